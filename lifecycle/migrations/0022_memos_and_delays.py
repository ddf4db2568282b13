import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0021_meetings"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Memo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("period_from", models.DateField(verbose_name="from")),
                ("period_to", models.DateField(verbose_name="to")),
                ("place", models.CharField(max_length=160, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                ("purpose", models.TextField(verbose_name="purpose of the visit")),
                ("purpose_en", models.TextField(blank=True, verbose_name="purpose of the visit, in English")),
                ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                ("nothing_agreed", models.BooleanField(default=False, verbose_name="no next steps were agreed")),
                (
                    "sent_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="went to the customer on"),
                ),
                ("signed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="signed on")),
                (
                    "signed_remarks",
                    models.TextField(blank=True, editable=False, verbose_name="remarks of those who signed"),
                ),
                ("ever_agreed", models.BooleanField(default=False, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "With the customer"),
                            ("signed", "Signed"),
                            ("carried", "All steps placed"),
                            ("discarded", "Discarded"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "contacts",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="lifecycle.contact", verbose_name="people of the customer"
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
                    "our_people",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="our people"
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
                "verbose_name": "site-work memo",
                "verbose_name_plural": "site-work memos",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemoCommitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "side",
                    models.CharField(
                        choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                (
                    "what_en",
                    models.CharField(blank=True, max_length=300, verbose_name="what is to be done, in English"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("carried", "In the plan"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        default="open",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("carried_kind", models.CharField(blank=True, editable=False, max_length=60)),
                ("carried_id", models.PositiveBigIntegerField(editable=False, null=True)),
                ("carried_label", models.CharField(blank=True, editable=False, max_length=200)),
                ("carried_on", models.DateField(editable=False, null=True)),
                ("done_on", models.DateField(editable=False, null=True)),
                ("dropped_reason", models.CharField(blank=True, editable=False, max_length=300)),
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
                    "memo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="lifecycle.memo"
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
            ],
            options={
                "verbose_name": "next step",
                "verbose_name_plural": "next steps",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemoCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("kept", "Kept"), ("not", "Not yet"), ("dropped", "Dropped")],
                        default="not",
                        max_length=8,
                        verbose_name="what became of it",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("reason_en", models.CharField(blank=True, max_length=300, verbose_name="reason in English")),
                (
                    "memo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="lifecycle.memo"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="lifecycle.memocommitment",
                        verbose_name="next step",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of an earlier step",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemoDelay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("days", models.PositiveSmallIntegerField(verbose_name="days lost")),
                ("from_day", models.DateField(verbose_name="from")),
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
                (
                    "cause_kind",
                    models.CharField(
                        choices=[
                            ("site", "Conditions at the site"),
                            ("data", "Data"),
                            ("decision", "Decision or approval"),
                            ("people", "People"),
                            ("change", "Change"),
                            ("product", "Product or technology"),
                            ("supplier", "Third party"),
                            ("force", "Force majeure"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=8,
                        verbose_name="kind of cause",
                    ),
                ),
                ("cause", models.CharField(max_length=300, verbose_name="cause")),
                ("cause_en", models.CharField(blank=True, max_length=300, verbose_name="cause in English")),
                ("proof", models.CharField(blank=True, max_length=300, verbose_name="what shows it")),
                (
                    "memo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delays", to="lifecycle.memo"
                    ),
                ),
            ],
            options={
                "verbose_name": "delay",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemoWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("work", models.CharField(max_length=300, verbose_name="work done")),
                ("work_en", models.CharField(blank=True, max_length=300, verbose_name="work done, in English")),
                ("purpose", models.CharField(max_length=300, verbose_name="what it was for")),
                (
                    "purpose_en",
                    models.CharField(blank=True, max_length=300, verbose_name="what it was for, in English"),
                ),
                (
                    "achieved",
                    models.CharField(
                        choices=[("yes", "Achieved"), ("partly", "In part"), ("no", "Not achieved")],
                        default="yes",
                        max_length=6,
                        verbose_name="purpose achieved",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what is missing")),
                ("note_en", models.CharField(blank=True, max_length=300, verbose_name="what is missing, in English")),
                ("plan_kind", models.CharField(blank=True, editable=False, max_length=60)),
                ("plan_id", models.PositiveBigIntegerField(editable=False, null=True)),
                (
                    "memo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="works", to="lifecycle.memo"
                    ),
                ),
            ],
            options={
                "verbose_name": "work done",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DelayEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("days", models.PositiveSmallIntegerField(verbose_name="days lost")),
                ("from_day", models.DateField(verbose_name="from")),
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
                (
                    "cause_kind",
                    models.CharField(
                        choices=[
                            ("site", "Conditions at the site"),
                            ("data", "Data"),
                            ("decision", "Decision or approval"),
                            ("people", "People"),
                            ("change", "Change"),
                            ("product", "Product or technology"),
                            ("supplier", "Third party"),
                            ("force", "Force majeure"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=8,
                        verbose_name="kind of cause",
                    ),
                ),
                ("cause", models.CharField(max_length=300, verbose_name="cause")),
                ("cause_en", models.CharField(blank=True, max_length=300, verbose_name="cause in English")),
                ("proof", models.CharField(blank=True, max_length=300, verbose_name="what shows it")),
                ("source_kind", models.CharField(blank=True, editable=False, max_length=60)),
                ("source_id", models.PositiveBigIntegerField(editable=False, null=True)),
                ("stands_alone", models.BooleanField(default=False, editable=False)),
                ("agreed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="agreed on")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="why it was withdrawn"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("ours", "Our view"), ("agreed", "Agreed"), ("withdrawn", "Withdrawn")],
                        default="ours",
                        max_length=10,
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
                "verbose_name": "delay",
                "verbose_name_plural": "delays",
                "ordering": ["from_day", "number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="lifecycle_delayentry_number"),
                    models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="delay_entry_has_days"),
                    models.UniqueConstraint(
                        condition=models.Q(("source_kind", ""), _negated=True),
                        fields=("source_kind", "source_id"),
                        name="delay_entry_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="memo",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_memo_number"),
        ),
        migrations.AddConstraint(
            model_name="memo",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_from__lte", models.F("period_to"))), name="memo_period_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="memocommitment",
            constraint=models.CheckConstraint(
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
                name="memocommitment_person_on_its_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="memocommitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("dropped_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="memocommitment_dropped_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="memocommitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "carried"), _negated=True),
                    models.Q(models.Q(("carried_kind", ""), _negated=True), ("carried_id__isnull", False)),
                    _connector="OR",
                ),
                name="memocommitment_carried_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="memocheck",
            constraint=models.UniqueConstraint(fields=("memo", "step"), name="memo_check_once"),
        ),
        migrations.AddConstraint(
            model_name="memocheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "dropped"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="memo_check_dropped_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="memodelay",
            constraint=models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="memo_delay_has_days"),
        ),
    ]
