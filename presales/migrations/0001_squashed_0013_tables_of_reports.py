import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lifecycle.tables
import presales.models.materials


class Migration(migrations.Migration):
    replaces = [
        ("presales", "0001_research_and_solutions"),
        ("presales", "0002_twins_of_research"),
        ("presales", "0003_the_other_duties"),
        ("presales", "0004_contracts_and_estimates"),
        ("presales", "0005_hand_over_in_english"),
        ("presales", "0006_research_as_agreed"),
        ("presales", "0007_estimate_of_record"),
        ("presales", "0008_sections_answer_requirements"),
        ("presales", "0009_preliminary_plans"),
        ("presales", "0010_people_and_risks"),
        ("presales", "0011_clauses_of_the_contract"),
        ("presales", "0012_shared_research"),
        ("presales", "0013_tables_of_reports"),
    ]

    initial = True

    dependencies = [
        ("lifecycle", "0001_squashed_0032_lights"),
    ]

    operations = [
        lifecycle.tables.Tables(
            tables=[
                migrations.CreateModel(
                    name="AmendedClause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "amendment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clauses",
                                to="presales.contractamendment",
                            ),
                        ),
                        ("clause", models.CharField(max_length=80, verbose_name="clause")),
                        ("old", models.TextField(blank=True, verbose_name="until now")),
                        ("old_en", models.TextField(blank=True, verbose_name="until now, in English")),
                        ("new", models.TextField(verbose_name="from now on")),
                        ("new_en", models.TextField(blank=True, verbose_name="from now on, in English")),
                    ],
                    options={
                        "verbose_name": "clause",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AmendedMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "amendment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="presales.contractamendment",
                            ),
                        ),
                        (
                            "milestone",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="payment milestone"),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount from now on"),
                        ),
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                    ],
                    options={
                        "verbose_name": "changed payment milestone",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contract",
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
                            "tax_rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="tax rate, %",
                            ),
                        ),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        ("deliverables", models.TextField(blank=True, verbose_name="what is delivered")),
                        (
                            "deliverables_en",
                            models.TextField(blank=True, verbose_name="what is delivered, in English"),
                        ),
                        ("acceptance_criteria", models.TextField(blank=True, verbose_name="criteria of acceptance")),
                        (
                            "acceptance_criteria_en",
                            models.TextField(blank=True, verbose_name="criteria of acceptance, in English"),
                        ),
                        (
                            "warranty_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="warranty, months"),
                        ),
                        (
                            "review_note",
                            models.TextField(blank=True, editable=False, verbose_name="remark of the review"),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewed by",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved"),
                        ),
                        (
                            "approval_note",
                            models.TextField(blank=True, editable=False, verbose_name="words on the approval"),
                        ),
                        (
                            "executive",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="executive who took it on",
                            ),
                        ),
                        (
                            "executive_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken on"),
                        ),
                        (
                            "executive_note",
                            models.TextField(blank=True, editable=False, verbose_name="why it is signed nevertheless"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reviewed", "Promises judged"),
                                    ("approved", "Approved"),
                                    ("signed", "Signed"),
                                    ("amended", "Amended"),
                                    ("fulfilled", "Fulfilled"),
                                    ("terminated", "Terminated"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contract",
                        "verbose_name_plural": "contracts",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_contract_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "contract",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="terms",
                                to="presales.contract",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                        (
                            "percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="share of the contract, %",
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
                        ("on", models.DateField(blank=True, null=True, verbose_name="on this day")),
                        ("due_days", models.PositiveSmallIntegerField(default=30, verbose_name="days to pay")),
                        ("clause", models.CharField(blank=True, max_length=80, verbose_name="contract clause")),
                        ("retention", models.BooleanField(default=False, verbose_name="retention money")),
                    ],
                    options={
                        "verbose_name": "payment term",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContractAmendment",
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
                        ("reason", models.TextField(verbose_name="reason")),
                        ("reason_en", models.TextField(blank=True, verbose_name="reason in English")),
                        ("facts", models.TextField(verbose_name="facts")),
                        ("facts_en", models.TextField(blank=True, verbose_name="facts in English")),
                        (
                            "amount_delta",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=14, verbose_name="change of the amount"
                            ),
                        ),
                        (
                            "new_due_on",
                            models.DateField(blank=True, null=True, verbose_name="contract due on, from now on"),
                        ),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved"),
                        ),
                        (
                            "approval_note",
                            models.TextField(blank=True, editable=False, verbose_name="words on the approval"),
                        ),
                        (
                            "refused_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer refused"),
                        ),
                        ("before", models.JSONField(default=dict, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("approved", "Approved by us"),
                                    ("proposed", "Put to the customer"),
                                    ("signed", "Signed"),
                                    ("refused", "Refused by the customer"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "commitments",
                            models.ManyToManyField(
                                blank=True,
                                related_name="amendments",
                                to="lifecycle.commitment",
                                verbose_name="promises that it settles",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contract amendment",
                        "verbose_name_plural": "contract amendments",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_contractamendment_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Estimate",
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
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="could begin on")),
                        (
                            "customer_wanted_end",
                            models.DateField(blank=True, null=True, verbose_name="the customer wants it by"),
                        ),
                        (
                            "quoted_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="amount to be offered",
                            ),
                        ),
                        ("basis_note", models.TextField(verbose_name="what it rests on")),
                        ("recommendation", models.TextField(blank=True, verbose_name="advice to sales")),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="handed to sales"
                            ),
                        ),
                        (
                            "likely_days",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="likely, working days"
                            ),
                        ),
                        ("reference", models.JSONField(default=dict, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Handed to sales"),
                                    ("used", "Used in the offer"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "estimate",
                        "verbose_name_plural": "estimates",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_estimate_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EstimateCost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "estimate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="costs",
                                to="presales.estimate",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("labour", "Labour"),
                                    ("purchase", "Purchase"),
                                    ("travel", "Travel"),
                                    ("subcontract", "Subcontract"),
                                    ("contingency", "Contingency"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=160, verbose_name="what")),
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
                                max_length=16,
                                verbose_name="step",
                            ),
                        ),
                        (
                            "quantity",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=10,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="quantity",
                            ),
                        ),
                        ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                        (
                            "rate",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="price of one",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cost",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 0), ("rate__gte", 0)),
                                name="estimate_cost_positive",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EstimateStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "estimate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="presales.estimate",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("initiation", "Initiation"),
                                    ("analysis", "Requirements analysis"),
                                    ("design", "Solution design"),
                                    ("implementation", "Implementation"),
                                    ("testing", "Testing"),
                                    ("delivery", "Delivery"),
                                ],
                                max_length=16,
                                verbose_name="step",
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=160, verbose_name="what is done")),
                        ("optimistic", models.PositiveSmallIntegerField(verbose_name="at best, working days")),
                        ("likely", models.PositiveSmallIntegerField(verbose_name="likely, working days")),
                        ("pessimistic", models.PositiveSmallIntegerField(verbose_name="at worst, working days")),
                    ],
                    options={
                        "verbose_name": "step",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("likely__lte", models.F("pessimistic")), ("optimistic__lte", models.F("likely"))
                                ),
                                name="estimate_step_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
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
                        ("note", models.TextField(blank=True, verbose_name="how cost is controlled")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved"),
                        ),
                        (
                            "decision_note",
                            models.TextField(blank=True, editable=False, verbose_name="words on the decision"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("asked", "Put forward"), ("approved", "Approved")],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budget",
                        "verbose_name_plural": "budgets",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_budget_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="presales.budget"
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("labour", "Labour"),
                                    ("purchase", "Purchase"),
                                    ("travel", "Travel"),
                                    ("subcontract", "Subcontract"),
                                    ("contingency", "Contingency"),
                                    ("other", "Other"),
                                ],
                                max_length=12,
                                verbose_name="category",
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=160, verbose_name="what")),
                        (
                            "estimate",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="estimated",
                            ),
                        ),
                        (
                            "approved",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="approved",
                            ),
                        ),
                        (
                            "actual",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="spent",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budget line",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HandoverPackage",
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
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handed over by",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="handed over"),
                        ),
                        ("conditions", models.TextField(blank=True, editable=False, verbose_name="conditions")),
                        (
                            "returned_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why it was returned"),
                        ),
                        (
                            "returns",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="times returned"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "Being prepared"),
                                    ("submitted", "Handed over"),
                                    ("reading", "Being read"),
                                    ("accepted", "Accepted"),
                                    ("conditional", "Accepted with conditions"),
                                    ("returned", "Returned to sales"),
                                ],
                                default="preparing",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hand-over from sales",
                        "verbose_name_plural": "hand-overs from sales",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_handoverpackage_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandoverSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "package",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="presales.handoverpackage",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("background", "Background"),
                                    ("customer", "The customer and its people"),
                                    ("importance", "What the project means to us"),
                                    ("stakeholders", "Who wants what"),
                                    ("commitments", "Promises"),
                                    ("risks", "Risks"),
                                    ("documents", "Documents"),
                                    ("open_points", "Open points"),
                                ],
                                max_length=12,
                                verbose_name="section",
                            ),
                        ),
                        ("body", models.TextField(blank=True, verbose_name="text")),
                        ("body_en", models.TextField(blank=True, verbose_name="text in English")),
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
                        ("read_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="read")),
                        (
                            "question",
                            models.TextField(
                                blank=True, editable=False, verbose_name="question of the project manager"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "section of the hand-over",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("package", "code"), name="handover_section_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContractReading",
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
                        ("remark", models.TextField(blank=True, verbose_name="overall remark")),
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
                            "read_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="read through on"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("reading", "Being read"), ("read", "Read through")],
                                default="reading",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reading of the contract",
                        "verbose_name_plural": "readings of the contract",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_contractreading_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContractClause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clauses",
                                to="presales.contractreading",
                            ),
                        ),
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
                            "taken_on_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken on"),
                        ),
                        (
                            "taken_on_note",
                            models.TextField(blank=True, editable=False, verbose_name="why it was taken on"),
                        ),
                    ],
                    options={
                        "verbose_name": "clause of the contract",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DemoSession",
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
                            "confidence",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="confidence in us"
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                        ),
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        (
                            "satisfaction_groups",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="satisfaction by group"
                            ),
                        ),
                        (
                            "demo_kind",
                            models.CharField(
                                choices=[("product", "Product"), ("proposal", "Proposal")],
                                default="product",
                                max_length=10,
                                verbose_name="what is shown",
                            ),
                        ),
                        ("product", models.CharField(max_length=120, verbose_name="product")),
                        (
                            "product_en",
                            models.CharField(blank=True, max_length=120, verbose_name="product in English"),
                        ),
                        (
                            "maturity",
                            models.CharField(
                                choices=[
                                    ("mature", "Mature"),
                                    ("pilot", "Pilot"),
                                    ("development", "In development"),
                                    ("planned", "Planned"),
                                ],
                                max_length=12,
                                verbose_name="maturity of the product",
                            ),
                        ),
                        (
                            "exception_reason",
                            models.TextField(blank=True, verbose_name="why something immature is shown"),
                        ),
                        ("ready_functions", models.BooleanField(default=False, verbose_name="functions are prepared")),
                        (
                            "ready_advantages",
                            models.BooleanField(default=False, verbose_name="advantages are prepared"),
                        ),
                        (
                            "ready_plan",
                            models.BooleanField(default=False, verbose_name="the way of implementation is prepared"),
                        ),
                        (
                            "ready_rehearsed",
                            models.BooleanField(default=False, verbose_name="it was rehearsed, with a clock"),
                        ),
                        (
                            "planned_minutes",
                            models.PositiveSmallIntegerField(default=60, verbose_name="minutes planned"),
                        ),
                        (
                            "actual_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="minutes it took"
                            ),
                        ),
                        (
                            "unprepared_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why it was held unprepared"),
                        ),
                        (
                            "counts_as_training",
                            models.BooleanField(
                                default=False, verbose_name="counts as a first training of the customer"
                            ),
                        ),
                        (
                            "satisfaction",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                editable=False,
                                null=True,
                                verbose_name="satisfaction, 1 to 5",
                            ),
                        ),
                        (
                            "interest",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                editable=False,
                                null=True,
                                verbose_name="interest in buying, 1 to 5",
                            ),
                        ),
                        ("objections", models.TextField(blank=True, editable=False, verbose_name="objections")),
                        (
                            "next_step",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="next step"),
                        ),
                        (
                            "next_step_en",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="next step in English"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("prepared", "Prepared"),
                                    ("held", "Took place"),
                                    ("evaluated", "Evaluated"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
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
                        "verbose_name": "demonstration",
                        "verbose_name_plural": "demonstrations",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_demosession_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("maturity", "mature"),
                                    models.Q(("exception_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="demonstration_exception",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ShownFunction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "demo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="functions",
                                to="presales.demosession",
                            ),
                        ),
                        ("feature", models.CharField(max_length=200, verbose_name="function")),
                        (
                            "feature_en",
                            models.CharField(blank=True, max_length=200, verbose_name="function in English"),
                        ),
                        (
                            "fit",
                            models.CharField(
                                blank=True,
                                choices=[("fits", "Fits"), ("partial", "Fits in part"), ("gap", "Gap")],
                                max_length=8,
                                verbose_name="how it fits",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="what they said about it")),
                        (
                            "comment_en",
                            models.TextField(blank=True, verbose_name="what they said about it, in English"),
                        ),
                    ],
                    options={
                        "verbose_name": "function shown",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TechnicalExchange",
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
                            "confidence",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="confidence in us"
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                        ),
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        (
                            "satisfaction_groups",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="satisfaction by group"
                            ),
                        ),
                        (
                            "demo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exchanges",
                                to="presales.demosession",
                                verbose_name="after the demonstration",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round")),
                        ("topics", models.TextField(verbose_name="topics")),
                        ("topics_en", models.TextField(blank=True, verbose_name="topics in English")),
                        ("intended_direction", models.TextField(blank=True, verbose_name="direction to steer to")),
                        (
                            "verdict_domain",
                            models.CharField(
                                blank=True,
                                choices=[("ok", "Yes"), ("partly", "In part"), ("no", "No")],
                                editable=False,
                                max_length=6,
                                verbose_name="is the field of business covered?",
                            ),
                        ),
                        (
                            "verdict_approach",
                            models.CharField(
                                blank=True,
                                choices=[("ok", "Yes"), ("partly", "In part"), ("no", "No")],
                                editable=False,
                                max_length=6,
                                verbose_name="is the approach sound?",
                            ),
                        ),
                        (
                            "verdict_usability",
                            models.CharField(
                                blank=True,
                                choices=[("ok", "Yes"), ("partly", "In part"), ("no", "No")],
                                editable=False,
                                max_length=6,
                                verbose_name="is it easy to use?",
                            ),
                        ),
                        ("findings", models.TextField(blank=True, editable=False, verbose_name="findings")),
                        (
                            "findings_en",
                            models.TextField(blank=True, editable=False, verbose_name="findings in English"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("held", "Took place"), ("concluded", "Concluded")],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
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
                        "verbose_name": "technical exchange",
                        "verbose_name_plural": "technical exchanges",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_technicalexchange_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParkedWish",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "exchange",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wishes",
                                to="presales.technicalexchange",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="wish")),
                        ("text_en", models.CharField(blank=True, max_length=300, verbose_name="wish in English")),
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
                            "disposition",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("answered", "Answered"),
                                    ("requirement", "Becomes a requirement"),
                                    ("later", "In a later phase"),
                                    ("declined", "Declined"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="what becomes of it",
                            ),
                        ),
                        ("words", models.CharField(blank=True, editable=False, max_length=300, verbose_name="answer")),
                        (
                            "words_en",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="answer in English"
                            ),
                        ),
                        (
                            "settled_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="settled on"),
                        ),
                    ],
                    options={
                        "verbose_name": "parked wish",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("disposition", ""), models.Q(("words", ""), _negated=True), _connector="OR"
                                ),
                                name="parked_wish_answered",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KnowledgeItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "exchange",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="knowledge",
                                to="presales.technicalexchange",
                            ),
                        ),
                        ("topic", models.CharField(max_length=200, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=200, verbose_name="topic in English")),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who receives it",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "done_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="handed over on"),
                        ),
                    ],
                    options={
                        "verbose_name": "knowledge to hand over",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FeasibilityAssessment",
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
                        ("summary", models.TextField(verbose_name="what is to be judged")),
                        ("market_note", models.TextField(blank=True, verbose_name="market and demand")),
                        (
                            "estimate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="presales.estimate",
                                verbose_name="estimate",
                            ),
                        ),
                        (
                            "overall",
                            models.CharField(
                                blank=True,
                                choices=[("go", "Go"), ("conditional", "Go, with conditions"), ("no_go", "No go")],
                                max_length=11,
                                verbose_name="conclusion",
                            ),
                        ),
                        ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewed by",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[("go", "Go"), ("conditional", "Go, with conditions"), ("no_go", "No go")],
                                editable=False,
                                max_length=11,
                                verbose_name="decision",
                            ),
                        ),
                        (
                            "decision_note",
                            models.TextField(blank=True, editable=False, verbose_name="words on the decision"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("reviewed", "Reviewed"), ("decided", "Decided")],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "feasibility assessment",
                        "verbose_name_plural": "feasibility assessments",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_feasibilityassessment_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeasibilityDimension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dimensions",
                                to="presales.feasibilityassessment",
                            ),
                        ),
                        (
                            "dimension",
                            models.CharField(
                                choices=[
                                    ("technical", "Technology"),
                                    ("market", "Market and demand"),
                                    ("cost", "Cost and benefit"),
                                    ("resource", "Resources"),
                                ],
                                max_length=9,
                                verbose_name="dimension",
                            ),
                        ),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                null=True,
                                verbose_name="score, 1 to 5",
                            ),
                        ),
                        ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                        (
                            "assessor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="judged by",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[("go", "Go"), ("conditional", "Go, with conditions"), ("no_go", "No go")],
                                max_length=11,
                                verbose_name="verdict",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dimension",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assessment", "dimension"), name="feasibility_dimension_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("score__isnull", True),
                                    models.Q(("score__gte", 1), ("score__lte", 5)),
                                    _connector="OR",
                                ),
                                name="feasibility_score",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Competitor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="competitors",
                                to="presales.feasibilityassessment",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="competitor")),
                        ("strengths", models.TextField(blank=True, verbose_name="strengths")),
                        ("weaknesses", models.TextField(blank=True, verbose_name="weaknesses")),
                        (
                            "price_hint",
                            models.CharField(blank=True, max_length=120, verbose_name="what we hear of the price"),
                        ),
                    ],
                    options={
                        "verbose_name": "competitor",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MaterialAsset",
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
                                    ("qualification", "Qualification"),
                                    ("solution", "Solution"),
                                    ("case", "Reference case"),
                                    ("template", "Template"),
                                ],
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("text", models.TextField(blank=True, verbose_name="what customers read about it")),
                        (
                            "text_en",
                            models.TextField(blank=True, verbose_name="what customers read about it, in English"),
                        ),
                        (
                            "industry",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("health", "Health care"),
                                    ("education", "Education"),
                                    ("manufacturing", "Manufacturing"),
                                    ("automotive", "Automotive"),
                                    ("culture", "Libraries and museums"),
                                    ("utilities", "Water, power and gas"),
                                    ("transport", "Public transport"),
                                    ("logistics", "Logistics"),
                                    ("finance", "Banking and finance"),
                                    ("government", "Government"),
                                    ("pharma", "Pharmaceuticals"),
                                    ("food", "Food"),
                                    ("retail", "Retail"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="industry",
                            ),
                        ),
                        (
                            "reference",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.customer",
                                verbose_name="customer named",
                            ),
                        ),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                        ("retired", models.BooleanField(default=False, verbose_name="no longer used")),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=presales.models.materials.stored_name,
                                verbose_name="file",
                            ),
                        ),
                        ("file_name", models.CharField(blank=True, editable=False, max_length=200)),
                        ("content_type", models.CharField(blank=True, editable=False, max_length=100)),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("version", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "material",
                        "verbose_name_plural": "materials",
                        "ordering": ["kind", "title"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["qualification", "solution", "case", "template"])),
                                name="material_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CompanyIntroduction",
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
                            "confidence",
                            models.JSONField(
                                blank=True, default=dict, editable=False, verbose_name="confidence in us"
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                        ),
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        (
                            "covered_qualifications",
                            models.BooleanField(default=False, verbose_name="qualifications were shown"),
                        ),
                        ("covered_solutions", models.BooleanField(default=False, verbose_name="solutions were shown")),
                        (
                            "covered_customers",
                            models.BooleanField(default=False, verbose_name="reference customers were named"),
                        ),
                        (
                            "personal_intro",
                            models.BooleanField(default=False, verbose_name="the presenter introduced themselves"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("held", "Took place")],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
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
                        (
                            "materials",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="presales.materialasset", verbose_name="materials"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "company introduction",
                        "verbose_name_plural": "company introductions",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_companyintroduction_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Expectation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "introduction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="expectations",
                                to="presales.companyintroduction",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what they expect now")),
                        (
                            "text_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="what they expect now, in English"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("schedule", "Schedule"),
                                    ("feature", "Function"),
                                    ("price", "Price"),
                                    ("service", "Service"),
                                    ("resource", "Resource"),
                                    ("other", "Other"),
                                ],
                                default="feature",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who of us said it",
                            ),
                        ),
                        (
                            "raised_with",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who expects it",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="expected by")),
                        (
                            "commitment",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.commitment",
                                verbose_name="promise",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "raised expectation",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NegotiationRound",
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
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        ("round", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round")),
                        ("aim", models.TextField(blank=True, verbose_name="what we want to reach")),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="outcome")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("held", "Took place"), ("settled", "Settled")],
                                default="planned",
                                max_length=8,
                                verbose_name="state",
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
                        "verbose_name": "round of negotiation",
                        "verbose_name_plural": "rounds of negotiation",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_negotiationround_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NegotiationPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="points",
                                to="presales.negotiationround",
                            ),
                        ),
                        ("ask", models.TextField(verbose_name="what they ask")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who asks",
                            ),
                        ),
                        ("concession", models.TextField(blank=True, verbose_name="what we conceded")),
                        (
                            "advice",
                            models.TextField(blank=True, editable=False, verbose_name="advice of implementation"),
                        ),
                        (
                            "adviser",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="advised by",
                            ),
                        ),
                        (
                            "advised_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="advised"),
                        ),
                    ],
                    options={
                        "verbose_name": "point of a negotiation",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PreliminaryPlan",
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
                            "signed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="agreed by the customer on"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("settled", "Settled"),
                                    ("carried", "Carried over to delivery"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "preliminary plan",
                        "verbose_name_plural": "preliminary plans",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_preliminaryplan_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreliminaryPlanItem",
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
                                to="presales.preliminaryplan",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "item of a preliminary plan",
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
                                name="presales_preliminaryplanitem_dates",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started_on__isnull", True),
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="presales_preliminaryplanitem_actual",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)),
                                name="presales_preliminaryplanitem_progress",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreliminaryPlanLink",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "on"), name="presales_preliminaryplanlink_once"),
                            models.CheckConstraint(
                                condition=models.Q(("item", models.F("on")), _negated=True),
                                name="presales_preliminaryplanlink_other",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreliminaryPlanResource",
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
                                to="presales.preliminaryplan",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "resource",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "playbook",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plan_template",
                                to="lifecycle.playbook",
                            ),
                        ),
                        ("phases", models.JSONField(default=list, verbose_name="phases")),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "phases of plans",
                    },
                ),
                migrations.CreateModel(
                    name="SalesProposal",
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
                        ("background", models.TextField(verbose_name="background")),
                        ("background_en", models.TextField(blank=True, verbose_name="background in English")),
                        ("needs", models.TextField(verbose_name="what the customer needs")),
                        ("needs_en", models.TextField(blank=True, verbose_name="what the customer needs, in English")),
                        ("advantages", models.TextField(verbose_name="what our solution does better")),
                        (
                            "advantages_en",
                            models.TextField(blank=True, verbose_name="what our solution does better, in English"),
                        ),
                        ("implementation_plan", models.TextField(verbose_name="how it is implemented")),
                        (
                            "implementation_plan_en",
                            models.TextField(blank=True, verbose_name="how it is implemented, in English"),
                        ),
                        ("commercial_terms", models.TextField(blank=True, verbose_name="price and terms")),
                        (
                            "commercial_terms_en",
                            models.TextField(blank=True, verbose_name="price and terms, in English"),
                        ),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                        ("sent_on", models.DateField(blank=True, editable=False, null=True, verbose_name="sent on")),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="the customer's answer")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "Sent to the customer"),
                                    ("accepted", "Accepted by the customer"),
                                    ("rejected", "Rejected by the customer"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sales proposal",
                        "verbose_name_plural": "sales proposals",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_salesproposal_number")
                        ],
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
                                to="presales.planline",
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
                        "verbose_name": "research log",
                        "verbose_name_plural": "research logs",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="presales_researchlog_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_researchlog_number"),
                            models.CheckConstraint(
                                condition=models.Q(("hours__isnull", True), ("hours__gt", 0), _connector="OR"),
                                name="presales_researchlog_hours",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "appointed"), _negated=True),
                                    ("appointment_confirmed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="presales_researchlog_appointment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("precondition", "neither"), _negated=True),
                                    models.Q(("precondition_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="presales_researchlog_precondition",
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
                                to="presales.researchlog",
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
                                name="presales_logentry_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("clarified_on__isnull", True),
                                    models.Q(("clarified_text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="presales_logentry_clarified",
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
                                to="presales.researchlog",
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
                        "verbose_name": "research plan",
                        "verbose_name_plural": "research plans",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_researchplan_number")
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
                                to="presales.researchplan",
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
                        "verbose_name": "research report",
                        "verbose_name_plural": "research reports",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_researchreport_number"
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
                                to="presales.researchreport",
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
                        "verbose_name": "collected form",
                        "verbose_name_plural": "collected forms",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_collectedform_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResourceRequest",
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
                            "resource_kind",
                            models.CharField(
                                choices=[
                                    ("technical", "Technical support"),
                                    ("human", "People"),
                                    ("financial", "Money"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what is needed")),
                        ("team", models.CharField(blank=True, max_length=120, verbose_name="team")),
                        (
                            "side",
                            models.CharField(
                                choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                                default="vendor",
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "quantity",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=10, null=True, verbose_name="quantity"
                            ),
                        ),
                        ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                        ("skills", models.CharField(blank=True, max_length=200, verbose_name="skills wanted")),
                        ("needed_by", models.DateField(verbose_name="needed by")),
                        (
                            "asked_of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked of",
                            ),
                        ),
                        (
                            "named",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who comes",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="answer")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "Asked for"), ("confirmed", "Confirmed"), ("refused", "Refused")],
                                default="asked",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request for resources",
                        "verbose_name_plural": "requests for resources",
                        "ordering": ["needed_by", "number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="presales_resourcerequest_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Solution",
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
                                to="presales.solution",
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
                        (
                            "presented_to",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="lifecycle.contact", verbose_name="presented to"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pre-sales solution",
                        "verbose_name_plural": "pre-sales solutions",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="presales_solution_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_solution_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("review_score__isnull", True),
                                    models.Q(("review_score__gte", 1), ("review_score__lte", 5)),
                                    _connector="OR",
                                ),
                                name="presales_solution_score",
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
                                name="presales_solution_reviewer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("draft", "review")),
                                    models.Q(("presented_on__isnull", False), ("reviewed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="presales_solution_presented",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "agreed"), _negated=True),
                                    models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="presales_solution_agreed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionSection",
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
                                to="presales.solution",
                            ),
                        ),
                        (
                            "requirements",
                            models.ManyToManyField(
                                blank=True,
                                related_name="sections",
                                to="lifecycle.requirement",
                                verbose_name="requirements it answers",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "section of a solution",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("solution", "code"), name="presales_solutionsection_code")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionStep",
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
                                to="presales.solution",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a solution",
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
                                name="presales_solutionstep_dates",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionRisk",
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
                                to="presales.solution",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "risk that a solution tells",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source__isnull", False)),
                                fields=("solution", "source"),
                                name="presales_solutionrisk_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserSurvey",
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
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        ("department", models.CharField(max_length=120, verbose_name="department")),
                        (
                            "department_en",
                            models.CharField(blank=True, max_length=120, verbose_name="department in English"),
                        ),
                        ("observed_work", models.TextField(blank=True, verbose_name="work that was watched")),
                        (
                            "observed_work_en",
                            models.TextField(blank=True, verbose_name="work that was watched, in English"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("done", "Took place"), ("reported", "Reported")],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
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
                        "verbose_name": "user site survey",
                        "verbose_name_plural": "user site surveys",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_usersurvey_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserProblem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="problems",
                                to="presales.usersurvey",
                            ),
                        ),
                        ("problem", models.TextField(verbose_name="problem")),
                        ("problem_en", models.TextField(blank=True, verbose_name="problem in English")),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("always", "Every time"),
                                    ("daily", "Daily"),
                                    ("weekly", "Weekly"),
                                    ("monthly", "Monthly"),
                                    ("rarely", "Rarely"),
                                ],
                                max_length=8,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "impact",
                            models.CharField(
                                choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                                max_length=8,
                                verbose_name="impact",
                            ),
                        ),
                        ("workaround", models.TextField(blank=True, verbose_name="what they do today")),
                        ("workaround_en", models.TextField(blank=True, verbose_name="what they do today, in English")),
                        ("need", models.TextField(blank=True, verbose_name="need behind it")),
                        ("need_en", models.TextField(blank=True, verbose_name="need behind it, in English")),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="who has it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "problem of users",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CompanyVisit",
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
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                        ("purpose", models.TextField(verbose_name="what we want to show")),
                        ("purpose_en", models.TextField(blank=True, verbose_name="what we want to show, in English")),
                        ("logistics", models.TextField(blank=True, verbose_name="travel, meals, who fetches them")),
                        (
                            "logistics_en",
                            models.TextField(blank=True, verbose_name="travel, meals, who fetches them, in English"),
                        ),
                        (
                            "identification_score",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                editable=False,
                                null=True,
                                verbose_name="how much they identify with us, 1 to 5",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="what came of it")),
                        (
                            "skip_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why it was skipped"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("confirmed", "Confirmed with the customer"),
                                    ("held", "Took place"),
                                    ("evaluated", "Evaluated"),
                                    ("skipped", "Skipped"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
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
                        "verbose_name": "company visit",
                        "verbose_name_plural": "company visits",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="presales_companyvisit_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "skipped"), _negated=True),
                                    models.Q(("skip_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="visit_skipped_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitStop",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stops",
                                to="presales.companyvisit",
                            ),
                        ),
                        ("start", models.TimeField(verbose_name="from")),
                        ("topic", models.CharField(max_length=200, verbose_name="what they see")),
                        (
                            "topic_en",
                            models.CharField(blank=True, max_length=200, verbose_name="what they see, in English"),
                        ),
                        ("where", models.CharField(blank=True, max_length=120, verbose_name="where")),
                        ("where_en", models.CharField(blank=True, max_length=120, verbose_name="where, in English")),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who shows it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stop of a visit",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
            ],
        ),
    ]
