import uuid
from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0004_exams"),
        ("lifecycle", "0030_trainers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rollout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("goal", models.TextField(blank=True, verbose_name="what is reached when it is done")),
                ("goal_en", models.TextField(blank=True, verbose_name="what is reached when it is done, in English")),
                (
                    "target",
                    models.PositiveSmallIntegerField(
                        default=90, verbose_name="share of a unit's users who work with it, in percent"
                    ),
                ),
                ("began_on", models.DateField(blank=True, editable=False, null=True, verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                ("summary", models.TextField(blank=True, editable=False, verbose_name="how it went")),
                ("summary_en", models.TextField(blank=True, editable=False, verbose_name="how it went, in English")),
                (
                    "refused_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Preconditions being checked"),
                            ("ready", "Ready, not signed"),
                            ("rolling", "Rolling out"),
                            ("done", "Done"),
                        ],
                        default="checking",
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
                    "our_lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who leads it, of ours",
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
                    "their_lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who leads it, at the customer",
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
                "verbose_name": "rollout",
                "verbose_name_plural": "rollouts",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PerformanceCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("on", models.DateField(verbose_name="measured on")),
                ("method", models.CharField(max_length=200, verbose_name="how it was measured")),
                (
                    "method_en",
                    models.CharField(blank=True, max_length=200, verbose_name="how it was measured, in English"),
                ),
                ("users_target", models.PositiveIntegerField(verbose_name="users at once: expected")),
                ("users", models.PositiveIntegerField(blank=True, null=True, verbose_name="users at once: measured")),
                ("volume_target", models.PositiveIntegerField(verbose_name="business a day: expected")),
                (
                    "volume",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="business a day: measured"),
                ),
                (
                    "response_target",
                    models.DecimalField(decimal_places=2, max_digits=7, verbose_name="response in seconds: at most"),
                ),
                (
                    "response",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=7,
                        null=True,
                        verbose_name="response in seconds: measured",
                    ),
                ),
                (
                    "uptime_target",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("99.50"),
                        max_digits=5,
                        verbose_name="availability in percent: at least",
                    ),
                ),
                (
                    "uptime",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="availability in percent: measured",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not judged"), ("ok", "Good enough"), ("not", "Not good enough")],
                        max_length=3,
                        verbose_name="verdict",
                    ),
                ),
                ("remark", models.TextField(blank=True, verbose_name="remark")),
                ("remark_en", models.TextField(blank=True, verbose_name="remark in English")),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="aftersales.rollout"
                    ),
                ),
            ],
            options={
                "verbose_name": "performance check",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RolloutPrecondition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("functions", "The basic flows run, and the customer approved that in writing"),
                            ("performance", "It is stable and fast enough for as many users as are expected"),
                            ("manuals", "Manuals are complete and the users concerned are trained"),
                            ("resources", "Both sides have the resources, and the customer names who leads"),
                        ],
                        max_length=11,
                        verbose_name="precondition",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not judged"), ("ok", "Met"), ("not", "Not met")],
                        max_length=3,
                        verbose_name="verdict",
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                ("evidence_url", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True, verbose_name="what it rests on")),
                ("note_en", models.TextField(blank=True, verbose_name="what it rests on, in English")),
                ("judged_on", models.DateField(null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preconditions",
                        to="aftersales.rollout",
                    ),
                ),
            ],
            options={
                "verbose_name": "rollout precondition",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RolloutResource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "side",
                    models.CharField(
                        choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                    ),
                ),
                (
                    "resource_kind",
                    models.CharField(
                        choices=[("people", "People"), ("environment", "Rooms and equipment"), ("budget", "Budget")],
                        default="people",
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="who or what")),
                ("what_en", models.CharField(blank=True, max_length=200, verbose_name="who or what, in English")),
                ("amount", models.CharField(blank=True, max_length=80, verbose_name="how much")),
                ("amount_en", models.CharField(blank=True, max_length=80, verbose_name="how much, in English")),
                ("from_day", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="resources", to="aftersales.rollout"
                    ),
                ),
            ],
            options={
                "verbose_name": "resource of a rollout",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RolloutUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(max_length=120, verbose_name="site or department")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="site or department, in English"),
                ),
                ("users", models.PositiveIntegerField(verbose_name="how many users")),
                ("planned_from", models.DateField(verbose_name="from")),
                ("planned_until", models.DateField(verbose_name="until")),
                (
                    "covered",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="users who work with it"),
                ),
                ("started_on", models.DateField(editable=False, null=True)),
                ("ended_on", models.DateField(editable=False, null=True)),
                ("deferred_until", models.DateField(editable=False, null=True)),
                ("reason", models.TextField(blank=True, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("rolling", "Going on"),
                            ("reached", "Reached"),
                            ("deferred", "Put off by agreement"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=8,
                    ),
                ),
                (
                    "deferred_with",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                    ),
                ),
                (
                    "key_users",
                    models.ManyToManyField(
                        blank=True, related_name="rollout_units", to="lifecycle.keyuser", verbose_name="key users"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who leads there",
                    ),
                ),
                (
                    "rollout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="aftersales.rollout"
                    ),
                ),
            ],
            options={
                "verbose_name": "unit of a rollout",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RolloutProgress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("covered", models.PositiveIntegerField(verbose_name="users who work with it")),
                ("note", models.TextField(verbose_name="what happened")),
                ("note_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="aftersales.rolloutunit",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_rollout_number"),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "done"), _negated=True),
                fields=("project",),
                name="one_open_rollout_a_project",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollout",
            constraint=models.CheckConstraint(
                condition=models.Q(("target__gte", 1), ("target__lte", 100)), name="rollout_target"
            ),
        ),
        migrations.AddConstraint(
            model_name="performancecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("uptime__isnull", True), ("uptime__lte", 100), _connector="OR"),
                name="performance_check_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolloutprecondition",
            constraint=models.UniqueConstraint(fields=("rollout", "what"), name="rollout_precondition_once"),
        ),
        migrations.AddConstraint(
            model_name="rolloutresource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_day__isnull", True),
                    ("until__isnull", True),
                    ("from_day__lte", models.F("until")),
                    _connector="OR",
                ),
                name="rollout_resource_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolloutunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned_from__lte", models.F("planned_until"))), name="rollout_unit_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="rolloutunit",
            constraint=models.CheckConstraint(condition=models.Q(("users__gte", 1)), name="rollout_unit_users"),
        ),
        migrations.AddConstraint(
            model_name="rolloutunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "deferred"), _negated=True),
                    models.Q(models.Q(("reason", ""), _negated=True), ("deferred_with__isnull", False)),
                    _connector="OR",
                ),
                name="rollout_unit_deferred_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolloutprogress",
            constraint=models.UniqueConstraint(fields=("unit", "on"), name="rollout_progress_once_a_day"),
        ),
    ]
