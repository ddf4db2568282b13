import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0020_answers_to_requirements"), ("presales", "0010_people_and_risks")]

    operations = [
        migrations.CreateModel(
            name="ContractReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("remark", models.TextField(blank=True, verbose_name="overall remark")),
                ("read_on", models.DateField(blank=True, editable=False, null=True, verbose_name="read through on")),
                (
                    "state",
                    models.CharField(
                        choices=[("reading", "Being read"), ("read", "Read through")],
                        default="reading",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)ss",
                        to="lifecycle.project",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="read by",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of the contract",
                "verbose_name_plural": "readings of the contract",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContractClause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("number", models.CharField(max_length=40, verbose_name="clause")),
                ("text", models.TextField(verbose_name="what it asks of us, in short")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("unreviewed", "Not judged yet"),
                            ("feasible", "Feasible"),
                            ("at_risk", "At risk"),
                            ("infeasible", "Not feasible"),
                        ],
                        default="unreviewed",
                        max_length=10,
                        verbose_name="can it be kept?",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("taken_on_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken on")),
                ("taken_on_note", models.TextField(blank=True, editable=False, verbose_name="why it was taken on")),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="presales.contractamendment",
                        verbose_name="amendment",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.commitment",
                        verbose_name="promise",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "taken_on_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken on by",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="presales.contractreading",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause of the contract",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="contractreading",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="presales_contractreading_number"),
        ),
    ]
