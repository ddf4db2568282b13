import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lifecycle.fields


class Migration(migrations.Migration):
    dependencies = [("delivery", "0006_research"), ("lifecycle", "0026_key_users")]

    operations = [
        migrations.CreateModel(
            name="ImplementationSolution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                ("summary_plain", models.TextField(blank=True, verbose_name="summary in plain words")),
                ("summary_plain_en", models.TextField(blank=True, verbose_name="summary in plain words, in English")),
                (
                    "business_understanding",
                    models.TextField(blank=True, verbose_name="our understanding of the business"),
                ),
                (
                    "business_understanding_en",
                    models.TextField(blank=True, verbose_name="our understanding of the business, in English"),
                ),
                (
                    "review_score",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="score, 1 to 5"),
                ),
                ("review_note", models.TextField(blank=True, verbose_name="reviewer's note")),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="passed review")),
                ("presented_on", models.DateField(blank=True, null=True, verbose_name="presented on")),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
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
                ("research", models.JSONField(blank=True, default=list, verbose_name="research that it rests on")),
                (
                    "understood_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="understanding confirmed on"),
                ),
                ("understood_note", models.TextField(blank=True, editable=False, verbose_name="what they put right")),
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
                            ("fallback", "Cut-over and fallback could be carried out by somebody else from the paper"),
                            ("verified", "Each result is verified by a test, not by an opinion"),
                        ],
                        default=list,
                        editable=False,
                        verbose_name="what the reviewer found in order",
                    ),
                ),
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
                (
                    "presented_to",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="lifecycle.contact", verbose_name="presented to"
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
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.solutiontemplate",
                        verbose_name="template",
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
                "verbose_name": "implementation solution",
                "verbose_name_plural": "implementation solutions",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImplementationSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("code", models.SlugField(editable=False, max_length=40)),
                ("mandatory", models.BooleanField(default=False, editable=False, verbose_name="mandatory")),
                ("title", models.CharField(max_length=120, verbose_name="heading")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="heading in English")),
                ("objective", models.CharField(blank=True, max_length=200, verbose_name="what it is to achieve")),
                (
                    "objective_en",
                    models.CharField(blank=True, max_length=200, verbose_name="what it is to achieve, in English"),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("body_en", models.TextField(blank=True, verbose_name="text in English")),
                ("answers", models.TextField(blank=True, verbose_name="needs it answers")),
                ("answers_en", models.TextField(blank=True, verbose_name="needs it answers, in English")),
                (
                    "objectives",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="lifecycle.objective", verbose_name="objectives it serves"
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
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="delivery.implementationsolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "section of an implementation solution",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImplementationRisk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("risk", models.CharField(max_length=160, verbose_name="risk")),
                ("risk_en", models.CharField(blank=True, max_length=160, verbose_name="risk in English")),
                (
                    "likelihood",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("critical", "Critical")],
                        max_length=8,
                        verbose_name="how likely",
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("critical", "Critical")],
                        max_length=8,
                        verbose_name="how bad",
                    ),
                ),
                ("response", models.TextField(blank=True, verbose_name="what is done about it")),
                ("response_en", models.TextField(blank=True, verbose_name="what is done about it, in English")),
                ("owner", models.CharField(blank=True, max_length=120, verbose_name="who looks after it")),
                (
                    "owner_en",
                    models.CharField(blank=True, max_length=120, verbose_name="who looks after it, in English"),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("key", models.CharField(editable=False, max_length=60)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("kept", "Kept"), ("changed", "Changed"), ("dropped", "Dropped"), ("new", "New")],
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
            },
        ),
        migrations.AddField(
            model_name="implementationplan",
            name="solution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="delivery.implementationsolution",
                verbose_name="solution that it carries out",
            ),
        ),
        migrations.CreateModel(
            name="ImplementationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("step", models.CharField(max_length=160, verbose_name="step")),
                ("step_en", models.CharField(blank=True, max_length=160, verbose_name="step in English")),
                ("start", models.DateField(blank=True, null=True, verbose_name="start")),
                ("end", models.DateField(blank=True, null=True, verbose_name="end")),
                ("resource", models.CharField(blank=True, max_length=160, verbose_name="resource")),
                ("resource_en", models.CharField(blank=True, max_length=160, verbose_name="resource in English")),
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
            },
        ),
        migrations.AddIndex(
            model_name="implementationsolution",
            index=models.Index(fields=["project", "state"], name="delivery_solution_state"),
        ),
        migrations.AddConstraint(
            model_name="implementationsolution",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="delivery_implementationsolution_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationsolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_score__isnull", True),
                    models.Q(("review_score__gte", 1), ("review_score__lte", 5)),
                    _connector="OR",
                ),
                name="delivery_implementationsolution_score",
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationsolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_at__isnull", True),
                    models.Q(
                        ("reviewer__isnull", False), models.Q(("reviewer", models.F("created_by")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="delivery_implementationsolution_reviewer",
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationsolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("draft", "review")),
                    models.Q(("presented_on__isnull", False), ("reviewed_at__isnull", False)),
                    _connector="OR",
                ),
                name="delivery_implementationsolution_presented",
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationsolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "agreed"), _negated=True),
                    models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False)),
                    _connector="OR",
                ),
                name="delivery_implementationsolution_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationsection",
            constraint=models.UniqueConstraint(
                fields=("solution", "code"), name="delivery_implementationsection_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="implementationrisk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source__isnull", False)),
                fields=("solution", "source"),
                name="delivery_implementationrisk_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="departure",
            constraint=models.UniqueConstraint(fields=("solution", "key"), name="delivery_departure_once"),
        ),
        migrations.AddConstraint(
            model_name="implementationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True), ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                ),
                name="delivery_implementationstep_dates",
            ),
        ),
    ]
