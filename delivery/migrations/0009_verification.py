import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0008_kickoff_pack"),
        ("lifecycle", "0024_business_processes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FunctionVerification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=200, verbose_name="place in English")),
                ("on", models.DateField(verbose_name="day")),
                ("conclusion", models.TextField(blank=True, editable=False, verbose_name="conclusion")),
                ("conclusion_en", models.TextField(blank=True, editable=False, verbose_name="conclusion in English")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("run", "Run, not concluded"),
                            ("failed", "Not passed"),
                            ("rerun", "Being run again"),
                            ("passed", "Passed"),
                        ],
                        default="planned",
                        max_length=8,
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
                "verbose_name": "function verification",
                "verbose_name_plural": "function verifications",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VerifiedFunction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not run"),
                            ("pass", "Works"),
                            ("conditional", "Works with a condition"),
                            ("fail", "Does not work"),
                        ],
                        max_length=11,
                        verbose_name="result",
                    ),
                ),
                ("remark", models.TextField(blank=True, verbose_name="remark")),
                ("remark_en", models.TextField(blank=True, verbose_name="remark in English")),
                ("ran_on", models.DateField(blank=True, editable=False, null=True, verbose_name="run on")),
                (
                    "flow_name",
                    models.CharField(blank=True, max_length=160, verbose_name="flow, where it is in no list"),
                ),
                (
                    "flow_name_en",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="flow, where it is in no list, in English"
                    ),
                ),
                ("function", models.CharField(max_length=200, verbose_name="function")),
                ("function_en", models.CharField(blank=True, max_length=200, verbose_name="function in English")),
                ("test_data", models.TextField(blank=True, verbose_name="data it was run with")),
                ("test_data_en", models.TextField(blank=True, verbose_name="data it was run with, in English")),
                ("retest_on", models.DateField(blank=True, null=True, verbose_name="to be checked again on")),
                (
                    "flow",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.businessprocess",
                        verbose_name="business process",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.question",
                        verbose_name="problem raised",
                    ),
                ),
                (
                    "ran_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="run by, of ours",
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
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="tried by, at the customer",
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="delivery.functionverification",
                    ),
                ),
            ],
            options={
                "verbose_name": "function",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VerificationRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not run"),
                            ("pass", "Works"),
                            ("conditional", "Works with a condition"),
                            ("fail", "Does not work"),
                        ],
                        max_length=11,
                        verbose_name="result",
                    ),
                ),
                ("remark", models.TextField(blank=True, verbose_name="remark")),
                ("remark_en", models.TextField(blank=True, verbose_name="remark in English")),
                ("ran_on", models.DateField(blank=True, editable=False, null=True, verbose_name="run on")),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.question",
                        verbose_name="problem raised",
                    ),
                ),
                (
                    "ran_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="run by, of ours",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="tried by, at the customer",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="delivery.verifiedfunction",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier run",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="functionverification",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="delivery_functionverification_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="verifiedfunction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("flow__isnull", False), models.Q(("flow_name", ""), _negated=True), _connector="OR"
                ),
                name="verified_function_has_flow",
            ),
        ),
    ]
