import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lifecycle.fields
import lifecycle.tables


class Migration(migrations.Migration):
    replaces = [
        ("delivery", "0001_initial"),
        ("delivery", "0002_change_process"),
        ("delivery", "0003_implementation_plans"),
        ("delivery", "0005_executive_reports"),
        ("delivery", "0006_research"),
        ("delivery", "0007_solutions"),
        ("delivery", "0008_kickoff_pack"),
        ("delivery", "0009_verification"),
        ("delivery", "0010_trial_run"),
        ("delivery", "0011_changes_and_plans"),
        ("delivery", "0012_signed_verification"),
        ("delivery", "0013_strategies"),
        ("delivery", "0014_tables_of_reports"),
    ]

    initial = True

    dependencies = [
        ("lifecycle", "0001_squashed_0032_lights"),
    ]

    operations = [
        lifecycle.tables.Tables(
            tables=[
                migrations.CreateModel(
                    name="Appointment",
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
                            "manager",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="project manager",
                            ),
                        ),
                        (
                            "signer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="executive who signs",
                            ),
                        ),
                        ("from_date", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("duties", models.TextField(verbose_name="what the project manager answers for")),
                        (
                            "duties_en",
                            models.TextField(
                                blank=True, verbose_name="what the project manager answers for, in English"
                            ),
                        ),
                        (
                            "spend_limit",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="approves spending up to",
                            ),
                        ),
                        ("budget", models.TextField(blank=True, verbose_name="over the budget")),
                        ("budget_en", models.TextField(blank=True, verbose_name="over the budget, in English")),
                        (
                            "assigns_people",
                            models.BooleanField(
                                default=True, verbose_name="assigns the people of the team and their work"
                            ),
                        ),
                        (
                            "exchanges_people",
                            models.BooleanField(default=False, verbose_name="may have people of the team exchanged"),
                        ),
                        ("people", models.TextField(blank=True, verbose_name="over people")),
                        ("people_en", models.TextField(blank=True, verbose_name="over people, in English")),
                        (
                            "change_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="agrees changes of up to so many days of work"
                            ),
                        ),
                        (
                            "signs_for_us",
                            models.BooleanField(default=True, verbose_name="signs plans, minutes and memos for us"),
                        ),
                        ("decisions", models.TextField(blank=True, verbose_name="over decisions")),
                        ("decisions_en", models.TextField(blank=True, verbose_name="over decisions, in English")),
                        ("copy_to", models.TextField(blank=True, verbose_name="who gets a copy")),
                        ("copy_to_en", models.TextField(blank=True, verbose_name="who gets a copy, in English")),
                        (
                            "signed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="signed on"),
                        ),
                        ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                        ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="why it ended")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("in_force", "In force"), ("ended", "Ended")],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter of appointment",
                        "verbose_name_plural": "letters of appointment",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_appointment_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "in_force")),
                                fields=("project",),
                                name="appointment_one_in_force",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("project",),
                                name="appointment_one_draft",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_date__isnull", True), ("to_date__gte", models.F("from_date")), _connector="OR"
                                ),
                                name="appointment_dates",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BadDays",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bad_days",
                                to="lifecycle.project",
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="first day")),
                        ("last_on", models.DateField(verbose_name="last day")),
                        ("why", models.CharField(max_length=160, verbose_name="why these days are bad")),
                        (
                            "why_en",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="why these days are bad, in English"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bad days for reports",
                        "ordering": ["first_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gte", models.F("first_on"))), name="bad_days_in_order"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PriorReference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="references",
                                to="delivery.changerequest",
                            ),
                        ),
                        ("subject_kind", models.CharField(max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField()),
                        ("label", models.CharField(max_length=200, verbose_name="where")),
                        ("excerpt", models.TextField(blank=True, verbose_name="passage")),
                        ("defined", models.TextField(verbose_name="how it was defined")),
                        ("defined_en", models.TextField(blank=True, verbose_name="how it was defined, in English")),
                        ("differs", models.BooleanField(verbose_name="does the change differ from it?")),
                        ("difference", models.TextField(blank=True, verbose_name="how it differs")),
                        ("difference_en", models.TextField(blank=True, verbose_name="how it differs, in English")),
                    ],
                    options={
                        "verbose_name": "earlier definition",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("change", "subject_kind", "subject_id"), name="prior_reference_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeAlternative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="alternatives",
                                to="delivery.changerequest",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="alternative")),
                        ("text_en", models.TextField(blank=True, verbose_name="alternative in English")),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost"
                            ),
                        ),
                        ("days", models.SmallIntegerField(blank=True, null=True, verbose_name="days")),
                        (
                            "customer_effort",
                            models.CharField(blank=True, max_length=200, verbose_name="effort of the customer"),
                        ),
                        (
                            "customer_effort_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="effort of the customer, in English"
                            ),
                        ),
                        ("chosen", models.BooleanField(default=False, verbose_name="chosen")),
                    ],
                    options={
                        "verbose_name": "alternative",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChangedRequirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requirements",
                                to="delivery.changerequest",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.requirement",
                                verbose_name="requirement",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="title from now on")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="title from now on, in English"),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description from now on")),
                        (
                            "description_en",
                            models.TextField(blank=True, verbose_name="description from now on, in English"),
                        ),
                        (
                            "priority",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("must", "Must"),
                                    ("should", "Should"),
                                    ("could", "Could"),
                                    ("later", "Later"),
                                ],
                                max_length=6,
                                verbose_name="priority from now on",
                            ),
                        ),
                        ("approach", models.TextField(blank=True, verbose_name="way of realisation from now on")),
                        (
                            "approach_en",
                            models.TextField(blank=True, verbose_name="way of realisation from now on, in English"),
                        ),
                        ("before", models.JSONField(default=dict, editable=False)),
                    ],
                    options={
                        "verbose_name": "changed requirement",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("change", "requirement"), name="changed_requirement_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangedObjective",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objectives",
                                to="delivery.changerequest",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.objective",
                                verbose_name="objective",
                            ),
                        ),
                        ("statement", models.TextField(blank=True, verbose_name="objective from now on")),
                        (
                            "statement_en",
                            models.TextField(blank=True, verbose_name="objective from now on, in English"),
                        ),
                        (
                            "target_value",
                            models.CharField(blank=True, max_length=60, verbose_name="target from now on"),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due from now on")),
                    ],
                    options={
                        "verbose_name": "changed objective",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("change", "objective"), name="changed_objective_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangedItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plan_items",
                                to="delivery.changerequest",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="named_in",
                                to="delivery.implementationplanitem",
                                verbose_name="item of the plan",
                            ),
                        ),
                        (
                            "days",
                            models.SmallIntegerField(
                                verbose_name="days that it takes longer, or with a minus shorter"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "changed item of the plan",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [models.UniqueConstraint(fields=("change", "item"), name="changed_item_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ChangedPayment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="payments",
                                to="delivery.changerequest",
                            ),
                        ),
                        (
                            "milestone",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="payment milestone"),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                        (
                            "delta",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0"),
                                max_digits=14,
                                verbose_name="added, or with a minus taken off",
                            ),
                        ),
                        (
                            "planned_on",
                            models.DateField(blank=True, null=True, verbose_name="planned for, from now on"),
                        ),
                    ],
                    options={
                        "verbose_name": "changed payment",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChangeProcess",
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
                            "revision",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision"),
                        ),
                        (
                            "single_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="single contact",
                            ),
                        ),
                        ("channel", models.TextField(blank=True, verbose_name="channel")),
                        ("channel_en", models.TextField(blank=True, verbose_name="channel in English")),
                        ("form", models.TextField(blank=True, verbose_name="form")),
                        ("form_en", models.TextField(blank=True, verbose_name="form in English")),
                        ("meeting", models.TextField(blank=True, verbose_name="meeting about changes")),
                        ("meeting_en", models.TextField(blank=True, verbose_name="meeting about changes, in English")),
                        (
                            "assess_within_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MaxValueValidator(365)],
                                verbose_name="working days to assess a change",
                            ),
                        ),
                        (
                            "manager_amount",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20000"),
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="the project manager decides alone up to",
                            ),
                        ),
                        (
                            "manager_days",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(365)],
                                verbose_name="and up to so many days",
                            ),
                        ),
                        (
                            "commercial_amount",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("100000"),
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="commerce decides up to",
                            ),
                        ),
                        (
                            "commercial_days",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[django.core.validators.MaxValueValidator(365)],
                                verbose_name="and up to that many days",
                            ),
                        ),
                        (
                            "agreed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="agreed"),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer refused"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Put to the customer"),
                                    ("agreed", "Agreed"),
                                    ("revised", "Replaced by a newer one"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change process",
                        "verbose_name_plural": "change processes",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_changeprocess_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "agreed")),
                                fields=("project",),
                                name="one_agreed_change_process_a_project",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationSolution",
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
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.solutiontemplate",
                                verbose_name="template",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                        (
                            "parent",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next",
                                to="delivery.implementationsolution",
                                verbose_name="derived from",
                            ),
                        ),
                        ("summary_plain", models.TextField(blank=True, verbose_name="summary in plain words")),
                        (
                            "summary_plain_en",
                            models.TextField(blank=True, verbose_name="summary in plain words, in English"),
                        ),
                        (
                            "business_understanding",
                            models.TextField(blank=True, verbose_name="our understanding of the business"),
                        ),
                        (
                            "business_understanding_en",
                            models.TextField(blank=True, verbose_name="our understanding of the business, in English"),
                        ),
                        (
                            "edited_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="text last changed by",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "review_score",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="score, 1 to 5"),
                        ),
                        ("review_note", models.TextField(blank=True, verbose_name="reviewer's note")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="passed review")),
                        ("presented_on", models.DateField(blank=True, null=True, verbose_name="presented on")),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="agreed by",
                            ),
                        ),
                        ("declined_reason", models.TextField(blank=True, verbose_name="why it came back")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("review", "Internal review"),
                                    ("presented", "Presented"),
                                    ("agreed", "Agreed"),
                                    ("signed", "Signed"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("blueprint", models.JSONField(blank=True, default=dict, editable=False)),
                        (
                            "research",
                            models.JSONField(blank=True, default=list, verbose_name="research that it rests on"),
                        ),
                        (
                            "understood_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="understanding confirmed on"
                            ),
                        ),
                        (
                            "understood_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="understanding confirmed by",
                            ),
                        ),
                        (
                            "understood_note",
                            models.TextField(blank=True, editable=False, verbose_name="what they put right"),
                        ),
                        (
                            "shape",
                            models.CharField(
                                choices=[
                                    ("both", "As a change of the site and as an outline design"),
                                    ("change", "As a change of the site only"),
                                    ("design", "As an outline design only"),
                                ],
                                default="both",
                                help_text="Sections that it does not need are left out; what is written in them stays.",
                                max_length=6,
                                verbose_name="how it is written",
                            ),
                        ),
                        (
                            "review_checks",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                choices=[
                                    ("purpose", "Every section serves an objective"),
                                    (
                                        "differences",
                                        "Every difference from pre-sales has a reason that the customer can follow",
                                    ),
                                    ("plain", "Users find their own work described as it is"),
                                    ("feasible", "It can be done with the people and the time at hand"),
                                    (
                                        "fallback",
                                        "Cut-over and fallback could be carried out by somebody else from the paper",
                                    ),
                                    ("verified", "Each result is verified by a test, not by an opinion"),
                                ],
                                default=list,
                                editable=False,
                                verbose_name="what the reviewer found in order",
                            ),
                        ),
                        (
                            "presented_to",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="lifecycle.contact", verbose_name="presented to"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "implementation solution",
                        "verbose_name_plural": "implementation solutions",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="delivery_solution_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_implementationsolution_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("review_score__isnull", True),
                                    models.Q(("review_score__gte", 1), ("review_score__lte", 5)),
                                    _connector="OR",
                                ),
                                name="delivery_implementationsolution_score",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviewed_at__isnull", True),
                                    models.Q(
                                        ("reviewer__isnull", False),
                                        models.Q(("reviewer", models.F("created_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="delivery_implementationsolution_reviewer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("draft", "review")),
                                    models.Q(("presented_on__isnull", False), ("reviewed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="delivery_implementationsolution_presented",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "agreed"), _negated=True),
                                    models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="delivery_implementationsolution_agreed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("code", models.SlugField(editable=False, max_length=40)),
                        ("mandatory", models.BooleanField(default=False, editable=False, verbose_name="mandatory")),
                        ("title", models.CharField(max_length=120, verbose_name="heading")),
                        ("title_en", models.CharField(blank=True, max_length=120, verbose_name="heading in English")),
                        (
                            "objective",
                            models.CharField(blank=True, max_length=200, verbose_name="what it is to achieve"),
                        ),
                        (
                            "objective_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="what it is to achieve, in English"
                            ),
                        ),
                        ("body", models.TextField(blank=True, verbose_name="text")),
                        ("body_en", models.TextField(blank=True, verbose_name="text in English")),
                        ("answers", models.TextField(blank=True, verbose_name="needs it answers")),
                        ("answers_en", models.TextField(blank=True, verbose_name="needs it answers, in English")),
                        (
                            "solution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="delivery.implementationsolution",
                            ),
                        ),
                        (
                            "requirements",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="lifecycle.requirement",
                                verbose_name="requirements it answers",
                            ),
                        ),
                        (
                            "objectives",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="lifecycle.objective",
                                verbose_name="objectives it serves",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "section of an implementation solution",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("solution", "code"), name="delivery_implementationsection_code"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("step", models.CharField(max_length=160, verbose_name="step")),
                        ("step_en", models.CharField(blank=True, max_length=160, verbose_name="step in English")),
                        ("start", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("end", models.DateField(blank=True, null=True, verbose_name="end")),
                        ("resource", models.CharField(blank=True, max_length=160, verbose_name="resource")),
                        (
                            "resource_en",
                            models.CharField(blank=True, max_length=160, verbose_name="resource in English"),
                        ),
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
                            "solution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="delivery.implementationsolution",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of an implementation solution",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start__isnull", True),
                                    ("end__isnull", True),
                                    ("end__gte", models.F("start")),
                                    _connector="OR",
                                ),
                                name="delivery_implementationstep_dates",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationRisk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.risk",
                            ),
                        ),
                        ("risk", models.CharField(max_length=160, verbose_name="risk")),
                        ("risk_en", models.CharField(blank=True, max_length=160, verbose_name="risk in English")),
                        (
                            "likelihood",
                            models.CharField(
                                choices=[
                                    ("low", "Low"),
                                    ("medium", "Medium"),
                                    ("high", "High"),
                                    ("critical", "Critical"),
                                ],
                                max_length=8,
                                verbose_name="how likely",
                            ),
                        ),
                        (
                            "impact",
                            models.CharField(
                                choices=[
                                    ("low", "Low"),
                                    ("medium", "Medium"),
                                    ("high", "High"),
                                    ("critical", "Critical"),
                                ],
                                max_length=8,
                                verbose_name="how bad",
                            ),
                        ),
                        ("response", models.TextField(blank=True, verbose_name="what is done about it")),
                        (
                            "response_en",
                            models.TextField(blank=True, verbose_name="what is done about it, in English"),
                        ),
                        ("owner", models.CharField(blank=True, max_length=120, verbose_name="who looks after it")),
                        (
                            "owner_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="who looks after it, in English"
                            ),
                        ),
                        (
                            "solution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="risks",
                                to="delivery.implementationsolution",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "risk that an implementation solution tells",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source__isnull", False)),
                                fields=("solution", "source"),
                                name="delivery_implementationrisk_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Departure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("key", models.CharField(editable=False, max_length=60)),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kept", "Kept"),
                                    ("changed", "Changed"),
                                    ("dropped", "Dropped"),
                                    ("new", "New"),
                                ],
                                max_length=7,
                                verbose_name="compared with pre-sales",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("reason_en", models.TextField(blank=True, verbose_name="reason in English")),
                        (
                            "solution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="departures",
                                to="delivery.implementationsolution",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "difference from the pre-sales solution",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("solution", "key"), name="delivery_departure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanStrategy",
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
                                related_name="strategies",
                                to="delivery.implementationplan",
                            ),
                        ),
                        ("what", models.CharField(max_length=160, verbose_name="strategy")),
                        ("what_en", models.CharField(blank=True, max_length=160, verbose_name="strategy in English")),
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
                    ],
                    options={
                        "verbose_name": "strategy of a plan",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [models.UniqueConstraint(fields=("plan", "what"), name="plan_strategy_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationPlan",
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
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="begins on")),
                        ("goal", models.TextField(blank=True, verbose_name="goal")),
                        ("goal_en", models.TextField(blank=True, verbose_name="goal in English")),
                        ("strategy", models.TextField(blank=True, verbose_name="strategy")),
                        ("strategy_en", models.TextField(blank=True, verbose_name="strategy in English")),
                        ("ability", models.TextField(blank=True, verbose_name="ability needed")),
                        ("ability_en", models.TextField(blank=True, verbose_name="ability needed, in English")),
                        ("verification", models.TextField(blank=True, verbose_name="how the goal is verified")),
                        (
                            "verification_en",
                            models.TextField(blank=True, verbose_name="how the goal is verified, in English"),
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
                            "solution",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="delivery.implementationsolution",
                                verbose_name="solution that it carries out",
                            ),
                        ),
                        (
                            "revision",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision"),
                        ),
                        (
                            "revised_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why it is revised"),
                        ),
                        (
                            "revised_cause",
                            models.CharField(
                                blank=True, editable=False, max_length=8, verbose_name="on whose account it is revised"
                            ),
                        ),
                        ("revised_source", models.CharField(blank=True, editable=False, max_length=80)),
                        ("revised_from", models.JSONField(default=dict, editable=False)),
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
                            "waiver",
                            models.TextField(
                                blank=True, editable=False, verbose_name="why it holds in spite of the findings"
                            ),
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
                    ],
                    options={
                        "verbose_name": "implementation plan",
                        "verbose_name_plural": "implementation plans",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_implementationplan_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanBaseline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    ],
                    options={
                        "verbose_name": "baseline of a plan",
                        "ordering": ["revision"],
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "revision"), name="plan_baseline_revision")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAcknowledgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("revision", models.PositiveSmallIntegerField(verbose_name="revision")),
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
                        ("told_at", models.DateTimeField(auto_now_add=True, verbose_name="told")),
                        ("confirmed_on", models.DateField(null=True, verbose_name="confirmed on")),
                        ("how", models.CharField(blank=True, max_length=200, verbose_name="how")),
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
                    ],
                    options={
                        "verbose_name": "confirmation of a plan",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("user__isnull", False)),
                                fields=("plan", "revision", "user"),
                                name="plan_acknowledged_user",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("contact__isnull", False)),
                                fields=("plan", "revision", "contact"),
                                name="plan_acknowledged_contact",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plan_acknowledged_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="delivery.implementationplanitem",
                            ),
                        ),
                        (
                            "cause",
                            models.CharField(
                                choices=[
                                    ("customer", "The customer"),
                                    ("vendor", "Ourselves"),
                                    ("change", "A change request"),
                                    ("memo", "A memo"),
                                    ("meeting", "A meeting"),
                                    ("before", "What it waits for came late"),
                                    ("force", "Force majeure"),
                                    ("error", "The plan was wrong"),
                                ],
                                max_length=8,
                                verbose_name="on whose account",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "refers_to",
                            models.CharField(blank=True, max_length=200, verbose_name="change request or memo"),
                        ),
                        ("source_key", models.CharField(blank=True, max_length=80)),
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
                    ],
                    options={
                        "verbose_name": "change of a plan",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
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
                            "wanted_for",
                            models.TextField(blank=True, verbose_name="what they want it for, in their words"),
                        ),
                        (
                            "wanted_for_en",
                            models.TextField(blank=True, verbose_name="what they want it for, in English"),
                        ),
                        ("wished_on", models.DateField(blank=True, null=True, verbose_name="wished by")),
                        (
                            "agreed_on",
                            models.DateField(blank=True, null=True, verbose_name="agreed inside the customer on"),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.portallink",
                                verbose_name="private link",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("description", models.TextField(verbose_name="what is to change")),
                        ("description_en", models.TextField(blank=True, verbose_name="what is to change, in English")),
                        (
                            "change_kind",
                            models.CharField(
                                choices=[
                                    ("requirement", "Requirement change"),
                                    ("realisation", "Same goal, realised otherwise"),
                                ],
                                default="requirement",
                                max_length=11,
                                verbose_name="kind of change",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="raised by",
                            ),
                        ),
                        (
                            "urgent",
                            models.BooleanField(default=False, verbose_name="urgent: half the time to assess it"),
                        ),
                        (
                            "agreed_inside",
                            models.TextField(blank=True, verbose_name="who agreed to it inside the customer"),
                        ),
                        (
                            "agreed_inside_en",
                            models.TextField(
                                blank=True, verbose_name="who agreed to it inside the customer, in English"
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="delivery.changeprocess",
                                verbose_name="change process",
                            ),
                        ),
                        ("submitted_on", models.DateField(editable=False, null=True, verbose_name="submitted on")),
                        ("assess_by", models.DateField(editable=False, null=True, verbose_name="to be assessed by")),
                        ("root_purpose", models.TextField(blank=True, verbose_name="root purpose")),
                        ("root_purpose_en", models.TextField(blank=True, verbose_name="root purpose, in English")),
                        ("talk_on", models.DateField(blank=True, null=True, verbose_name="talked about on")),
                        (
                            "talk_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="talked about with",
                            ),
                        ),
                        ("talk_note", models.TextField(blank=True, verbose_name="what was said")),
                        (
                            "no_prior",
                            models.TextField(blank=True, verbose_name="nothing earlier was found: where we looked"),
                        ),
                        (
                            "no_prior_en",
                            models.TextField(blank=True, verbose_name="nothing earlier was found, in English"),
                        ),
                        ("no_alternative", models.TextField(blank=True, verbose_name="why there is no other way")),
                        (
                            "no_alternative_en",
                            models.TextField(blank=True, verbose_name="why there is no other way, in English"),
                        ),
                        (
                            "impact_cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="cost of the change",
                            ),
                        ),
                        (
                            "impact_days",
                            models.SmallIntegerField(blank=True, null=True, verbose_name="days that it adds"),
                        ),
                        ("impact_scope", models.TextField(blank=True, verbose_name="effect on the scope")),
                        (
                            "impact_scope_en",
                            models.TextField(blank=True, verbose_name="effect on the scope, in English"),
                        ),
                        ("impact_quality", models.TextField(blank=True, verbose_name="effect on the quality")),
                        (
                            "impact_quality_en",
                            models.TextField(blank=True, verbose_name="effect on the quality, in English"),
                        ),
                        ("impact_resources", models.TextField(blank=True, verbose_name="people and means")),
                        (
                            "impact_resources_en",
                            models.TextField(blank=True, verbose_name="people and means, in English"),
                        ),
                        (
                            "assessed_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="assessed by",
                            ),
                        ),
                        ("assessed_on", models.DateField(editable=False, null=True, verbose_name="assessed on")),
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
                            "decision_reason",
                            models.TextField(blank=True, editable=False, verbose_name="reason for the decision"),
                        ),
                        (
                            "decision_reason_en",
                            models.TextField(
                                blank=True, editable=False, verbose_name="reason for the decision, in English"
                            ),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                        ),
                        (
                            "amendment",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="contract amendment"),
                        ),
                        ("before", models.JSONField(default=dict, editable=False)),
                        ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                        ("implemented_on", models.DateField(editable=False, null=True, verbose_name="implemented on")),
                        ("verified_on", models.DateField(editable=False, null=True, verbose_name="verified on")),
                        (
                            "outcome",
                            models.TextField(blank=True, editable=False, verbose_name="what was done and seen"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("analysed", "Analysed"),
                                    ("assessed", "Assessed"),
                                    ("approved", "Approved"),
                                    ("alternative", "Alternative agreed"),
                                    ("rejected", "Rejected"),
                                    ("phase_two", "Put to phase two"),
                                    ("signed", "Signed"),
                                    ("implemented", "Implemented"),
                                    ("verified", "Verified"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change request",
                        "verbose_name_plural": "change requests",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="change_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_changerequest_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KickoffAgenda",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda",
                                to="delivery.kickoff",
                            ),
                        ),
                        ("time", models.TimeField(blank=True, null=True, verbose_name="time")),
                        ("topic", models.CharField(max_length=200, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=200, verbose_name="topic in English")),
                        ("speaker", models.CharField(blank=True, max_length=80, verbose_name="speaker")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="length in minutes"),
                        ),
                    ],
                    options={
                        "ordering": ["time", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KickoffSpeech",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="speeches",
                                to="delivery.kickoff",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                            ),
                        ),
                        ("speaker", models.CharField(max_length=80, verbose_name="speaker")),
                        ("topic", models.CharField(max_length=200, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=200, verbose_name="topic in English")),
                        ("minutes", models.PositiveSmallIntegerField(default=10, verbose_name="length in minutes")),
                        ("draft", models.TextField(blank=True, verbose_name="what is said")),
                        ("draft_en", models.TextField(blank=True, verbose_name="what is said, in English")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KickoffAttendee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendees",
                                to="delivery.kickoff",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
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
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                        ("role", models.CharField(blank=True, max_length=80, verbose_name="part in the project")),
                        (
                            "role_en",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="part in the project, in English"
                            ),
                        ),
                        ("is_executive", models.BooleanField(default=False, verbose_name="executive")),
                        ("confirmed", models.BooleanField(default=False, verbose_name="has confirmed")),
                        ("attended", models.BooleanField(default=False, verbose_name="was there")),
                    ],
                    options={
                        "ordering": ["side", "-is_executive", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("side", "customer"), ("user__isnull", True)),
                                    models.Q(("contact__isnull", True), ("side", "vendor"), ("user__isnull", False)),
                                    models.Q(
                                        ("contact__isnull", True),
                                        ("user__isnull", True),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="kickoff_attendee_is_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KickoffResource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resources",
                                to="delivery.kickoff",
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
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what is needed")),
                        (
                            "what_en",
                            models.CharField(blank=True, max_length=200, verbose_name="what is needed, in English"),
                        ),
                        ("needed_by", models.DateField(blank=True, null=True, verbose_name="needed by")),
                        (
                            "status",
                            models.CharField(
                                choices=[("asked", "Asked for"), ("confirmed", "Confirmed"), ("refused", "Refused")],
                                default="asked",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["side", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KickoffReader",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readers",
                                to="delivery.kickoff",
                            ),
                        ),
                        ("department", models.CharField(max_length=120, verbose_name="department or group")),
                        (
                            "department_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="department or group, in English"
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
                        ("read_on", models.DateField(blank=True, null=True, verbose_name="read on")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KickoffResponsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responsibilities",
                                to="delivery.kickoff",
                            ),
                        ),
                        ("task", models.CharField(max_length=200, verbose_name="task")),
                        ("task_en", models.CharField(blank=True, max_length=200, verbose_name="task in English")),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us"), ("both", "Both sides")],
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        ("who", models.CharField(max_length=120, verbose_name="who does it")),
                        (
                            "who_en",
                            models.CharField(blank=True, max_length=120, verbose_name="who does it, in English"),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KickoffMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="delivery.kickoff",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="milestone")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="milestone in English")),
                        ("on", models.DateField(verbose_name="date")),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KickoffDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="delivery.kickoff",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="decision")),
                        ("text_en", models.TextField(blank=True, verbose_name="decision in English")),
                        ("owner", models.CharField(blank=True, max_length=80, verbose_name="owner")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportReader",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readers",
                                to="delivery.executivereport",
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
                                verbose_name="at the customer",
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
                    ],
                    options={
                        "verbose_name": "reader",
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact__isnull", True), ("user__isnull", True), _connector="XOR"
                                ),
                                name="report_reader_is_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asks",
                                to="delivery.executivereport",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("decision", "Decision"), ("support", "Support")],
                                default="decision",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="what we ask for")),
                        (
                            "text_en",
                            models.CharField(blank=True, max_length=200, verbose_name="what we ask for, in English"),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="needed by")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("open", "Waiting for an answer"),
                                    ("given", "Given"),
                                    ("refused", "Refused"),
                                ],
                                default="open",
                                editable=False,
                                max_length=8,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="what they said")),
                        ("answered_on", models.DateField(blank=True, editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "request to executives",
                        "ordering": ["pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agreements",
                                to="delivery.executivereport",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["at"],
                        "constraints": [models.UniqueConstraint(fields=("report", "user"), name="report_agreed_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ExecutiveReport",
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
                            "time_light",
                            models.CharField(
                                choices=[("green", "On track"), ("amber", "Needs attention"), ("red", "In trouble")],
                                default="green",
                                max_length=5,
                                verbose_name="Time",
                            ),
                        ),
                        ("time_note", models.CharField(blank=True, max_length=200, verbose_name="about the time")),
                        (
                            "time_note_en",
                            models.CharField(blank=True, max_length=200, verbose_name="about the time, in English"),
                        ),
                        (
                            "quality_light",
                            models.CharField(
                                choices=[("green", "On track"), ("amber", "Needs attention"), ("red", "In trouble")],
                                default="green",
                                max_length=5,
                                verbose_name="Quality",
                            ),
                        ),
                        (
                            "quality_note",
                            models.CharField(blank=True, max_length=200, verbose_name="about the quality"),
                        ),
                        (
                            "quality_note_en",
                            models.CharField(blank=True, max_length=200, verbose_name="about the quality, in English"),
                        ),
                        (
                            "cost_light",
                            models.CharField(
                                choices=[("green", "On track"), ("amber", "Needs attention"), ("red", "In trouble")],
                                default="green",
                                max_length=5,
                                verbose_name="Cost",
                            ),
                        ),
                        ("cost_note", models.CharField(blank=True, max_length=200, verbose_name="about the cost")),
                        (
                            "cost_note_en",
                            models.CharField(blank=True, max_length=200, verbose_name="about the cost, in English"),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("customer", "The customer's executives"), ("ours", "Our own executives")],
                                max_length=8,
                                verbose_name="for whom",
                            ),
                        ),
                        ("period_from", models.DateField(verbose_name="from")),
                        ("period_to", models.DateField(verbose_name="until")),
                        ("headline", models.CharField(max_length=160, verbose_name="the state of things in one line")),
                        (
                            "headline_en",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="the state of things in one line, in English"
                            ),
                        ),
                        ("achievements", models.TextField(verbose_name="what was achieved")),
                        (
                            "achievements_en",
                            models.TextField(blank=True, verbose_name="what was achieved, in English"),
                        ),
                        ("next_steps", models.TextField(verbose_name="what comes next")),
                        ("next_steps_en", models.TextField(blank=True, verbose_name="what comes next, in English")),
                        ("risks", models.TextField(blank=True, verbose_name="what could go wrong")),
                        ("risks_en", models.TextField(blank=True, verbose_name="what could go wrong, in English")),
                        (
                            "timing_note",
                            models.TextField(blank=True, editable=False, verbose_name="why this is the moment"),
                        ),
                        (
                            "facts_only",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="facts only, nobody blamed"
                            ),
                        ),
                        (
                            "moment_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="to be delivered on"),
                        ),
                        (
                            "delivered_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="delivered on"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meeting", "In a meeting"),
                                    ("talk", "In a talk of two"),
                                    ("mail", "By mail"),
                                    ("call", "By telephone or video"),
                                ],
                                editable=False,
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                        ("reaction", models.TextField(blank=True, editable=False, verbose_name="how they took it")),
                        (
                            "confidence",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="confidence in us"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("agreed", "Agreed among us"),
                                    ("scheduled", "Moment chosen"),
                                    ("delivered", "Delivered"),
                                    ("answered", "Answered"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report to executives",
                        "verbose_name_plural": "reports to executives",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_executivereport_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("period_from__lte", models.F("period_to"))),
                                name="report_period_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("delivered", "answered")), _negated=True),
                                    ("delivered_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="report_delivered_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KickoffNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to="delivery.kickoff",
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="notices",
                                to="delivery.kickoffreader",
                            ),
                        ),
                        ("department", models.CharField(max_length=120, verbose_name="department or group")),
                        (
                            "notice_kind",
                            models.CharField(
                                choices=[("pack", "Pack"), ("minutes", "Minutes")],
                                max_length=7,
                                verbose_name="what was sent",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="contact",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="sent by",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                    ],
                    options={
                        "verbose_name": "notice of a kickoff",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reader__isnull", False)),
                                fields=("reader", "notice_kind"),
                                name="kickoff_notice_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kickoff",
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
                            "kickoff_kind",
                            models.CharField(
                                choices=[("customer", "With the customer"), ("internal", "Internal")],
                                default="customer",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not decided"),
                                    ("hold", "Hold it"),
                                    ("defer", "Put it off"),
                                    ("skip", "Leave it out"),
                                ],
                                max_length=5,
                                verbose_name="decision",
                            ),
                        ),
                        (
                            "reason_code",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("OVERCOMMITTED", "The contract promises more than we can keep"),
                                    ("SMALL_AMOUNT", "The contract is very small"),
                                    ("PRODUCTISED", "A tool or ready-made product"),
                                    ("MATURE_CUSTOMER", "The customer has run many IT projects and is well organised"),
                                    ("RUN_IN", "Both sides already work well together"),
                                    ("INTERNAL_CONFLICT", "Relations inside the customer are not settled yet"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        ("alternative_measure", models.TextField(blank=True, verbose_name="what we do instead")),
                        (
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "skip_asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "trigger",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="when it will be held after all"
                            ),
                        ),
                        ("trigger_on", models.DateField(blank=True, null=True, verbose_name="look at it again on")),
                        ("reminded_on", models.DateField(blank=True, null=True)),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="begins")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        (
                            "prep_meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.meeting",
                                verbose_name="preparatory meeting",
                            ),
                        ),
                        (
                            "prep_notes",
                            models.TextField(blank=True, verbose_name="why there is no preparatory meeting"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.meeting",
                                verbose_name="meeting of the kickoff",
                            ),
                        ),
                        (
                            "ahead_note",
                            models.TextField(blank=True, verbose_name="why it is held before what should come first"),
                        ),
                        ("objectives", models.TextField(blank=True, verbose_name="objectives")),
                        ("objectives_en", models.TextField(blank=True, verbose_name="objectives in English")),
                        ("working_rules", models.TextField(blank=True, verbose_name="working rules")),
                        ("working_rules_en", models.TextField(blank=True, verbose_name="working rules in English")),
                        (
                            "change_and_communication_rules",
                            models.TextField(blank=True, verbose_name="rules for changes and communication"),
                        ),
                        (
                            "change_and_communication_rules_en",
                            models.TextField(
                                blank=True, verbose_name="rules for changes and communication in English"
                            ),
                        ),
                        (
                            "manager_authority",
                            models.TextField(blank=True, verbose_name="the project manager's authority"),
                        ),
                        (
                            "manager_authority_en",
                            models.TextField(blank=True, verbose_name="the project manager's authority in English"),
                        ),
                        (
                            "sponsor_message",
                            models.TextField(blank=True, verbose_name="message of the customer's leader"),
                        ),
                        (
                            "sponsor_message_en",
                            models.TextField(blank=True, verbose_name="message of the customer's leader in English"),
                        ),
                        ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                        ("minutes_en", models.TextField(blank=True, verbose_name="minutes in English")),
                        (
                            "sponsor_speech_done",
                            models.BooleanField(default=False, verbose_name="the customer's leader spoke"),
                        ),
                        (
                            "teams_introduced",
                            models.BooleanField(
                                default=False, verbose_name="both teams and the rules were introduced"
                            ),
                        ),
                        (
                            "messages_note",
                            models.TextField(blank=True, verbose_name="why one of the two messages was left out"),
                        ),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("undecided", "Not decided"),
                                    ("to_hold", "To be held"),
                                    ("deferred", "Put off"),
                                    ("skip_asked", "Waiting for an executive"),
                                    ("skipped", "Left out"),
                                    ("prepared", "Prepared"),
                                    ("held", "Held"),
                                    ("signed", "Minutes signed"),
                                ],
                                default="undecided",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kickoff",
                        "verbose_name_plural": "kickoffs",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["state", "trigger_on"], name="kickoff_state_trigger")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_kickoff_number"),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ("undecided", "to_hold", "deferred", "skip_asked", "prepared"))
                                ),
                                fields=("project", "kickoff_kind"),
                                name="one_open_kickoff_a_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reason_code", "INTERNAL_CONFLICT"),
                                    ("state__in", ("skip_asked", "skipped")),
                                    _negated=True,
                                ),
                                name="kickoff_conflict_never_skips",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "skipped"), _negated=True),
                                    models.Q(
                                        ("approver__isnull", False), models.Q(("reason_code", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="kickoff_skipped_is_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "deferred"), _negated=True),
                                    models.Q(
                                        ("trigger_on__isnull", False), models.Q(("reason_code", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="kickoff_deferred_comes_back",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationPlanItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("phase", models.CharField(blank=True, max_length=80, verbose_name="phase")),
                        ("phase_en", models.CharField(blank=True, max_length=80, verbose_name="phase in English")),
                        ("what", models.CharField(max_length=200, verbose_name="what is done")),
                        (
                            "what_en",
                            models.CharField(blank=True, max_length=200, verbose_name="what is done, in English"),
                        ),
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
                        (
                            "started_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="begun on"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="finished on"),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="progress, %"),
                        ),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="where")),
                        ("place_en", models.CharField(blank=True, max_length=120, verbose_name="where, in English")),
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
                        ("others", models.CharField(blank=True, max_length=200, verbose_name="who else takes part")),
                        (
                            "others_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="who else takes part, in English"
                            ),
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
                            "replan_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why it was moved"),
                        ),
                        (
                            "replans",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="times moved"),
                        ),
                        ("ticks", models.JSONField(default=dict, editable=False)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="delivery.implementationplan",
                            ),
                        ),
                        (
                            "strategy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="items",
                                to="delivery.planstrategy",
                                verbose_name="strategy it carries out",
                            ),
                        ),
                        (
                            "kickoff",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="plan_items",
                                to="delivery.kickoff",
                                verbose_name="kickoff",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "item of an implementation plan",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start__isnull", True),
                                    ("due__isnull", True),
                                    ("due__gte", models.F("start")),
                                    _connector="OR",
                                ),
                                name="delivery_implementationplanitem_dates",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started_on__isnull", True),
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="delivery_implementationplanitem_actual",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)),
                                name="delivery_implementationplanitem_progress",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationPlanLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "on"), name="delivery_implementationplanlink_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("item", models.F("on")), _negated=True),
                                name="delivery_implementationplanlink_other",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImplementationPlanResource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "quantity_en",
                            models.CharField(blank=True, max_length=80, verbose_name="how much, in English"),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resources",
                                to="delivery.implementationplan",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "resource",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ResearchLog",
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
                            "self_review",
                            models.JSONField(blank=True, default=dict, editable=False, verbose_name="self-review"),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        ("purpose_en", models.TextField(blank=True, verbose_name="purpose in English")),
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        ("process", models.TextField(blank=True, verbose_name="what was gone through")),
                        ("process_en", models.TextField(blank=True, verbose_name="what was gone through, in English")),
                        (
                            "appointment_confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="appointment confirmed"),
                        ),
                        (
                            "appointed_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="confirmed by",
                            ),
                        ),
                        ("opening_remarks", models.TextField(blank=True, verbose_name="opening remarks")),
                        (
                            "precondition",
                            models.CharField(
                                choices=[
                                    ("product", "A relevant product was introduced"),
                                    ("expert", "An expert of the field takes part"),
                                    ("both", "Both product and expert"),
                                    ("neither", "Neither product nor expert"),
                                ],
                                max_length=8,
                                verbose_name="before the talk",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="expert of the field",
                            ),
                        ),
                        ("precondition_reason", models.TextField(blank=True, verbose_name="why neither")),
                        ("declined_reason", models.TextField(blank=True, verbose_name="why the customer declined")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("appointed", "Appointment made"),
                                    ("held", "Took place"),
                                    ("drafted", "Log drafted"),
                                    ("final", "Log final"),
                                    ("confirmed", "Confirmed by the customer"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "plan_line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="logs",
                                to="delivery.planline",
                                verbose_name="planned talk",
                            ),
                        ),
                        (
                            "contacts",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="people of the customer",
                            ),
                        ),
                        (
                            "our_people",
                            models.ManyToManyField(
                                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="our people"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "log of implementation research",
                        "verbose_name_plural": "logs of implementation research",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="delivery_researchlog_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_researchlog_number"),
                            models.CheckConstraint(
                                condition=models.Q(("hours__isnull", True), ("hours__gt", 0), _connector="OR"),
                                name="delivery_researchlog_hours",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "appointed"), _negated=True),
                                    ("appointment_confirmed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="delivery_researchlog_appointment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("precondition", "neither"), _negated=True),
                                    models.Q(("precondition_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="delivery_researchlog_precondition",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("process", "Process step"),
                                    ("rule", "Rule"),
                                    ("form", "Form or report"),
                                    ("problem", "Problem"),
                                    ("exception", "Exception"),
                                    ("quote", "Quote"),
                                    ("idea", "Idea"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("topic", models.CharField(blank=True, max_length=120, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=120, verbose_name="topic in English")),
                        (
                            "business_process",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.businessprocess",
                                verbose_name="process of the list",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what was heard")),
                        ("text_en", models.TextField(blank=True, verbose_name="what was heard, in English")),
                        ("need_behind", models.TextField(blank=True, verbose_name="need behind it")),
                        ("need_behind_en", models.TextField(blank=True, verbose_name="need behind it, in English")),
                        ("is_unclear", models.BooleanField(default=False, verbose_name="still unclear")),
                        (
                            "follow_up_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who clarifies it",
                            ),
                        ),
                        ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                        ("follow_up_method", models.CharField(blank=True, max_length=160, verbose_name="how")),
                        (
                            "follow_up_method_en",
                            models.CharField(blank=True, max_length=160, verbose_name="how, in English"),
                        ),
                        (
                            "clarified_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="clarified on"),
                        ),
                        (
                            "clarified_text",
                            models.TextField(blank=True, editable=False, verbose_name="what was found out"),
                        ),
                        (
                            "clarified_text_en",
                            models.TextField(
                                blank=True, editable=False, verbose_name="what was found out, in English"
                            ),
                        ),
                        (
                            "log",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="delivery.researchlog",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entry of a research log",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["process", "rule", "form", "problem", "exception", "quote", "idea"])
                                ),
                                name="delivery_logentry_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("clarified_on__isnull", True),
                                    models.Q(("clarified_text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="delivery_logentry_clarified",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("text", models.CharField(max_length=300, verbose_name="question")),
                        ("text_en", models.CharField(blank=True, max_length=300, verbose_name="question in English")),
                        ("asked", models.BooleanField(default=False, verbose_name="asked")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="why not asked")),
                        (
                            "reason_en",
                            models.CharField(blank=True, max_length=200, verbose_name="why not asked, in English"),
                        ),
                        (
                            "log",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="delivery.researchlog",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "question of a research log",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SiteFinding",
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
                                related_name="site_findings",
                                to="delivery.researchplan",
                            ),
                        ),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("site", "Rooms and power"),
                                    ("network", "Network and lines"),
                                    ("data", "Data to be taken over"),
                                    ("devices", "Devices"),
                                    ("users", "Users and accounts"),
                                ],
                                max_length=7,
                                verbose_name="part of the site",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("ready", "It is there"),
                                    ("missing", "Something is missing"),
                                    ("not_needed", "It does not matter here"),
                                ],
                                max_length=10,
                                verbose_name="how it stands",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what we saw")),
                        ("text_en", models.TextField(blank=True, verbose_name="what we saw, in English")),
                        (
                            "condition",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.readinessitem",
                                verbose_name="condition at the site",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("noted_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "finding at the site",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict", "missing"), _negated=True),
                                    ("condition__isnull", False),
                                    _connector="OR",
                                ),
                                name="delivery_sitefinding_condition",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResearchPlan",
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
                        ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                        ("purpose", models.TextField(verbose_name="purpose")),
                        ("purpose_en", models.TextField(blank=True, verbose_name="purpose in English")),
                        ("background", models.TextField(blank=True, verbose_name="what we know already")),
                        (
                            "background_en",
                            models.TextField(blank=True, verbose_name="what we know already, in English"),
                        ),
                        (
                            "background_read",
                            models.BooleanField(default=False, verbose_name="the customer's background was studied"),
                        ),
                        (
                            "organisation_known",
                            models.BooleanField(default=False, verbose_name="the organisation chart is known"),
                        ),
                        (
                            "terms_known",
                            models.BooleanField(default=False, verbose_name="the terms of the field are known"),
                        ),
                        (
                            "outline_ready",
                            models.BooleanField(default=False, verbose_name="the outline of questions is written"),
                        ),
                        (
                            "materials_ready",
                            models.BooleanField(default=False, verbose_name="the material to bring is ready"),
                        ),
                        (
                            "unprepared_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why it begins unprepared"),
                        ),
                        (
                            "confirmed_with",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="confirmed by",
                            ),
                        ),
                        (
                            "confirmed_how",
                            models.CharField(
                                blank=True, editable=False, max_length=160, verbose_name="how it was confirmed"
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on"),
                        ),
                        (
                            "follow_up",
                            models.TextField(blank=True, editable=False, verbose_name="what is left to be done"),
                        ),
                        (
                            "informal_note",
                            models.TextField(blank=True, editable=False, verbose_name="talks outside the meetings"),
                        ),
                        (
                            "analysed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="business analysis meeting on"
                            ),
                        ),
                        (
                            "analysed_by",
                            models.TextField(
                                blank=True, editable=False, verbose_name="who took part in it, and what it found"
                            ),
                        ),
                        (
                            "not_analysed_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why there was none"),
                        ),
                        (
                            "no_report_reason",
                            models.TextField(
                                blank=True, editable=False, verbose_name="why there is no approved report"
                            ),
                        ),
                        (
                            "declined_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("confirmed", "Confirmed by the customer"),
                                    ("on_site", "Under way"),
                                    ("follow_up", "Being followed up"),
                                    ("closed", "Over"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plan of implementation research",
                        "verbose_name_plural": "plans of implementation research",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_researchplan_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("topic", models.CharField(max_length=160, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="topic in English")),
                        ("process", models.CharField(blank=True, max_length=160, verbose_name="business process")),
                        (
                            "process_en",
                            models.CharField(blank=True, max_length=160, verbose_name="business process in English"),
                        ),
                        (
                            "business_process",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.businessprocess",
                                verbose_name="process of the list",
                            ),
                        ),
                        ("is_key", models.BooleanField(default=False, verbose_name="key process")),
                        ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                        (
                            "department_en",
                            models.CharField(blank=True, max_length=120, verbose_name="department in English"),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="whom we talk to",
                            ),
                        ),
                        ("interviewee", models.CharField(blank=True, max_length=120, verbose_name="somebody else")),
                        (
                            "ours",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who of us asks",
                            ),
                        ),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="date and time")),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"
                            ),
                        ),
                        ("questions", models.TextField(blank=True, verbose_name="questions")),
                        ("questions_en", models.TextField(blank=True, verbose_name="questions in English")),
                        ("wanted", models.TextField(blank=True, verbose_name="documents and forms we ask for")),
                        (
                            "wanted_en",
                            models.TextField(blank=True, verbose_name="documents and forms we ask for, in English"),
                        ),
                        (
                            "dropped_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="why it is left out"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="delivery.researchplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "planned talk",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ResearchReport",
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
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                        ("organisation", models.TextField(blank=True, verbose_name="organisation")),
                        ("organisation_en", models.TextField(blank=True, verbose_name="organisation, in English")),
                        ("roles", models.TextField(blank=True, verbose_name="roles: who does what")),
                        ("roles_en", models.TextField(blank=True, verbose_name="roles: who does what, in English")),
                        ("volumes", models.TextField(blank=True, verbose_name="volumes: what happens how often")),
                        (
                            "volumes_en",
                            models.TextField(blank=True, verbose_name="volumes: what happens how often, in English"),
                        ),
                        ("systems", models.TextField(blank=True, verbose_name="systems in use")),
                        ("systems_en", models.TextField(blank=True, verbose_name="systems in use, in English")),
                        ("conclusions", models.TextField(blank=True, verbose_name="conclusions")),
                        ("conclusions_en", models.TextField(blank=True, verbose_name="conclusions in English")),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
                        ),
                        (
                            "review_note",
                            models.TextField(blank=True, editable=False, verbose_name="remark of the review"),
                        ),
                        (
                            "declined_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reviewed", "Reviewed"),
                                    ("approved", "Approved by the users"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report on implementation research",
                        "verbose_name_plural": "reports on implementation research",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_researchreport_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        ("name", models.CharField(max_length=160, verbose_name="business process")),
                        (
                            "name_en",
                            models.CharField(blank=True, max_length=160, verbose_name="business process in English"),
                        ),
                        (
                            "business_process",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.businessprocess",
                                verbose_name="process of the list",
                            ),
                        ),
                        ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                        (
                            "department_en",
                            models.CharField(blank=True, max_length=120, verbose_name="department in English"),
                        ),
                        ("flow", models.TextField(blank=True, verbose_name="how it runs")),
                        ("flow_en", models.TextField(blank=True, verbose_name="how it runs, in English")),
                        ("problems", models.TextField(blank=True, verbose_name="problems and exceptions")),
                        (
                            "problems_en",
                            models.TextField(blank=True, verbose_name="problems and exceptions, in English"),
                        ),
                        ("needs", models.TextField(blank=True, verbose_name="needs")),
                        ("needs_en", models.TextField(blank=True, verbose_name="needs in English")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="delivery.researchreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "section of a research report",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CollectedForm",
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
                        (
                            "form_kind",
                            models.CharField(
                                choices=[("form", "Form"), ("report", "Report")],
                                default="form",
                                max_length=6,
                                verbose_name="kind",
                            ),
                        ),
                        ("department", models.CharField(max_length=120, verbose_name="department")),
                        (
                            "department_en",
                            models.CharField(blank=True, max_length=120, verbose_name="department in English"),
                        ),
                        ("frequency", models.CharField(blank=True, max_length=80, verbose_name="how often")),
                        (
                            "frequency_en",
                            models.CharField(blank=True, max_length=80, verbose_name="how often, in English"),
                        ),
                        (
                            "asked_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="asked from",
                            ),
                        ),
                        ("wanted_by", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        (
                            "collected_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="collected on"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="what we noticed")),
                        (
                            "state",
                            models.CharField(
                                choices=[("wanted", "Asked for"), ("collected", "Collected")],
                                default="wanted",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "processes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="%(app_label)s_forms",
                                to="lifecycle.businessprocess",
                                verbose_name="business processes that use it",
                            ),
                        ),
                        (
                            "requirements",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="lifecycle.requirement",
                                verbose_name="requirements from it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "form collected in implementation research",
                        "verbose_name_plural": "forms collected in implementation research",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_collectedform_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportRhythm",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="report_rhythms",
                                to="lifecycle.project",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("customer", "The customer's executives"), ("ours", "Our own executives")],
                                max_length=8,
                            ),
                        ),
                        (
                            "every_days",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(180),
                                ],
                                verbose_name="every so many days",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "audience"), name="report_rhythm_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrialRun",
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
                        ("scope", models.TextField(verbose_name="what runs on trial, and where")),
                        (
                            "scope_en",
                            models.TextField(blank=True, verbose_name="what runs on trial, and where, in English"),
                        ),
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
                    ],
                    options={
                        "verbose_name": "trial run",
                        "verbose_name_plural": "trial runs",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_trialrun_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "closed"), _negated=True),
                                fields=("project",),
                                name="one_open_trial_run_a_project",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on__isnull", True),
                                    ("planned_end__isnull", True),
                                    ("starts_on__lt", models.F("planned_end")),
                                    _connector="OR",
                                ),
                                name="trial_run_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "prepared"), ("began_on__isnull", False), _connector="OR"
                                ),
                                name="trial_run_runs_since",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(("ended_on__isnull", False), models.Q(("verdict", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="trial_run_closed_how",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrialFeedback",
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
                            "trial",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="delivery.trialrun",
                                verbose_name="trial run",
                            ),
                        ),
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
                            "said_by",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="who said it, if not in our list of people"
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
                        ("triaged_at", models.DateTimeField(editable=False, null=True, verbose_name="sorted")),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="answer")),
                        ("answer_en", models.TextField(blank=True, editable=False, verbose_name="answer in English")),
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
                    ],
                    options={
                        "verbose_name": "feedback from the trial run",
                        "verbose_name_plural": "feedback from the trial run",
                        "ordering": ["created_at", "number"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["project", "state", "created_at"], name="trial_feedback_state")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_trialfeedback_number"
                            ),
                            models.CheckConstraint(
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "answered"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="trial_feedback_answered_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrialCriterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "trial",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="criteria",
                                to="delivery.trialrun",
                            ),
                        ),
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
                            models.CharField(
                                blank=True, max_length=300, verbose_name="how it is measured, in English"
                            ),
                        ),
                        (
                            "actual",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="what was measured"
                            ),
                        ),
                        (
                            "actual_en",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=200,
                                verbose_name="what was measured, in English",
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
                        (
                            "measured_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="measured on"),
                        ),
                    ],
                    options={
                        "verbose_name": "pass criterion",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TrialObservation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("on", models.DateField(verbose_name="day")),
                        ("users", models.PositiveIntegerField(verbose_name="how many worked with it")),
                        ("happened", models.TextField(verbose_name="what happened")),
                        ("happened_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                        (
                            "blocking",
                            models.PositiveSmallIntegerField(default=0, verbose_name="faults: work stands still"),
                        ),
                        ("major", models.PositiveSmallIntegerField(default=0, verbose_name="faults: serious")),
                        ("minor", models.PositiveSmallIntegerField(default=0, verbose_name="faults: slight")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("noted_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "verbose_name": "observation",
                        "ordering": ["-on"],
                        "constraints": [
                            models.UniqueConstraint(fields=("trial", "on"), name="one_trial_observation_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrialExtension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "trial",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
                                to="delivery.trialrun",
                            ),
                        ),
                        ("from_day", models.DateField(verbose_name="end until now")),
                        ("to_day", models.DateField(verbose_name="new end")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("reason_en", models.TextField(blank=True, verbose_name="reason in English")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                    ],
                    options={
                        "verbose_name": "extension",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="TrialReport",
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
                            "trial",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="delivery.trialrun",
                                verbose_name="trial run",
                            ),
                        ),
                        ("ended_on", models.DateField(verbose_name="the trial run ended on")),
                        ("summary", models.TextField(verbose_name="how it was used")),
                        ("summary_en", models.TextField(blank=True, verbose_name="how it was used, in English")),
                        (
                            "open_points",
                            models.TextField(blank=True, verbose_name="what is still open, who does it by when"),
                        ),
                        (
                            "open_points_en",
                            models.TextField(
                                blank=True, verbose_name="what is still open, who does it by when, in English"
                            ),
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
                        (
                            "conditions",
                            models.TextField(blank=True, verbose_name="conditions, or what has to be tried again"),
                        ),
                        (
                            "conditions_en",
                            models.TextField(
                                blank=True, verbose_name="conditions, or what has to be tried again, in English"
                            ),
                        ),
                        (
                            "unfinished",
                            models.TextField(
                                blank=True, verbose_name="why it ends although something is not finished"
                            ),
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
                        (
                            "signed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="signed on"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("signed", "Signed")],
                                default="draft",
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report on a trial run",
                        "verbose_name_plural": "reports on trial runs",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="delivery_trialreport_number"),
                            models.UniqueConstraint(fields=("trial",), name="one_report_a_trial_run"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), _negated=True),
                                    ("signed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="trial_report_signed_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VerifiedFunction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            "verification",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="delivery.functionverification",
                            ),
                        ),
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
                        (
                            "function_en",
                            models.CharField(blank=True, max_length=200, verbose_name="function in English"),
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
                        ("test_data", models.TextField(blank=True, verbose_name="data it was run with")),
                        (
                            "test_data_en",
                            models.TextField(blank=True, verbose_name="data it was run with, in English"),
                        ),
                        ("retest_on", models.DateField(blank=True, null=True, verbose_name="to be checked again on")),
                    ],
                    options={
                        "verbose_name": "function",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("flow__isnull", False),
                                    models.Q(("flow_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="verified_function_has_flow",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VerificationRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                migrations.CreateModel(
                    name="FunctionVerification",
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
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=200, verbose_name="place in English")),
                        ("on", models.DateField(verbose_name="day")),
                        ("conclusion", models.TextField(blank=True, editable=False, verbose_name="conclusion")),
                        (
                            "conclusion_en",
                            models.TextField(blank=True, editable=False, verbose_name="conclusion in English"),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("run", "Run, not concluded"),
                                    ("failed", "Not passed"),
                                    ("rerun", "Being run again"),
                                    ("passed", "Passed, not signed"),
                                    ("approved", "Approved in writing"),
                                    ("superseded", "Overtaken by a later run"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "function verification",
                        "verbose_name_plural": "function verifications",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="delivery_functionverification_number"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
