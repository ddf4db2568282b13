"""Closing reports."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0009_references"),
        ("lifecycle", "0034_reference_durations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProjectClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("summary", models.TextField(verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                ("time_note", models.TextField(blank=True, verbose_name="on time")),
                ("time_note_en", models.TextField(blank=True, verbose_name="on time, in English")),
                ("quality_note", models.TextField(blank=True, verbose_name="on quality")),
                ("quality_note_en", models.TextField(blank=True, verbose_name="on quality, in English")),
                ("cost_note", models.TextField(blank=True, verbose_name="on cost")),
                ("cost_note_en", models.TextField(blank=True, verbose_name="on cost, in English")),
                ("delays_note", models.TextField(blank=True, verbose_name="on delays and where they came from")),
                (
                    "delays_note_en",
                    models.TextField(blank=True, verbose_name="on delays and where they came from, in English"),
                ),
                ("documents_note", models.TextField(blank=True, verbose_name="on missing documents")),
                ("documents_note_en", models.TextField(blank=True, verbose_name="on missing documents, in English")),
                ("waiver", models.TextField(blank=True, verbose_name="why there is no closing meeting")),
                ("facts", models.JSONField(default=dict, editable=False)),
                ("reviewed_at", models.DateTimeField(editable=False, null=True, verbose_name="reviewed")),
                ("approved_at", models.DateTimeField(editable=False, null=True, verbose_name="approved")),
                (
                    "returned_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why it was given back"),
                ),
                ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("reviewed", "Reviewed"), ("approved", "Approved")],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="lifecycle.meeting",
                        verbose_name="closing meeting",
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
                    "reviewed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
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
                "verbose_name": "closing report",
                "verbose_name_plural": "closing reports",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClosureObjective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.CharField(max_length=300, verbose_name="what was wanted")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="what was wanted, in English")),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                ("target_en", models.CharField(blank=True, max_length=200, verbose_name="target in English")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not judged yet"),
                            ("reached", "Reached"),
                            ("partly", "Reached in part"),
                            ("missed", "Not reached"),
                            ("dropped", "Dropped by agreement"),
                        ],
                        max_length=7,
                        verbose_name="result",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
                ("outcome_en", models.TextField(blank=True, verbose_name="what came of it, in English")),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.objective",
                        verbose_name="objective of the project",
                    ),
                ),
                (
                    "closure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objectives",
                        to="aftersales.projectclosure",
                    ),
                ),
            ],
            options={
                "verbose_name": "objective of a closing report",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClosureLesson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "kind",
                    models.CharField(
                        choices=[("good", "Went well"), ("bad", "Went badly")],
                        default="good",
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="what happened")),
                ("text_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                ("advice", models.TextField(verbose_name="what we advise")),
                ("advice_en", models.TextField(blank=True, verbose_name="what we advise, in English")),
                ("about", models.CharField(blank=True, max_length=12, verbose_name="concerns")),
                ("shared", models.BooleanField(default=True, verbose_name="share with later projects")),
                ("for_customer", models.BooleanField(default=False, verbose_name="in the customer's edition too")),
                (
                    "note",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="lifecycle.knowledgenote",
                        verbose_name="note",
                    ),
                ),
                (
                    "closure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
                        to="aftersales.projectclosure",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeamAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(null=True)),
                ("scores", models.JSONField(default=dict)),
                ("comment", models.TextField(blank=True)),
                (
                    "closure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="aftersales.projectclosure",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "answer of one of ours",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CustomerClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("opening", models.TextField(verbose_name="what we say first")),
                ("opening_en", models.TextField(blank=True, verbose_name="what we say first, in English")),
                ("outlook", models.TextField(blank=True, verbose_name="what comes now, and whom to ask")),
                (
                    "outlook_en",
                    models.TextField(blank=True, verbose_name="what comes now, and whom to ask, in English"),
                ),
                ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                ("given_on", models.DateField(editable=False, null=True, verbose_name="given to the customer on")),
                ("given_how", models.CharField(blank=True, editable=False, max_length=200, verbose_name="how")),
                ("refused_reason", models.TextField(blank=True, editable=False, verbose_name="why it was not signed")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("signed", "Signed"), ("given", "Given to the customer")],
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
                    "given_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="given to",
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
                "verbose_name": "closing report for the customer",
                "verbose_name_plural": "closing reports for the customer",
                "ordering": ["-number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="aftersales_customerclosure_number"),
                    models.UniqueConstraint(fields=("project",), name="customer_closure_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "given"), _negated=True), ("given_on__isnull", False), _connector="OR"
                        ),
                        name="customer_closure_given_when",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="projectclosure",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_projectclosure_number"),
        ),
        migrations.AddConstraint(
            model_name="projectclosure",
            constraint=models.UniqueConstraint(fields=("project",), name="closure_once_a_project"),
        ),
        migrations.AddConstraint(
            model_name="projectclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True), ("approved_by__isnull", False), _connector="OR"
                ),
                name="closure_approved_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureobjective",
            constraint=models.UniqueConstraint(
                condition=models.Q(("objective__isnull", False)),
                fields=("closure", "objective"),
                name="closure_objective_once",
            ),
        ),
        migrations.AddIndex(
            model_name="teamanswer",
            index=models.Index(fields=["user", "answered_on"], name="team_answer_open"),
        ),
        migrations.AddConstraint(
            model_name="teamanswer",
            constraint=models.UniqueConstraint(fields=("closure", "user"), name="team_answer_once"),
        ),
    ]
