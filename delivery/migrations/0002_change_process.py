import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial"), ("lifecycle", "0023_changes")]

    operations = [
        migrations.CreateModel(
            name="ChangeProcess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("revision", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision")),
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
                ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="agreed")),
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
                "verbose_name": "change process",
                "verbose_name_plural": "change processes",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
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
                ("urgent", models.BooleanField(default=False, verbose_name="urgent: half the time to assess it")),
                ("agreed_inside", models.TextField(blank=True, verbose_name="who agreed to it inside the customer")),
                (
                    "agreed_inside_en",
                    models.TextField(blank=True, verbose_name="who agreed to it inside the customer, in English"),
                ),
                ("submitted_on", models.DateField(editable=False, null=True, verbose_name="submitted on")),
                ("assess_by", models.DateField(editable=False, null=True, verbose_name="to be assessed by")),
                ("root_purpose", models.TextField(blank=True, verbose_name="root purpose")),
                ("root_purpose_en", models.TextField(blank=True, verbose_name="root purpose, in English")),
                ("talk_on", models.DateField(blank=True, null=True, verbose_name="talked about on")),
                ("talk_note", models.TextField(blank=True, verbose_name="what was said")),
                ("no_prior", models.TextField(blank=True, verbose_name="nothing earlier was found: where we looked")),
                ("no_prior_en", models.TextField(blank=True, verbose_name="nothing earlier was found, in English")),
                ("no_alternative", models.TextField(blank=True, verbose_name="why there is no other way")),
                (
                    "no_alternative_en",
                    models.TextField(blank=True, verbose_name="why there is no other way, in English"),
                ),
                (
                    "impact_cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost of the change"
                    ),
                ),
                ("impact_days", models.SmallIntegerField(blank=True, null=True, verbose_name="days that it adds")),
                ("impact_scope", models.TextField(blank=True, verbose_name="effect on the scope")),
                ("impact_scope_en", models.TextField(blank=True, verbose_name="effect on the scope, in English")),
                ("impact_quality", models.TextField(blank=True, verbose_name="effect on the quality")),
                ("impact_quality_en", models.TextField(blank=True, verbose_name="effect on the quality, in English")),
                ("impact_resources", models.TextField(blank=True, verbose_name="people and means")),
                ("impact_resources_en", models.TextField(blank=True, verbose_name="people and means, in English")),
                ("assessed_on", models.DateField(editable=False, null=True, verbose_name="assessed on")),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                (
                    "decision_reason",
                    models.TextField(blank=True, editable=False, verbose_name="reason for the decision"),
                ),
                (
                    "decision_reason_en",
                    models.TextField(blank=True, editable=False, verbose_name="reason for the decision, in English"),
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
                ("outcome", models.TextField(blank=True, editable=False, verbose_name="what was done and seen")),
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
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)ss",
                        to="lifecycle.project",
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
                "verbose_name": "change request",
                "verbose_name_plural": "change requests",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChangedRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="title from now on")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=160, verbose_name="title from now on, in English"),
                ),
                ("description", models.TextField(blank=True, verbose_name="description from now on")),
                ("description_en", models.TextField(blank=True, verbose_name="description from now on, in English")),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[("must", "Must"), ("should", "Should"), ("could", "Could"), ("later", "Later")],
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
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="delivery.changerequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed requirement",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChangedPayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("milestone", models.PositiveIntegerField(blank=True, null=True, verbose_name="payment milestone")),
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
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for, from now on")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payments",
                        to="delivery.changerequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed payment",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChangedObjective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("statement", models.TextField(blank=True, verbose_name="objective from now on")),
                ("statement_en", models.TextField(blank=True, verbose_name="objective from now on, in English")),
                ("target_value", models.CharField(blank=True, max_length=60, verbose_name="target from now on")),
                ("due", models.DateField(blank=True, null=True, verbose_name="due from now on")),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.objective",
                        verbose_name="objective",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objectives",
                        to="delivery.changerequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed objective",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChangeAlternative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.TextField(verbose_name="alternative")),
                ("text_en", models.TextField(blank=True, verbose_name="alternative in English")),
                (
                    "cost",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost"),
                ),
                ("days", models.SmallIntegerField(blank=True, null=True, verbose_name="days")),
                (
                    "customer_effort",
                    models.CharField(blank=True, max_length=200, verbose_name="effort of the customer"),
                ),
                (
                    "customer_effort_en",
                    models.CharField(blank=True, max_length=200, verbose_name="effort of the customer, in English"),
                ),
                ("chosen", models.BooleanField(default=False, verbose_name="chosen")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alternatives",
                        to="delivery.changerequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "alternative",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriorReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("subject_kind", models.CharField(max_length=60)),
                ("subject_id", models.PositiveBigIntegerField()),
                ("label", models.CharField(max_length=200, verbose_name="where")),
                ("excerpt", models.TextField(blank=True, verbose_name="passage")),
                ("defined", models.TextField(verbose_name="how it was defined")),
                ("defined_en", models.TextField(blank=True, verbose_name="how it was defined, in English")),
                ("differs", models.BooleanField(verbose_name="does the change differ from it?")),
                ("difference", models.TextField(blank=True, verbose_name="how it differs")),
                ("difference_en", models.TextField(blank=True, verbose_name="how it differs, in English")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="references",
                        to="delivery.changerequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier definition",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="changeprocess",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_changeprocess_number"),
        ),
        migrations.AddConstraint(
            model_name="changeprocess",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "agreed")),
                fields=("project",),
                name="one_agreed_change_process_a_project",
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["project", "state"], name="change_state"),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_changerequest_number"),
        ),
        migrations.AddConstraint(
            model_name="changedrequirement",
            constraint=models.UniqueConstraint(fields=("change", "requirement"), name="changed_requirement_once"),
        ),
        migrations.AddConstraint(
            model_name="changedobjective",
            constraint=models.UniqueConstraint(fields=("change", "objective"), name="changed_objective_once"),
        ),
        migrations.AddConstraint(
            model_name="priorreference",
            constraint=models.UniqueConstraint(
                fields=("change", "subject_kind", "subject_id"), name="prior_reference_once"
            ),
        ),
    ]
