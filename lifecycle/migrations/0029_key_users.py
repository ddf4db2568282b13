import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0028_private_links_of_after_sales"),
    ]

    operations = [
        migrations.AlterField(
            model_name="portallink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("answer", "Answer a questionnaire"),
                    ("confirm", "Confirm requirements"),
                    ("changes", "See change requests and hand them in"),
                    ("feedback", "Say what works and what does not"),
                    ("ready", "Say whether the site is ready"),
                    ("attend", "Sign in to a training"),
                    ("exam", "Take an exam"),
                    ("rate", "Say how a training was"),
                    ("service", "Report a problem and say how it was solved"),
                    ("survey", "Say how satisfied you are"),
                    ("teach", "Log the sessions that you hold"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="KeyUser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "knows_already",
                    models.TextField(blank=True, verbose_name="what they know already and need no training in"),
                ),
                ("motivation", models.TextField(blank=True, verbose_name="what moves them")),
                ("pressure", models.TextField(blank=True, verbose_name="what presses them")),
                ("consent_on", models.DateField(editable=False, null=True, verbose_name="agreed on")),
                ("independent_on", models.DateField(editable=False, null=True, verbose_name="works alone since")),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="why no longer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "Candidate"),
                            ("trained", "Trained"),
                            ("independent", "Works alone"),
                            ("teaches", "Trains others"),
                            ("ended", "No longer a key user"),
                        ],
                        default="candidate",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                (
                    "consent_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="supervisor who agreed",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_user_of",
                        to="lifecycle.contact",
                        verbose_name="key user",
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
                "verbose_name": "key user",
                "verbose_name_plural": "key users",
                "ordering": ["number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mastery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Nothing yet"),
                            (1, "Operates it"),
                            (2, "Handles problems"),
                            (3, "Implements it alone"),
                            (4, "Trains others"),
                        ],
                        editable=False,
                        null=True,
                        verbose_name="level",
                    ),
                ),
                (
                    "key_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="masteries", to="lifecycle.keyuser"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masteries",
                        to="lifecycle.businessprocess",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="keyuser",
            name="processes",
            field=models.ManyToManyField(
                related_name="key_users",
                through="lifecycle.Mastery",
                to="lifecycle.businessprocess",
                verbose_name="business processes",
            ),
        ),
        migrations.CreateModel(
            name="TaughtSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topic", models.CharField(max_length=200, verbose_name="what was taught")),
                ("on", models.DateField(verbose_name="held on")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes it took")),
                ("note", models.TextField(blank=True, verbose_name="what was hard for them")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("struck_reason", models.CharField(blank=True, max_length=300)),
                (
                    "key_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="lifecycle.keyuser"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taught_sessions",
                        to="lifecycle.portallink",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taught_sessions",
                        to="lifecycle.businessprocess",
                        verbose_name="business process",
                    ),
                ),
            ],
            options={
                "verbose_name": "session of a key user",
                "verbose_name_plural": "sessions of key users",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="TaughtPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("department", models.CharField(blank=True, max_length=80)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="lifecycle.taughtsession",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Competence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Nothing yet"),
                            (1, "Operates it"),
                            (2, "Handles problems"),
                            (3, "Implements it alone"),
                            (4, "Trains others"),
                        ],
                        verbose_name="level",
                    ),
                ),
                ("on", models.DateField(verbose_name="seen on")),
                ("evidence", models.TextField(verbose_name="what showed it")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competences",
                        to="lifecycle.businessprocess",
                        verbose_name="business process",
                    ),
                ),
                (
                    "key_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="competences", to="lifecycle.keyuser"
                    ),
                ),
            ],
            options={
                "verbose_name": "competence",
                "verbose_name_plural": "competences",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("level__lte", 4)), name="competence_level_0_to_4")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="mastery",
            constraint=models.UniqueConstraint(fields=("key_user", "process"), name="mastery_once"),
        ),
        migrations.AddConstraint(
            model_name="keyuser",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_keyuser_number"),
        ),
        migrations.AddConstraint(
            model_name="keyuser",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "ended"), _negated=True),
                fields=("project", "contact"),
                name="key_user_once_in_project",
            ),
        ),
        migrations.AddConstraint(
            model_name="taughtsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("logged_by__isnull", True), ("link__isnull", True), _connector="XOR"),
                name="taught_session_told_by_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="taughtperson",
            constraint=models.UniqueConstraint(fields=("session", "name", "department"), name="taught_person_once"),
        ),
    ]
