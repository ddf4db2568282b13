import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0002_training_sessions"),
        ("lifecycle", "0030_trainers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="answer",
            field=models.CharField(
                blank=True,
                choices=[("yes", "Comes"), ("no", "Cannot come")],
                editable=False,
                max_length=3,
                verbose_name="do they come",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="answer_note",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="what they said"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="answered_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="link",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attendance",
                to="lifecycle.portallink",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="reminded_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="attendance",
            name="signed_how",
            field=models.CharField(
                blank=True,
                choices=[("phone", "By phone"), ("sheet", "On the sheet")],
                editable=False,
                max_length=5,
                verbose_name="how they signed",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="told_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="told of it"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="told_how",
            field=models.CharField(
                blank=True,
                choices=[("mail", "By mail"), ("person", "In person")],
                editable=False,
                max_length=6,
                verbose_name="how they were told",
            ),
        ),
        migrations.AddField(
            model_name="trainingsession",
            name="opened_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.contact",
                verbose_name="leader of the customer who opened it",
            ),
        ),
        migrations.CreateModel(
            name="TrainingDoor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seed", models.CharField(max_length=43)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("late", models.PositiveSmallIntegerField(default=30, verbose_name="minutes after the beginning")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            ],
        ),
        migrations.CreateModel(
            name="TrainingMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
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
                ("address", models.URLField(blank=True, max_length=300, verbose_name="link, where it is no file")),
                ("about", models.TextField(blank=True, verbose_name="what is in it")),
                ("about_en", models.TextField(blank=True, verbose_name="what is in it, in English")),
                ("published_on", models.DateField(blank=True, editable=False, null=True, verbose_name="published on")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("tried", "Tried by users"), ("final", "Published")],
                        default="draft",
                        max_length=5,
                        verbose_name="state",
                    ),
                ),
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
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
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
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
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
                "verbose_name": "training material",
                "verbose_name_plural": "training material",
                "ordering": ["process__sequence", "number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MaterialTrial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                ("edition", models.CharField(max_length=20, verbose_name="edition")),
                ("on", models.DateField(verbose_name="tried on")),
                ("worked", models.BooleanField(verbose_name="they managed by it alone")),
                ("words", models.TextField(blank=True, verbose_name="what they found")),
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
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trials",
                        to="aftersales.trainingmaterial",
                    ),
                ),
            ],
            options={
                "verbose_name": "trial of a training material",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
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
                    "usage_check_on",
                    models.DateField(blank=True, null=True, verbose_name="ask again how they work with it on"),
                ),
                ("before_note", models.TextField(blank=True, verbose_name="why no customer training came before")),
                (
                    "refused_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                ),
                ("confirmed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on")),
                (
                    "confirmed_how",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="where that confirmation is kept"
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
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
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
                "verbose_name": "training plan",
                "verbose_name_plural": "training plans",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
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
                ("what_en", models.CharField(blank=True, max_length=200, verbose_name="what is taught, in English")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="content",
                        to="aftersales.trainingplan",
                    ),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("topic", models.CharField(max_length=160, verbose_name="trains on")),
                ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="trains on, in English")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainers",
                        to="aftersales.trainingplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "trainer of a plan",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FeedbackSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("good", models.TextField(blank=True, verbose_name="what was good")),
                ("good_en", models.TextField(blank=True, verbose_name="what was good, in English")),
                ("better", models.TextField(blank=True, verbose_name="what we change")),
                ("better_en", models.TextField(blank=True, verbose_name="what we change, in English")),
                ("shared_on", models.DateField(blank=True, editable=False, null=True, verbose_name="given back on")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="summaries",
                        to="aftersales.trainingplan",
                        verbose_name="training plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "summary of feedback",
                "verbose_name_plural": "summaries of feedback",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="trainingsession",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="aftersales.trainingplan",
                verbose_name="training plan",
            ),
        ),
        migrations.CreateModel(
            name="TrainingWave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "audience",
                    models.CharField(
                        choices=[("key", "Key users"), ("broad", "Everyone who works with it")],
                        max_length=5,
                        verbose_name="who is trained",
                    ),
                ),
                ("who", models.CharField(max_length=200, verbose_name="which people")),
                ("who_en", models.CharField(blank=True, max_length=200, verbose_name="which people, in English")),
                ("people", models.PositiveSmallIntegerField(verbose_name="how many people")),
                ("start", models.DateField(verbose_name="from")),
                ("end", models.DateField(verbose_name="to")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waves", to="aftersales.trainingplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "wave of a training plan",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="trainingsession",
            name="wave",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="sessions",
                to="aftersales.trainingwave",
                verbose_name="wave",
            ),
        ),
        migrations.CreateModel(
            name="MicroTraining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("what", models.CharField(max_length=200, verbose_name="what was shown")),
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
                "verbose_name": "micro training",
                "verbose_name_plural": "micro trainings",
                "ordering": ["-on", "-number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="aftersales_microtraining_number"),
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
            name="TrainingFeedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="aftersales.trainingsession",
                    ),
                ),
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
                    models.CheckConstraint(condition=models.Q(("pace__range", (1, 5))), name="training_pace_1_to_5"),
                    models.CheckConstraint(
                        condition=models.Q(("material__range", (1, 5))), name="training_material_1_to_5"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="trainingmaterial",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="aftersales_trainingmaterial_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_trainingplan_number"),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("planned", "confirmed", "held"))),
                fields=("project",),
                name="one_open_training_plan",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "planned"), ("confirmed_on__isnull", False), _connector="OR"),
                name="training_plan_confirmed_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("passed_people__isnull", True),
                    ("passed_people__lte", models.F("assessed_people")),
                    _connector="OR",
                ),
                name="training_plan_passed_of_tested",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedtrainer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                    _connector="OR",
                ),
                name="planned_trainer_is_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbacksummary",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_feedbacksummary_number"),
        ),
        migrations.AddConstraint(
            model_name="feedbacksummary",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "collecting")), fields=("plan",), name="one_open_summary_a_plan"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingwave",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gte", models.F("start"))), name="wave_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingwave",
            constraint=models.CheckConstraint(condition=models.Q(("people__gt", 0)), name="wave_has_people"),
        ),
    ]
