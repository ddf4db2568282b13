import datetime
import uuid
from decimal import Decimal
from typing import Any

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

import lifecycle.fields
import lifecycle.models.attachments
import lifecycle.models.documents
import lifecycle.models.settings
import lifecycle.tables
from lifecycle import append_only
from lifecycle.models.requirement_types import load_requirement_types
from lifecycle.models.solution_templates import load_standard_templates
from lifecycle.standard import load_standard_playbook


def fill(apps: Any, schema_editor: Any) -> None:
    """What stands in a new database: the playbook, the templates of solutions, the types of requirements."""
    models = ("Playbook", "PlaybookItem", "SiteSettings")
    load_standard_playbook(*(apps.get_model("lifecycle", name) for name in models), timezone.now())
    load_standard_templates(apps.get_model("lifecycle", "SolutionTemplate"))
    load_requirement_types(apps.get_model("lifecycle", "RequirementType"))


class Migration(migrations.Migration):
    replaces = [
        ("lifecycle", "0001_initial"),
        ("lifecycle", "0002_append_only"),
        ("lifecycle", "0003_standard_playbook"),
        ("lifecycle", "0004_signing_links"),
        ("lifecycle", "0005_solution_templates"),
        ("lifecycle", "0006_revisions_of_a_request"),
        ("lifecycle", "0007_standard_solution_template"),
        ("lifecycle", "0008_languages_of_people"),
        ("lifecycle", "0009_solution_template_version"),
        ("lifecycle", "0010_labels"),
        ("lifecycle", "0011_sealing"),
        ("lifecycle", "0012_hashes"),
        ("lifecycle", "0013_requirements_and_risks"),
        ("lifecycle", "0014_promised_and_likely"),
        ("lifecycle", "0015_where_promises_are_made"),
        ("lifecycle", "0016_requirement_types"),
        ("lifecycle", "0017_who_leads_presales"),
        ("lifecycle", "0018_communications"),
        ("lifecycle", "0019_people_and_governance"),
        ("lifecycle", "0020_answers_to_requirements"),
        ("lifecycle", "0021_meetings"),
        ("lifecycle", "0022_memos_and_delays"),
        ("lifecycle", "0023_changes"),
        ("lifecycle", "0024_business_processes"),
        ("lifecycle", "0025_people_of_a_team"),
        ("lifecycle", "0026_key_users"),
        ("lifecycle", "0027_plans_and_meetings"),
        ("lifecycle", "0028_private_links_of_after_sales"),
        ("lifecycle", "0029_key_users"),
        ("lifecycle", "0030_trainers"),
        ("lifecycle", "0031_service"),
        ("lifecycle", "0032_lights"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        lifecycle.tables.Tables(
            tables=[
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=80, verbose_name="name in English")),
                        ("title", models.CharField(blank=True, max_length=80, verbose_name="job title")),
                        ("title_en", models.CharField(blank=True, max_length=80, verbose_name="job title in English")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        (
                            "roles",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
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
                                default=list,
                                verbose_name="roles",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[("", "As the browser"), ("zh-hans", "简体中文"), ("en", "English")],
                                max_length=10,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "time_zone",
                            models.CharField(default="Asia/Shanghai", max_length=40, verbose_name="time zone"),
                        ),
                        (
                            "theme",
                            models.CharField(
                                choices=[("auto", "As the device"), ("light", "Light"), ("dark", "Dark")],
                                default="auto",
                                max_length=5,
                                verbose_name="appearance",
                            ),
                        ),
                        (
                            "domains",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="industry, level 1 to 5, years",
                                verbose_name="fields of business known",
                            ),
                        ),
                        ("skills", models.JSONField(blank=True, default=list, verbose_name="skills")),
                        (
                            "consultant_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("TECH_SERVICE", "Technical service"),
                                    ("PRODUCT_APP", "Product application"),
                                    ("MGMT_CONSULT", "Management consulting"),
                                    ("PROJECT_MANAGER", "Project manager"),
                                ],
                                max_length=20,
                                verbose_name="kind of consultant",
                            ),
                        ),
                        ("introduction", models.TextField(blank=True, verbose_name="personal introduction")),
                        (
                            "introduction_en",
                            models.TextField(blank=True, verbose_name="personal introduction in English"),
                        ),
                        ("certificates", models.TextField(blank=True, verbose_name="certificates")),
                        ("certificates_en", models.TextField(blank=True, verbose_name="certificates in English")),
                        ("former_projects", models.TextField(blank=True, verbose_name="former projects")),
                        (
                            "former_projects_en",
                            models.TextField(blank=True, verbose_name="former projects in English"),
                        ),
                        (
                            "mentor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="mentor",
                            ),
                        ),
                        ("joined_on", models.DateField(blank=True, null=True, verbose_name="joined on")),
                        ("promoted_on", models.DateField(blank=True, null=True, verbose_name="promoted on")),
                        ("mail_opt_out", models.JSONField(blank=True, default=list, verbose_name="mail not wanted")),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        ("is_staff", models.BooleanField(default=False)),
                        ("date_joined", models.DateTimeField(auto_now_add=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="ChainHead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain", models.PositiveBigIntegerField(unique=True)),
                        ("seq", models.PositiveIntegerField(default=0)),
                        (
                            "hash",
                            models.CharField(
                                default="0000000000000000000000000000000000000000000000000000000000000000",
                                max_length=64,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="lifecycle.project",
                                verbose_name="project",
                            ),
                        ),
                        ("chain", models.PositiveBigIntegerField()),
                        ("seq", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "actor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who",
                            ),
                        ),
                        ("actor_name", models.CharField(blank=True, max_length=120)),
                        ("verb", models.CharField(max_length=60)),
                        ("subject_kind", models.CharField(max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField()),
                        ("subject_label", models.CharField(max_length=200)),
                        (
                            "data",
                            models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                        ),
                        ("prev_hash", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "event",
                        "verbose_name_plural": "events",
                        "indexes": [
                            models.Index(fields=["project", "-at"], name="event_project_at"),
                            models.Index(fields=["subject_kind", "subject_id"], name="event_subject"),
                            models.Index(fields=["-at"], name="event_at"),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("chain", "seq"), name="event_chain_seq")],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="what the substitute must know"),
                        ),
                        ("cancelled_at", models.DateTimeField(editable=False, null=True)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "absence",
                        "verbose_name_plural": "absences",
                        "ordering": ["from_date", "pk"],
                        "indexes": [models.Index(fields=["substitute", "to_date"], name="absence_substitute")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("to_date__gte", models.F("from_date"))), name="absence_dates"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("substitute", None),
                                    models.Q(("substitute", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="absence_not_own_substitute",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="lifecycle.project",
                            ),
                        ),
                        ("subject_kind", models.CharField(max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField()),
                        ("file", models.FileField(max_length=200, upload_to=lifecycle.models.attachments.stored_name)),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("file", "File"),
                                    ("diagram", "Diagram"),
                                    ("prototype", "Prototype"),
                                    ("form", "Form or report"),
                                    ("photo", "Photo"),
                                    ("scan", "Scan"),
                                    ("contract", "Contract"),
                                    ("manual", "Manual"),
                                ],
                                default="file",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("caption", models.CharField(blank=True, max_length=200, verbose_name="caption")),
                        ("content_type", models.CharField(max_length=100)),
                        ("size", models.PositiveBigIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("number", models.PositiveSmallIntegerField(default=1)),
                        ("archived_at", models.DateTimeField(null=True)),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["name", "-number"],
                        "indexes": [models.Index(fields=["subject_kind", "subject_id"], name="attachment_subject")],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="lifecycle.project",
                            ),
                        ),
                        ("subject_kind", models.CharField(max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField()),
                        ("text", models.TextField(max_length=5000, verbose_name="comment")),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("creation_key", models.UUIDField(unique=True)),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "indexes": [models.Index(fields=["subject_kind", "subject_id"], name="comment_subject")],
                    },
                ),
                migrations.CreateModel(
                    name="Customer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                        (
                            "industry",
                            models.CharField(
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
                        ("region", models.CharField(blank=True, max_length=80, verbose_name="region")),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                        (
                            "it_maturity",
                            models.CharField(
                                blank=True,
                                choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                                max_length=6,
                                verbose_name="experience with IT projects",
                            ),
                        ),
                        ("background", models.TextField(blank=True, verbose_name="business background")),
                        (
                            "reference_consent",
                            models.BooleanField(default=False, verbose_name="may be named as a reference"),
                        ),
                        ("billing_name", models.CharField(blank=True, max_length=120, verbose_name="invoice title")),
                        ("billing_tax_no", models.CharField(blank=True, max_length=40, verbose_name="tax number")),
                        (
                            "billing_address",
                            models.CharField(blank=True, max_length=200, verbose_name="billing address and phone"),
                        ),
                        (
                            "billing_bank",
                            models.CharField(blank=True, max_length=200, verbose_name="billing bank and account"),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "customer",
                        "verbose_name_plural": "customers",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="lifecycle.customer",
                                verbose_name="customer",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=80, verbose_name="name in English")),
                        ("title", models.CharField(blank=True, max_length=80, verbose_name="job title")),
                        ("title_en", models.CharField(blank=True, max_length=80, verbose_name="job title in English")),
                        ("department", models.CharField(blank=True, max_length=80, verbose_name="department")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        (
                            "kinds",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                choices=[
                                    ("owner", "Project owner"),
                                    ("sponsor", "Sponsor"),
                                    ("executive", "Executive"),
                                    ("signatory", "Signatory"),
                                    ("change-contact", "Single contact for changes"),
                                    ("expert", "Expert"),
                                    ("it-rd", "IT or R&D"),
                                    ("key-user", "Key user"),
                                    ("end-user", "End user"),
                                    ("finance", "Finance"),
                                    ("rollout-lead", "Rollout lead"),
                                    ("process-owner", "Owner of a business process"),
                                ],
                                default=list,
                                verbose_name="kinds",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("zh-hans", "简体中文"), ("en", "English")],
                                default="zh-hans",
                                max_length=10,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("supportive", "Supportive"),
                                    ("watching", "Watching"),
                                    ("resistant", "Resistant"),
                                    ("unknown", "Unknown"),
                                ],
                                default="unknown",
                                max_length=10,
                                verbose_name="stance",
                            ),
                        ),
                        (
                            "confidence",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="confidence in us, 1 to 5"
                            ),
                        ),
                        ("relationship_note", models.TextField(blank=True, verbose_name="note on the relationship")),
                        (
                            "cadence_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="contact at least every … days"
                            ),
                        ),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "contact",
                        "verbose_name_plural": "contacts",
                        "ordering": ["customer_id", "name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__isnull", True),
                                    models.Q(("confidence__gte", 1), ("confidence__lte", 5)),
                                    _connector="OR",
                                ),
                                name="contact_confidence_1_to_5",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StanceChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stance_changes",
                                to="lifecycle.contact",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("supportive", "Supportive"),
                                    ("watching", "Watching"),
                                    ("resistant", "Resistant"),
                                    ("unknown", "Unknown"),
                                ],
                                max_length=10,
                                verbose_name="stance",
                            ),
                        ),
                        (
                            "confidence",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="confidence in us, 1 to 5"
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("action_plan", models.TextField(blank=True, verbose_name="what we do about it")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SigningAuthority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authorities",
                                to="lifecycle.contact",
                            ),
                        ),
                        (
                            "kinds",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                default=list,
                                help_text="None chosen: every kind.",
                                verbose_name="kinds of documents",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                        (
                            "letter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.attachment",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "granted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("granted_at", models.DateTimeField(auto_now_add=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("revoked_reason", models.CharField(blank=True, max_length=200)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ],
                    options={
                        "ordering": ["-granted_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="authority_dates",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(unique=True, verbose_name="date")),
                        ("working", models.BooleanField(verbose_name="working day")),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=80, verbose_name="name in English")),
                        (
                            "source",
                            models.CharField(
                                choices=[("official", "Official holidays"), ("own", "Our own day")],
                                default="own",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ],
                    options={
                        "verbose_name": "calendar day",
                        "verbose_name_plural": "calendar days",
                        "ordering": ("date",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source__in", ["official", "own"])),
                                name="calendar_day_source_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("authority", "Certificate authority"), ("seal", "Company seal")],
                                max_length=10,
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("made", "Made here"),
                                    ("uploaded", "Uploaded"),
                                    ("environment", "From the server's settings"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("pem", models.TextField()),
                        ("chain", models.TextField(blank=True)),
                        ("sealed_key", models.BinaryField()),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("subject", models.CharField(max_length=250)),
                        ("issuer", models.CharField(max_length=250)),
                        ("not_before", models.DateTimeField()),
                        ("not_after", models.DateTimeField()),
                        ("development", models.BooleanField(default=False)),
                        ("active", models.BooleanField(default=True)),
                        ("warned_at", models.DateTimeField(null=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        ("retired_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["-made_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("active", True)),
                                fields=("role",),
                                name="one_active_certificate_a_role",
                            ),
                            models.UniqueConstraint(fields=("role", "fingerprint"), name="certificate_once_a_role"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Playbook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                        ("number", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("note_en", models.TextField(blank=True, verbose_name="note in English")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("published", "Published"), ("retired", "Retired")],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "playbook",
                        "verbose_name_plural": "playbooks",
                        "ordering": ["name", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("name", "number"), name="playbook_name_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaybookItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "playbook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="lifecycle.playbook",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("code", models.CharField(max_length=10, verbose_name="code")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("presales", "Pre-sales"),
                                    ("delivery", "Delivery"),
                                    ("aftersales", "After-sales"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        ("core", models.BooleanField(default=False, verbose_name="core item")),
                        ("title", models.CharField(max_length=120, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        ("description_en", models.TextField(blank=True, verbose_name="description in English")),
                        (
                            "owner_role",
                            models.CharField(
                                choices=[
                                    ("SM", "Sales manager"),
                                    ("IM", "Implementation manager"),
                                    ("PM", "Project manager"),
                                    ("CO", "Implementation consultant"),
                                    ("EX", "Executive"),
                                    ("BM", "Commercial manager"),
                                    ("CS", "Customer service"),
                                    ("CC", "Customer contact or signatory"),
                                    ("CU", "End user of the customer"),
                                    ("AD", "Administrator"),
                                ],
                                max_length=2,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "support_roles",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                choices=[
                                    ("SM", "Sales manager"),
                                    ("IM", "Implementation manager"),
                                    ("PM", "Project manager"),
                                    ("CO", "Implementation consultant"),
                                    ("EX", "Executive"),
                                    ("BM", "Commercial manager"),
                                    ("CS", "Customer service"),
                                    ("CC", "Customer contact or signatory"),
                                    ("CU", "End user of the customer"),
                                    ("AD", "Administrator"),
                                ],
                                default=list,
                                verbose_name="support",
                            ),
                        ),
                        (
                            "duration_workdays",
                            models.PositiveSmallIntegerField(default=1, verbose_name="working days"),
                        ),
                        (
                            "repeat_every_days",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="again every … days"),
                        ),
                        ("mandatory", models.BooleanField(default=True, verbose_name="mandatory")),
                        ("applies_when", models.CharField(blank=True, max_length=200, verbose_name="applies when")),
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
                            "preconditions",
                            lifecycle.fields.ChoiceListField(
                                blank=True, choices=[], default=list, verbose_name="after"
                            ),
                        ),
                        ("gate", models.CharField(blank=True, max_length=4, verbose_name="needed at gate")),
                        ("steps", models.JSONField(blank=True, default=list, verbose_name="steps")),
                        ("evidence", models.JSONField(blank=True, default=list, verbose_name="evidence")),
                        ("skip_reasons", models.JSONField(blank=True, default=list, verbose_name="reasons to skip")),
                    ],
                    options={
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("playbook", "code"), name="playbook_item_code"),
                            models.CheckConstraint(
                                condition=models.Q(("duration_workdays__lte", 250)), name="playbook_item_days"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChecklistItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="lifecycle.project",
                            ),
                        ),
                        (
                            "template_item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.playbookitem",
                            ),
                        ),
                        ("code", models.CharField(max_length=10)),
                        ("occurrence", models.PositiveSmallIntegerField(default=1)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("presales", "Pre-sales"),
                                    ("delivery", "Delivery"),
                                    ("aftersales", "After-sales"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("own_title", models.CharField(blank=True, max_length=160, verbose_name="title")),
                        ("own_description", models.TextField(blank=True, verbose_name="description")),
                        ("mandatory", models.BooleanField(default=True)),
                        ("gate", models.CharField(blank=True, max_length=4)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                        ("due_by_hand", models.BooleanField(default=False)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("todo", "To do"),
                                    ("doing", "Doing"),
                                    ("waiting_customer", "Waiting for the customer"),
                                    ("done", "Done"),
                                    ("skipped", "Skipped"),
                                ],
                                default="todo",
                                max_length=16,
                            ),
                        ),
                        (
                            "waiting_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                            ),
                        ),
                        ("waiting_since", models.DateTimeField(blank=True, null=True)),
                        ("skip_reason_code", models.CharField(blank=True, max_length=30)),
                        ("skip_note", models.TextField(blank=True)),
                        (
                            "skip_asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "skip_approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("result_note", models.TextField(blank=True, verbose_name="result")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "support",
                            models.ManyToManyField(
                                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="support"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "checklist item",
                        "verbose_name_plural": "checklist items",
                        "ordering": ["project_id", "order", "occurrence"],
                        "indexes": [
                            models.Index(fields=["owner", "state", "due"], name="item_owner_due"),
                            models.Index(fields=["project", "stage", "order"], name="item_project_stage"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "code", "occurrence"), name="item_code_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "skipped"), _negated=True),
                                    models.Q(("skip_reason_code", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="item_skipped_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "skipped"), _negated=True),
                                    ("mandatory", False),
                                    ("skip_approved_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="item_mandatory_skip_approved",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="traces",
                                to="lifecycle.project",
                            ),
                        ),
                        ("source_kind", models.CharField(max_length=60)),
                        ("source_id", models.PositiveBigIntegerField()),
                        ("target_kind", models.CharField(max_length=60)),
                        ("target_id", models.PositiveBigIntegerField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["source_kind", "source_id"], name="trace_source"),
                            models.Index(fields=["target_kind", "target_id"], name="trace_target"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source_kind", "source_id", "target_kind", "target_id"), name="trace_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepTick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ticks",
                                to="lifecycle.checklistitem",
                            ),
                        ),
                        ("step", models.PositiveSmallIntegerField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("item", "step"), name="step_ticked_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="lifecycle.checklistitem",
                            ),
                        ),
                        ("document_code", models.CharField(max_length=10)),
                        ("form", models.CharField(max_length=20)),
                        ("subject_kind", models.CharField(max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField()),
                        ("label", models.CharField(max_length=200)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("item", "document_code", "form", "subject_kind", "subject_id"),
                                name="evidence_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NumberSequence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scope", models.CharField(max_length=80, unique=True)),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="DocumentVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="lifecycle.document",
                            ),
                        ),
                        ("n", models.PositiveSmallIntegerField()),
                        ("data", models.TextField()),
                        ("data_sha256", models.CharField(max_length=64)),
                        ("template", models.CharField(max_length=40)),
                        ("template_version", models.PositiveSmallIntegerField()),
                        ("engines", models.JSONField()),
                        ("fonts", models.JSONField()),
                        ("language", models.CharField(max_length=4)),
                        ("pdf", models.CharField(max_length=200)),
                        ("pdf_sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField()),
                        ("pages", models.PositiveSmallIntegerField()),
                        ("reason", models.TextField(blank=True)),
                        ("rendered_at", models.DateTimeField()),
                        ("rendered_sha256", models.CharField(blank=True, max_length=64)),
                        ("seal_sha256", models.CharField(blank=True, max_length=64)),
                        ("seal_level", models.CharField(blank=True, max_length=8)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["document_id", "n"],
                        "indexes": [
                            models.Index(fields=["pdf_sha256"], name="version_pdf_sha256"),
                            models.Index(fields=["rendered_sha256"], name="version_rendered_sha256"),
                            models.Index(fields=["data_sha256"], name="version_data_sha256"),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("document", "n"), name="document_version_n")],
                    },
                ),
                migrations.CreateModel(
                    name="SignedRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="lifecycle.documentversion",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="lifecycle.signaturerequest",
                            ),
                        ),
                        ("seq", models.PositiveSmallIntegerField()),
                        ("pdf", models.CharField(max_length=200)),
                        ("sha256", models.CharField(max_length=64)),
                        ("parent_sha256", models.CharField(max_length=64)),
                        ("cause", models.CharField(max_length=120)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["version_id", "seq"],
                        "indexes": [models.Index(fields=["sha256"], name="revision_sha256")],
                        "constraints": [models.UniqueConstraint(fields=("version", "seq"), name="revision_seq")],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="lifecycle.project",
                            ),
                        ),
                        ("kind", models.CharField(max_length=10, verbose_name="kind")),
                        ("number", models.CharField(max_length=50, unique=True, verbose_name="number")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=200)),
                        ("stage", models.CharField(max_length=10)),
                        (
                            "language",
                            models.CharField(
                                choices=[("zh", "Chinese"), ("en", "English"), ("both", "Both")],
                                max_length=4,
                                verbose_name="language",
                            ),
                        ),
                        ("internal", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("frozen", "Issued"),
                                    ("sent", "Out for signature"),
                                    ("viewed", "Opened by a signatory"),
                                    ("partial", "Partly signed"),
                                    ("completed", "Signed"),
                                    ("declined", "Declined"),
                                    ("expired", "Link expired"),
                                    ("voided", "Void"),
                                    ("paper", "Out on paper"),
                                    ("deemed", "Deemed accepted"),
                                ],
                                default="frozen",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("subject_kind", models.CharField(max_length=60)),
                        ("subject_id", models.PositiveBigIntegerField()),
                        (
                            "public_code",
                            models.CharField(
                                default=lifecycle.models.documents.public_code, max_length=10, unique=True
                            ),
                        ),
                        (
                            "current",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.documentversion",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("online", "signed online"),
                                    ("paper", "signed on paper"),
                                    ("deemed", "deemed accepted"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("void_reason", models.TextField(blank=True)),
                        ("completed_at", models.DateTimeField(null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["project", "-created_at"], name="document_project_at"),
                            models.Index(fields=["state"], name="document_state"),
                            models.Index(fields=["subject_kind", "subject_id"], name="document_subject"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "voided"), _negated=True),
                                fields=("project", "kind", "subject_kind", "subject_id"),
                                name="one_document_a_subject",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("text", models.TextField(verbose_name="promise")),
                        ("text_en", models.TextField(blank=True, verbose_name="promise in English")),
                        (
                            "promise_kind",
                            models.CharField(
                                choices=[
                                    ("schedule", "Schedule"),
                                    ("feature", "Function"),
                                    ("price", "Price"),
                                    ("service", "Service"),
                                    ("resource", "Resource"),
                                    ("other", "Other"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("clause", "Contract clause"),
                                    ("proposal", "Proposal"),
                                    ("solution", "Solution"),
                                    ("demo", "Demonstration"),
                                    ("negotiation", "Negotiation"),
                                    ("verbal", "Spoken"),
                                    ("kickoff", "Kickoff"),
                                    ("meeting", "Meeting"),
                                    ("memo", "Memo"),
                                ],
                                max_length=12,
                                verbose_name="made in",
                            ),
                        ),
                        ("source_ref", models.CharField(blank=True, max_length=120, verbose_name="where exactly")),
                        (
                            "promised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="promised by",
                            ),
                        ),
                        (
                            "promised_to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="promised to",
                            ),
                        ),
                        (
                            "promised_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="promised on"),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="amount",
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="promised duration, days",
                            ),
                        ),
                        ("hard_date", models.BooleanField(default=False, verbose_name="the date is fixed")),
                        (
                            "product_maturity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mature", "Mature"),
                                    ("pilot", "Pilot"),
                                    ("development", "In development"),
                                    ("planned", "Planned"),
                                ],
                                max_length=12,
                                verbose_name="maturity of the function",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("unreviewed", "Not judged yet"),
                                    ("feasible", "Feasible"),
                                    ("at_risk", "At risk"),
                                    ("infeasible", "Not feasible"),
                                ],
                                default="unreviewed",
                                max_length=10,
                                verbose_name="verdict",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="judged by",
                            ),
                        ),
                        ("review_note", models.TextField(blank=True, verbose_name="reason for the verdict")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        ("approval_note", models.TextField(blank=True, verbose_name="why it is kept up nevertheless")),
                        ("broken_cause", models.TextField(blank=True, verbose_name="what caused it")),
                        (
                            "broken_side",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("customer", "Customer"),
                                    ("vendor", "Us"),
                                    ("shared", "Both sides"),
                                    ("force", "Force majeure"),
                                ],
                                max_length=8,
                                verbose_name="side of the cause",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, verbose_name="what became of it")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("registered", "Registered"),
                                    ("reviewed", "Judged"),
                                    ("accepted", "Accepted"),
                                    ("approved", "Approved by an executive"),
                                    ("amended", "Amended"),
                                    ("withdrawn", "Withdrawn"),
                                    ("kept", "Kept"),
                                    ("broken", "Broken"),
                                ],
                                default="registered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "promise",
                        "verbose_name_plural": "promises",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="commitment_project_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_commitment_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
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
                        (
                            "next_step_en",
                            models.CharField(blank=True, max_length=200, verbose_name="next step in English"),
                        ),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="to be done by")),
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
                                blank=True,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="people of the customer",
                            ),
                        ),
                        (
                            "participants",
                            models.ManyToManyField(
                                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="our people"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact that was noted",
                        "verbose_name_plural": "contacts that were noted",
                        "ordering": ["-at", "-pk"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["project", "-at"], name="communication_project_at"),
                            models.Index(fields=["next_owner", "state"], name="communication_next"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="lifecycle_communicationlog_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationAddendum",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("text", models.TextField(verbose_name="addition")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "addition to a contact",
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="BusinessProcess",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("name", models.CharField(max_length=160, verbose_name="business process")),
                        (
                            "name_en",
                            models.CharField(blank=True, max_length=160, verbose_name="business process in English"),
                        ),
                        (
                            "sequence",
                            models.PositiveSmallIntegerField(
                                blank=True, verbose_name="place in the order of the work"
                            ),
                        ),
                        ("department", models.CharField(blank=True, max_length=120, verbose_name="department")),
                        (
                            "department_en",
                            models.CharField(blank=True, max_length=120, verbose_name="department in English"),
                        ),
                        ("is_key", models.BooleanField(default=False, verbose_name="key process")),
                        (
                            "manual_state",
                            models.CharField(
                                choices=[
                                    ("none", "No manual yet"),
                                    ("draft", "Manual being written"),
                                    ("ready", "Manual ready"),
                                    ("given", "Manual handed over"),
                                ],
                                default="none",
                                max_length=5,
                                verbose_name="manual",
                            ),
                        ),
                        (
                            "trained_target",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="how many people are to be trained"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[("in_use", "Part of the work"), ("dropped", "Left out")],
                                default="in_use",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "business process",
                        "verbose_name_plural": "business processes",
                        "ordering": ["sequence", "number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="lifecycle_businessprocess_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Competence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key_user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="competences",
                                to="lifecycle.keyuser",
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "competence",
                        "verbose_name_plural": "competences",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("level__lte", 4)), name="competence_level_0_to_4"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Completion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="completions",
                                to="lifecycle.documentversion",
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="completion",
                                to="lifecycle.signaturerequest",
                            ),
                        ),
                        (
                            "paper",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="completion",
                                to="lifecycle.papercopy",
                            ),
                        ),
                        ("data", models.TextField()),
                        ("data_sha256", models.CharField(max_length=64)),
                        ("pdf", models.CharField(max_length=200)),
                        ("pdf_sha256", models.CharField(max_length=64)),
                        ("document_sha256", models.CharField(max_length=64)),
                        ("seal_sha256", models.CharField(max_length=64)),
                        ("seal_level", models.CharField(max_length=8)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [models.Index(fields=["pdf_sha256"], name="completion_pdf_sha256")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("paper__isnull", False), ("request__isnull", True)),
                                    models.Q(("paper__isnull", True), ("request__isnull", False)),
                                    _connector="OR",
                                ),
                                name="completion_of_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultantTraining",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "training of a consultant",
                        "verbose_name_plural": "trainings of consultants",
                        "ordering": ["-planned_for", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="DelayEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("days", models.PositiveSmallIntegerField(verbose_name="days lost")),
                        ("from_day", models.DateField(verbose_name="from")),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("customer", "Customer"),
                                    ("vendor", "Us"),
                                    ("shared", "Both sides"),
                                    ("force", "Force majeure"),
                                ],
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "cause_kind",
                            models.CharField(
                                choices=[
                                    ("site", "Conditions at the site"),
                                    ("data", "Data"),
                                    ("decision", "Decision or approval"),
                                    ("people", "People"),
                                    ("change", "Change"),
                                    ("product", "Product or technology"),
                                    ("supplier", "Third party"),
                                    ("force", "Force majeure"),
                                    ("other", "Something else"),
                                ],
                                default="other",
                                max_length=8,
                                verbose_name="kind of cause",
                            ),
                        ),
                        ("cause", models.CharField(max_length=300, verbose_name="cause")),
                        ("cause_en", models.CharField(blank=True, max_length=300, verbose_name="cause in English")),
                        ("proof", models.CharField(blank=True, max_length=300, verbose_name="what shows it")),
                        ("source_kind", models.CharField(blank=True, editable=False, max_length=60)),
                        ("source_id", models.PositiveBigIntegerField(editable=False, null=True)),
                        ("stands_alone", models.BooleanField(default=False, editable=False)),
                        (
                            "agreed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="agreed on"),
                        ),
                        (
                            "withdrawn_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="why it was withdrawn"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("ours", "Our view"), ("agreed", "Agreed"), ("withdrawn", "Withdrawn")],
                                default="ours",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delay",
                        "verbose_name_plural": "delays",
                        "ordering": ["from_day", "number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_delayentry_number"),
                            models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="delay_entry_has_days"),
                            models.UniqueConstraint(
                                condition=models.Q(("source_kind", ""), _negated=True),
                                fields=("source_kind", "source_id"),
                                name="delay_entry_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OneToOne",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "held_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="talked on"),
                        ),
                        ("text", models.TextField(verbose_name="what was said")),
                        ("agreed", models.TextField(blank=True, verbose_name="what was agreed")),
                        ("shared_at", models.DateTimeField(editable=False, null=True)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "talk under four eyes",
                        "verbose_name_plural": "talks under four eyes",
                        "ordering": ["-held_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="GrowthEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="on")),
                        ("text", models.TextField(verbose_name="what was learned or reached")),
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
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ],
                    options={
                        "verbose_name": "entry of the growth log",
                        "verbose_name_plural": "entries of the growth log",
                        "ordering": ["-on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=30)),
                        ("key", models.CharField(max_length=120, unique=True)),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.project",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("data", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting"),
                                    ("running", "In progress"),
                                    ("done", "Done"),
                                    ("failed", "Failed"),
                                ],
                                default="queued",
                                max_length=7,
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("result", models.CharField(blank=True, max_length=200)),
                        ("result_name", models.CharField(blank=True, max_length=200)),
                        ("last_error", models.CharField(blank=True, max_length=250)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "next_at"], name="job_state_next")],
                    },
                ),
                migrations.CreateModel(
                    name="SigningLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "signatory",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="lifecycle.signatory",
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        ("expires_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="PortalLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="portal_links",
                                to="lifecycle.contact",
                                verbose_name="for",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
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
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["-made_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="KeyUser",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
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
                            "knows_already",
                            models.TextField(
                                blank=True, verbose_name="what they know already and need no training in"
                            ),
                        ),
                        ("motivation", models.TextField(blank=True, verbose_name="what moves them")),
                        ("pressure", models.TextField(blank=True, verbose_name="what presses them")),
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
                        ("consent_on", models.DateField(editable=False, null=True, verbose_name="agreed on")),
                        (
                            "independent_on",
                            models.DateField(editable=False, null=True, verbose_name="works alone since"),
                        ),
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
                            "processes",
                            models.ManyToManyField(
                                related_name="key_users",
                                through="lifecycle.Mastery",
                                to="lifecycle.businessprocess",
                                verbose_name="business processes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "key user",
                        "verbose_name_plural": "key users",
                        "ordering": ["number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_keyuser_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "ended"), _negated=True),
                                fields=("project", "contact"),
                                name="key_user_once_in_project",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mastery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key_user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="masteries",
                                to="lifecycle.keyuser",
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
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("key_user", "process"), name="mastery_once")],
                    },
                ),
                migrations.CreateModel(
                    name="KnowledgeNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                            "checked_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="checked"),
                        ),
                        ("retired", models.BooleanField(default=False, editable=False, verbose_name="no longer used")),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("version", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "knowledge note",
                        "verbose_name_plural": "knowledge notes",
                        "ordering": ["-updated_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["faq", "workaround", "lesson", "practice"])),
                                name="knowledge_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementType",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                        ("title", models.CharField(max_length=120, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=120, verbose_name="title in English")),
                        ("signs", models.TextField(verbose_name="how it is recognised")),
                        ("signs_en", models.TextField(blank=True, verbose_name="how it is recognised, in English")),
                        ("advice", models.TextField(verbose_name="advice")),
                        ("advice_en", models.TextField(blank=True, verbose_name="advice in English")),
                        (
                            "default_response",
                            models.CharField(
                                choices=[
                                    ("now", "Do it now"),
                                    ("alternative", "An alternative, or later"),
                                    ("decline", "Decline, or refer elsewhere"),
                                ],
                                max_length=12,
                                verbose_name="usual response",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("unavoidable", "Cannot be avoided"),
                                    ("tolerable", "Can be tolerated"),
                                    ("new_idea", "New idea"),
                                    ("other", "Other"),
                                ],
                                default="other",
                                max_length=11,
                                verbose_name="which of the three",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "type of requirement",
                        "verbose_name_plural": "types of requirements",
                        "ordering": ("order", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="SiteSettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("vendor_name", models.CharField(default="", max_length=120, verbose_name="company name")),
                        (
                            "vendor_name_en",
                            models.CharField(blank=True, max_length=120, verbose_name="company name in English"),
                        ),
                        ("vendor_address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                        (
                            "vendor_address_en",
                            models.CharField(blank=True, max_length=200, verbose_name="address in English"),
                        ),
                        ("bank_name", models.CharField(blank=True, max_length=120, verbose_name="bank")),
                        ("bank_account", models.CharField(blank=True, max_length=60, verbose_name="account number")),
                        ("bank_swift", models.CharField(blank=True, max_length=20, verbose_name="SWIFT code")),
                        ("logo", models.FileField(blank=True, upload_to="company/", verbose_name="logo")),
                        (
                            "numbering_prefix",
                            models.CharField(
                                default="P",
                                max_length=6,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z][A-Z0-9]*$", "Capital letters and digits, beginning with a letter."
                                    )
                                ],
                                verbose_name="prefix of project numbers",
                            ),
                        ),
                        (
                            "presales_owner_default",
                            models.CharField(
                                choices=[
                                    ("SM", "Sales manager"),
                                    ("IM", "Implementation manager"),
                                    ("PM", "Project manager"),
                                ],
                                default="SM",
                                max_length=2,
                                verbose_name="who leads pre-sales",
                            ),
                        ),
                        (
                            "collection_owner_default",
                            models.CharField(
                                choices=[
                                    ("BM", "Commercial manager"),
                                    ("PM", "Project manager"),
                                    ("SM", "Sales manager"),
                                ],
                                default="BM",
                                max_length=2,
                                verbose_name="who collects payment",
                            ),
                        ),
                        (
                            "pm_involvement_default",
                            models.CharField(
                                choices=[("none", "None before signing"), ("advisory", "Advisory"), ("full", "Full")],
                                default="advisory",
                                max_length=8,
                                verbose_name="project manager's part before signing",
                            ),
                        ),
                        (
                            "trial_run_in",
                            models.CharField(
                                choices=[
                                    ("both", "Delivery and after-sales"),
                                    ("delivery", "Delivery alone"),
                                    ("aftersales", "After-sales alone"),
                                ],
                                default="both",
                                max_length=10,
                                verbose_name="stage of the trial run",
                            ),
                        ),
                        (
                            "acceptance_roles",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                choices=[
                                    ("expert", "Customer's expert"),
                                    ("owner", "Customer's project owner"),
                                    ("IM", "Implementation manager"),
                                    ("BM", "Commercial manager"),
                                    ("PM", "Project manager"),
                                ],
                                default=lifecycle.models.settings._panel,
                                verbose_name="who must be on the panel of an acceptance",
                            ),
                        ),
                        ("gate_modes", models.JSONField(default=dict)),
                        ("cadences", models.JSONField(default=lifecycle.models.settings._cadences)),
                        ("thresholds", models.JSONField(default=lifecycle.models.settings._thresholds)),
                        ("response_labels", models.JSONField(default=dict)),
                        (
                            "service_from",
                            models.TimeField(default=datetime.time(9, 0), verbose_name="customer service begins at"),
                        ),
                        (
                            "service_to",
                            models.TimeField(default=datetime.time(18, 0), verbose_name="customer service ends at"),
                        ),
                        ("service_targets", models.JSONField(default=lifecycle.models.settings._service_targets)),
                        (
                            "comm_ratio",
                            models.CharField(
                                default="3:4:3",
                                max_length=10,
                                verbose_name="communication ratio leaders : customers : team",
                            ),
                        ),
                        (
                            "languages",
                            models.CharField(
                                choices=[("zh", "Chinese"), ("en", "English"), ("both", "Chinese and English")],
                                default="zh",
                                max_length=4,
                                verbose_name="language of documents",
                            ),
                        ),
                        (
                            "playbook_default",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.playbook",
                                verbose_name="playbook of new projects",
                            ),
                        ),
                        (
                            "prevailing_language",
                            models.CharField(
                                choices=[
                                    ("zh", "Chinese prevails"),
                                    ("en", "English prevails"),
                                    ("equal", "Both are equal"),
                                ],
                                default="zh",
                                max_length=5,
                                verbose_name="language that prevails in bilingual documents",
                            ),
                        ),
                        (
                            "code_kinds",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                default=list,
                                verbose_name="kinds of documents that ask for a code by mail before signing",
                            ),
                        ),
                        (
                            "deemed_gate_kinds",
                            lifecycle.fields.ChoiceListField(
                                blank=True,
                                default=list,
                                verbose_name="kinds of documents that count at gates when deemed accepted",
                            ),
                        ),
                        (
                            "deemed_notice_days",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="notice of deemed acceptance … working days before"
                            ),
                        ),
                        (
                            "link_days",
                            models.PositiveSmallIntegerField(
                                default=14, verbose_name="signing links are valid for … days"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_row_of_settings")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="lifecycle.requirement",
                            ),
                        ),
                        ("values", models.JSONField(default=dict)),
                        ("before", models.JSONField(default=dict)),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                        ("decision_note", models.TextField(blank=True, verbose_name="words on the decision")),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "Asked for"), ("approved", "Approved"), ("refused", "Refused")],
                                default="asked",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("signed_in", models.CharField(blank=True, max_length=50, verbose_name="signed as")),
                    ],
                    options={
                        "verbose_name": "change of a requirement",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("requirement",),
                                name="requirement_change_one_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="lifecycle.requirement",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what is to be done")),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who does it",
                            ),
                        ),
                        ("due", models.DateField(verbose_name="due")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="marked done by",
                            ),
                        ),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                    ],
                    options={
                        "verbose_name": "task of a requirement",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Requirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        ("description_en", models.TextField(blank=True, verbose_name="description in English")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("functional", "Function"),
                                    ("performance", "Performance"),
                                    ("technical", "Technology"),
                                    ("data", "Data"),
                                    ("integration", "Integration"),
                                    ("usability", "Usability"),
                                    ("other", "Other"),
                                ],
                                max_length=12,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("customer", "Of this customer"),
                                    ("domain", "Common to the field of business"),
                                ],
                                default="customer",
                                max_length=8,
                                verbose_name="whose need",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("research", "Pre-sales research"),
                                    ("survey", "User site survey"),
                                    ("demo", "Demonstration"),
                                    ("exchange", "Technical exchange"),
                                    ("implementation", "Implementation research"),
                                    ("training", "Training"),
                                    ("trial", "Trial run"),
                                    ("change", "Change request"),
                                    ("ticket", "Service ticket"),
                                    ("other", "Elsewhere"),
                                ],
                                max_length=14,
                                verbose_name="where it came up",
                            ),
                        ),
                        ("source_note", models.CharField(blank=True, max_length=160, verbose_name="where exactly")),
                        (
                            "elicitation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meeting", "Meeting"),
                                    ("interview", "Interview"),
                                    ("questionnaire", "Questionnaire"),
                                    ("observation", "Watching the work"),
                                    ("prototype", "Prototype or chart"),
                                    ("document", "Documents"),
                                ],
                                max_length=13,
                                verbose_name="how it was found",
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
                                verbose_name="raised by",
                            ),
                        ),
                        (
                            "priority",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("must", "Must"),
                                    ("should", "Should"),
                                    ("could", "Could"),
                                    ("later", "Later"),
                                ],
                                max_length=6,
                                verbose_name="priority",
                            ),
                        ),
                        ("approach", models.TextField(blank=True, verbose_name="way of realisation")),
                        ("approach_en", models.TextField(blank=True, verbose_name="way of realisation, in English")),
                        ("business_scenario", models.TextField(blank=True, verbose_name="situation in the business")),
                        (
                            "business_scenario_en",
                            models.TextField(blank=True, verbose_name="situation in the business, in English"),
                        ),
                        ("underlying_need", models.TextField(blank=True, verbose_name="need behind it")),
                        (
                            "underlying_need_en",
                            models.TextField(blank=True, verbose_name="need behind it, in English"),
                        ),
                        ("proposed_way", models.TextField(blank=True, verbose_name="way the customer proposes")),
                        (
                            "proposed_way_en",
                            models.TextField(blank=True, verbose_name="way the customer proposes, in English"),
                        ),
                        (
                            "processes",
                            models.CharField(blank=True, max_length=200, verbose_name="processes that it touches"),
                        ),
                        (
                            "departments",
                            models.CharField(blank=True, max_length=200, verbose_name="departments that it touches"),
                        ),
                        (
                            "need_verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("reasonable", "Reasonable"),
                                    ("not", "Not reasonable"),
                                    ("unclear", "Unclear"),
                                ],
                                max_length=10,
                                verbose_name="is the need reasonable?",
                            ),
                        ),
                        (
                            "way_verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("reasonable", "Reasonable"),
                                    ("not", "Not reasonable"),
                                    ("unclear", "Unclear"),
                                ],
                                max_length=10,
                                verbose_name="is the way reasonable?",
                            ),
                        ),
                        (
                            "root_cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("function", "A function is missing"),
                                    ("usability", "It is hard to use"),
                                    ("performance", "It is slow"),
                                    ("data", "Data"),
                                    ("management", "A gap in management"),
                                    ("training", "Not enough training"),
                                    ("other_system", "Belongs to another system"),
                                ],
                                max_length=12,
                                verbose_name="root cause",
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.requirementtype",
                                verbose_name="type",
                            ),
                        ),
                        (
                            "response",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("now", "Do it now"),
                                    ("alternative", "An alternative, or later"),
                                    ("decline", "Decline, or refer elsewhere"),
                                ],
                                max_length=12,
                                verbose_name="response",
                            ),
                        ),
                        ("workaround", models.TextField(blank=True, verbose_name="until then")),
                        ("workaround_en", models.TextField(blank=True, verbose_name="until then, in English")),
                        ("tolerated_until", models.DateField(blank=True, null=True, verbose_name="tolerated until")),
                        (
                            "planned_release",
                            models.CharField(blank=True, max_length=80, verbose_name="planned release"),
                        ),
                        (
                            "value_impact",
                            models.TextField(blank=True, verbose_name="what it means for the value of the project"),
                        ),
                        (
                            "value_impact_en",
                            models.TextField(
                                blank=True, verbose_name="what it means for the value of the project, in English"
                            ),
                        ),
                        ("without_it", models.TextField(blank=True, verbose_name="what happens without it")),
                        (
                            "without_it_en",
                            models.TextField(blank=True, verbose_name="what happens without it, in English"),
                        ),
                        (
                            "impact_cost",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="what it costs us"
                            ),
                        ),
                        (
                            "impact_days",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=6,
                                null=True,
                                verbose_name="what it takes, working days",
                            ),
                        ),
                        (
                            "effort_days",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=6,
                                null=True,
                                verbose_name="effort of the chosen way, days",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason for the response")),
                        (
                            "reason_en",
                            models.TextField(blank=True, verbose_name="reason for the response, in English"),
                        ),
                        ("proof", models.TextField(blank=True, verbose_name="what supports the reason")),
                        (
                            "constraint",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("resource", "Resources"),
                                    ("time", "Time"),
                                    ("roadmap", "The product's roadmap"),
                                ],
                                max_length=8,
                                verbose_name="why not at once",
                            ),
                        ),
                        (
                            "constraint_note",
                            models.CharField(blank=True, max_length=200, verbose_name="why not at once, in words"),
                        ),
                        ("is_clear", models.BooleanField(default=False, editable=False, verbose_name="clear")),
                        ("is_complete", models.BooleanField(default=False, editable=False, verbose_name="complete")),
                        ("is_testable", models.BooleanField(default=False, editable=False, verbose_name="testable")),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewed by",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
                        ),
                        (
                            "review_note",
                            models.TextField(blank=True, editable=False, verbose_name="remark of the review"),
                        ),
                        (
                            "analysed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="analysed"),
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
                                verbose_name="confirmed by",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on"),
                        ),
                        (
                            "baselined_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="baselined"),
                        ),
                        ("told_on", models.DateField(blank=True, editable=False, null=True, verbose_name="told on")),
                        (
                            "told_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="told by",
                            ),
                        ),
                        (
                            "told_how",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="how whoever asked was told"
                            ),
                        ),
                        (
                            "revision",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("captured", "Captured"),
                                    ("analysed", "Analysed"),
                                    ("confirmed", "Confirmed by the customer"),
                                    ("baselined", "Baselined"),
                                    ("in_work", "In work"),
                                    ("verified", "Verified"),
                                    ("closed", "Done"),
                                    ("declined", "Declined"),
                                    ("deferred", "Deferred"),
                                    ("phase_two", "Phase two"),
                                ],
                                default="captured",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "business_processes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="requirements",
                                to="lifecycle.businessprocess",
                                verbose_name="business processes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "requirement",
                        "verbose_name_plural": "requirements",
                        "ordering": ["number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="requirement_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_requirement_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Alternative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="alternatives",
                                to="lifecycle.requirement",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="alternative")),
                        ("text_en", models.TextField(blank=True, verbose_name="alternative in English")),
                        (
                            "effort_days",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="effort, days"
                            ),
                        ),
                        ("simple", models.BooleanField(default=False, verbose_name="simple")),
                    ],
                    options={
                        "verbose_name": "alternative",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LetterAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="lifecycle.responseletter",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="lifecycle.requirement",
                                verbose_name="requirement",
                            ),
                        ),
                        ("request", models.TextField(blank=True, verbose_name="what was asked for")),
                        ("request_en", models.TextField(blank=True, verbose_name="what was asked for, in English")),
                        (
                            "understanding",
                            models.TextField(blank=True, verbose_name="how we understand the business behind it"),
                        ),
                        (
                            "understanding_en",
                            models.TextField(
                                blank=True, verbose_name="how we understand the business behind it, in English"
                            ),
                        ),
                        ("analysis", models.TextField(blank=True, verbose_name="analysis")),
                        ("analysis_en", models.TextField(blank=True, verbose_name="analysis in English")),
                        (
                            "response",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("now", "Do it now"),
                                    ("alternative", "An alternative, or later"),
                                    ("decline", "Decline, or refer elsewhere"),
                                ],
                                max_length=12,
                                verbose_name="response",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("reason_en", models.TextField(blank=True, verbose_name="reason in English")),
                        ("evidence", models.TextField(blank=True, verbose_name="evidence or link")),
                        ("evidence_en", models.TextField(blank=True, verbose_name="evidence in English")),
                        (
                            "constraint",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("resource", "Resources"),
                                    ("time", "Time"),
                                    ("roadmap", "The product's roadmap"),
                                ],
                                max_length=8,
                                verbose_name="why not at once",
                            ),
                        ),
                        ("workaround", models.TextField(blank=True, verbose_name="until then")),
                        ("workaround_en", models.TextField(blank=True, verbose_name="until then, in English")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="by when")),
                        ("release", models.CharField(blank=True, max_length=80, verbose_name="planned release")),
                    ],
                    options={
                        "verbose_name": "answer to a requirement",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("letter", "requirement"), name="letter_answers_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingAttendee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="one of our people",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendees",
                                to="lifecycle.meeting",
                            ),
                        ),
                        ("role", models.CharField(blank=True, max_length=80, verbose_name="part in the meeting")),
                        (
                            "role_en",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="part in the meeting, in English"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("", "no answer"), ("comes", "Comes"), ("not", "Does not come")],
                                default="",
                                max_length=5,
                                verbose_name="answer",
                            ),
                        ),
                        ("attended", models.BooleanField(default=False, verbose_name="was there")),
                        ("invited_at", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "who comes",
                        "ordering": ["side", "order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("user__isnull", True),
                                        models.Q(("contact__isnull", True), ("side", "vendor")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("contact__isnull", True),
                                        models.Q(("side", "customer"), ("user__isnull", True)),
                                        _connector="OR",
                                    ),
                                ),
                                name="meetingattendee_person_on_its_side",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="lifecycle.meeting",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="decision")),
                        ("text_en", models.TextField(blank=True, verbose_name="decision in English")),
                    ],
                    options={
                        "verbose_name": "decision",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="one of our people",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                        ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                        (
                            "what_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="what is to be done, in English"
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("carried", "In the plan"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                default="open",
                                editable=False,
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("carried_kind", models.CharField(blank=True, editable=False, max_length=60)),
                        ("carried_id", models.PositiveBigIntegerField(editable=False, null=True)),
                        ("carried_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("carried_on", models.DateField(editable=False, null=True)),
                        ("done_on", models.DateField(editable=False, null=True)),
                        ("dropped_reason", models.CharField(blank=True, editable=False, max_length=300)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="actions",
                                to="lifecycle.meeting",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("task", "Task"), ("prepare", "To prepare")],
                                default="task",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task or preparation",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("user__isnull", True),
                                        models.Q(("contact__isnull", True), ("side", "vendor")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("contact__isnull", True),
                                        models.Q(("side", "customer"), ("user__isnull", True)),
                                        _connector="OR",
                                    ),
                                ),
                                name="meetingaction_person_on_its_side",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    models.Q(("dropped_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meetingaction_dropped_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "carried"), _negated=True),
                                    models.Q(
                                        models.Q(("carried_kind", ""), _negated=True), ("carried_id__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="meetingaction_carried_somewhere",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        (
                            "meeting_kind",
                            models.CharField(
                                choices=[
                                    ("kickoff", "Kickoff"),
                                    ("preparatory", "Preparatory meeting"),
                                    ("analysis", "Business analysis"),
                                    ("executive", "With executives"),
                                    ("technical", "Technical exchange"),
                                    ("progress", "Progress"),
                                    ("change", "Change review"),
                                    ("acceptance", "Acceptance"),
                                    ("closing", "Closing meeting"),
                                    ("other", "Other"),
                                ],
                                default="progress",
                                max_length=12,
                                verbose_name="kind of meeting",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what it is about")),
                        (
                            "title_en",
                            models.CharField(blank=True, max_length=160, verbose_name="what it is about, in English"),
                        ),
                        ("at", models.DateTimeField(verbose_name="date and time")),
                        (
                            "minutes_long",
                            models.PositiveSmallIntegerField(default=60, verbose_name="length in minutes"),
                        ),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                        ("agenda_en", models.TextField(blank=True, verbose_name="agenda in English")),
                        ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                        ("minutes_en", models.TextField(blank=True, verbose_name="minutes in English")),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="lifecycle.meeting",
                            ),
                        ),
                        (
                            "minutes_sent_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="minutes sent on"),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="minutes confirmed on"
                            ),
                        ),
                        (
                            "confirmed_how",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="how they were confirmed"
                            ),
                        ),
                        (
                            "cancelled_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="why it was cancelled"
                            ),
                        ),
                        ("ever_agreed", models.BooleanField(default=False, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("invited", "Invited"),
                                    ("held", "Held"),
                                    ("minutes_sent", "Minutes sent"),
                                    ("confirmed", "Confirmed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_meeting_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="lifecycle.project",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
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
                        ("slot", models.CharField(blank=True, max_length=80, verbose_name="place in the team")),
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
                        ("responsibility", models.TextField(blank=True, verbose_name="responsibility")),
                        (
                            "allocation_pct",
                            models.PositiveSmallIntegerField(default=100, verbose_name="share of working time, %"),
                        ),
                        ("from_date", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "authority",
                            models.TextField(blank=True, verbose_name="authority: budget, people, decisions"),
                        ),
                        (
                            "mentor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="mentor",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="lifecycle.teamslot",
                            ),
                        ),
                        (
                            "proposed_by",
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
                            "left_reason",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="why they left"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("confirmed", "Confirmed"),
                                    ("active", "Active"),
                                    ("released", "Released"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "member",
                        "verbose_name_plural": "members",
                        "ordering": ["role", "pk"],
                        "indexes": [models.Index(fields=["user", "project"], name="member_user_project")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "released"), _negated=True),
                                fields=("project", "user", "role"),
                                name="member_once_a_role",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("place__isnull", False), models.Q(("state", "released"), _negated=True)
                                ),
                                fields=("place",),
                                name="member_once_a_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("allocation_pct__lte", 100)), name="member_share"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_date__isnull", True), ("to_date__gte", models.F("from_date")), _connector="OR"
                                ),
                                name="member_dates",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_links",
                                to="lifecycle.project",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project_links",
                                to="lifecycle.contact",
                                verbose_name="contact",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("owner", "Project owner"),
                                    ("sponsor", "Sponsor"),
                                    ("executive", "Executive"),
                                    ("signatory", "Signatory"),
                                    ("change-contact", "Single contact for changes"),
                                    ("expert", "Expert"),
                                    ("it-rd", "IT or R&D"),
                                    ("key-user", "Key user"),
                                    ("end-user", "End user"),
                                    ("finance", "Finance"),
                                    ("rollout-lead", "Rollout lead"),
                                    ("process-owner", "Owner of a business process"),
                                ],
                                max_length=20,
                                verbose_name="part in the project",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["role", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "contact", "role"), name="project_contact_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemoWork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "memo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="works", to="lifecycle.memo"
                            ),
                        ),
                        ("work", models.CharField(max_length=300, verbose_name="work done")),
                        (
                            "work_en",
                            models.CharField(blank=True, max_length=300, verbose_name="work done, in English"),
                        ),
                        ("purpose", models.CharField(max_length=300, verbose_name="what it was for")),
                        (
                            "purpose_en",
                            models.CharField(blank=True, max_length=300, verbose_name="what it was for, in English"),
                        ),
                        (
                            "achieved",
                            models.CharField(
                                choices=[("yes", "Achieved"), ("partly", "In part"), ("no", "Not achieved")],
                                default="yes",
                                max_length=6,
                                verbose_name="purpose achieved",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what is missing")),
                        (
                            "note_en",
                            models.CharField(blank=True, max_length=300, verbose_name="what is missing, in English"),
                        ),
                        ("plan_kind", models.CharField(blank=True, editable=False, max_length=60)),
                        ("plan_id", models.PositiveBigIntegerField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "work done",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MemoDelay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "memo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="delays", to="lifecycle.memo"
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(verbose_name="days lost")),
                        ("from_day", models.DateField(verbose_name="from")),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("customer", "Customer"),
                                    ("vendor", "Us"),
                                    ("shared", "Both sides"),
                                    ("force", "Force majeure"),
                                ],
                                max_length=8,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "cause_kind",
                            models.CharField(
                                choices=[
                                    ("site", "Conditions at the site"),
                                    ("data", "Data"),
                                    ("decision", "Decision or approval"),
                                    ("people", "People"),
                                    ("change", "Change"),
                                    ("product", "Product or technology"),
                                    ("supplier", "Third party"),
                                    ("force", "Force majeure"),
                                    ("other", "Something else"),
                                ],
                                default="other",
                                max_length=8,
                                verbose_name="kind of cause",
                            ),
                        ),
                        ("cause", models.CharField(max_length=300, verbose_name="cause")),
                        ("cause_en", models.CharField(blank=True, max_length=300, verbose_name="cause in English")),
                        ("proof", models.CharField(blank=True, max_length=300, verbose_name="what shows it")),
                    ],
                    options={
                        "verbose_name": "delay",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="memo_delay_has_days")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemoCommitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="one of our people",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                        ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                        (
                            "what_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="what is to be done, in English"
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("carried", "In the plan"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                default="open",
                                editable=False,
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("carried_kind", models.CharField(blank=True, editable=False, max_length=60)),
                        ("carried_id", models.PositiveBigIntegerField(editable=False, null=True)),
                        ("carried_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("carried_on", models.DateField(editable=False, null=True)),
                        ("done_on", models.DateField(editable=False, null=True)),
                        ("dropped_reason", models.CharField(blank=True, editable=False, max_length=300)),
                        (
                            "memo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="lifecycle.memo"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "next step",
                        "verbose_name_plural": "next steps",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("user__isnull", True),
                                        models.Q(("contact__isnull", True), ("side", "vendor")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("contact__isnull", True),
                                        models.Q(("side", "customer"), ("user__isnull", True)),
                                        _connector="OR",
                                    ),
                                ),
                                name="memocommitment_person_on_its_side",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    models.Q(("dropped_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="memocommitment_dropped_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "carried"), _negated=True),
                                    models.Q(
                                        models.Q(("carried_kind", ""), _negated=True), ("carried_id__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="memocommitment_carried_somewhere",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemoCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "memo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="lifecycle.memo"
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="lifecycle.memocommitment",
                                verbose_name="next step",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("kept", "Kept"), ("not", "Not yet"), ("dropped", "Dropped")],
                                default="not",
                                max_length=8,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("reason_en", models.CharField(blank=True, max_length=300, verbose_name="reason in English")),
                    ],
                    options={
                        "verbose_name": "check of an earlier step",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("memo", "step"), name="memo_check_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "dropped"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="memo_check_dropped_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Memo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("period_from", models.DateField(verbose_name="from")),
                        ("period_to", models.DateField(verbose_name="to")),
                        ("place", models.CharField(max_length=160, verbose_name="place")),
                        ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                        ("purpose", models.TextField(verbose_name="purpose of the visit")),
                        ("purpose_en", models.TextField(blank=True, verbose_name="purpose of the visit, in English")),
                        ("other_people", models.TextField(blank=True, verbose_name="other people of the customer")),
                        (
                            "nothing_agreed",
                            models.BooleanField(default=False, verbose_name="no next steps were agreed"),
                        ),
                        (
                            "sent_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="went to the customer on"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="signed on"),
                        ),
                        (
                            "signed_remarks",
                            models.TextField(blank=True, editable=False, verbose_name="remarks of those who signed"),
                        ),
                        ("ever_agreed", models.BooleanField(default=False, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "With the customer"),
                                    ("signed", "Signed"),
                                    ("carried", "All steps placed"),
                                    ("discarded", "Discarded"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "contacts",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="people of the customer",
                            ),
                        ),
                        (
                            "our_people",
                            models.ManyToManyField(
                                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="our people"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "site-work memo",
                        "verbose_name_plural": "site-work memos",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_memo_number"),
                            models.CheckConstraint(
                                condition=models.Q(("period_from__lte", models.F("period_to"))),
                                name="memo_period_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Objective",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("statement", models.TextField(verbose_name="objective")),
                        ("statement_en", models.TextField(blank=True, verbose_name="objective in English")),
                        (
                            "specific",
                            models.TextField(blank=True, verbose_name="specific: what exactly, where, for whom"),
                        ),
                        ("specific_en", models.TextField(blank=True, verbose_name="specific, in English")),
                        (
                            "measurable",
                            models.TextField(blank=True, verbose_name="measurable: by what it is measured"),
                        ),
                        ("measurable_en", models.TextField(blank=True, verbose_name="measurable, in English")),
                        ("achievable", models.TextField(blank=True, verbose_name="achievable: with which means")),
                        ("achievable_en", models.TextField(blank=True, verbose_name="achievable, in English")),
                        ("relevant", models.TextField(blank=True, verbose_name="relevant: what it is good for")),
                        ("relevant_en", models.TextField(blank=True, verbose_name="relevant, in English")),
                        ("time_bound", models.TextField(blank=True, verbose_name="time-bound: by when")),
                        ("time_bound_en", models.TextField(blank=True, verbose_name="time-bound, in English")),
                        ("metric", models.CharField(blank=True, max_length=120, verbose_name="figure")),
                        ("metric_en", models.CharField(blank=True, max_length=120, verbose_name="figure in English")),
                        ("baseline_value", models.CharField(blank=True, max_length=60, verbose_name="today")),
                        ("target_value", models.CharField(blank=True, max_length=60, verbose_name="target")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "achievable_verdict",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Achievable"), ("risk", "At risk"), ("no", "Not achievable")],
                                max_length=4,
                                verbose_name="verdict",
                            ),
                        ),
                        ("verdict_note", models.TextField(blank=True, verbose_name="reason for the verdict")),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="judged by",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "approval_note",
                            models.TextField(blank=True, editable=False, verbose_name="why it is kept nevertheless"),
                        ),
                        (
                            "revision",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision"),
                        ),
                        (
                            "supersedes",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successor",
                                to="lifecycle.objective",
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "baselined_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="baselined"),
                        ),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="what came of it")),
                        (
                            "signed_in",
                            models.CharField(blank=True, editable=False, max_length=50, verbose_name="signed as"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("baselined", "Baselined"),
                                    ("redefined", "Redefined"),
                                    ("met", "Met"),
                                    ("missed", "Missed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "objective",
                        "verbose_name_plural": "objectives",
                        "ordering": ["number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="objective_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_objective_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outbox",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True)),
                        (
                            "event",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mails",
                                to="lifecycle.event",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.project",
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("to_name", models.CharField(max_length=120)),
                        ("to_email", models.EmailField(max_length=254)),
                        ("language", models.CharField(max_length=10)),
                        ("subject", models.CharField(max_length=250)),
                        ("sealed_text", models.BinaryField()),
                        ("sealed_html", models.BinaryField()),
                        ("sealed_calendar", models.BinaryField(default=b"")),
                        (
                            "state",
                            models.CharField(
                                choices=[("queued", "Queued"), ("sent", "Sent"), ("failed", "Given up")],
                                default="queued",
                                max_length=6,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("last_error", models.CharField(blank=True, max_length=250)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "next_at"], name="outbox_state_next")],
                    },
                ),
                migrations.CreateModel(
                    name="PaperCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="lifecycle.document",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="lifecycle.documentversion",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("issued", "Printed, not back yet"),
                                    ("received", "Scans received"),
                                    ("confirmed", "Confirmed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="issued",
                                max_length=10,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("issued_at", models.DateTimeField(auto_now_add=True)),
                        ("seals", models.JSONField(default=dict)),
                        ("straddle", models.CharField(blank=True, max_length=10)),
                        ("remark", models.TextField(blank=True)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("cancelled_reason", models.TextField(blank=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("pdf", models.CharField(blank=True, max_length=200)),
                        ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                        ("seal_sha256", models.CharField(blank=True, max_length=64)),
                        ("seal_level", models.CharField(blank=True, max_length=8)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ],
                    options={
                        "ordering": ["-issued_at", "-pk"],
                        "indexes": [models.Index(fields=["pdf_sha256"], name="paper_pdf_sha256")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["issued", "received"])),
                                fields=("document",),
                                name="one_open_paper_a_document",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="lifecycle.papercopy",
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("content_type", models.CharField(max_length=100)),
                        ("size", models.PositiveBigIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("file", models.CharField(max_length=200)),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [models.UniqueConstraint(fields=("paper", "sha256"), name="scan_once_a_paper")],
                    },
                ),
                migrations.CreateModel(
                    name="PaperPage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="lifecycle.paperscan",
                            ),
                        ),
                        ("index", models.PositiveSmallIntegerField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("matched", "This page"),
                                    ("repeated", "Already there"),
                                    ("outdated", "Of another version"),
                                    ("foreign", "Of another document"),
                                    ("unreadable", "No code could be read"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=10)),
                        ("version_n", models.PositiveSmallIntegerField(null=True)),
                        ("page", models.PositiveSmallIntegerField(null=True)),
                        ("by_hand", models.BooleanField(default=False)),
                        ("image", models.CharField(max_length=200)),
                        ("image_sha256", models.CharField(max_length=64)),
                        ("dropped_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["scan_id", "index"],
                        "constraints": [models.UniqueConstraint(fields=("scan", "index"), name="page_once_a_scan")],
                    },
                ),
                migrations.CreateModel(
                    name="Product",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                        ("release", models.CharField(blank=True, max_length=40, verbose_name="release")),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "maturity",
                            models.CharField(
                                choices=[
                                    ("mature", "Mature"),
                                    ("pilot", "Pilot"),
                                    ("development", "In development"),
                                    ("planned", "Planned"),
                                ],
                                max_length=12,
                                verbose_name="maturity",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("active", models.BooleanField(default=True, verbose_name="offered")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "product",
                        "verbose_name_plural": "products",
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ProductModule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="modules",
                                to="lifecycle.product",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="module")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="module in English")),
                        (
                            "maturity",
                            models.CharField(
                                choices=[
                                    ("mature", "Mature"),
                                    ("pilot", "Pilot"),
                                    ("development", "In development"),
                                    ("planned", "Planned"),
                                ],
                                max_length=12,
                                verbose_name="maturity",
                            ),
                        ),
                        ("available_from", models.DateField(blank=True, null=True, verbose_name="available from")),
                    ],
                    options={
                        "verbose_name": "module",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProductIdea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ideas",
                                to="lifecycle.product",
                                verbose_name="product",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="idea")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="idea in English")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("release", models.CharField(blank=True, max_length=80, verbose_name="planned release")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("planned", "Planned"),
                                    ("released", "In a release"),
                                    ("declined", "Declined"),
                                ],
                                default="new",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "requirement",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="idea",
                                to="lifecycle.requirement",
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "idea for a product",
                        "verbose_name_plural": "ideas for products",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="StageTransition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transitions",
                                to="lifecycle.project",
                            ),
                        ),
                        ("gate", models.CharField(blank=True, max_length=4)),
                        (
                            "from_state",
                            models.CharField(
                                choices=[
                                    ("lead", "Lead"),
                                    ("presales", "Pre-sales"),
                                    ("contract", "Contract"),
                                    ("delivery", "Delivery"),
                                    ("trial_run", "Trial run"),
                                    ("aftersales", "After-sales"),
                                    ("acceptance", "Acceptance"),
                                    ("payment", "Payment collection"),
                                    ("paid", "Paid"),
                                    ("closed", "Closed"),
                                    ("lost", "Lost"),
                                    ("suspended", "Suspended"),
                                    ("terminated", "Terminated"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("lead", "Lead"),
                                    ("presales", "Pre-sales"),
                                    ("contract", "Contract"),
                                    ("delivery", "Delivery"),
                                    ("trial_run", "Trial run"),
                                    ("aftersales", "After-sales"),
                                    ("acceptance", "Acceptance"),
                                    ("payment", "Payment collection"),
                                    ("paid", "Paid"),
                                    ("closed", "Closed"),
                                    ("lost", "Lost"),
                                    ("suspended", "Suspended"),
                                    ("terminated", "Terminated"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("passed", "Passed"),
                                    ("overridden", "Overridden"),
                                    ("refused", "Refused"),
                                    ("returned", "Returned"),
                                    ("moved", "Moved"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("conditions", models.JSONField(default=list)),
                        ("override_reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [models.Index(fields=["project", "-at"], name="transition_project_at")],
                    },
                ),
                migrations.CreateModel(
                    name="GateApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="lifecycle.project",
                            ),
                        ),
                        ("gate", models.CharField(max_length=4)),
                        ("role", models.CharField(max_length=2)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "transition",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="lifecycle.stagetransition",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("transition__isnull", True)),
                                fields=("project", "gate", "role"),
                                name="one_open_approval_a_role",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=30, unique=True, verbose_name="number")),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="lifecycle.customer",
                                verbose_name="customer",
                            ),
                        ),
                        (
                            "industry",
                            models.CharField(
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
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("custom", "Custom development"),
                                    ("product", "Product implementation"),
                                    ("tool", "Tool-like product"),
                                    ("phase_two", "Phase two"),
                                    ("maintenance", "Maintenance"),
                                ],
                                default="product",
                                max_length=12,
                                verbose_name="type",
                            ),
                        ),
                        ("product", models.CharField(blank=True, max_length=120, verbose_name="product")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("lead", "Lead"),
                                    ("presales", "Pre-sales"),
                                    ("contract", "Contract"),
                                    ("delivery", "Delivery"),
                                    ("trial_run", "Trial run"),
                                    ("aftersales", "After-sales"),
                                    ("acceptance", "Acceptance"),
                                    ("payment", "Payment collection"),
                                    ("paid", "Paid"),
                                    ("closed", "Closed"),
                                    ("lost", "Lost"),
                                    ("suspended", "Suspended"),
                                    ("terminated", "Terminated"),
                                ],
                                default="lead",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "state_before",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lead", "Lead"),
                                    ("presales", "Pre-sales"),
                                    ("contract", "Contract"),
                                    ("delivery", "Delivery"),
                                    ("trial_run", "Trial run"),
                                    ("aftersales", "After-sales"),
                                    ("acceptance", "Acceptance"),
                                    ("payment", "Payment collection"),
                                    ("paid", "Paid"),
                                    ("closed", "Closed"),
                                    ("lost", "Lost"),
                                    ("suspended", "Suspended"),
                                    ("terminated", "Terminated"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("state_since", models.DateTimeField(default=django.utils.timezone.now)),
                        ("strategic_importance", models.TextField(blank=True, verbose_name="why it matters to us")),
                        (
                            "presales_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner of pre-sales",
                            ),
                        ),
                        (
                            "delivery_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="project manager",
                            ),
                        ),
                        (
                            "collection_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="collects payment",
                            ),
                        ),
                        (
                            "support_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="looks after support",
                            ),
                        ),
                        (
                            "pm_involvement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not decided"),
                                    ("none", "None before signing"),
                                    ("advisory", "Advisory"),
                                    ("full", "Full"),
                                ],
                                max_length=8,
                                verbose_name="project manager's part before signing",
                            ),
                        ),
                        ("pm_involvement_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "pm_involvement_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        ("pm_involvement_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        (
                            "pm_involvement_due",
                            models.DateField(blank=True, null=True, verbose_name="to be decided by"),
                        ),
                        (
                            "pm_named_on",
                            models.DateField(blank=True, null=True, verbose_name="project manager named on"),
                        ),
                        (
                            "pm_empowered_on",
                            models.DateField(blank=True, null=True, verbose_name="authority announced on"),
                        ),
                        (
                            "sponsor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="sponsor",
                            ),
                        ),
                        (
                            "governance_mode",
                            models.CharField(
                                blank=True,
                                choices=[("top_down", "Driven from the top"), ("process", "Driven by process")],
                                max_length=8,
                                verbose_name="how it is driven at the customer",
                            ),
                        ),
                        (
                            "escalation_route",
                            models.TextField(blank=True, verbose_name="who is asked when something is stuck"),
                        ),
                        (
                            "currency",
                            models.CharField(
                                choices=[
                                    ("CNY", "Chinese yuan"),
                                    ("USD", "US dollar"),
                                    ("EUR", "Euro"),
                                    ("HKD", "Hong Kong dollar"),
                                    ("JPY", "Japanese yen"),
                                ],
                                default="CNY",
                                max_length=3,
                                verbose_name="currency",
                            ),
                        ),
                        (
                            "expected_amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="expected amount"
                            ),
                        ),
                        (
                            "win_probability",
                            models.PositiveSmallIntegerField(default=20, verbose_name="win probability, %"),
                        ),
                        (
                            "expected_sign_on",
                            models.DateField(blank=True, null=True, verbose_name="signing expected on"),
                        ),
                        ("go_decided_on", models.DateField(blank=True, null=True, verbose_name="go decided on")),
                        (
                            "contract_number",
                            models.CharField(blank=True, max_length=60, verbose_name="contract number"),
                        ),
                        (
                            "contract_amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="contract amount"
                            ),
                        ),
                        (
                            "contract_signed_on",
                            models.DateField(blank=True, null=True, verbose_name="contract signed on"),
                        ),
                        ("contract_due_on", models.DateField(blank=True, null=True, verbose_name="contract due on")),
                        (
                            "deemed_clause",
                            models.CharField(blank=True, max_length=200, verbose_name="clause on deemed acceptance"),
                        ),
                        (
                            "deemed_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="silence confirms after … working days"
                            ),
                        ),
                        (
                            "deemed_kinds",
                            lifecycle.fields.ChoiceListField(
                                blank=True, default=list, verbose_name="kinds of documents that silence confirms"
                            ),
                        ),
                        ("contract_passed_at", models.DateTimeField(blank=True, null=True)),
                        ("lost_reason", models.CharField(blank=True, max_length=12, verbose_name="why lost")),
                        ("closing_note", models.TextField(blank=True, verbose_name="note on the end")),
                        ("review_on", models.DateField(blank=True, null=True, verbose_name="to be reviewed on")),
                        ("planned_start", models.DateField(blank=True, null=True, verbose_name="planned start")),
                        ("planned_end", models.DateField(blank=True, null=True, verbose_name="planned end")),
                        ("actual_start", models.DateField(blank=True, null=True, verbose_name="actual start")),
                        ("actual_end", models.DateField(blank=True, null=True, verbose_name="actual end")),
                        (
                            "document_language",
                            models.CharField(
                                choices=[("zh", "Chinese"), ("en", "English"), ("both", "Chinese and English")],
                                default="zh",
                                max_length=4,
                                verbose_name="language of documents",
                            ),
                        ),
                        (
                            "prevailing_language",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "As in the company's settings"),
                                    ("zh", "Chinese prevails"),
                                    ("en", "English prevails"),
                                    ("equal", "Both are equal"),
                                ],
                                max_length=5,
                                verbose_name="language that prevails in bilingual documents",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phases",
                                to="lifecycle.project",
                                verbose_name="earlier phase",
                            ),
                        ),
                        (
                            "playbook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="lifecycle.playbook",
                            ),
                        ),
                        ("total_items", models.PositiveIntegerField(default=0)),
                        ("done_items", models.PositiveIntegerField(default=0)),
                        ("oldest_due", models.DateField(null=True)),
                        (
                            "next_item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="lifecycle.checklistitem",
                            ),
                        ),
                        ("open_promises", models.PositiveIntegerField(default=0)),
                        ("red_promises", models.PositiveIntegerField(default=0)),
                        ("promised_days", models.PositiveIntegerField(null=True)),
                        ("likely_days", models.PositiveIntegerField(null=True)),
                        ("waiting_on_customer_since", models.DateTimeField(null=True)),
                        (
                            "collected_amount",
                            models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14),
                        ),
                        ("open_amount", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=14)),
                        ("oldest_money_due", models.DateField(null=True)),
                        ("plan_due", models.DateField(null=True)),
                        ("readings", models.JSONField(default=list)),
                        ("readings_colour", models.CharField(blank=True, max_length=5)),
                        ("satisfaction", models.JSONField(default=list)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "project",
                        "verbose_name_plural": "projects",
                        "ordering": ["-number"],
                        "indexes": [
                            models.Index(fields=["state", "-number"], name="project_state_number"),
                            models.Index(fields=["customer"], name="project_customer"),
                            models.Index(fields=["oldest_due"], name="project_oldest_due"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "lead",
                                            "presales",
                                            "contract",
                                            "delivery",
                                            "trial_run",
                                            "aftersales",
                                            "acceptance",
                                            "payment",
                                            "paid",
                                            "closed",
                                            "lost",
                                            "suspended",
                                            "terminated",
                                        ],
                                    )
                                ),
                                name="project_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("win_probability__lte", 100)), name="project_win_percent"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("expected_amount__isnull", True), ("expected_amount__gte", 0), _connector="OR"
                                    ),
                                    models.Q(
                                        ("contract_amount__isnull", True), ("contract_amount__gte", 0), _connector="OR"
                                    ),
                                ),
                                name="project_amounts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Questionnaire",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "questionnaire",
                        "verbose_name_plural": "questionnaires",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="lifecycle_questionnaire_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "questionnaire",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="lifecycle.questionnaire",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="question")),
                        ("text_en", models.CharField(blank=True, max_length=300, verbose_name="question in English")),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("text", "in words"),
                                    ("choice", "one of several"),
                                    ("scale", "a mark from 1 to 5"),
                                ],
                                default="text",
                                max_length=6,
                                verbose_name="answered",
                            ),
                        ),
                        ("options", models.TextField(blank=True, verbose_name="choices, one a line")),
                        ("options_en", models.TextField(blank=True, verbose_name="choices in English, one a line")),
                        ("required", models.BooleanField(default=False, verbose_name="must be answered")),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="lifecycle.portallink",
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("value", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "ordering": ["question__order", "question_id", "at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("link", "question"), name="questionnaire_answer_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="risk")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="risk in English")),
                        ("description", models.TextField(blank=True, verbose_name="what could happen, and why")),
                        (
                            "description_en",
                            models.TextField(blank=True, verbose_name="what could happen, and why, in English"),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("technical", "Technology"),
                                    ("implementation", "Implementation"),
                                    ("resource", "Resources"),
                                    ("schedule", "Schedule"),
                                    ("commercial", "Commerce"),
                                    ("readiness", "The customer's readiness"),
                                    ("stakeholder", "People (stays with us)"),
                                ],
                                max_length=14,
                                verbose_name="category",
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
                            "probability",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="probability, 1 to 5",
                            ),
                        ),
                        (
                            "impact",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="impact, 1 to 5",
                            ),
                        ),
                        ("prevention", models.TextField(blank=True, verbose_name="what prevents it")),
                        ("prevention_en", models.TextField(blank=True, verbose_name="what prevents it, in English")),
                        ("contingency", models.TextField(blank=True, verbose_name="what we do if it happens")),
                        (
                            "contingency_en",
                            models.TextField(blank=True, verbose_name="what we do if it happens, in English"),
                        ),
                        (
                            "trigger",
                            models.CharField(blank=True, max_length=200, verbose_name="sign that it is happening"),
                        ),
                        (
                            "trigger_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="sign that it is happening, in English"
                            ),
                        ),
                        (
                            "internal",
                            models.BooleanField(default=False, verbose_name="stays with us: the customer is not told"),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        ("due", models.DateField(verbose_name="to be reviewed on")),
                        (
                            "commitment",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risks",
                                to="lifecycle.commitment",
                                verbose_name="from the promise",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="what became of it")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("identified", "Identified"),
                                    ("assessed", "Assessed"),
                                    ("responding", "Being answered"),
                                    ("closed", "Over"),
                                    ("occurred", "It happened"),
                                ],
                                default="identified",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "risk",
                        "verbose_name_plural": "risks",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["project", "state"], name="risk_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_risk_number"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("impact__gte", 1),
                                    ("impact__lte", 5),
                                    ("probability__gte", 1),
                                    ("probability__lte", 5),
                                ),
                                name="risk_marks",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("commitment__isnull", False)),
                                fields=("commitment",),
                                name="risk_one_for_a_promise",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
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
                        (
                            "text_en",
                            models.TextField(blank=True, verbose_name="question, doubt or problem, in English"),
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("presales", "Pre-sales"),
                                    ("delivery", "Delivery"),
                                    ("aftersales", "After-sales"),
                                ],
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
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who answers",
                            ),
                        ),
                        ("due", models.DateField(verbose_name="to be answered by")),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="answer")),
                        ("answer_en", models.TextField(blank=True, editable=False, verbose_name="answer in English")),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
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
                    ],
                    options={
                        "verbose_name": "question or doubt",
                        "verbose_name_plural": "questions and doubts",
                        "ordering": ["-number"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["project", "state"], name="question_state"),
                            models.Index(fields=["owner", "state"], name="question_owner"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lifecycle_question_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadinessItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("what", models.CharField(max_length=200, verbose_name="what must be ready")),
                        (
                            "what_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="what must be ready, in English"
                            ),
                        ),
                        (
                            "item_kind",
                            models.CharField(
                                choices=[
                                    ("line", "Line"),
                                    ("room", "Room"),
                                    ("device", "Device"),
                                    ("network", "Network"),
                                    ("data", "Data"),
                                    ("people", "People"),
                                    ("account", "Account"),
                                    ("licence", "Licence"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="responsible at the customer",
                            ),
                        ),
                        ("needed_by", models.DateField(blank=True, null=True, verbose_name="needed by")),
                        (
                            "promised_for",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="promised for"),
                        ),
                        ("ready_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ready on")),
                        ("proof", models.TextField(blank=True, editable=False, verbose_name="where that was seen")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("for_go_live", models.BooleanField(default=False, verbose_name="needed for going live")),
                        ("blocks_kind", models.CharField(blank=True, editable=False, max_length=60)),
                        ("blocks_id", models.PositiveBigIntegerField(editable=False, null=True)),
                        ("reminded_for", models.DateField(editable=False, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("promised", "Promised"),
                                    ("ready", "Ready"),
                                    ("verified", "Seen to be ready"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "condition at the customer's site",
                        "verbose_name_plural": "conditions at the customer's site",
                        "ordering": ["needed_by", "number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="lifecycle_readinessitem_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadinessAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readiness_asks",
                                to="lifecycle.portallink",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asks",
                                to="lifecycle.readinessitem",
                            ),
                        ),
                        ("shown", models.JSONField(default=dict)),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[("ready", "It is ready"), ("later", "Not before this day:")],
                                max_length=6,
                                verbose_name="answer",
                            ),
                        ),
                        ("day", models.DateField(blank=True, null=True, verbose_name="not before")),
                        ("words", models.TextField(blank=True, verbose_name="in words")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [models.UniqueConstraint(fields=("link", "item"), name="readiness_ask_once")],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asks",
                                to="lifecycle.portallink",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asks",
                                to="lifecycle.requirement",
                            ),
                        ),
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
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("link", "requirement"), name="requirement_ask_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementsDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        ("background", models.TextField(verbose_name="background of the business")),
                        (
                            "background_en",
                            models.TextField(blank=True, verbose_name="background of the business, in English"),
                        ),
                        ("exclusions", models.TextField(blank=True, verbose_name="what is not included")),
                        (
                            "exclusions_en",
                            models.TextField(blank=True, verbose_name="what is not included, in English"),
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
                            "reviewed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="reviewed"),
                        ),
                        (
                            "review_note",
                            models.TextField(blank=True, editable=False, verbose_name="remark of the review"),
                        ),
                        (
                            "baselined_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="baselined"),
                        ),
                        (
                            "declined_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer declined"),
                        ),
                        ("held", models.JSONField(default=list, editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("review", "In review"),
                                    ("reviewed", "Reviewed"),
                                    ("baselined", "Baselined"),
                                    ("signed", "Signed by the customer"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "requirements document",
                        "verbose_name_plural": "requirements documents",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="lifecycle_requirementsdocument_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResponseLetter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                        (
                            "updated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                        ("title", models.CharField(max_length=160, verbose_name="title")),
                        ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                        (
                            "addressee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="addressed to",
                            ),
                        ),
                        ("opening", models.TextField(blank=True, verbose_name="opening words")),
                        ("opening_en", models.TextField(blank=True, verbose_name="opening words in English")),
                        (
                            "acknowledged_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="acknowledged by",
                            ),
                        ),
                        (
                            "acknowledged_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="acknowledged on"),
                        ),
                        (
                            "acknowledged_how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meeting", "in a meeting"),
                                    ("mail", "by mail"),
                                    ("message", "by message"),
                                    ("telephone", "by telephone"),
                                    ("signature", "by signature"),
                                ],
                                editable=False,
                                max_length=9,
                                verbose_name="how it was acknowledged",
                            ),
                        ),
                        (
                            "acknowledged_note",
                            models.TextField(blank=True, editable=False, verbose_name="words on the acknowledgement"),
                        ),
                        (
                            "declined_reason",
                            models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("issued", "Issued"),
                                    ("sent", "With the customer"),
                                    ("acknowledged", "Acknowledged"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer in writing",
                        "verbose_name_plural": "answers in writing",
                        "ordering": ["-number"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="lifecycle_responseletter_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardResponsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("presales", "Pre-sales"),
                                    ("delivery", "Delivery"),
                                    ("aftersales", "After-sales"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        ("task", models.CharField(max_length=160, verbose_name="task")),
                        ("task_en", models.CharField(blank=True, max_length=160, verbose_name="task in English")),
                        (
                            "side",
                            models.CharField(
                                choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                                default="vendor",
                                max_length=8,
                                verbose_name="side that does it",
                            ),
                        ),
                        ("letters", models.JSONField(blank=True, default=dict, verbose_name="who has which part")),
                    ],
                    options={
                        "verbose_name": "task in the table of responsibilities",
                        "verbose_name_plural": "table of responsibilities",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Responsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=9999)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("presales", "Pre-sales"),
                                    ("delivery", "Delivery"),
                                    ("aftersales", "After-sales"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        ("task", models.CharField(max_length=160, verbose_name="task")),
                        ("task_en", models.CharField(blank=True, max_length=160, verbose_name="task in English")),
                        (
                            "side",
                            models.CharField(
                                choices=[("vendor", "We"), ("customer", "The customer"), ("both", "Both sides")],
                                default="vendor",
                                max_length=8,
                                verbose_name="side that does it",
                            ),
                        ),
                        ("letters", models.JSONField(blank=True, default=dict, verbose_name="who has which part")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="lifecycle.project",
                            ),
                        ),
                        (
                            "acknowledged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.contact",
                                verbose_name="acknowledged by",
                            ),
                        ),
                        ("acknowledged_on", models.DateField(blank=True, null=True, verbose_name="acknowledged on")),
                    ],
                    options={
                        "verbose_name": "task in the table of responsibilities",
                        "verbose_name_plural": "table of responsibilities",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("acknowledged_by__isnull", True), ("acknowledged_on__isnull", True)),
                                    models.Q(("acknowledged_by__isnull", False), ("acknowledged_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="responsibility_acknowledged",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signatory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatories",
                                to="lifecycle.signaturerequest",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        (
                            "role",
                            models.CharField(
                                choices=[("signer", "Signs"), ("approver", "Approves"), ("copy", "Receives a copy")],
                                default="signer",
                                max_length=8,
                            ),
                        ),
                        ("slot", models.CharField(blank=True, max_length=40)),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatories",
                                to="lifecycle.contact",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatories",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("title", models.CharField(blank=True, max_length=80)),
                        ("title_en", models.CharField(blank=True, max_length=80)),
                        ("email", models.EmailField(max_length=254)),
                        (
                            "language",
                            models.CharField(choices=[("zh-hans", "简体中文"), ("en", "English")], max_length=10),
                        ),
                        ("revoked_at", models.DateTimeField(null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Not asked yet"),
                                    ("sent", "Asked"),
                                    ("viewed", "Opened"),
                                    ("signed", "Signed"),
                                    ("declined", "Declined"),
                                    ("replaced", "Replaced"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("asked_at", models.DateTimeField(null=True)),
                        ("viewed_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("reminders", models.PositiveSmallIntegerField(default=0)),
                        ("reminded_at", models.DateTimeField(null=True)),
                        ("decline_reason", models.TextField(blank=True)),
                        ("warning", models.CharField(blank=True, max_length=250)),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="lifecycle.signatory",
                            ),
                        ),
                        ("code_hash", models.CharField(blank=True, max_length=64)),
                        ("code_expires_at", models.DateTimeField(null=True)),
                        ("code_tries", models.PositiveSmallIntegerField(default=0)),
                        ("code_sent", models.PositiveSmallIntegerField(default=0)),
                        ("code_passed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["order", "pk"],
                        "indexes": [models.Index(fields=["user", "state"], name="signatory_user_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("user__isnull", True)),
                                    models.Q(("contact__isnull", True), ("user__isnull", False)),
                                    _connector="OR",
                                ),
                                name="signatory_contact_or_user",
                            ),
                            models.UniqueConstraint(fields=("request", "contact"), name="contact_once_a_request"),
                            models.UniqueConstraint(fields=("request", "user"), name="user_once_a_request"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "signatory",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signature",
                                to="lifecycle.signatory",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="lifecycle.documentversion",
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[("drawn", "drawn"), ("typed", "typed"), ("own", "own certificate")],
                                max_length=8,
                            ),
                        ),
                        ("strokes", models.JSONField(default=list)),
                        ("typed_name", models.CharField(blank=True, max_length=80)),
                        ("remark", models.TextField(blank=True)),
                        ("identified_by", models.CharField(max_length=20)),
                        ("consent_text", models.TextField()),
                        ("consent_version", models.PositiveSmallIntegerField()),
                        ("sha256_shown", models.CharField(max_length=64)),
                        ("sha256_before", models.CharField(max_length=64)),
                        ("sha256_after", models.CharField(max_length=64)),
                        ("ip", models.GenericIPAddressField(null=True)),
                        ("agent", models.CharField(blank=True, max_length=250)),
                        ("signed_at", models.DateTimeField()),
                        ("certificate_sha256", models.CharField(blank=True, max_length=64)),
                        ("level", models.CharField(blank=True, max_length=8)),
                    ],
                ),
                migrations.CreateModel(
                    name="SignatureRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="lifecycle.document",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="lifecycle.documentversion",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("completed", "Completed"),
                                    ("declined", "Declined"),
                                    ("expired", "Expired"),
                                    ("voided", "Voided"),
                                    ("deemed", "Deemed accepted"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("ordered", models.BooleanField(default=False, verbose_name="one after the other")),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        ("consent_version", models.PositiveSmallIntegerField(default=1)),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("expires_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
                        ("deemed_clause", models.CharField(blank=True, max_length=200)),
                        ("deemed_days", models.PositiveSmallIntegerField(null=True)),
                        ("deemed_on", models.DateField(null=True)),
                        ("deemed_notice_at", models.DateTimeField(null=True)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ],
                    options={
                        "ordering": ["-sent_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "expires_at"], name="request_state_expiry")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("version",),
                                name="one_open_request_a_version",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SkillAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "assessed_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="assessed on"),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "assessment of abilities",
                        "verbose_name_plural": "assessments of abilities",
                        "ordering": ["-year", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "year"), name="assessment_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("assessor", models.F("person")), _negated=True),
                                name="assessment_by_another",
                            ),
                            models.CheckConstraint(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                migrations.CreateModel(
                    name="TeamSlot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slots",
                                to="lifecycle.project",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="place in the team")),
                        (
                            "name_en",
                            models.CharField(blank=True, max_length=80, verbose_name="place in the team, in English"),
                        ),
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
                        (
                            "share",
                            models.PositiveSmallIntegerField(default=50, verbose_name="share of working time, %"),
                        ),
                        ("from_date", models.DateField(verbose_name="from")),
                        ("to_date", models.DateField(verbose_name="until")),
                        ("origin", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "dropped_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="why it is not needed"
                            ),
                        ),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "place in the team",
                        "verbose_name_plural": "places in the team",
                        "ordering": ["from_date", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("origin", ""), _negated=True),
                                fields=("project", "origin"),
                                name="slot_once_a_template",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gte", 1), ("share__lte", 100)), name="slot_share"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("to_date__gte", models.F("from_date"))), name="slot_dates"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SolutionTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, unique=True)),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("presales", "Pre-sales solution"),
                                    ("project", "Project solution"),
                                    ("implementation", "Implementation solution"),
                                ],
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("sections", models.JSONField(default=list, verbose_name="sections")),
                        (
                            "retired",
                            models.BooleanField(default=False, verbose_name="no longer used for new solutions"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "solution template",
                        "verbose_name_plural": "solution templates",
                        "ordering": ["kind", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["presales", "project", "implementation"])),
                                name="solution_template_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaughtSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key_user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to="lifecycle.keyuser",
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
                        ("topic", models.CharField(max_length=200, verbose_name="what was taught")),
                        ("on", models.DateField(verbose_name="held on")),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes it took")),
                        ("note", models.TextField(blank=True, verbose_name="what was hard for them")),
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
                            "link",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taught_sessions",
                                to="lifecycle.portallink",
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        ("struck_reason", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "verbose_name": "session of a key user",
                        "verbose_name_plural": "sessions of key users",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("logged_by__isnull", True), ("link__isnull", True), _connector="XOR"
                                ),
                                name="taught_session_told_by_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaughtPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="lifecycle.taughtsession",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("department", models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "name", "department"), name="taught_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Timestamp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="timestamps",
                                to="lifecycle.document",
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[("owed", "Owed"), ("made", "Made")], default="owed", max_length=6
                            ),
                        ),
                        ("embedded", models.BooleanField(default=False)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("last_error", models.CharField(blank=True, max_length=250)),
                        ("token", models.BinaryField()),
                        ("authority", models.CharField(blank=True, max_length=250)),
                        ("stamped_at", models.DateTimeField(null=True)),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-made_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "next_at"], name="timestamp_state_next")],
                    },
                ),
                migrations.CreateModel(
                    name="TrainerQualification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="qualifications",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="trainer",
                            ),
                        ),
                        ("topic", models.CharField(max_length=160, verbose_name="topic")),
                        ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="topic in English")),
                        ("on", models.DateField(verbose_name="day of the trial lecture")),
                        ("mark", models.PositiveSmallIntegerField(default=60, editable=False)),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="marks of the trial lecture, out of 100",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="what was said about it")),
                        (
                            "verified_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="verified by",
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="no longer valid since"
                            ),
                        ),
                        ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ],
                    options={
                        "verbose_name": "qualification of a trainer",
                        "verbose_name_plural": "qualifications of trainers",
                        "ordering": ["person__name", "-on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("verified_by", models.F("person")), _negated=True),
                                name="trainer_verified_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__lte", 100)), name="trainer_score_of_100"
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(append_only.migrate_forwards, append_only.migrate_backwards),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
