import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0006_receivables"), ("lifecycle", "0031_service")]

    operations = [
        migrations.CreateModel(
            name="PhaseTwoList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("introduction", models.TextField(blank=True, verbose_name="why a second phase is worth it")),
                (
                    "introduction_en",
                    models.TextField(blank=True, verbose_name="why a second phase is worth it, in English"),
                ),
                ("nothing_wished", models.BooleanField(default=False, verbose_name="nothing was wished")),
                ("frozen_on", models.DateField(editable=False, null=True, verbose_name="freeze announced on")),
                ("frozen_how", models.CharField(blank=True, editable=False, max_length=200, verbose_name="how")),
                ("passed_on", models.DateField(editable=False, null=True, verbose_name="passed to sales on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("collecting", "Collecting"),
                            ("proposed", "Frozen, and proposed to the customer"),
                            ("passed", "Passed to sales"),
                        ],
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
                    "frozen_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="announced to",
                    ),
                ),
                (
                    "next_project",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phase_two_list",
                        to="lifecycle.project",
                        verbose_name="project of the second phase",
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
                "verbose_name": "list for phase two",
                "verbose_name_plural": "lists for phase two",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseTwoItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.CharField(max_length=300, verbose_name="wish")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="wish in English")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("requirement", "Requirement"),
                            ("change", "Change request"),
                            ("training", "Wish heard in training"),
                            ("ticket", "Service ticket"),
                            ("improvement", "Improvement"),
                            ("other", "Elsewhere"),
                        ],
                        default="other",
                        max_length=11,
                        verbose_name="where it came up",
                    ),
                ),
                ("benefit", models.CharField(blank=True, max_length=300, verbose_name="what it brings the customer")),
                (
                    "benefit_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what it brings the customer, in English"
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        max_length=6,
                        verbose_name="value",
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("small", "Small: up to 5 days"),
                            ("medium", "Medium: up to 20 days"),
                            ("large", "Large: more than 20 days"),
                        ],
                        max_length=6,
                        verbose_name="rough size",
                    ),
                ),
                ("dropped", models.BooleanField(default=False, verbose_name="not proposed")),
                ("source_key", models.CharField(blank=True, max_length=80)),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="aftersales.phasetwolist"
                    ),
                ),
            ],
            options={
                "verbose_name": "wish for phase two",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SatisfactionSurvey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "point",
                    models.CharField(
                        choices=[
                            ("demo", "After the demonstration"),
                            ("kickoff", "After the kickoff"),
                            ("training", "After the training"),
                            ("acceptance", "After acceptance"),
                            ("later", "Six months after acceptance"),
                        ],
                        max_length=10,
                        verbose_name="when",
                    ),
                ),
                ("sent_on", models.DateField(editable=False, null=True, verbose_name="sent on")),
                ("reminded_on", models.DateField(editable=False, null=True, verbose_name="reminded on")),
                ("scores", models.JSONField(default=dict, editable=False, verbose_name="marks")),
                ("comment", models.TextField(blank=True, editable=False, verbose_name="comment")),
                ("comment_en", models.TextField(blank=True, editable=False, verbose_name="comment in English")),
                ("answered_on", models.DateField(editable=False, null=True, verbose_name="answered on")),
                (
                    "how",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="how it was answered"),
                ),
                (
                    "given_up_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="why it was not answered"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("sent", "Sent"),
                            ("answered", "Answered"),
                            ("given_up", "Not answered"),
                        ],
                        default="planned",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who is asked",
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
                    "link",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="survey",
                        to="lifecycle.portallink",
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
                "verbose_name": "satisfaction survey",
                "verbose_name_plural": "satisfaction surveys",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceHandover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("systems", models.TextField(verbose_name="systems and versions")),
                ("systems_en", models.TextField(blank=True, verbose_name="systems and versions, in English")),
                (
                    "environment",
                    models.TextField(blank=True, verbose_name="environment: servers, interfaces, accounts, backup"),
                ),
                (
                    "environment_en",
                    models.TextField(
                        blank=True, verbose_name="environment: servers, interfaces, accounts, backup, in English"
                    ),
                ),
                ("warranty_until", models.DateField(blank=True, null=True, verbose_name="warranty until")),
                ("sla", models.TextField(blank=True, verbose_name="what was agreed on service")),
                ("sla_en", models.TextField(blank=True, verbose_name="what was agreed on service, in English")),
                ("no_issues", models.BooleanField(default=False, verbose_name="nothing is open")),
                (
                    "no_knowledge",
                    models.BooleanField(default=False, verbose_name="no knowledge was promised to the customer"),
                ),
                ("responsible_from", models.DateField(blank=True, null=True, verbose_name="responsible from")),
                ("submitted_at", models.DateTimeField(editable=False, null=True, verbose_name="handed over")),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                ("returned_reason", models.TextField(blank=True, editable=False, verbose_name="why it was returned")),
                (
                    "returns",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="times returned"),
                ),
                (
                    "introduced_on",
                    models.DateField(editable=False, null=True, verbose_name="introduced to the customer on"),
                ),
                ("introduced_how", models.CharField(blank=True, editable=False, max_length=200, verbose_name="how")),
                (
                    "introduced_how_en",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="how, in English"),
                ),
                (
                    "refused_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                ),
                ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "Being prepared"),
                            ("submitted", "With customer service"),
                            ("returned", "Returned by customer service"),
                            ("accepted", "Accepted by customer service"),
                            ("introduced", "Accepted, and introduced to the customer"),
                        ],
                        default="preparing",
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
                    "introduced_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="introduced to",
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
                    "submitted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed over by",
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who takes it over",
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
                "verbose_name": "hand-over to customer service",
                "verbose_name_plural": "hand-overs to customer service",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("part", models.CharField(max_length=160, verbose_name="whom to ask about what")),
                (
                    "part_en",
                    models.CharField(blank=True, max_length=160, verbose_name="whom to ask about what, in English"),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="of the customer",
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
                        verbose_name="one of ours",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="aftersales.servicehandover",
                    ),
                ),
            ],
            options={
                "verbose_name": "person of a service hand-over",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceIssue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.CharField(max_length=300, verbose_name="what is open")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="what is open, in English")),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("low", "Low"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("critical", "Work stands still"),
                        ],
                        default="medium",
                        max_length=8,
                        verbose_name="severity",
                    ),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="aftersales.servicehandover",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who sees to it",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.question",
                        verbose_name="in our list",
                    ),
                ),
            ],
            options={
                "verbose_name": "open issue of a service hand-over",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceKnowledge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("topic", models.CharField(max_length=200, verbose_name="topic")),
                ("topic_en", models.CharField(blank=True, max_length=200, verbose_name="topic in English")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                ("source_key", models.CharField(blank=True, max_length=60)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who receives it",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="knowledge",
                        to="aftersales.servicehandover",
                    ),
                ),
            ],
            options={
                "verbose_name": "knowledge of a service hand-over",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceManual",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("title", models.CharField(max_length=200, verbose_name="manual or document")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="manual or document, in English"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where it is kept")),
                (
                    "place_en",
                    models.CharField(blank=True, max_length=200, verbose_name="where it is kept, in English"),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="manuals",
                        to="aftersales.servicehandover",
                    ),
                ),
            ],
            options={
                "verbose_name": "manual of a service hand-over",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SupportTicket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="in a few words")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="in a few words, in English")),
                (
                    "ticket_kind",
                    models.CharField(
                        choices=[("technical", "Technical fault"), ("usage", "Question of use")],
                        default="technical",
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("remote", "Remote"),
                            ("on_site", "On site"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("link", "Private link"),
                        ],
                        default="phone",
                        max_length=7,
                        verbose_name="how it reached us",
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[
                            ("critical", "Work stands still"),
                            ("high", "Urgent"),
                            ("normal", "Normal"),
                            ("low", "Can wait"),
                        ],
                        default="normal",
                        max_length=8,
                        verbose_name="priority",
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="what happened")),
                ("text_en", models.TextField(blank=True, max_length=5000, verbose_name="what happened, in English")),
                (
                    "said_by",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="who reported it, if not in our list of people"
                    ),
                ),
                ("reported_at", models.DateTimeField(verbose_name="reported")),
                ("response_due", models.DateTimeField(editable=False, verbose_name="to be answered by")),
                ("resolve_due", models.DateTimeField(editable=False, verbose_name="to be solved by")),
                ("responded_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                ("response", models.TextField(blank=True, editable=False, verbose_name="first answer")),
                ("response_en", models.TextField(blank=True, editable=False, verbose_name="first answer, in English")),
                ("solved_at", models.DateTimeField(editable=False, null=True, verbose_name="solved")),
                ("solution", models.TextField(blank=True, editable=False, verbose_name="how it was solved")),
                (
                    "solution_en",
                    models.TextField(blank=True, editable=False, verbose_name="how it was solved, in English"),
                ),
                ("cause", models.TextField(blank=True, editable=False, verbose_name="what caused it")),
                ("confirmed_at", models.DateTimeField(editable=False, null=True, verbose_name="found solved")),
                (
                    "confirmed_how",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="how we know"),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed")),
                (
                    "times_reopened",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="opened again"),
                ),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="mark of the customer, 1 to 5"
                    ),
                ),
                (
                    "rating_words",
                    models.TextField(blank=True, editable=False, verbose_name="what the customer says of it"),
                ),
                ("rated_at", models.DateTimeField(editable=False, null=True, verbose_name="rated")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("responded", "Answered"),
                            ("solving", "In work"),
                            ("reopened", "Not solved after all"),
                            ("solved", "Solved"),
                            ("confirmed", "Solved, the customer agrees"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "assigned",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who helps",
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
                        verbose_name="who reported it",
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
                    "link",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="lifecycle.portallink",
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
                "verbose_name": "service ticket",
                "verbose_name_plural": "service tickets",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("on", models.DateField(verbose_name="on")),
                ("begins", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="until")),
                (
                    "mode",
                    models.CharField(
                        choices=[("on_site", "On site"), ("remote", "Remote")],
                        default="on_site",
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                ("work", models.TextField(verbose_name="work done")),
                ("work_en", models.TextField(blank=True, verbose_name="work done, in English")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("solved", "Solved"), ("partly", "Solved in part"), ("open", "Still open")],
                        max_length=6,
                        verbose_name="result",
                    ),
                ),
                ("left", models.TextField(blank=True, verbose_name="what is left, who does it by when")),
                ("left_en", models.TextField(blank=True, verbose_name="what is left, in English")),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        null=True,
                        verbose_name="mark of the customer, 1 to 5",
                    ),
                ),
                ("rating_words", models.TextField(blank=True, verbose_name="what the customer says of it")),
                (
                    "rating_words_en",
                    models.TextField(blank=True, verbose_name="what the customer says of it, in English"),
                ),
                ("confirmed_on", models.DateField(editable=False, null=True, verbose_name="confirmed on")),
                (
                    "confirmed_how",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="how we know"),
                ),
                (
                    "refused_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("written", "Written down"), ("confirmed", "Confirmed by the customer")],
                        default="written",
                        max_length=9,
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
                    "met",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="whom they met",
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
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who went",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="aftersales.supportticket",
                        verbose_name="ticket",
                    ),
                ),
            ],
            options={
                "verbose_name": "service visit",
                "verbose_name_plural": "service visits",
                "ordering": ["-on", "-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImprovementItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("description", models.TextField(verbose_name="what gets better for whom")),
                ("description_en", models.TextField(blank=True, verbose_name="what gets better for whom, in English")),
                (
                    "area",
                    models.CharField(
                        choices=[("function", "Function"), ("performance", "Performance"), ("ux", "Ease of use")],
                        max_length=11,
                        verbose_name="what it improves",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("ticket", "Service ticket"),
                            ("survey", "Satisfaction survey"),
                            ("feedback", "What users say"),
                            ("ours", "Our own idea"),
                        ],
                        max_length=8,
                        verbose_name="where it came up",
                    ),
                ),
                ("reason", models.TextField(blank=True, editable=False, verbose_name="reason for the decision")),
                (
                    "reason_en",
                    models.TextField(blank=True, editable=False, verbose_name="reason for the decision, in English"),
                ),
                ("decided_on", models.DateField(editable=False, null=True, verbose_name="decided on")),
                ("release", models.CharField(blank=True, editable=False, max_length=80, verbose_name="release")),
                ("release_due", models.DateField(editable=False, null=True, verbose_name="planned for")),
                ("released_on", models.DateField(editable=False, null=True, verbose_name="released on")),
                ("told_on", models.DateField(editable=False, null=True, verbose_name="told on")),
                (
                    "told_how",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="how the customer was told"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("planned", "To be done"),
                            ("later", "For phase two"),
                            ("declined", "Not done"),
                            ("released", "Released"),
                            ("told", "The customer knows"),
                        ],
                        default="proposed",
                        max_length=8,
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
                        verbose_name="who wished it",
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
                "verbose_name": "improvement",
                "verbose_name_plural": "improvements",
                "ordering": ["-number"],
                "abstract": False,
                "indexes": [models.Index(fields=["project", "state"], name="improvement_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="aftersales_improvementitem_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "proposed"),
                            models.Q(models.Q(("reason", ""), _negated=True), ("decided_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="improvement_decided_why",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="phasetwolist",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_phasetwolist_number"),
        ),
        migrations.AddConstraint(
            model_name="phasetwolist",
            constraint=models.UniqueConstraint(fields=("project",), name="one_phase_two_list_a_project"),
        ),
        migrations.AddConstraint(
            model_name="phasetwolist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "passed"), _negated=True), ("next_project__isnull", False), _connector="OR"
                ),
                name="phase_two_passed_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="phasetwoitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_key", ""), _negated=True),
                fields=("list", "source_key"),
                name="wish_once_a_list",
            ),
        ),
        migrations.AddIndex(
            model_name="satisfactionsurvey",
            index=models.Index(fields=["state", "sent_on"], name="survey_state"),
        ),
        migrations.AddConstraint(
            model_name="satisfactionsurvey",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="aftersales_satisfactionsurvey_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="satisfactionsurvey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "given_up"), _negated=True),
                fields=("project", "point", "contact"),
                name="survey_once_a_point",
            ),
        ),
        migrations.AddConstraint(
            model_name="satisfactionsurvey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True), ("answered_on__isnull", False), _connector="OR"
                ),
                name="survey_answered_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicehandover",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_servicehandover_number"),
        ),
        migrations.AddConstraint(
            model_name="servicehandover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "introduced"), _negated=True), ("introduced_on__isnull", False), _connector="OR"
                ),
                name="service_handover_introduced_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicecontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                    _connector="OR",
                ),
                name="service_contact_one_side",
            ),
        ),
        migrations.AddIndex(
            model_name="supportticket",
            index=models.Index(fields=["state", "resolve_due"], name="ticket_state_due"),
        ),
        migrations.AddIndex(
            model_name="supportticket",
            index=models.Index(fields=["project", "state"], name="ticket_project_state"),
        ),
        migrations.AddConstraint(
            model_name="supportticket",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_supportticket_number"),
        ),
        migrations.AddConstraint(
            model_name="supportticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("solved", "confirmed", "closed")), _negated=True),
                    models.Q(models.Q(("solution", ""), _negated=True), ("solved_at__isnull", False)),
                    _connector="OR",
                ),
                name="ticket_solved_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rating__isnull", True), models.Q(("rating__gte", 1), ("rating__lte", 5)), _connector="OR"
                ),
                name="ticket_mark",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicevisit",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="aftersales_servicevisit_number"),
        ),
        migrations.AddConstraint(
            model_name="servicevisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))), name="visit_ends_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicevisit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True), ("confirmed_on__isnull", False), _connector="OR"
                ),
                name="visit_confirmed_when",
            ),
        ),
    ]
