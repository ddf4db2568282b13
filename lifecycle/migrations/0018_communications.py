import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0017_who_leads_presales"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunicationLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("phone", "Telephone"),
                            ("email", "By e-mail"),
                            ("chat", "Chat"),
                            ("visit", "Visit to the site"),
                            ("informal", "By the way"),
                        ],
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("leader_own", "Our own leaders"),
                            ("leader_customer", "Leaders of the customer"),
                            ("customer", "Customer: those in charge"),
                            ("user", "Users: those who work with it"),
                            ("team", "Our team"),
                        ],
                        max_length=15,
                        verbose_name="with whom",
                    ),
                ),
                (
                    "formality",
                    models.CharField(
                        choices=[("formal", "Formal"), ("informal", "Informal")],
                        max_length=8,
                        verbose_name="formal or informal",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("report", "Reporting"),
                            ("research", "Research"),
                            ("consultation", "Consultation"),
                            ("negotiation", "Negotiation"),
                            ("relation", "Keeping in touch"),
                            ("prepare", "Preparing"),
                            ("complaint", "Complaint"),
                        ],
                        default="relation",
                        max_length=12,
                        verbose_name="what for",
                    ),
                ),
                ("summary", models.TextField(verbose_name="what was said")),
                ("summary_en", models.TextField(blank=True, verbose_name="what was said, in English")),
                ("next_step", models.CharField(blank=True, max_length=200, verbose_name="next step")),
                ("next_step_en", models.CharField(blank=True, max_length=200, verbose_name="next step in English")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="to be done by")),
                ("question", models.TextField(blank=True, verbose_name="question")),
                ("question_en", models.TextField(blank=True, verbose_name="question in English")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answer_en", models.TextField(blank=True, verbose_name="answer in English")),
                (
                    "state",
                    models.CharField(
                        choices=[("noted", "Noted"), ("open", "Next step open"), ("done", "Next step done")],
                        default="noted",
                        max_length=5,
                        verbose_name="state",
                    ),
                ),
                (
                    "contacts",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="lifecycle.contact", verbose_name="people of the customer"
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
                    "next_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who does it",
                    ),
                ),
                (
                    "participants",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="our people"
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
                "verbose_name": "contact that was noted",
                "verbose_name_plural": "contacts that were noted",
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommunicationAddendum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="addition")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addenda",
                        to="lifecycle.communicationlog",
                    ),
                ),
            ],
            options={
                "verbose_name": "addition to a contact",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KnowledgeNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("faq", "Question and answer"),
                            ("workaround", "Way around"),
                            ("lesson", "Lesson learned"),
                            ("practice", "Good practice"),
                        ],
                        default="faq",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="question or title")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="question or title, in English"),
                ),
                ("text", models.TextField(verbose_name="answer or text")),
                ("text_en", models.TextField(blank=True, verbose_name="answer or text, in English")),
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
                ("product", models.CharField(blank=True, max_length=120, verbose_name="product")),
                ("checked_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="checked")),
                ("retired", models.BooleanField(default=False, editable=False, verbose_name="no longer used")),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knowledge_notes",
                        to="lifecycle.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "knowledge note",
                "verbose_name_plural": "knowledge notes",
                "ordering": ["-updated_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                            ("question", "Question"),
                            ("doubt", "Doubt"),
                            ("problem", "Problem"),
                            ("defect", "Defect"),
                        ],
                        default="question",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="question, doubt or problem")),
                ("text_en", models.TextField(blank=True, verbose_name="question, doubt or problem, in English")),
                (
                    "stage",
                    models.CharField(
                        choices=[("presales", "Pre-sales"), ("delivery", "Delivery"), ("aftersales", "After-sales")],
                        editable=False,
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("integration", "Integration"),
                            ("scope", "Scope"),
                            ("time", "Time"),
                            ("cost", "Cost"),
                            ("quality", "Quality"),
                            ("people", "Human resources"),
                            ("communication", "Communication"),
                            ("risk", "Risk"),
                            ("procurement", "Procurement"),
                        ],
                        max_length=13,
                        verbose_name="field of management",
                    ),
                ),
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
                ("due", models.DateField(verbose_name="to be answered by")),
                ("answer", models.TextField(blank=True, editable=False, verbose_name="answer")),
                ("answer_en", models.TextField(blank=True, editable=False, verbose_name="answer in English")),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered")),
                (
                    "confirmed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="found settled on"),
                ),
                (
                    "confirmed_how",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="how we know"),
                ),
                (
                    "times_reopened",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="opened again"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Unanswered"),
                            ("answered", "Answered"),
                            ("confirmed", "Settled for who asked"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
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
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who answers",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="raised by, at the customer",
                    ),
                ),
                (
                    "raised_by_us",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="raised by one of ours",
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
                "verbose_name": "question or doubt",
                "verbose_name_plural": "questions and doubts",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("intro", models.TextField(blank=True, verbose_name="what it is for")),
                ("intro_en", models.TextField(blank=True, verbose_name="what it is for, in English")),
                ("closed_note", models.TextField(blank=True, editable=False, verbose_name="what came of it")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("open", "Out"), ("closed", "Closed")],
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
                "verbose_name": "questionnaire",
                "verbose_name_plural": "questionnaires",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PortalLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("answer", "Answer a questionnaire"),
                            ("confirm", "Confirm requirements"),
                            ("feedback", "Say what works and what does not"),
                        ],
                        max_length=8,
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="message")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portal_links",
                        to="lifecycle.contact",
                        verbose_name="for",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portal_links",
                        to="lifecycle.project",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="lifecycle.questionnaire",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="QuestionnaireQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="question in English")),
                (
                    "form",
                    models.CharField(
                        choices=[("text", "in words"), ("choice", "one of several"), ("scale", "a mark from 1 to 5")],
                        default="text",
                        max_length=6,
                        verbose_name="answered",
                    ),
                ),
                ("options", models.TextField(blank=True, verbose_name="choices, one a line")),
                ("options_en", models.TextField(blank=True, verbose_name="choices in English, one a line")),
                ("required", models.BooleanField(default=False, verbose_name="must be answered")),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="lifecycle.questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuestionnaireAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                ("value", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="lifecycle.portallink"
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="lifecycle.questionnaire",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="lifecycle.questionnairequestion",
                    ),
                ),
            ],
            options={
                "ordering": ["question__order", "question_id", "at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequirementAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shown", models.JSONField(default=dict)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("agree", "That is what we mean"), ("object", "That is not what we mean")],
                        max_length=6,
                        verbose_name="answer",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="lifecycle.portallink"
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="lifecycle.requirement"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="communicationlog",
            index=models.Index(fields=["project", "-at"], name="communication_project_at"),
        ),
        migrations.AddIndex(
            model_name="communicationlog",
            index=models.Index(fields=["next_owner", "state"], name="communication_next"),
        ),
        migrations.AddConstraint(
            model_name="communicationlog",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_communicationlog_number"),
        ),
        migrations.AddConstraint(
            model_name="knowledgenote",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["faq", "workaround", "lesson", "practice"])), name="knowledge_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["project", "state"], name="question_state"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["owner", "state"], name="question_owner"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_question_number"),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_questionnaire_number"),
        ),
        migrations.AddConstraint(
            model_name="questionnaireanswer",
            constraint=models.UniqueConstraint(fields=("link", "question"), name="questionnaire_answer_once"),
        ),
        migrations.AddConstraint(
            model_name="requirementask",
            constraint=models.UniqueConstraint(fields=("link", "requirement"), name="requirement_ask_once"),
        ),
    ]
