import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import aftersales.models.sitting_marks
import lifecycle.tables


class Migration(migrations.Migration):
    replaces = [
        ("aftersales", "0001_initial"),
        ("aftersales", "0002_training_sessions"),
        ("aftersales", "0003_training_plans"),
        ("aftersales", "0004_exams"),
        ("aftersales", "0005_rollouts"),
        ("aftersales", "0006_receivables"),
        ("aftersales", "0007_service"),
    ]

    initial = True

    dependencies = [
        ("lifecycle", "0001_squashed_0032_lights"),
    ]

    operations = [
        lifecycle.tables.Tables(
            tables=[
                migrations.CreateModel(
                    name="AcceptanceItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "acceptance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="aftersales.acceptance",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        ("criterion", models.TextField(verbose_name="criterion")),
                        ("criterion_en", models.TextField(blank=True, verbose_name="criterion in English")),
                        (
                            "source",
                            models.CharField(
                                choices=[("contract", "Contract"), ("requirement", "Requirement"), ("other", "Other")],
                                default="contract",
                                max_length=11,
                                verbose_name="comes from",
                            ),
                        ),
                        ("source_ref", models.CharField(blank=True, max_length=120, verbose_name="where exactly")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("pending", "Not checked yet"),
                                    ("pass", "Passed"),
                                    ("conditional", "Passed with a condition"),
                                    ("fail", "Not passed"),
                                ],
                                default="pending",
                                max_length=11,
                                verbose_name="result",
                            ),
                        ),
                        ("finding", models.TextField(blank=True, verbose_name="what was found")),
                        ("finding_en", models.TextField(blank=True, verbose_name="what was found, in English")),
                        ("evidence_ref", models.CharField(blank=True, max_length=160, verbose_name="evidence")),
                    ],
                    options={
                        "verbose_name": "acceptance item",
                        "verbose_name_plural": "acceptance items",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("result__in", ("pending", "pass", "conditional", "fail"))),
                                name="acceptance_item_result",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutstandingItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "acceptance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outstanding",
                                to="aftersales.acceptance",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="outstanding",
                                to="aftersales.acceptanceitem",
                                verbose_name="belongs to item",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what is left to do")),
                        ("text_en", models.TextField(blank=True, verbose_name="what is left to do, in English")),
                        (
                            "side",
                            models.CharField(
                                choices=[("vendor", "Us"), ("customer", "Customer")],
                                default="vendor",
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="one of our people",
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
                                verbose_name="contact",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("done_note", models.TextField(blank=True, verbose_name="how it was settled")),
                    ],
                    options={
                        "verbose_name": "outstanding item",
                        "verbose_name_plural": "outstanding items",
                        "ordering": ["due", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("user__isnull", True),
                                        models.Q(("contact__isnull", True), ("side", "vendor")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("contact__isnull", True),
                                        models.Q(("side", "customer"), ("user__isnull", True)),
                                        _connector="OR",
                                    ),
                                ),
                                name="outstanding_owner_on_its_side",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcceptanceDelay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "acceptance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delays",
                                to="aftersales.acceptance",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("customer", "Customer"),
                                    ("vendor", "Us"),
                                    ("shared", "Both sides"),
                                    ("force", "Force majeure"),
                                ],
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(verbose_name="days")),
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("cause", models.TextField(verbose_name="cause")),
                        ("cause_en", models.TextField(blank=True, verbose_name="cause in English")),
                        (
                            "source_ref",
                            models.CharField(blank=True, max_length=120, verbose_name="where it is written down"),
                        ),
                        ("agreed", models.BooleanField(default=False, verbose_name="both sides agree")),
                    ],
                    options={
                        "verbose_name": "delay",
                        "verbose_name_plural": "delays",
                        "ordering": ["from_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="delay_has_days")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PanelMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "acceptance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="panel",
                                to="aftersales.acceptance",
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
                                verbose_name="contact",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="one of our people",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("expert", "Customer's expert"),
                                    ("IM", "Implementation manager"),
                                    ("BM", "Commercial manager"),
                                    ("PM", "Project manager"),
                                    ("owner", "Customer's project owner"),
                                    ("other", "Other"),
                                ],
                                max_length=6,
                                verbose_name="role in the panel",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "panel member",
                        "verbose_name_plural": "panel members",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                                    _connector="OR",
                                ),
                                name="panel_contact_or_user",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role__in", ("expert", "owner")), ("user__isnull", True)),
                                    models.Q(("contact__isnull", True), ("role__in", ("IM", "BM", "PM"))),
                                    ("role", "other"),
                                    _connector="OR",
                                ),
                                name="panel_role_on_its_side",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("contact__isnull", False)),
                                fields=("acceptance", "contact"),
                                name="panel_contact_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("user__isnull", False)),
                                fields=("acceptance", "user"),
                                name="panel_user_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Acceptance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "acceptance_kind",
                            models.CharField(
                                choices=[
                                    ("preliminary", "Preliminary acceptance"),
                                    ("final", "Final acceptance"),
                                    ("phase", "Acceptance of a phase"),
                                ],
                                default="final",
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("scope", models.TextField(blank=True, verbose_name="what is accepted")),
                        ("scope_en", models.TextField(blank=True, verbose_name="what is accepted, in English")),
                        ("trial_result", models.TextField(blank=True, verbose_name="what the trial run showed")),
                        (
                            "trial_result_en",
                            models.TextField(blank=True, verbose_name="what the trial run showed, in English"),
                        ),
                        ("requested_on", models.DateField(blank=True, null=True, verbose_name="date asked for")),
                        (
                            "meeting_on",
                            models.DateField(blank=True, null=True, verbose_name="meeting of the panel on"),
                        ),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        (
                            "no_delays",
                            models.BooleanField(
                                default=False,
                                help_text="Only if the list of delays is empty.",
                                verbose_name="there were no delays",
                            ),
                        ),
                        ("conclusion", models.TextField(blank=True, verbose_name="conclusion")),
                        ("conclusion_en", models.TextField(blank=True, verbose_name="conclusion in English")),
                        ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                        ("concluded_on", models.DateField(blank=True, null=True, verbose_name="concluded on")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        ("rework_note", models.TextField(blank=True, verbose_name="what has to be reworked")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "Being prepared"),
                                    ("applied", "Applied for"),
                                    ("reviewing", "Being checked"),
                                    ("passed", "Accepted"),
                                    ("conditional", "Accepted with conditions"),
                                    ("failed", "Not accepted"),
                                ],
                                default="preparing",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "acceptance",
                        "verbose_name_plural": "acceptances",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["project", "acceptance_kind"], name="acceptance_project_kind")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="aftersales_acceptance_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ("preparing", "applied", "reviewing", "passed", "conditional", "failed"),
                                    )
                                ),
                                name="acceptance_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signed_on__isnull", True),
                                    ("state__in", ("passed", "conditional")),
                                    _connector="OR",
                                ),
                                name="acceptance_signed_is_concluded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankStatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("account", models.CharField(max_length=60, verbose_name="account number")),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("CNY", "Chinese yuan"),
                                    ("USD", "US dollar"),
                                    ("EUR", "Euro"),
                                    ("HKD", "Hong Kong dollar"),
                                    ("JPY", "Japanese yen"),
                                ],
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="file")),
                        ("cells", models.JSONField()),
                        ("reading", models.JSONField(default=dict)),
                        ("choices", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[("read", "To be confirmed"), ("booked", "Entered"), ("dropped", "Not used")],
                                default="read",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                        (
                            "booked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("booked_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "bank statement",
                        "verbose_name_plural": "bank statements",
                        "ordering": ["-uploaded_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("read", "booked", "dropped"))),
                                name="statement_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("booked_at__isnull", False), ("booked_by__isnull", False), ("state", "booked")
                                    ),
                                    models.Q(
                                        models.Q(("state", "booked"), _negated=True),
                                        ("booked_at__isnull", True),
                                        ("booked_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="statement_booked_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="aftersales.bankstatement",
                            ),
                        ),
                        ("n", models.PositiveIntegerField(verbose_name="row")),
                        ("fingerprint", models.CharField(max_length=80)),
                        ("day", models.DateField(verbose_name="day")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        ("payer", models.CharField(blank=True, max_length=200, verbose_name="payer")),
                        ("reference", models.CharField(blank=True, max_length=120, verbose_name="bank reference")),
                        ("released_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "verbose_name": "row of a bank statement",
                        "verbose_name_plural": "rows of bank statements",
                        "ordering": ["statement", "n"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("released_at__isnull", True)),
                                fields=("fingerprint",),
                                name="bank_entry_once",
                            ),
                            models.UniqueConstraint(fields=("statement", "n"), name="bank_entry_row"),
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="bank_entry_amount"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CollectionLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="collections",
                                to="aftersales.paymentmilestone",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="spoke with",
                            ),
                        ),
                        ("said", models.TextField(verbose_name="what was said")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="ask again on")),
                        ("promised_on", models.DateField(blank=True, null=True, verbose_name="promised for")),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "Asked"),
                                    (1, "First reminder"),
                                    (2, "Second reminder"),
                                    (3, "Final reminder"),
                                ],
                                default=0,
                                verbose_name="how firmly",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who asked",
                            ),
                        ),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ],
                    options={
                        "verbose_name": "collection note",
                        "verbose_name_plural": "collection notes",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("level__lte", 3)), name="collection_level")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Concession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concessions",
                                to="aftersales.paymentmilestone",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("waiver", "Write off an amount"),
                                    ("later", "Move a retention to a later day"),
                                ],
                                max_length=6,
                                verbose_name="what is asked for",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, null=True, verbose_name="amount"),
                        ),
                        ("new_on", models.DateField(null=True, verbose_name="new day")),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                        ("decision_note", models.TextField(blank=True, verbose_name="why so")),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ],
                    options={
                        "verbose_name": "request to an executive",
                        "verbose_name_plural": "requests to executives",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("milestone",),
                                name="one_concession_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("asked", "granted", "refused", "withdrawn"))),
                                name="concession_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__gt", 0), ("kind", "waiver"), ("new_on__isnull", True)),
                                    models.Q(("amount__isnull", True), ("kind", "later"), ("new_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="concession_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("state__in", ("asked", "withdrawn")),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("state__in", ("granted", "refused")),
                                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="concession_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingDoor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "session",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="door",
                                to="aftersales.trainingsession",
                            ),
                        ),
                        ("seed", models.CharField(max_length=43)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        (
                            "late",
                            models.PositiveSmallIntegerField(default=30, verbose_name="minutes after the beginning"),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="ExamQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.businessprocess",
                                verbose_name="business process",
                            ),
                        ),
                        (
                            "question_kind",
                            models.CharField(
                                choices=[
                                    ("single", "One answer"),
                                    ("multiple", "Several answers"),
                                    ("truth", "True or false"),
                                    ("short", "Short answer"),
                                    ("task", "Practical task"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "difficulty",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 · very easy"),
                                    (2, "2 · easy"),
                                    (3, "3 · moderate"),
                                    (4, "4 · hard"),
                                    (5, "5 · very hard"),
                                ],
                                default=3,
                                verbose_name="difficulty",
                            ),
                        ),
                        (
                            "points",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="points",
                            ),
                        ),
                        ("scenario", models.TextField(blank=True, verbose_name="case")),
                        ("scenario_en", models.TextField(blank=True, verbose_name="case in English")),
                        ("text", models.TextField(verbose_name="question")),
                        ("text_en", models.TextField(blank=True, verbose_name="question in English")),
                        (
                            "holds",
                            models.CharField(
                                blank=True,
                                choices=[("true", "true"), ("false", "false")],
                                max_length=5,
                                verbose_name="is it true?",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="right answer, and why")),
                        ("answer_en", models.TextField(blank=True, verbose_name="right answer, in English")),
                        (
                            "state",
                            models.CharField(
                                choices=[("in_use", "In use"), ("retired", "Retired")],
                                default="in_use",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exam question",
                        "verbose_name_plural": "exam questions",
                        "ordering": ["number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_examquestion_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("difficulty__gte", 1), ("difficulty__lte", 5)),
                                name="exam_question_difficulty",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExamOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="aftersales.examquestion",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="answer")),
                        ("text_en", models.CharField(blank=True, max_length=300, verbose_name="answer in English")),
                        ("right", models.BooleanField(default=False, verbose_name="right")),
                    ],
                    options={
                        "verbose_name": "answer to choose",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TrainingTopic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outline",
                                to="aftersales.trainingsession",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("concept", "Thinking behind it"),
                                    ("operation", "Operation"),
                                    ("process", "Business process"),
                                    ("soft", "Soft skills"),
                                    ("problems", "What to do about problems"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what is taught")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=200, verbose_name="what is taught, in English"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="length in minutes"),
                        ),
                    ],
                    options={
                        "verbose_name": "topic of a training",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="contact",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendance",
                                to="aftersales.trainingsession",
                            ),
                        ),
                        ("department", models.CharField(blank=True, max_length=80, verbose_name="department")),
                        ("signed", models.BooleanField(default=False, editable=False, verbose_name="came and signed")),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="signed"),
                        ),
                        (
                            "signed_how",
                            models.CharField(
                                blank=True,
                                choices=[("phone", "By phone"), ("sheet", "On the sheet")],
                                editable=False,
                                max_length=5,
                                verbose_name="how they signed",
                            ),
                        ),
                        (
                            "told_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="told of it"),
                        ),
                        (
                            "told_how",
                            models.CharField(
                                blank=True,
                                choices=[("mail", "By mail"), ("person", "In person")],
                                editable=False,
                                max_length=6,
                                verbose_name="how they were told",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Comes"), ("no", "Cannot come")],
                                editable=False,
                                max_length=3,
                                verbose_name="do they come",
                            ),
                        ),
                        (
                            "answer_note",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="what they said"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                        ),
                        ("reminded_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "link",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="lifecycle.portallink",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "row of the sign-in sheet",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                                ),
                                name="attendance_is_somebody",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("contact__isnull", False)),
                                fields=("session", "contact"),
                                name="attendance_contact_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="contact",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="aftersales.trainingsession",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("wish", "Wish"), ("question", "Question"), ("problem", "Problem")],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what was said")),
                        (
                            "text_en",
                            models.CharField(blank=True, max_length=300, verbose_name="what was said, in English"),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="answer"),
                        ),
                        (
                            "answer_en",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="answer in English"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "what was heard in a training",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Coaching",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="contact",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="coaching",
                                to="aftersales.trainingsession",
                            ),
                        ),
                        ("topic", models.CharField(max_length=200, verbose_name="on what")),
                        ("due", models.DateField(verbose_name="due")),
                        ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
                    ],
                    options={
                        "verbose_name": "coaching after a training",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                                ),
                                name="coaching_is_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingFeedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="feedback",
                                to="aftersales.trainingsession",
                            ),
                        ),
                        (
                            "attendance",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="feedback",
                                to="aftersales.attendance",
                                verbose_name="who",
                            ),
                        ),
                        (
                            "content",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="content",
                            ),
                        ),
                        (
                            "trainer",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="trainer",
                            ),
                        ),
                        (
                            "pace",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="pace",
                            ),
                        ),
                        (
                            "material",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="material",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, max_length=2000, verbose_name="remark")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("phone", "By phone in the room"),
                                    ("link", "By private link"),
                                    ("paper", "From paper"),
                                ],
                                max_length=5,
                                verbose_name="how it came",
                            ),
                        ),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "feedback to a training",
                        "verbose_name_plural": "feedback to a training",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("content__range", (1, 5))), name="training_content_1_to_5"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("trainer__range", (1, 5))), name="training_trainer_1_to_5"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pace__range", (1, 5))), name="training_pace_1_to_5"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("material__range", (1, 5))), name="training_material_1_to_5"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingContent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="content",
                                to="aftersales.trainingplan",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("decision", "Those who decide"),
                                    ("maintenance", "Those who maintain the system"),
                                    ("operation", "Those who work with it"),
                                ],
                                max_length=11,
                                verbose_name="for whom",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("concept", "Thinking behind it"),
                                    ("operation", "Operation"),
                                    ("process", "Business process"),
                                    ("soft", "Soft skills"),
                                    ("problems", "What to do about problems"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what is taught")),
                        (
                            "what_en",
                            models.CharField(blank=True, max_length=200, verbose_name="what is taught, in English"),
                        ),
                    ],
                    options={
                        "verbose_name": "content of a training plan",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlannedTrainer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trainers",
                                to="aftersales.trainingplan",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of ours",
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
                                verbose_name="or of the customer",
                            ),
                        ),
                        ("topic", models.CharField(max_length=160, verbose_name="trains on")),
                        (
                            "topic_en",
                            models.CharField(blank=True, max_length=160, verbose_name="trains on, in English"),
                        ),
                    ],
                    options={
                        "verbose_name": "trainer of a plan",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                                    _connector="OR",
                                ),
                                name="planned_trainer_is_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingWave",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="waves",
                                to="aftersales.trainingplan",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("key", "Key users"), ("broad", "Everyone who works with it")],
                                max_length=5,
                                verbose_name="who is trained",
                            ),
                        ),
                        ("who", models.CharField(max_length=200, verbose_name="which people")),
                        (
                            "who_en",
                            models.CharField(blank=True, max_length=200, verbose_name="which people, in English"),
                        ),
                        ("people", models.PositiveSmallIntegerField(verbose_name="how many people")),
                        ("start", models.DateField(verbose_name="from")),
                        ("end", models.DateField(verbose_name="to")),
                    ],
                    options={
                        "verbose_name": "wave of a training plan",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gte", models.F("start"))), name="wave_ends_after_it_begins"
                            ),
                            models.CheckConstraint(condition=models.Q(("people__gt", 0)), name="wave_has_people"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("goal", models.TextField(verbose_name="goal")),
                        ("goal_en", models.TextField(blank=True, verbose_name="goal in English")),
                        ("time_breakdown", models.TextField(verbose_name="how the time is divided")),
                        (
                            "time_breakdown_en",
                            models.TextField(blank=True, verbose_name="how the time is divided, in English"),
                        ),
                        ("venue", models.CharField(max_length=200, verbose_name="venue")),
                        ("venue_en", models.CharField(blank=True, max_length=200, verbose_name="venue in English")),
                        (
                            "sign_in",
                            models.CharField(
                                choices=[
                                    ("both", "By phone, and on paper for those without one"),
                                    ("phone", "By phone, with the code on the screen"),
                                    ("sheet", "On a printed sheet"),
                                ],
                                default="both",
                                max_length=5,
                                verbose_name="how people sign in",
                            ),
                        ),
                        ("assessment", models.TextField(verbose_name="how it is assessed")),
                        ("assessment_en", models.TextField(blank=True, verbose_name="how it is assessed, in English")),
                        ("expected_hours", models.PositiveSmallIntegerField(verbose_name="hours of training in all")),
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="leader of the customer who opens it",
                            ),
                        ),
                        (
                            "usage_check_on",
                            models.DateField(blank=True, null=True, verbose_name="ask again how they work with it on"),
                        ),
                        (
                            "before_note",
                            models.TextField(blank=True, verbose_name="why no customer training came before"),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on"),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="confirmed on paper by",
                            ),
                        ),
                        (
                            "confirmed_how",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="where that confirmation is kept",
                            ),
                        ),
                        (
                            "assessed_people",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="people who were tested"
                            ),
                        ),
                        (
                            "passed_people",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="of these passed"
                            ),
                        ),
                        ("result", models.TextField(blank=True, editable=False, verbose_name="what came of it")),
                        (
                            "result_en",
                            models.TextField(blank=True, editable=False, verbose_name="what came of it, in English"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Content planned"),
                                    ("confirmed", "Confirmed by the customer"),
                                    ("held", "Everything was held"),
                                    ("assessed", "Assessed and fed back"),
                                ],
                                default="planned",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "training plan",
                        "verbose_name_plural": "training plans",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_trainingplan_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("planned", "confirmed", "held"))),
                                fields=("project",),
                                name="one_open_training_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "planned"), ("confirmed_on__isnull", False), _connector="OR"
                                ),
                                name="training_plan_confirmed_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("passed_people__isnull", True),
                                    ("passed_people__lte", models.F("assessed_people")),
                                    _connector="OR",
                                ),
                                name="training_plan_passed_of_tested",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="aftersales.trainingplan",
                                verbose_name="training plan",
                            ),
                        ),
                        (
                            "wave",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sessions",
                                to="aftersales.trainingwave",
                                verbose_name="wave",
                            ),
                        ),
                        ("topic", models.CharField(max_length=160, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="topic in English")),
                        (
                            "training_kind",
                            models.CharField(
                                choices=[
                                    ("concept", "Thinking behind it"),
                                    ("operation", "Operation"),
                                    ("process", "Business process"),
                                    ("soft", "Soft skills"),
                                    ("problems", "What to do about problems"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("on_site", "On site"),
                                    ("online", "Online"),
                                    ("document", "By document, each on their own"),
                                ],
                                default="on_site",
                                max_length=8,
                                verbose_name="how it is held",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place or link")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        (
                            "trainer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="trainer of ours",
                            ),
                        ),
                        (
                            "trainer_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="trainer of the customer",
                            ),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(default=90, verbose_name="minutes planned")),
                        (
                            "actual_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="minutes it took"
                            ),
                        ),
                        ("goal", models.TextField(blank=True, verbose_name="what they can do afterwards")),
                        (
                            "goal_en",
                            models.TextField(blank=True, verbose_name="what they can do afterwards, in English"),
                        ),
                        ("tools", models.CharField(blank=True, max_length=200, verbose_name="material and tools")),
                        (
                            "tools_en",
                            models.CharField(blank=True, max_length=200, verbose_name="material and tools in English"),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="leader of the customer who opened it",
                            ),
                        ),
                        (
                            "lessons",
                            models.TextField(
                                blank=True, editable=False, verbose_name="what we learned for the next one"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("held", "Took place"), ("closed", "Closed")],
                                default="planned",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "training session",
                        "verbose_name_plural": "training sessions",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_trainingsession_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("trainer__isnull", True), ("trainer_contact__isnull", False)),
                                    models.Q(("trainer__isnull", False), ("trainer_contact__isnull", True)),
                                    _connector="OR",
                                ),
                                name="training_one_trainer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Exam",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exams",
                                to="aftersales.trainingsession",
                                verbose_name="training session that it tests",
                            ),
                        ),
                        ("on", models.DateField(blank=True, null=True, verbose_name="taken on")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(5),
                                    django.core.validators.MaxValueValidator(600),
                                ],
                                verbose_name="minutes allowed",
                            ),
                        ),
                        (
                            "pass_percent",
                            models.PositiveSmallIntegerField(
                                default=60,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="passed from this share of the points on, %",
                            ),
                        ),
                        (
                            "proves_level",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Operates it"), (2, "Handles problems"), (3, "Implements it alone")],
                                default=1,
                                verbose_name="level that a key user proves by passing",
                            ),
                        ),
                        (
                            "instructions",
                            models.TextField(blank=True, verbose_name="what they should know before they begin"),
                        ),
                        ("instructions_en", models.TextField(blank=True, verbose_name="the same in English")),
                        (
                            "total",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="points in all"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("ready", "Ready to be taken"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exam",
                        "verbose_name_plural": "exams",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="aftersales_exam_number"),
                            models.CheckConstraint(
                                condition=models.Q(("pass_percent__gte", 1), ("pass_percent__lte", 100)),
                                name="exam_pass_percent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExamItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "exam",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="aftersales.exam"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="aftersales.examquestion",
                                verbose_name="question",
                            ),
                        ),
                        (
                            "points",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="points",
                            ),
                        ),
                        ("asked", models.JSONField(editable=False, null=True)),
                        ("key", models.JSONField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "question on a paper",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExamAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="aftersales.examsitting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="aftersales.examitem"
                            ),
                        ),
                        ("given", models.JSONField(default=list)),
                        ("points", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                        ("remark", models.TextField(blank=True)),
                        ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "ordering": ["item__order", "item__pk"],
                        "constraints": [models.UniqueConstraint(fields=("sitting", "item"), name="exam_answer_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ExamSitting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "exam",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sittings",
                                to="aftersales.exam",
                                verbose_name="exam",
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
                                verbose_name="contact",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                        ("department", models.CharField(blank=True, max_length=80, verbose_name="department")),
                        (
                            "retake_of",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retake",
                                to="aftersales.examsitting",
                                verbose_name="taken again after",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                choices=[("link", "by link"), ("paper", "on paper")],
                                editable=False,
                                max_length=5,
                                verbose_name="how it was taken",
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                        ("expires_at", models.DateTimeField(editable=False, null=True)),
                        ("started_at", models.DateTimeField(editable=False, null=True, verbose_name="begun")),
                        ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="handed in")),
                        (
                            "score",
                            models.DecimalField(
                                decimal_places=1, editable=False, max_digits=6, null=True, verbose_name="points"
                            ),
                        ),
                        (
                            "marked_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="marked by",
                            ),
                        ),
                        ("marked_on", models.DateField(editable=False, null=True, verbose_name="marked on")),
                        ("told_at", models.DateTimeField(editable=False, null=True, verbose_name="result given")),
                        (
                            "withdrawn_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why they did not take it"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Not begun"),
                                    ("writing", "Being taken"),
                                    ("handed_in", "To be marked"),
                                    ("passed", "Passed"),
                                    ("failed", "Not passed"),
                                    ("withdrawn", "Did not take it"),
                                ],
                                default="invited",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exam result",
                        "verbose_name_plural": "exam results",
                        "ordering": ["-exam__number", "number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_examsitting_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                                ),
                                name="sitting_is_somebody",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("contact__isnull", False),
                                    ("retake_of__isnull", True),
                                    models.Q(("state", "withdrawn"), _negated=True),
                                ),
                                fields=("exam", "contact"),
                                name="sitting_contact_once",
                            ),
                        ],
                    },
                    bases=(aftersales.models.sitting_marks.Marks, models.Model),
                ),
                migrations.CreateModel(
                    name="ExamSending",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "exam",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sendings",
                                to="aftersales.exam",
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sendings",
                                to="aftersales.examsitting",
                            ),
                        ),
                        (
                            "to",
                            models.CharField(
                                choices=[
                                    ("person", "the person, by mail"),
                                    ("by_hand", "the person, printed and handed over"),
                                    ("supervisor", "their supervisor, by mail"),
                                    ("department", "the department, by mail"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("department", models.CharField(blank=True, max_length=80)),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                            ),
                        ),
                        (
                            "link",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exam_sending",
                                to="lifecycle.portallink",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sitting__isnull", True), ("to", "department")),
                                    models.Q(
                                        ("sitting__isnull", False), models.Q(("to", "department"), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="exam_sending_of_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackSummary",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summaries",
                                to="aftersales.trainingplan",
                                verbose_name="training plan",
                            ),
                        ),
                        ("good", models.TextField(blank=True, verbose_name="what was good")),
                        ("good_en", models.TextField(blank=True, verbose_name="what was good, in English")),
                        ("better", models.TextField(blank=True, verbose_name="what we change")),
                        ("better_en", models.TextField(blank=True, verbose_name="what we change, in English")),
                        (
                            "shared_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="given back on"),
                        ),
                        (
                            "shared_with",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="given back to"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("collecting", "Being collected"), ("shared", "Given back")],
                                default="collecting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "summary of feedback",
                        "verbose_name_plural": "summaries of feedback",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_feedbacksummary_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "collecting")),
                                fields=("plan",),
                                name="one_open_summary_a_plan",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImprovementItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("description", models.TextField(verbose_name="what gets better for whom")),
                        (
                            "description_en",
                            models.TextField(blank=True, verbose_name="what gets better for whom, in English"),
                        ),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("function", "Function"),
                                    ("performance", "Performance"),
                                    ("ux", "Ease of use"),
                                ],
                                max_length=11,
                                verbose_name="what it improves",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("ticket", "Service ticket"),
                                    ("survey", "Satisfaction survey"),
                                    ("feedback", "What users say"),
                                    ("ours", "Our own idea"),
                                ],
                                max_length=8,
                                verbose_name="where it came up",
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
                                verbose_name="who wished it",
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(blank=True, editable=False, verbose_name="reason for the decision"),
                        ),
                        (
                            "reason_en",
                            models.TextField(
                                blank=True, editable=False, verbose_name="reason for the decision, in English"
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="decided on")),
                        (
                            "release",
                            models.CharField(blank=True, editable=False, max_length=80, verbose_name="release"),
                        ),
                        ("release_due", models.DateField(editable=False, null=True, verbose_name="planned for")),
                        ("released_on", models.DateField(editable=False, null=True, verbose_name="released on")),
                        ("told_on", models.DateField(editable=False, null=True, verbose_name="told on")),
                        (
                            "told_how",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="how the customer was told"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("planned", "To be done"),
                                    ("later", "For phase two"),
                                    ("declined", "Not done"),
                                    ("released", "Released"),
                                    ("told", "The customer knows"),
                                ],
                                default="proposed",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "improvement",
                        "verbose_name_plural": "improvements",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="improvement_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_improvementitem_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "proposed"),
                                    models.Q(models.Q(("reason", ""), _negated=True), ("decided_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="improvement_decided_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MicroTraining",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("what", models.CharField(max_length=200, verbose_name="what was shown")),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="to whom",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="minutes it took",
                            ),
                        ),
                        ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="day")),
                        ("learned", models.TextField(blank=True, verbose_name="what we learned from them")),
                        (
                            "state",
                            models.CharField(
                                choices=[("noted", "Noted"), ("shared", "Shared with the team")],
                                default="noted",
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "micro training",
                        "verbose_name_plural": "micro trainings",
                        "ordering": ["-on", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_microtraining_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                                ),
                                name="micro_training_to_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__range", (1, 480))), name="micro_training_takes_time"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentReceipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="aftersales.paymentmilestone",
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        ("bank_ref", models.CharField(blank=True, max_length=80, verbose_name="bank reference")),
                        (
                            "paid_amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount paid"
                            ),
                        ),
                        (
                            "paid_currency",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("CNY", "Chinese yuan"),
                                    ("USD", "US dollar"),
                                    ("EUR", "Euro"),
                                    ("HKD", "Hong Kong dollar"),
                                    ("JPY", "Japanese yen"),
                                ],
                                max_length=3,
                                verbose_name="currency paid in",
                            ),
                        ),
                        (
                            "rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=16,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(Decimal("1E-8"))],
                                verbose_name="rate",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="aftersales.bankentry",
                                verbose_name="row of the bank statement",
                            ),
                        ),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("voided_at", models.DateTimeField(null=True, verbose_name="voided")),
                        (
                            "voided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("void_reason", models.TextField(blank=True)),
                    ],
                    options={
                        "verbose_name": "receipt",
                        "verbose_name_plural": "receipts",
                        "ordering": ["received_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="receipt_amount"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("paid_amount__isnull", True), ("paid_currency", ""), ("rate__isnull", True)
                                    ),
                                    models.Q(
                                        ("paid_amount__gt", 0),
                                        ("rate__gt", 0),
                                        models.Q(("paid_currency", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="receipt_foreign_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("void_reason", ""), ("voided_at__isnull", True), ("voided_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("voided_at__isnull", False),
                                        ("voided_by__isnull", False),
                                        models.Q(("void_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="receipt_void_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supports",
                                to="aftersales.paymentmilestone",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("papers", "Have the acceptance papers signed"),
                                    ("memo", "Have the memo signed"),
                                    ("contact", "Speak with the customer about the payment"),
                                    ("other", "Something else"),
                                ],
                                max_length=8,
                                verbose_name="what is needed",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="in detail")),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who does it",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="done")),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
                            ),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=300, verbose_name="what came of it")),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ],
                    options={
                        "verbose_name": "supporting task",
                        "verbose_name_plural": "supporting tasks",
                        "ordering": ["asked_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="support_done_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("done_at__isnull", True), models.Q(("kind", "other"), _negated=True)
                                ),
                                fields=("milestone", "kind"),
                                name="one_open_support_a_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        (
                            "percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="share of the contract, %",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, default=Decimal("0"), max_digits=14, verbose_name="amount"
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("CNY", "Chinese yuan"),
                                    ("USD", "US dollar"),
                                    ("EUR", "Euro"),
                                    ("HKD", "Hong Kong dollar"),
                                    ("JPY", "Japanese yen"),
                                ],
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("signing", "Signing of the contract"),
                                    ("kickoff", "Kickoff"),
                                    ("go_live", "Go-live"),
                                    ("acceptance", "Acceptance"),
                                    ("warranty_end", "End of the warranty"),
                                    ("date", "A date"),
                                ],
                                max_length=12,
                                verbose_name="falls due with",
                            ),
                        ),
                        ("clause", models.CharField(blank=True, max_length=80, verbose_name="contract clause")),
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                        ("due_days", models.PositiveSmallIntegerField(default=30, verbose_name="days to pay")),
                        (
                            "trigger_on",
                            models.DateField(
                                blank=True,
                                help_text="For a date, or the end of the warranty: the day on which the money falls due.",
                                null=True,
                                verbose_name="date of the condition",
                            ),
                        ),
                        ("triggered_at", models.DateTimeField(blank=True, null=True, verbose_name="condition met")),
                        ("requested_on", models.DateField(blank=True, null=True, verbose_name="requested on")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="to be paid by")),
                        ("invoice_no", models.CharField(blank=True, max_length=60, verbose_name="invoice number")),
                        ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="invoiced on")),
                        ("promised_on", models.DateField(blank=True, null=True, verbose_name="promised for")),
                        ("retention", models.BooleanField(default=False, verbose_name="retention money")),
                        (
                            "retained_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kept_back",
                                to="aftersales.paymentmilestone",
                                verbose_name="kept back from",
                            ),
                        ),
                        (
                            "collector",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="collects it",
                            ),
                        ),
                        (
                            "waived_amount",
                            models.DecimalField(
                                decimal_places=2, default=Decimal("0"), max_digits=14, verbose_name="waived"
                            ),
                        ),
                        ("waiver_reason", models.TextField(blank=True, verbose_name="why waived")),
                        (
                            "waived_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="waived by",
                            ),
                        ),
                        (
                            "received_amount",
                            models.DecimalField(
                                decimal_places=2, default=Decimal("0"), max_digits=14, verbose_name="received"
                            ),
                        ),
                        ("reminder_level", models.PositiveSmallIntegerField(default=0, verbose_name="reminders sent")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_due", "Not due yet"),
                                    ("triggered", "Condition met"),
                                    ("requested", "Payment requested"),
                                    ("invoiced", "Invoiced"),
                                    ("partly", "Partly received"),
                                    ("received", "Received"),
                                    ("waived", "Waived"),
                                ],
                                default="not_due",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "payment milestone",
                        "verbose_name_plural": "payment milestones",
                        "ordering": ["order", "number"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["state", "due_on"], name="milestone_state_due"),
                            models.Index(fields=["project", "order"], name="milestone_project_order"),
                            models.Index(fields=["trigger", "trigger_on"], name="milestone_trigger_on"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_paymentmilestone_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percent__gte", 0), ("percent__lte", 100)),
                                name="milestone_percent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gte", 0), ("received_amount__gte", 0), ("waived_amount__gte", 0)
                                ),
                                name="milestone_amounts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "amount__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("received_amount"), "+", models.F("waived_amount")
                                        ),
                                    )
                                ),
                                name="milestone_never_over",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reminder_level__lte", 3)), name="milestone_reminder_level"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        (
                                            "not_due",
                                            "triggered",
                                            "requested",
                                            "invoiced",
                                            "partly",
                                            "received",
                                            "waived",
                                        ),
                                    )
                                ),
                                name="milestone_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "not_due"),
                                    models.Q(
                                        (
                                            "amount",
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("received_amount"), "+", models.F("waived_amount")
                                            ),
                                        ),
                                        ("state__in", ("received", "waived")),
                                    ),
                                    models.Q(
                                        ("state__in", ("triggered", "requested", "invoiced", "partly")),
                                        models.Q(
                                            (
                                                "amount__gt",
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("received_amount"), "+", models.F("waived_amount")
                                                ),
                                            ),
                                            ("amount", 0),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="milestone_open_or_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("waived_amount", 0),
                                    models.Q(
                                        ("waived_by__isnull", False), models.Q(("waiver_reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="milestone_waiver_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhaseTwoList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("introduction", models.TextField(blank=True, verbose_name="why a second phase is worth it")),
                        (
                            "introduction_en",
                            models.TextField(blank=True, verbose_name="why a second phase is worth it, in English"),
                        ),
                        ("nothing_wished", models.BooleanField(default=False, verbose_name="nothing was wished")),
                        ("frozen_on", models.DateField(editable=False, null=True, verbose_name="freeze announced on")),
                        (
                            "frozen_to",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="announced to",
                            ),
                        ),
                        (
                            "frozen_how",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="how"),
                        ),
                        (
                            "next_project",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phase_two_list",
                                to="lifecycle.project",
                                verbose_name="project of the second phase",
                            ),
                        ),
                        ("passed_on", models.DateField(editable=False, null=True, verbose_name="passed to sales on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("collecting", "Collecting"),
                                    ("proposed", "Frozen, and proposed to the customer"),
                                    ("passed", "Passed to sales"),
                                ],
                                default="collecting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "list for phase two",
                        "verbose_name_plural": "lists for phase two",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_phasetwolist_number"
                            ),
                            models.UniqueConstraint(fields=("project",), name="one_phase_two_list_a_project"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "passed"), _negated=True),
                                    ("next_project__isnull", False),
                                    _connector="OR",
                                ),
                                name="phase_two_passed_where",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhaseTwoItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="aftersales.phasetwolist",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="wish")),
                        ("text_en", models.CharField(blank=True, max_length=300, verbose_name="wish in English")),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("requirement", "Requirement"),
                                    ("change", "Change request"),
                                    ("training", "Wish heard in training"),
                                    ("ticket", "Service ticket"),
                                    ("improvement", "Improvement"),
                                    ("other", "Elsewhere"),
                                ],
                                default="other",
                                max_length=11,
                                verbose_name="where it came up",
                            ),
                        ),
                        (
                            "benefit",
                            models.CharField(blank=True, max_length=300, verbose_name="what it brings the customer"),
                        ),
                        (
                            "benefit_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="what it brings the customer, in English"
                            ),
                        ),
                        (
                            "value",
                            models.CharField(
                                blank=True,
                                choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                                max_length=6,
                                verbose_name="value",
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("small", "Small: up to 5 days"),
                                    ("medium", "Medium: up to 20 days"),
                                    ("large", "Large: more than 20 days"),
                                ],
                                max_length=6,
                                verbose_name="rough size",
                            ),
                        ),
                        ("dropped", models.BooleanField(default=False, verbose_name="not proposed")),
                        ("source_key", models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        "verbose_name": "wish for phase two",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_key", ""), _negated=True),
                                fields=("list", "source_key"),
                                name="wish_once_a_list",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RolloutPrecondition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "judged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_on", models.DateField(null=True)),
                    ],
                    options={
                        "verbose_name": "rollout precondition",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rollout", "what"), name="rollout_precondition_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerformanceCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "rollout",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checks",
                                to="aftersales.rollout",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="measured on")),
                        ("method", models.CharField(max_length=200, verbose_name="how it was measured")),
                        (
                            "method_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="how it was measured, in English"
                            ),
                        ),
                        ("users_target", models.PositiveIntegerField(verbose_name="users at once: expected")),
                        (
                            "users",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="users at once: measured"),
                        ),
                        ("volume_target", models.PositiveIntegerField(verbose_name="business a day: expected")),
                        (
                            "volume",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="business a day: measured"
                            ),
                        ),
                        (
                            "response_target",
                            models.DecimalField(
                                decimal_places=2, max_digits=7, verbose_name="response in seconds: at most"
                            ),
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
                    ],
                    options={
                        "verbose_name": "performance check",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("uptime__isnull", True), ("uptime__lte", 100), _connector="OR"),
                                name="performance_check_share",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RolloutResource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "rollout",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resources",
                                to="aftersales.rollout",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                            ),
                        ),
                        (
                            "resource_kind",
                            models.CharField(
                                choices=[
                                    ("people", "People"),
                                    ("environment", "Rooms and equipment"),
                                    ("budget", "Budget"),
                                ],
                                default="people",
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="who or what")),
                        (
                            "what_en",
                            models.CharField(blank=True, max_length=200, verbose_name="who or what, in English"),
                        ),
                        ("amount", models.CharField(blank=True, max_length=80, verbose_name="how much")),
                        (
                            "amount_en",
                            models.CharField(blank=True, max_length=80, verbose_name="how much, in English"),
                        ),
                        ("from_day", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                    ],
                    options={
                        "verbose_name": "resource of a rollout",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_day__isnull", True),
                                    ("until__isnull", True),
                                    ("from_day__lte", models.F("until")),
                                    _connector="OR",
                                ),
                                name="rollout_resource_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RolloutUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "rollout",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="units",
                                to="aftersales.rollout",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="site or department")),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="site or department, in English"
                            ),
                        ),
                        ("users", models.PositiveIntegerField(verbose_name="how many users")),
                        ("planned_from", models.DateField(verbose_name="from")),
                        ("planned_until", models.DateField(verbose_name="until")),
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
                            "covered",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="users who work with it"
                            ),
                        ),
                        ("started_on", models.DateField(editable=False, null=True)),
                        ("ended_on", models.DateField(editable=False, null=True)),
                        ("deferred_until", models.DateField(editable=False, null=True)),
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
                            "key_users",
                            models.ManyToManyField(
                                blank=True,
                                related_name="rollout_units",
                                to="lifecycle.keyuser",
                                verbose_name="key users",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "unit of a rollout",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("planned_from__lte", models.F("planned_until"))),
                                name="rollout_unit_in_order",
                            ),
                            models.CheckConstraint(condition=models.Q(("users__gte", 1)), name="rollout_unit_users"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "deferred"), _negated=True),
                                    models.Q(
                                        models.Q(("reason", ""), _negated=True), ("deferred_with__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="rollout_unit_deferred_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RolloutProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("on", models.DateField(verbose_name="day")),
                        ("covered", models.PositiveIntegerField(verbose_name="users who work with it")),
                        ("note", models.TextField(verbose_name="what happened")),
                        ("note_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "on"), name="rollout_progress_once_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rollout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("goal", models.TextField(blank=True, verbose_name="what is reached when it is done")),
                        (
                            "goal_en",
                            models.TextField(blank=True, verbose_name="what is reached when it is done, in English"),
                        ),
                        (
                            "target",
                            models.PositiveSmallIntegerField(
                                default=90, verbose_name="share of a unit's users who work with it, in percent"
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
                        ("began_on", models.DateField(blank=True, editable=False, null=True, verbose_name="began on")),
                        ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                        ("summary", models.TextField(blank=True, editable=False, verbose_name="how it went")),
                        (
                            "summary_en",
                            models.TextField(blank=True, editable=False, verbose_name="how it went, in English"),
                        ),
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
                    ],
                    options={
                        "verbose_name": "rollout",
                        "verbose_name_plural": "rollouts",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="aftersales_rollout_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "done"), _negated=True),
                                fields=("project",),
                                name="one_open_rollout_a_project",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("target__gte", 1), ("target__lte", 100)), name="rollout_target"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceHandover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("systems", models.TextField(verbose_name="systems and versions")),
                        ("systems_en", models.TextField(blank=True, verbose_name="systems and versions, in English")),
                        (
                            "environment",
                            models.TextField(
                                blank=True, verbose_name="environment: servers, interfaces, accounts, backup"
                            ),
                        ),
                        (
                            "environment_en",
                            models.TextField(
                                blank=True,
                                verbose_name="environment: servers, interfaces, accounts, backup, in English",
                            ),
                        ),
                        ("warranty_until", models.DateField(blank=True, null=True, verbose_name="warranty until")),
                        ("sla", models.TextField(blank=True, verbose_name="what was agreed on service")),
                        (
                            "sla_en",
                            models.TextField(blank=True, verbose_name="what was agreed on service, in English"),
                        ),
                        ("no_issues", models.BooleanField(default=False, verbose_name="nothing is open")),
                        (
                            "no_knowledge",
                            models.BooleanField(
                                default=False, verbose_name="no knowledge was promised to the customer"
                            ),
                        ),
                        (
                            "taker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who takes it over",
                            ),
                        ),
                        ("responsible_from", models.DateField(blank=True, null=True, verbose_name="responsible from")),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handed over by",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(editable=False, null=True, verbose_name="handed over")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                        (
                            "returned_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why it was returned"),
                        ),
                        (
                            "returns",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="times returned"),
                        ),
                        (
                            "introduced_on",
                            models.DateField(editable=False, null=True, verbose_name="introduced to the customer on"),
                        ),
                        (
                            "introduced_to",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="introduced to",
                            ),
                        ),
                        (
                            "introduced_how",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="how"),
                        ),
                        (
                            "introduced_how_en",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="how, in English"
                            ),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                        ),
                        ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "Being prepared"),
                                    ("submitted", "With customer service"),
                                    ("returned", "Returned by customer service"),
                                    ("accepted", "Accepted by customer service"),
                                    ("introduced", "Accepted, and introduced to the customer"),
                                ],
                                default="preparing",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hand-over to customer service",
                        "verbose_name_plural": "hand-overs to customer service",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_servicehandover_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "introduced"), _negated=True),
                                    ("introduced_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="service_handover_introduced_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="aftersales.servicehandover",
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
                                verbose_name="of the customer",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="one of ours",
                            ),
                        ),
                        ("part", models.CharField(max_length=160, verbose_name="whom to ask about what")),
                        (
                            "part_en",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="whom to ask about what, in English"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person of a service hand-over",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                                    _connector="OR",
                                ),
                                name="service_contact_one_side",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="issues",
                                to="aftersales.servicehandover",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what is open")),
                        (
                            "text_en",
                            models.CharField(blank=True, max_length=300, verbose_name="what is open, in English"),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[
                                    ("low", "Low"),
                                    ("medium", "Medium"),
                                    ("high", "High"),
                                    ("critical", "Work stands still"),
                                ],
                                default="medium",
                                max_length=8,
                                verbose_name="severity",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to it",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="by when")),
                        (
                            "question",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.question",
                                verbose_name="in our list",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "open issue of a service hand-over",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceManual",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="manuals",
                                to="aftersales.servicehandover",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="manual or document")),
                        (
                            "title_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="manual or document, in English"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="where it is kept")),
                        (
                            "place_en",
                            models.CharField(blank=True, max_length=200, verbose_name="where it is kept, in English"),
                        ),
                    ],
                    options={
                        "verbose_name": "manual of a service hand-over",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceKnowledge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="knowledge",
                                to="aftersales.servicehandover",
                            ),
                        ),
                        ("topic", models.CharField(max_length=200, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=200, verbose_name="topic in English")),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who receives it",
                            ),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                        ("source_key", models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        "verbose_name": "knowledge of a service hand-over",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SatisfactionSurvey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "point",
                            models.CharField(
                                choices=[
                                    ("demo", "After the demonstration"),
                                    ("kickoff", "After the kickoff"),
                                    ("training", "After the training"),
                                    ("acceptance", "After acceptance"),
                                    ("later", "Six months after acceptance"),
                                ],
                                max_length=10,
                                verbose_name="when",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who is asked",
                            ),
                        ),
                        (
                            "link",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="survey",
                                to="lifecycle.portallink",
                            ),
                        ),
                        ("sent_on", models.DateField(editable=False, null=True, verbose_name="sent on")),
                        ("reminded_on", models.DateField(editable=False, null=True, verbose_name="reminded on")),
                        ("scores", models.JSONField(default=dict, editable=False, verbose_name="marks")),
                        ("comment", models.TextField(blank=True, editable=False, verbose_name="comment")),
                        (
                            "comment_en",
                            models.TextField(blank=True, editable=False, verbose_name="comment in English"),
                        ),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="answered on")),
                        (
                            "how",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="how it was answered"
                            ),
                        ),
                        (
                            "given_up_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="why it was not answered"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("sent", "Sent"),
                                    ("answered", "Answered"),
                                    ("given_up", "Not answered"),
                                ],
                                default="planned",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "satisfaction survey",
                        "verbose_name_plural": "satisfaction surveys",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["state", "sent_on"], name="survey_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_satisfactionsurvey_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "given_up"), _negated=True),
                                fields=("project", "point", "contact"),
                                name="survey_once_a_point",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "answered"), _negated=True),
                                    ("answered_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="survey_answered_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportTicket",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="in a few words")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="in a few words, in English"),
                        ),
                        (
                            "ticket_kind",
                            models.CharField(
                                choices=[("technical", "Technical fault"), ("usage", "Question of use")],
                                default="technical",
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("remote", "Remote"),
                                    ("on_site", "On site"),
                                    ("phone", "Telephone"),
                                    ("email", "E-mail"),
                                    ("link", "Private link"),
                                ],
                                default="phone",
                                max_length=7,
                                verbose_name="how it reached us",
                            ),
                        ),
                        (
                            "priority",
                            models.CharField(
                                choices=[
                                    ("critical", "Work stands still"),
                                    ("high", "Urgent"),
                                    ("normal", "Normal"),
                                    ("low", "Can wait"),
                                ],
                                default="normal",
                                max_length=8,
                                verbose_name="priority",
                            ),
                        ),
                        ("text", models.TextField(max_length=5000, verbose_name="what happened")),
                        (
                            "text_en",
                            models.TextField(blank=True, max_length=5000, verbose_name="what happened, in English"),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who reported it",
                            ),
                        ),
                        (
                            "said_by",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="who reported it, if not in our list of people"
                            ),
                        ),
                        (
                            "assigned",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who helps",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tickets",
                                to="lifecycle.portallink",
                            ),
                        ),
                        ("reported_at", models.DateTimeField(verbose_name="reported")),
                        ("response_due", models.DateTimeField(editable=False, verbose_name="to be answered by")),
                        ("resolve_due", models.DateTimeField(editable=False, verbose_name="to be solved by")),
                        ("responded_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                        ("response", models.TextField(blank=True, editable=False, verbose_name="first answer")),
                        (
                            "response_en",
                            models.TextField(blank=True, editable=False, verbose_name="first answer, in English"),
                        ),
                        ("solved_at", models.DateTimeField(editable=False, null=True, verbose_name="solved")),
                        ("solution", models.TextField(blank=True, editable=False, verbose_name="how it was solved")),
                        (
                            "solution_en",
                            models.TextField(blank=True, editable=False, verbose_name="how it was solved, in English"),
                        ),
                        ("cause", models.TextField(blank=True, editable=False, verbose_name="what caused it")),
                        ("confirmed_at", models.DateTimeField(editable=False, null=True, verbose_name="found solved")),
                        (
                            "confirmed_how",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="how we know"),
                        ),
                        ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed")),
                        (
                            "times_reopened",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="opened again"),
                        ),
                        (
                            "rating",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="mark of the customer, 1 to 5"
                            ),
                        ),
                        (
                            "rating_words",
                            models.TextField(blank=True, editable=False, verbose_name="what the customer says of it"),
                        ),
                        ("rated_at", models.DateTimeField(editable=False, null=True, verbose_name="rated")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("responded", "Answered"),
                                    ("solving", "In work"),
                                    ("reopened", "Not solved after all"),
                                    ("solved", "Solved"),
                                    ("confirmed", "Solved, the customer agrees"),
                                    ("closed", "Closed"),
                                ],
                                default="new",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "service ticket",
                        "verbose_name_plural": "service tickets",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["state", "resolve_due"], name="ticket_state_due"),
                            models.Index(fields=["project", "state"], name="ticket_project_state"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_supportticket_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("solved", "confirmed", "closed")), _negated=True),
                                    models.Q(models.Q(("solution", ""), _negated=True), ("solved_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="ticket_solved_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating__isnull", True),
                                    models.Q(("rating__gte", 1), ("rating__lte", 5)),
                                    _connector="OR",
                                ),
                                name="ticket_mark",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingMaterial",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "material_kind",
                            models.CharField(
                                choices=[
                                    ("material", "Training material"),
                                    ("manual", "Operation manual"),
                                    ("card", "Quick card"),
                                    ("video", "Film"),
                                    ("data", "Practice data"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="materials",
                                to="lifecycle.businessprocess",
                                verbose_name="business process",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("decision", "Those who decide"),
                                    ("maintenance", "Those who maintain the system"),
                                    ("operation", "Those who work with it"),
                                ],
                                default="operation",
                                max_length=11,
                                verbose_name="for whom",
                            ),
                        ),
                        ("edition", models.CharField(default="1.0", max_length=20, verbose_name="edition")),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "address",
                            models.URLField(blank=True, max_length=300, verbose_name="link, where it is no file"),
                        ),
                        ("about", models.TextField(blank=True, verbose_name="what is in it")),
                        ("about_en", models.TextField(blank=True, verbose_name="what is in it, in English")),
                        (
                            "published_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="published on"),
                        ),
                        (
                            "given_to",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="handed over to",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("tried", "Tried by users"), ("final", "Published")],
                                default="draft",
                                max_length=5,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "training material",
                        "verbose_name_plural": "training material",
                        "ordering": ["process__sequence", "number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_trainingmaterial_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MaterialTrial",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="contact",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trials",
                                to="aftersales.trainingmaterial",
                            ),
                        ),
                        ("edition", models.CharField(max_length=20, verbose_name="edition")),
                        ("on", models.DateField(verbose_name="tried on")),
                        ("worked", models.BooleanField(verbose_name="they managed by it alone")),
                        ("words", models.TextField(blank=True, verbose_name="what they found")),
                    ],
                    options={
                        "verbose_name": "trial of a training material",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="aftersales.supportticket",
                                verbose_name="ticket",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        ("begins", models.TimeField(verbose_name="from")),
                        ("ends", models.TimeField(verbose_name="until")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("on_site", "On site"), ("remote", "Remote")],
                                default="on_site",
                                max_length=7,
                                verbose_name="how",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        (
                            "who",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who went",
                            ),
                        ),
                        (
                            "met",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="whom they met",
                            ),
                        ),
                        ("work", models.TextField(verbose_name="work done")),
                        ("work_en", models.TextField(blank=True, verbose_name="work done, in English")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("solved", "Solved"), ("partly", "Solved in part"), ("open", "Still open")],
                                max_length=6,
                                verbose_name="result",
                            ),
                        ),
                        ("left", models.TextField(blank=True, verbose_name="what is left, who does it by when")),
                        ("left_en", models.TextField(blank=True, verbose_name="what is left, in English")),
                        (
                            "rating",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                null=True,
                                verbose_name="mark of the customer, 1 to 5",
                            ),
                        ),
                        ("rating_words", models.TextField(blank=True, verbose_name="what the customer says of it")),
                        (
                            "rating_words_en",
                            models.TextField(blank=True, verbose_name="what the customer says of it, in English"),
                        ),
                        ("confirmed_on", models.DateField(editable=False, null=True, verbose_name="confirmed on")),
                        (
                            "confirmed_how",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="how we know"),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("written", "Written down"), ("confirmed", "Confirmed by the customer")],
                                default="written",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "service visit",
                        "verbose_name_plural": "service visits",
                        "ordering": ["-on", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="aftersales_servicevisit_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("begins"))), name="visit_ends_later"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "confirmed"), _negated=True),
                                    ("confirmed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="visit_confirmed_when",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
