import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0003_training_plans"),
        ("lifecycle", "0029_key_users"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Exam",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
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
                ("instructions", models.TextField(blank=True, verbose_name="what they should know before they begin")),
                ("instructions_en", models.TextField(blank=True, verbose_name="the same in English")),
                ("total", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="points in all")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("ready", "Ready to be taken"), ("closed", "Closed")],
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
                "verbose_name": "exam",
                "verbose_name_plural": "exams",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExamQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
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
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.businessprocess",
                        verbose_name="business process",
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
                "verbose_name": "exam question",
                "verbose_name_plural": "exam questions",
                "ordering": ["number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExamOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.CharField(max_length=300, verbose_name="answer")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="answer in English")),
                ("right", models.BooleanField(default=False, verbose_name="right")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="aftersales.examquestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to choose",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExamItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
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
            ],
            options={
                "verbose_name": "question on a paper",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExamSitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                ("department", models.CharField(blank=True, max_length=80, verbose_name="department")),
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
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
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
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)ss",
                        to="lifecycle.project",
                    ),
                ),
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
                "verbose_name": "exam result",
                "verbose_name_plural": "exam results",
                "ordering": ["-exam__number", "number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExamSending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
                    "exam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sendings", to="aftersales.exam"
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
                    "sitting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="aftersales.examsitting",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ExamAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.JSONField(default=list)),
                ("points", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                ("remark", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="aftersales.examitem"
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
            ],
            options={
                "ordering": ["item__order", "item__pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_exam_number"),
        ),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.CheckConstraint(
                condition=models.Q(("pass_percent__gte", 1), ("pass_percent__lte", 100)), name="exam_pass_percent"
            ),
        ),
        migrations.AddConstraint(
            model_name="examquestion",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_examquestion_number"),
        ),
        migrations.AddConstraint(
            model_name="examquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("difficulty__gte", 1), ("difficulty__lte", 5)), name="exam_question_difficulty"
            ),
        ),
        migrations.AddConstraint(
            model_name="examsitting",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_examsitting_number"),
        ),
        migrations.AddConstraint(
            model_name="examsitting",
            constraint=models.CheckConstraint(
                condition=models.Q(("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"),
                name="sitting_is_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="examsitting",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("contact__isnull", False),
                    ("retake_of__isnull", True),
                    models.Q(("state", "withdrawn"), _negated=True),
                ),
                fields=("exam", "contact"),
                name="sitting_contact_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="examsending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sitting__isnull", True), ("to", "department")),
                    models.Q(("sitting__isnull", False), models.Q(("to", "department"), _negated=True)),
                    _connector="OR",
                ),
                name="exam_sending_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="examanswer",
            constraint=models.UniqueConstraint(fields=("sitting", "item"), name="exam_answer_once"),
        ),
    ]
