import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0024_business_processes")]

    operations = [
        migrations.CreateModel(
            name="TeamTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                (
                    "project_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Any"),
                            ("custom", "Custom development"),
                            ("product", "Product implementation"),
                            ("tool", "Tool-like product"),
                            ("phase_two", "Phase two"),
                            ("maintenance", "Maintenance"),
                        ],
                        max_length=12,
                        verbose_name="type of project",
                    ),
                ),
                ("slots", models.JSONField(default=list, verbose_name="places")),
                ("retired", models.BooleanField(default=False, verbose_name="no longer used")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "team template",
                "verbose_name_plural": "team templates",
                "ordering": ["project_type", "pk"],
            },
        ),
        migrations.AddField(
            model_name="projectmember",
            name="left_reason",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="why they left"),
        ),
        migrations.AddField(
            model_name="projectmember",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("holiday", "Holiday"),
                            ("illness", "Illness"),
                            ("training", "Training"),
                            ("other", "Other"),
                        ],
                        default="holiday",
                        max_length=8,
                        verbose_name="why",
                    ),
                ),
                ("from_date", models.DateField(verbose_name="first day away")),
                ("to_date", models.DateField(verbose_name="last day away")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what the substitute must know")),
                ("cancelled_at", models.DateTimeField(editable=False, null=True)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stands in",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["from_date", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsultantTraining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("joining", "At joining"),
                            ("promotion", "After a promotion"),
                            ("closed", "Closed training of the company"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("topic", models.CharField(max_length=160, verbose_name="topic")),
                ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="topic in English")),
                ("planned_for", models.DateField(verbose_name="planned for")),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours")),
                ("trainer", models.CharField(blank=True, max_length=80, verbose_name="trainer")),
                ("held_on", models.DateField(blank=True, editable=False, null=True, verbose_name="held on")),
                ("result", models.TextField(blank=True, editable=False, verbose_name="what came of it")),
                ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "training of a consultant",
                "verbose_name_plural": "trainings of consultants",
                "ordering": ["-planned_for", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="GrowthEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="on")),
                ("text", models.TextField(verbose_name="what was learned or reached")),
                ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="growth_entries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the growth log",
                "verbose_name_plural": "entries of the growth log",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="OneToOne",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="talked on")),
                ("text", models.TextField(verbose_name="what was said")),
                ("agreed", models.TextField(blank=True, verbose_name="what was agreed")),
                ("shared_at", models.DateTimeField(editable=False, null=True)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="one_to_ones",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "talk under four eyes",
                "verbose_name_plural": "talks under four eyes",
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SkillAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "core_needs",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Finding the core needs",
                    ),
                ),
                (
                    "blueprint",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Drawing the blueprint",
                    ),
                ),
                (
                    "planning",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Planning",
                    ),
                ),
                (
                    "team_building",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Building a team",
                    ),
                ),
                (
                    "focus",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Focusing resources",
                    ),
                ),
                (
                    "customer_service",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Attitude of service",
                    ),
                ),
                (
                    "change",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Leading change",
                    ),
                ),
                (
                    "communication",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Communication",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what the scores rest on")),
                ("assessed_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="assessed on")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assessed by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment of abilities",
                "verbose_name_plural": "assessments of abilities",
                "ordering": ["-year", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="TeamSlot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="place in the team")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="place in the team, in English")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("SM", "Sales manager"),
                            ("IM", "Implementation manager"),
                            ("PM", "Project manager"),
                            ("CO", "Implementation consultant"),
                            ("EX", "Executive"),
                            ("BM", "Commercial manager"),
                            ("CS", "Customer service"),
                            ("AD", "Administrator"),
                        ],
                        max_length=2,
                        verbose_name="role",
                    ),
                ),
                (
                    "consultant_type_wanted",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("TECH_SERVICE", "Technical service"),
                            ("PRODUCT_APP", "Product application"),
                            ("MGMT_CONSULT", "Management consulting"),
                            ("PROJECT_MANAGER", "Project manager"),
                        ],
                        max_length=20,
                        verbose_name="kind of consultant wanted",
                    ),
                ),
                ("skills_wanted", models.CharField(blank=True, max_length=200, verbose_name="skills wanted")),
                ("share", models.PositiveSmallIntegerField(default=50, verbose_name="share of working time, %")),
                ("from_date", models.DateField(verbose_name="from")),
                ("to_date", models.DateField(verbose_name="until")),
                ("origin", models.CharField(blank=True, editable=False, max_length=60)),
                (
                    "dropped_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="why it is not needed"),
                ),
                ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="slots", to="lifecycle.project"
                    ),
                ),
            ],
            options={
                "verbose_name": "place in the team",
                "verbose_name_plural": "places in the team",
                "ordering": ["from_date", "pk"],
            },
        ),
        migrations.AddField(
            model_name="projectmember",
            name="place",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="lifecycle.teamslot",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("place__isnull", False), models.Q(("state", "released"), _negated=True)),
                fields=("place",),
                name="member_once_a_place",
            ),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(fields=["substitute", "to_date"], name="absence_substitute"),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_date__gte", models.F("from_date"))), name="absence_dates"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("substitute", None), models.Q(("substitute", models.F("user")), _negated=True), _connector="OR"
                ),
                name="absence_not_own_substitute",
            ),
        ),
        migrations.AddConstraint(
            model_name="skillassessment",
            constraint=models.UniqueConstraint(fields=("person", "year"), name="assessment_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="skillassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("assessor", models.F("person")), _negated=True), name="assessment_by_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="skillassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("blueprint__gte", 1),
                    ("blueprint__lte", 5),
                    ("change__gte", 1),
                    ("change__lte", 5),
                    ("communication__gte", 1),
                    ("communication__lte", 5),
                    ("core_needs__gte", 1),
                    ("core_needs__lte", 5),
                    ("customer_service__gte", 1),
                    ("customer_service__lte", 5),
                    ("focus__gte", 1),
                    ("focus__lte", 5),
                    ("planning__gte", 1),
                    ("planning__lte", 5),
                    ("team_building__gte", 1),
                    ("team_building__lte", 5),
                ),
                name="assessment_scores",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamslot",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", ""), _negated=True),
                fields=("project", "origin"),
                name="slot_once_a_template",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gte", 1), ("share__lte", 100)), name="slot_share"
            ),
        ),
        migrations.AddConstraint(
            model_name="teamslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_date__gte", models.F("from_date"))), name="slot_dates"
            ),
        ),
    ]
