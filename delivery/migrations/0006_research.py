import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0005_executive_reports"),
        ("lifecycle", "0027_plans_and_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("topic", models.CharField(max_length=160, verbose_name="topic")),
                ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="topic in English")),
                ("process", models.CharField(blank=True, max_length=160, verbose_name="business process")),
                (
                    "process_en",
                    models.CharField(blank=True, max_length=160, verbose_name="business process in English"),
                ),
                ("is_key", models.BooleanField(default=False, verbose_name="key process")),
                ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                ("department_en", models.CharField(blank=True, max_length=120, verbose_name="department in English")),
                ("interviewee", models.CharField(blank=True, max_length=120, verbose_name="somebody else")),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="date and time")),
                (
                    "hours",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"),
                ),
                ("questions", models.TextField(blank=True, verbose_name="questions")),
                ("questions_en", models.TextField(blank=True, verbose_name="questions in English")),
                ("wanted", models.TextField(blank=True, verbose_name="documents and forms we ask for")),
                ("wanted_en", models.TextField(blank=True, verbose_name="documents and forms we ask for, in English")),
                (
                    "dropped_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="why it is left out"),
                ),
                (
                    "business_process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.businessprocess",
                        verbose_name="process of the list",
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
                        verbose_name="whom we talk to",
                    ),
                ),
                (
                    "ours",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who of us asks",
                    ),
                ),
            ],
            options={
                "verbose_name": "planned talk",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResearchLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "self_review",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="self-review"),
                ),
                ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("purpose_en", models.TextField(blank=True, verbose_name="purpose in English")),
                ("at", models.DateTimeField(verbose_name="date and time")),
                (
                    "hours",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                ("process", models.TextField(blank=True, verbose_name="what was gone through")),
                ("process_en", models.TextField(blank=True, verbose_name="what was gone through, in English")),
                (
                    "appointment_confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="appointment confirmed"),
                ),
                ("opening_remarks", models.TextField(blank=True, verbose_name="opening remarks")),
                (
                    "precondition",
                    models.CharField(
                        choices=[
                            ("product", "A relevant product was introduced"),
                            ("expert", "An expert of the field takes part"),
                            ("both", "Both product and expert"),
                            ("neither", "Neither product nor expert"),
                        ],
                        max_length=8,
                        verbose_name="before the talk",
                    ),
                ),
                ("precondition_reason", models.TextField(blank=True, verbose_name="why neither")),
                ("declined_reason", models.TextField(blank=True, verbose_name="why the customer declined")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("appointed", "Appointment made"),
                            ("held", "Took place"),
                            ("drafted", "Log drafted"),
                            ("final", "Log final"),
                            ("confirmed", "Confirmed by the customer"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "appointed_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="confirmed by",
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
                    "expert",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="expert of the field",
                    ),
                ),
                (
                    "our_people",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="our people"
                    ),
                ),
                (
                    "plan_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="logs",
                        to="delivery.planline",
                        verbose_name="planned talk",
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
                "verbose_name": "log of implementation research",
                "verbose_name_plural": "logs of implementation research",
                "ordering": ["-at", "-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LogQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("text_en", models.CharField(blank=True, max_length=300, verbose_name="question in English")),
                ("asked", models.BooleanField(default=False, verbose_name="asked")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why not asked")),
                ("reason_en", models.CharField(blank=True, max_length=200, verbose_name="why not asked, in English")),
                (
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="delivery.researchlog",
                    ),
                ),
            ],
            options={
                "verbose_name": "question of a research log",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("process", "Process step"),
                            ("rule", "Rule"),
                            ("form", "Form or report"),
                            ("problem", "Problem"),
                            ("exception", "Exception"),
                            ("quote", "Quote"),
                            ("idea", "Idea"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=120, verbose_name="topic")),
                ("topic_en", models.CharField(blank=True, max_length=120, verbose_name="topic in English")),
                ("text", models.TextField(verbose_name="what was heard")),
                ("text_en", models.TextField(blank=True, verbose_name="what was heard, in English")),
                ("need_behind", models.TextField(blank=True, verbose_name="need behind it")),
                ("need_behind_en", models.TextField(blank=True, verbose_name="need behind it, in English")),
                ("is_unclear", models.BooleanField(default=False, verbose_name="still unclear")),
                ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                ("follow_up_method", models.CharField(blank=True, max_length=160, verbose_name="how")),
                ("follow_up_method_en", models.CharField(blank=True, max_length=160, verbose_name="how, in English")),
                ("clarified_on", models.DateField(blank=True, editable=False, null=True, verbose_name="clarified on")),
                ("clarified_text", models.TextField(blank=True, editable=False, verbose_name="what was found out")),
                (
                    "clarified_text_en",
                    models.TextField(blank=True, editable=False, verbose_name="what was found out, in English"),
                ),
                (
                    "business_process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.businessprocess",
                        verbose_name="process of the list",
                    ),
                ),
                (
                    "follow_up_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who clarifies it",
                    ),
                ),
                (
                    "log",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="delivery.researchlog"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a research log",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResearchPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                ),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("purpose", models.TextField(verbose_name="purpose")),
                ("purpose_en", models.TextField(blank=True, verbose_name="purpose in English")),
                ("background", models.TextField(blank=True, verbose_name="what we know already")),
                ("background_en", models.TextField(blank=True, verbose_name="what we know already, in English")),
                (
                    "background_read",
                    models.BooleanField(default=False, verbose_name="the customer's background was studied"),
                ),
                (
                    "organisation_known",
                    models.BooleanField(default=False, verbose_name="the organisation chart is known"),
                ),
                ("terms_known", models.BooleanField(default=False, verbose_name="the terms of the field are known")),
                (
                    "outline_ready",
                    models.BooleanField(default=False, verbose_name="the outline of questions is written"),
                ),
                ("materials_ready", models.BooleanField(default=False, verbose_name="the material to bring is ready")),
                (
                    "unprepared_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it begins unprepared"),
                ),
                (
                    "confirmed_how",
                    models.CharField(blank=True, editable=False, max_length=160, verbose_name="how it was confirmed"),
                ),
                ("confirmed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on")),
                ("follow_up", models.TextField(blank=True, editable=False, verbose_name="what is left to be done")),
                (
                    "informal_note",
                    models.TextField(blank=True, editable=False, verbose_name="talks outside the meetings"),
                ),
                (
                    "analysed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="business analysis meeting on"
                    ),
                ),
                (
                    "analysed_by",
                    models.TextField(
                        blank=True, editable=False, verbose_name="who took part in it, and what it found"
                    ),
                ),
                (
                    "not_analysed_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why there was none"),
                ),
                (
                    "no_report_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why there is no approved report"),
                ),
                (
                    "declined_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("confirmed", "Confirmed by the customer"),
                            ("on_site", "Under way"),
                            ("follow_up", "Being followed up"),
                            ("closed", "Over"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "confirmed_with",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="confirmed by",
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
                "verbose_name": "plan of implementation research",
                "verbose_name_plural": "plans of implementation research",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="planline",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="delivery.researchplan"
            ),
        ),
        migrations.CreateModel(
            name="ResearchReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("organisation", models.TextField(blank=True, verbose_name="organisation")),
                ("organisation_en", models.TextField(blank=True, verbose_name="organisation, in English")),
                ("volumes", models.TextField(blank=True, verbose_name="volumes: what happens how often")),
                (
                    "volumes_en",
                    models.TextField(blank=True, verbose_name="volumes: what happens how often, in English"),
                ),
                ("systems", models.TextField(blank=True, verbose_name="systems in use")),
                ("systems_en", models.TextField(blank=True, verbose_name="systems in use, in English")),
                ("conclusions", models.TextField(blank=True, verbose_name="conclusions")),
                ("conclusions_en", models.TextField(blank=True, verbose_name="conclusions in English")),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed")),
                ("review_note", models.TextField(blank=True, editable=False, verbose_name="remark of the review")),
                (
                    "declined_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("reviewed", "Reviewed"), ("approved", "Approved by the users")],
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
                "verbose_name": "report on implementation research",
                "verbose_name_plural": "reports on implementation research",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(max_length=160, verbose_name="business process")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="business process in English")),
                ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                ("department_en", models.CharField(blank=True, max_length=120, verbose_name="department in English")),
                ("flow", models.TextField(blank=True, verbose_name="how it runs")),
                ("flow_en", models.TextField(blank=True, verbose_name="how it runs, in English")),
                ("problems", models.TextField(blank=True, verbose_name="problems and exceptions")),
                ("problems_en", models.TextField(blank=True, verbose_name="problems and exceptions, in English")),
                ("needs", models.TextField(blank=True, verbose_name="needs")),
                ("needs_en", models.TextField(blank=True, verbose_name="needs in English")),
                (
                    "business_process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.businessprocess",
                        verbose_name="process of the list",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="delivery.researchreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "section of a research report",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("site", "Rooms and power"),
                            ("network", "Network and lines"),
                            ("data", "Data to be taken over"),
                            ("devices", "Devices"),
                            ("users", "Users and accounts"),
                        ],
                        max_length=7,
                        verbose_name="part of the site",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("ready", "It is there"),
                            ("missing", "Something is missing"),
                            ("not_needed", "It does not matter here"),
                        ],
                        max_length=10,
                        verbose_name="how it stands",
                    ),
                ),
                ("text", models.TextField(verbose_name="what we saw")),
                ("text_en", models.TextField(blank=True, verbose_name="what we saw, in English")),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "condition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.readinessitem",
                        verbose_name="condition at the site",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="site_findings",
                        to="delivery.researchplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding at the site",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CollectedForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                (
                    "form_kind",
                    models.CharField(
                        choices=[("form", "Form"), ("report", "Report")],
                        default="form",
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("department", models.CharField(max_length=120, verbose_name="department")),
                ("department_en", models.CharField(blank=True, max_length=120, verbose_name="department in English")),
                ("frequency", models.CharField(blank=True, max_length=80, verbose_name="how often")),
                ("frequency_en", models.CharField(blank=True, max_length=80, verbose_name="how often, in English")),
                ("wanted_by", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                ("collected_on", models.DateField(blank=True, editable=False, null=True, verbose_name="collected on")),
                ("note", models.TextField(blank=True, verbose_name="what we noticed")),
                (
                    "state",
                    models.CharField(
                        choices=[("wanted", "Asked for"), ("collected", "Collected")],
                        default="wanted",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="asked from",
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
                    "processes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(app_label)s_forms",
                        to="lifecycle.businessprocess",
                        verbose_name="business processes that use it",
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
                    "requirements",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="lifecycle.requirement", verbose_name="requirements from it"
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
                "verbose_name": "form collected in implementation research",
                "verbose_name_plural": "forms collected in implementation research",
                "ordering": ["-number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="delivery_collectedform_number")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="researchlog",
            index=models.Index(fields=["project", "state"], name="delivery_researchlog_state"),
        ),
        migrations.AddConstraint(
            model_name="researchlog",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_researchlog_number"),
        ),
        migrations.AddConstraint(
            model_name="researchlog",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__isnull", True), ("hours__gt", 0), _connector="OR"),
                name="delivery_researchlog_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="researchlog",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "appointed"), _negated=True),
                    ("appointment_confirmed_at__isnull", False),
                    _connector="OR",
                ),
                name="delivery_researchlog_appointment",
            ),
        ),
        migrations.AddConstraint(
            model_name="researchlog",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("precondition", "neither"), _negated=True),
                    models.Q(("precondition_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="delivery_researchlog_precondition",
            ),
        ),
        migrations.AddConstraint(
            model_name="logentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["process", "rule", "form", "problem", "exception", "quote", "idea"])),
                name="delivery_logentry_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="logentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clarified_on__isnull", True), models.Q(("clarified_text", ""), _negated=True), _connector="OR"
                ),
                name="delivery_logentry_clarified",
            ),
        ),
        migrations.AddConstraint(
            model_name="researchplan",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_researchplan_number"),
        ),
        migrations.AddConstraint(
            model_name="researchreport",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="delivery_researchreport_number"),
        ),
        migrations.AddConstraint(
            model_name="sitefinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "missing"), _negated=True), ("condition__isnull", False), _connector="OR"
                ),
                name="delivery_sitefinding_condition",
            ),
        ),
    ]
