import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0001_initial"), ("lifecycle", "0023_changes")]

    operations = [
        migrations.CreateModel(
            name="TrainingSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
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
                ("minutes", models.PositiveSmallIntegerField(default=90, verbose_name="minutes planned")),
                (
                    "actual_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="minutes it took"
                    ),
                ),
                ("goal", models.TextField(blank=True, verbose_name="what they can do afterwards")),
                ("goal_en", models.TextField(blank=True, verbose_name="what they can do afterwards, in English")),
                ("tools", models.CharField(blank=True, max_length=200, verbose_name="material and tools")),
                (
                    "tools_en",
                    models.CharField(blank=True, max_length=200, verbose_name="material and tools in English"),
                ),
                (
                    "lessons",
                    models.TextField(blank=True, editable=False, verbose_name="what we learned for the next one"),
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
                "verbose_name": "training session",
                "verbose_name_plural": "training sessions",
                "ordering": ["-at", "-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("wish", "Wish"), ("question", "Question"), ("problem", "Problem")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="what was said")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="what was said, in English")),
                ("answer", models.CharField(blank=True, editable=False, max_length=300, verbose_name="answer")),
                (
                    "answer_en",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="answer in English"),
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="aftersales.trainingsession",
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                ("topic", models.CharField(max_length=200, verbose_name="on what")),
                ("due", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coaching",
                        to="aftersales.trainingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "coaching after a training",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                ("department", models.CharField(blank=True, max_length=80, verbose_name="department")),
                ("signed", models.BooleanField(default=False, editable=False, verbose_name="came and signed")),
                ("signed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="signed")),
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="aftersales.trainingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of the sign-in sheet",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
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
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="what is taught, in English")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="length in minutes")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outline",
                        to="aftersales.trainingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic of a training",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="trainingsession",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_trainingsession_number"),
        ),
        migrations.AddConstraint(
            model_name="trainingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("trainer__isnull", True), ("trainer_contact__isnull", False)),
                    models.Q(("trainer__isnull", False), ("trainer_contact__isnull", True)),
                    _connector="OR",
                ),
                name="training_one_trainer",
            ),
        ),
        migrations.AddConstraint(
            model_name="coaching",
            constraint=models.CheckConstraint(
                condition=models.Q(("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"),
                name="coaching_is_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"),
                name="attendance_is_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("contact__isnull", False)),
                fields=("session", "contact"),
                name="attendance_contact_once",
            ),
        ),
    ]
