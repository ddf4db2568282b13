import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0023_changes")]

    operations = [
        migrations.CreateModel(
            name="BusinessProcess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("name", models.CharField(max_length=160, verbose_name="business process")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="business process in English")),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(blank=True, verbose_name="place in the order of the work"),
                ),
                ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                ("department_en", models.CharField(blank=True, max_length=120, verbose_name="department in English")),
                ("is_key", models.BooleanField(default=False, verbose_name="key process")),
                (
                    "manual_state",
                    models.CharField(
                        choices=[
                            ("none", "No manual yet"),
                            ("draft", "Manual being written"),
                            ("ready", "Manual ready"),
                            ("given", "Manual handed over"),
                        ],
                        default="none",
                        max_length=5,
                        verbose_name="manual",
                    ),
                ),
                (
                    "trained_target",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how many people are to be trained"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[("in_use", "Part of the work"), ("dropped", "Left out")],
                        default="in_use",
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
                "verbose_name": "business process",
                "verbose_name_plural": "business processes",
                "ordering": ["sequence", "number"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="requirement",
            name="business_processes",
            field=models.ManyToManyField(
                blank=True,
                related_name="requirements",
                to="lifecycle.businessprocess",
                verbose_name="business processes",
            ),
        ),
        migrations.AddConstraint(
            model_name="businessprocess",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_businessprocess_number"),
        ),
    ]
