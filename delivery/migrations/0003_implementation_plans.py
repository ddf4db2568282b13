import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_change_process")]

    operations = [
        migrations.CreateModel(
            name="ImplementationPlan",
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
                ("revision", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision")),
                ("revised_reason", models.TextField(blank=True, editable=False, verbose_name="why it is revised")),
                (
                    "communicated_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="communicated"),
                ),
                (
                    "communicated_how",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="how it was communicated"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                ),
                (
                    "waiver",
                    models.TextField(blank=True, editable=False, verbose_name="why it holds in spite of the findings"),
                ),
                ("began_on", models.DateField(blank=True, editable=False, null=True, verbose_name="begun on")),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
                ("outcome", models.TextField(blank=True, editable=False, verbose_name="what came of it")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("communicated", "Communicated"),
                            ("confirmed", "Confirmed"),
                            ("running", "Under way"),
                            ("revised", "Being revised"),
                            ("done", "Done"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phases",
                        to="delivery.implementationplan",
                        verbose_name="part of the plan",
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
                "verbose_name": "implementation plan",
                "verbose_name_plural": "implementation plans",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImplementationPlanItem",
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
                        to="delivery.implementationplan",
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
                "verbose_name": "item of an implementation plan",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImplementationPlanLink",
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
                        to="delivery.implementationplanitem",
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="delivery.implementationplanitem",
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
            name="ImplementationPlanResource",
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
                        to="delivery.implementationplanitem",
                        verbose_name="for which step",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resources",
                        to="delivery.implementationplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "resource",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanAcknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveSmallIntegerField(verbose_name="revision")),
                ("told_at", models.DateTimeField(auto_now_add=True, verbose_name="told")),
                ("confirmed_on", models.DateField(null=True, verbose_name="confirmed on")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="how")),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who at the customer",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="delivery.implementationplan",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who of us",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation of a plan",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanBaseline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveSmallIntegerField(verbose_name="revision")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("items", models.JSONField(default=list, verbose_name="items")),
                ("frozen_at", models.DateTimeField(auto_now_add=True, verbose_name="frozen")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="frozen by",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baselines",
                        to="delivery.implementationplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "baseline of a plan",
                "ordering": ["revision"],
            },
        ),
        migrations.CreateModel(
            name="PlanChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("customer", "The customer"),
                            ("vendor", "Ourselves"),
                            ("change", "A change request"),
                            ("before", "What it waits for came late"),
                            ("force", "Force majeure"),
                            ("error", "The plan was wrong"),
                        ],
                        max_length=8,
                        verbose_name="on whose account",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("refers_to", models.CharField(blank=True, max_length=120, verbose_name="change request or memo")),
                ("old_start", models.DateField(null=True, verbose_name="start before")),
                ("old_due", models.DateField(null=True, verbose_name="due before")),
                ("new_start", models.DateField(null=True, verbose_name="new start")),
                ("new_due", models.DateField(null=True, verbose_name="newly due")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="delivery.implementationplanitem",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="delivery.implementationplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a plan",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="implementationplan",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="delivery_implementationplan_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationplanitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True), ("due__isnull", True), ("due__gte", models.F("start")), _connector="OR"
                ),
                name="delivery_implementationplanitem_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationplanitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started_on__isnull", True),
                    ("ended_on__isnull", True),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="delivery_implementationplanitem_actual",
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationplanitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__lte", 100)), name="delivery_implementationplanitem_progress"
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationplanlink",
            constraint=models.UniqueConstraint(fields=("item", "on"), name="delivery_implementationplanlink_once"),
        ),
        migrations.AddConstraint(
            model_name="implementationplanlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("item", models.F("on")), _negated=True),
                name="delivery_implementationplanlink_other",
            ),
        ),
        migrations.AddConstraint(
            model_name="planacknowledgement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("user__isnull", False)),
                fields=("plan", "revision", "user"),
                name="plan_acknowledged_user",
            ),
        ),
        migrations.AddConstraint(
            model_name="planacknowledgement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("contact__isnull", False)),
                fields=("plan", "revision", "contact"),
                name="plan_acknowledged_contact",
            ),
        ),
        migrations.AddConstraint(
            model_name="planacknowledgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                    _connector="OR",
                ),
                name="plan_acknowledged_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="planbaseline",
            constraint=models.UniqueConstraint(fields=("plan", "revision"), name="plan_baseline_revision"),
        ),
    ]
