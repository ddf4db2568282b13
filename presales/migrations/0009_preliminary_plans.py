import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("presales", "0008_sections_answer_requirements"), ("lifecycle", "0023_changes")]

    operations = [
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("phases", models.JSONField(default=list, verbose_name="phases")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "playbook",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_template",
                        to="lifecycle.playbook",
                    ),
                ),
            ],
            options={
                "verbose_name": "phases of plans",
            },
        ),
        migrations.CreateModel(
            name="PreliminaryPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("goal", models.TextField(blank=True, verbose_name="goal")),
                ("goal_en", models.TextField(blank=True, verbose_name="goal in English")),
                ("strategy", models.TextField(blank=True, verbose_name="strategy")),
                ("strategy_en", models.TextField(blank=True, verbose_name="strategy in English")),
                ("ability", models.TextField(blank=True, verbose_name="ability needed")),
                ("ability_en", models.TextField(blank=True, verbose_name="ability needed, in English")),
                ("verification", models.TextField(blank=True, verbose_name="how the goal is verified")),
                ("verification_en", models.TextField(blank=True, verbose_name="how the goal is verified, in English")),
                (
                    "signed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="agreed by the customer on"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("settled", "Settled"), ("carried", "Carried over to delivery")],
                        default="draft",
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
                "verbose_name": "preliminary plan",
                "verbose_name_plural": "preliminary plans",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PreliminaryPlanItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("phase", models.CharField(blank=True, max_length=80, verbose_name="phase")),
                ("phase_en", models.CharField(blank=True, max_length=80, verbose_name="phase in English")),
                ("what", models.CharField(max_length=200, verbose_name="what is done")),
                ("what_en", models.CharField(blank=True, max_length=200, verbose_name="what is done, in English")),
                (
                    "side",
                    models.CharField(
                        choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                        default="vendor",
                        max_length=8,
                        verbose_name="responsible side",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="working days",
                    ),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="start")),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                ("started_on", models.DateField(blank=True, editable=False, null=True, verbose_name="begun on")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="finished on")),
                ("progress", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="progress, %")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="where")),
                ("place_en", models.CharField(blank=True, max_length=120, verbose_name="where, in English")),
                ("others", models.CharField(blank=True, max_length=200, verbose_name="who else takes part")),
                (
                    "others_en",
                    models.CharField(blank=True, max_length=200, verbose_name="who else takes part, in English"),
                ),
                ("steps", models.TextField(blank=True, verbose_name="steps")),
                ("steps_en", models.TextField(blank=True, verbose_name="steps in English")),
                ("expected", models.TextField(blank=True, verbose_name="expected result")),
                ("expected_en", models.TextField(blank=True, verbose_name="expected result in English")),
                ("rollback", models.TextField(blank=True, verbose_name="fallback")),
                ("rollback_en", models.TextField(blank=True, verbose_name="fallback in English")),
                ("ability", models.TextField(blank=True, verbose_name="ability needed")),
                ("ability_en", models.TextField(blank=True, verbose_name="ability needed, in English")),
                ("verification", models.TextField(blank=True, verbose_name="verification")),
                ("verification_en", models.TextField(blank=True, verbose_name="verification in English")),
                ("replan_reason", models.TextField(blank=True, editable=False, verbose_name="why it was moved")),
                ("replans", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="times moved")),
                ("ticks", models.JSONField(default=dict, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("initiation", "Initiation"),
                            ("analysis", "Requirements analysis"),
                            ("design", "Solution design"),
                            ("implementation", "Implementation"),
                            ("testing", "Testing"),
                            ("delivery", "Delivery"),
                        ],
                        editable=False,
                        max_length=16,
                        verbose_name="step",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.objective",
                        verbose_name="objective it serves",
                    ),
                ),
                (
                    "ours",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who of us",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="presales.preliminaryplan",
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
                        verbose_name="requirement it fulfils",
                    ),
                ),
                (
                    "theirs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who at the customer",
                    ),
                ),
            ],
            options={
                "verbose_name": "item of a preliminary plan",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PreliminaryPlanLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FS", "begins after its end"),
                            ("SS", "begins after its start"),
                            ("FF", "ends after its end"),
                            ("SF", "ends after its start"),
                        ],
                        default="FS",
                        max_length=2,
                        verbose_name="how it waits",
                    ),
                ),
                ("lag", models.SmallIntegerField(default=0, verbose_name="working days between")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waits_for",
                        to="presales.preliminaryplanitem",
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="presales.preliminaryplanitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "order of items",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PreliminaryPlanResource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "kind",
                    models.CharField(
                        choices=[("human", "People"), ("technical", "Technology"), ("financial", "Money")],
                        default="human",
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                        default="vendor",
                        max_length=8,
                        verbose_name="who provides it",
                    ),
                ),
                ("what", models.CharField(max_length=160, verbose_name="what")),
                ("what_en", models.CharField(blank=True, max_length=160, verbose_name="what, in English")),
                ("quantity", models.CharField(blank=True, max_length=80, verbose_name="how much")),
                ("quantity_en", models.CharField(blank=True, max_length=80, verbose_name="how much, in English")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="resources",
                        to="presales.preliminaryplanitem",
                        verbose_name="for which step",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resources",
                        to="presales.preliminaryplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "resource",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="preliminaryplan",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="presales_preliminaryplan_number"),
        ),
        migrations.AddConstraint(
            model_name="preliminaryplanitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True), ("due__isnull", True), ("due__gte", models.F("start")), _connector="OR"
                ),
                name="presales_preliminaryplanitem_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="preliminaryplanitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started_on__isnull", True),
                    ("ended_on__isnull", True),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="presales_preliminaryplanitem_actual",
            ),
        ),
        migrations.AddConstraint(
            model_name="preliminaryplanitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__lte", 100)), name="presales_preliminaryplanitem_progress"
            ),
        ),
        migrations.AddConstraint(
            model_name="preliminaryplanlink",
            constraint=models.UniqueConstraint(fields=("item", "on"), name="presales_preliminaryplanlink_once"),
        ),
        migrations.AddConstraint(
            model_name="preliminaryplanlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("item", models.F("on")), _negated=True), name="presales_preliminaryplanlink_other"
            ),
        ),
    ]
