import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0009_verification"), ("lifecycle", "0023_changes")]

    operations = [
        migrations.CreateModel(
            name="TrialRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("scope", models.TextField(verbose_name="what runs on trial, and where")),
                ("scope_en", models.TextField(blank=True, verbose_name="what runs on trial, and where, in English")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                ("planned_end", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("environment", models.TextField(blank=True, verbose_name="environment")),
                ("environment_en", models.TextField(blank=True, verbose_name="environment in English")),
                ("channel", models.TextField(blank=True, verbose_name="how users tell us what they find")),
                (
                    "channel_en",
                    models.TextField(blank=True, verbose_name="how users tell us what they find, in English"),
                ),
                (
                    "observed",
                    models.CharField(
                        choices=[("daily", "Every working day"), ("weekly", "Every week")],
                        default="weekly",
                        max_length=6,
                        verbose_name="how often it is looked at",
                    ),
                ),
                ("began_on", models.DateField(blank=True, editable=False, null=True, verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("passed", "Passed"),
                            ("conditional", "Passed with conditions"),
                            ("failed", "Not passed"),
                        ],
                        editable=False,
                        max_length=11,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "refused_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Being prepared"),
                            ("running", "Running"),
                            ("extended", "Made longer"),
                            ("closed", "Over"),
                        ],
                        default="prepared",
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
                        verbose_name="who looks after it, of ours",
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
                        verbose_name="who looks after it, at the customer",
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
                "verbose_name": "trial run",
                "verbose_name_plural": "trial runs",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrialReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("ended_on", models.DateField(verbose_name="the trial run ended on")),
                ("summary", models.TextField(verbose_name="how it was used")),
                ("summary_en", models.TextField(blank=True, verbose_name="how it was used, in English")),
                ("open_points", models.TextField(blank=True, verbose_name="what is still open, who does it by when")),
                (
                    "open_points_en",
                    models.TextField(blank=True, verbose_name="what is still open, who does it by when, in English"),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("passed", "Passed"),
                            ("conditional", "Passed with conditions"),
                            ("failed", "Not passed"),
                        ],
                        max_length=11,
                        verbose_name="verdict",
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions, or what has to be tried again")),
                (
                    "conditions_en",
                    models.TextField(blank=True, verbose_name="conditions, or what has to be tried again, in English"),
                ),
                (
                    "unfinished",
                    models.TextField(blank=True, verbose_name="why it ends although something is not finished"),
                ),
                (
                    "unfinished_en",
                    models.TextField(
                        blank=True, verbose_name="why it ends although something is not finished, in English"
                    ),
                ),
                (
                    "refused_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                ),
                ("signed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="signed on")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("signed", "Signed")],
                        default="draft",
                        max_length=6,
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
                (
                    "trial",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="delivery.trialrun",
                        verbose_name="trial run",
                    ),
                ),
            ],
            options={
                "verbose_name": "report on a trial run",
                "verbose_name_plural": "reports on trial runs",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrialObservation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("users", models.PositiveIntegerField(verbose_name="how many worked with it")),
                ("happened", models.TextField(verbose_name="what happened")),
                ("happened_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                ("blocking", models.PositiveSmallIntegerField(default=0, verbose_name="faults: work stands still")),
                ("major", models.PositiveSmallIntegerField(default=0, verbose_name="faults: serious")),
                ("minor", models.PositiveSmallIntegerField(default=0, verbose_name="faults: slight")),
                ("noted_at", models.DateTimeField(auto_now=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "trial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="delivery.trialrun",
                    ),
                ),
            ],
            options={
                "verbose_name": "observation",
                "ordering": ["-on"],
            },
        ),
        migrations.CreateModel(
            name="TrialFeedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "feedback_kind",
                    models.CharField(
                        choices=[
                            ("opinion", "Opinion"),
                            ("suggestion", "Suggestion"),
                            ("defect", "Something does not work"),
                            ("question", "Question"),
                        ],
                        default="opinion",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="page or function")),
                ("text", models.TextField(max_length=5000, verbose_name="what was said")),
                (
                    "said_by",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="who said it, if not in our list of people"
                    ),
                ),
                (
                    "disposition",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("requirement", "A requirement"),
                            ("defect", "A defect, to be put right"),
                            ("training", "A question of training"),
                            ("change", "A change request"),
                            ("answered", "Answered; nothing else to do"),
                            ("duplicate", "Said before"),
                        ],
                        editable=False,
                        max_length=11,
                        verbose_name="what becomes of it",
                    ),
                ),
                ("analysis", models.TextField(blank=True, editable=False, verbose_name="why")),
                ("triaged_at", models.DateTimeField(editable=False, null=True, verbose_name="sorted")),
                ("answer", models.TextField(blank=True, editable=False, verbose_name="answer")),
                ("answer_en", models.TextField(blank=True, editable=False, verbose_name="answer in English")),
                ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "Not sorted"), ("triaged", "Sorted"), ("answered", "Answered")],
                        default="new",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who said it",
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
                    "duplicate_of",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="delivery.trialfeedback",
                        verbose_name="said before in",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="lifecycle.portallink",
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
                    "triaged_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sorted by",
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
                (
                    "trial",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="delivery.trialrun",
                        verbose_name="trial run",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback from the trial run",
                "verbose_name_plural": "feedback from the trial run",
                "ordering": ["created_at", "number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrialExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_day", models.DateField(verbose_name="end until now")),
                ("to_day", models.DateField(verbose_name="new end")),
                ("reason", models.TextField(verbose_name="reason")),
                ("reason_en", models.TextField(blank=True, verbose_name="reason in English")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "trial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="extensions", to="delivery.trialrun"
                    ),
                ),
            ],
            options={
                "verbose_name": "extension",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TrialCriterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("measure", models.CharField(max_length=200, verbose_name="what is measured")),
                (
                    "measure_en",
                    models.CharField(blank=True, max_length=200, verbose_name="what is measured, in English"),
                ),
                ("target", models.CharField(max_length=160, verbose_name="target")),
                ("target_en", models.CharField(blank=True, max_length=160, verbose_name="target in English")),
                ("method", models.CharField(max_length=300, verbose_name="how it is measured")),
                (
                    "method_en",
                    models.CharField(blank=True, max_length=300, verbose_name="how it is measured, in English"),
                ),
                (
                    "actual",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="what was measured"),
                ),
                (
                    "actual_en",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="what was measured, in English"
                    ),
                ),
                (
                    "met",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not measured"), ("met", "Met"), ("missed", "Not met")],
                        editable=False,
                        max_length=6,
                        verbose_name="result",
                    ),
                ),
                ("measured_on", models.DateField(blank=True, editable=False, null=True, verbose_name="measured on")),
                (
                    "trial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="delivery.trialrun"
                    ),
                ),
            ],
            options={
                "verbose_name": "pass criterion",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="trialrun",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_trialrun_number"),
        ),
        migrations.AddConstraint(
            model_name="trialrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "closed"), _negated=True),
                fields=("project",),
                name="one_open_trial_run_a_project",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True),
                    ("planned_end__isnull", True),
                    ("starts_on__lt", models.F("planned_end")),
                    _connector="OR",
                ),
                name="trial_run_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "prepared"), ("began_on__isnull", False), _connector="OR"),
                name="trial_run_runs_since",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(("ended_on__isnull", False), models.Q(("verdict", ""), _negated=True)),
                    _connector="OR",
                ),
                name="trial_run_closed_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialreport",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_trialreport_number"),
        ),
        migrations.AddConstraint(
            model_name="trialreport",
            constraint=models.UniqueConstraint(fields=("trial",), name="one_report_a_trial_run"),
        ),
        migrations.AddConstraint(
            model_name="trialreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "signed"), _negated=True), ("signed_on__isnull", False), _connector="OR"
                ),
                name="trial_report_signed_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialobservation",
            constraint=models.UniqueConstraint(fields=("trial", "on"), name="one_trial_observation_a_day"),
        ),
        migrations.AddIndex(
            model_name="trialfeedback",
            index=models.Index(fields=["project", "state", "created_at"], name="trial_feedback_state"),
        ),
        migrations.AddConstraint(
            model_name="trialfeedback",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_trialfeedback_number"),
        ),
        migrations.AddConstraint(
            model_name="trialfeedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "new"),
                    models.Q(
                        models.Q(("disposition", ""), _negated=True),
                        models.Q(("analysis", ""), _negated=True),
                        ("triaged_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="trial_feedback_sorted_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialfeedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    _connector="OR",
                ),
                name="trial_feedback_answered_what",
            ),
        ),
    ]
