import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def lines_to_rows(apps, schema_editor):
    """What stood in two texts, one entry a line, becomes rows; nobody said which side brings what."""
    readers, resources = (apps.get_model("delivery", name) for name in ("KickoffReader", "KickoffResource"))
    for kickoff in apps.get_model("delivery", "Kickoff").objects.all():
        for zh, en in paired(kickoff.distribution, kickoff.distribution_en):
            readers.objects.create(kickoff=kickoff, department=zh[:120], department_en=en[:120])
        for zh, en in paired(kickoff.resources_text, kickoff.resources_en):
            resources.objects.create(
                kickoff=kickoff, side="vendor", resource_kind="people", what=zh[:200], what_en=en[:200]
            )


def paired(chinese, english):
    first, second = ([line.strip() for line in text.splitlines() if line.strip()] for text in (chinese, english))
    if len(first) != len(second):
        second = [""] * len(first)
    return list(zip(first, second, strict=True))


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0007_solutions"),
        ("lifecycle", "0024_business_processes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # out of the way of the rows that take its name
        migrations.RenameField("kickoff", "resources", "resources_text"),
        migrations.AddField(
            model_name="kickoff",
            name="ahead_note",
            field=models.TextField(blank=True, verbose_name="why it is held before what should come first"),
        ),
        migrations.AddField(
            model_name="kickoff",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.meeting",
                verbose_name="meeting of the kickoff",
            ),
        ),
        migrations.AddField(
            model_name="kickoff",
            name="prep_meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.meeting",
                verbose_name="preparatory meeting",
            ),
        ),
        migrations.AddField(
            model_name="kickoffagenda",
            name="minutes",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="length in minutes"),
        ),
        migrations.AlterField(
            model_name="kickoff",
            name="prep_notes",
            field=models.TextField(blank=True, verbose_name="why there is no preparatory meeting"),
        ),
        migrations.CreateModel(
            name="KickoffReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("department", models.CharField(max_length=120, verbose_name="department or group")),
                (
                    "department_en",
                    models.CharField(blank=True, max_length=120, verbose_name="department or group, in English"),
                ),
                ("read_on", models.DateField(blank=True, null=True, verbose_name="read on")),
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
                    "kickoff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="delivery.kickoff"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KickoffResource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                    ),
                ),
                (
                    "resource_kind",
                    models.CharField(
                        choices=[("people", "People"), ("environment", "Rooms and equipment"), ("budget", "Budget")],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what is needed")),
                ("what_en", models.CharField(blank=True, max_length=200, verbose_name="what is needed, in English")),
                ("needed_by", models.DateField(blank=True, null=True, verbose_name="needed by")),
                (
                    "status",
                    models.CharField(
                        choices=[("asked", "Asked for"), ("confirmed", "Confirmed"), ("refused", "Refused")],
                        default="asked",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "kickoff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="resources", to="delivery.kickoff"
                    ),
                ),
            ],
            options={
                "ordering": ["side", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("from_date", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                ("to_date", models.DateField(blank=True, null=True, verbose_name="until")),
                ("duties", models.TextField(verbose_name="what the project manager answers for")),
                (
                    "duties_en",
                    models.TextField(blank=True, verbose_name="what the project manager answers for, in English"),
                ),
                (
                    "spend_limit",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="approves spending up to"
                    ),
                ),
                ("budget", models.TextField(blank=True, verbose_name="over the budget")),
                ("budget_en", models.TextField(blank=True, verbose_name="over the budget, in English")),
                (
                    "assigns_people",
                    models.BooleanField(default=True, verbose_name="assigns the people of the team and their work"),
                ),
                (
                    "exchanges_people",
                    models.BooleanField(default=False, verbose_name="may have people of the team exchanged"),
                ),
                ("people", models.TextField(blank=True, verbose_name="over people")),
                ("people_en", models.TextField(blank=True, verbose_name="over people, in English")),
                (
                    "change_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="agrees changes of up to so many days of work"
                    ),
                ),
                (
                    "signs_for_us",
                    models.BooleanField(default=True, verbose_name="signs plans, minutes and memos for us"),
                ),
                ("decisions", models.TextField(blank=True, verbose_name="over decisions")),
                ("decisions_en", models.TextField(blank=True, verbose_name="over decisions, in English")),
                ("copy_to", models.TextField(blank=True, verbose_name="who gets a copy")),
                ("copy_to_en", models.TextField(blank=True, verbose_name="who gets a copy, in English")),
                ("signed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="signed on")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="why it ended")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_force", "In force"), ("ended", "Ended")],
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
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="project manager",
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
                    "signer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="executive who signs",
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
                "verbose_name": "letter of appointment",
                "verbose_name_plural": "letters of appointment",
                "ordering": ["-number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="delivery_appointment_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")), fields=("project",), name="appointment_one_in_force"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("project",), name="appointment_one_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_date__isnull", True), ("to_date__gte", models.F("from_date")), _connector="OR"
                        ),
                        name="appointment_dates",
                    ),
                ],
            },
        ),
        migrations.RunPython(lines_to_rows, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="kickoff",
            name="distribution",
        ),
        migrations.RemoveField(
            model_name="kickoff",
            name="distribution_en",
        ),
        migrations.RemoveField(
            model_name="kickoff",
            name="prep_on",
        ),
        migrations.RemoveField(
            model_name="kickoff",
            name="resources_text",
        ),
        migrations.RemoveField(
            model_name="kickoff",
            name="resources_en",
        ),
    ]
