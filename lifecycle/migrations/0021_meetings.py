import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0020_answers_to_requirements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
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
                ("minutes_long", models.PositiveSmallIntegerField(default=60, verbose_name="length in minutes")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("place_en", models.CharField(blank=True, max_length=160, verbose_name="place in English")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("agenda_en", models.TextField(blank=True, verbose_name="agenda in English")),
                ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                ("minutes_en", models.TextField(blank=True, verbose_name="minutes in English")),
                (
                    "minutes_sent_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="minutes sent on"),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="minutes confirmed on"),
                ),
                (
                    "confirmed_how",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="how they were confirmed"
                    ),
                ),
                (
                    "cancelled_reason",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="why it was cancelled"),
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
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-at", "-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "side",
                    models.CharField(
                        choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                (
                    "what_en",
                    models.CharField(blank=True, max_length=300, verbose_name="what is to be done, in English"),
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
                    "kind",
                    models.CharField(
                        choices=[("task", "Task"), ("prepare", "To prepare")],
                        default="task",
                        max_length=8,
                        verbose_name="kind",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="lifecycle.meeting"
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
            ],
            options={
                "verbose_name": "task or preparation",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingAttendee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                (
                    "side",
                    models.CharField(
                        choices=[("customer", "Customer"), ("vendor", "Us")], max_length=8, verbose_name="side"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name of the person")),
                ("role", models.CharField(blank=True, max_length=80, verbose_name="part in the meeting")),
                (
                    "role_en",
                    models.CharField(blank=True, max_length=80, verbose_name="part in the meeting, in English"),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendees", to="lifecycle.meeting"
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
            ],
            options={
                "verbose_name": "who comes",
                "ordering": ["side", "order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("text", models.TextField(verbose_name="decision")),
                ("text_en", models.TextField(blank=True, verbose_name="decision in English")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="lifecycle.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_meeting_number"),
        ),
        migrations.AddConstraint(
            model_name="meetingaction",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="meetingaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("dropped_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="meetingaction_dropped_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "carried"), _negated=True),
                    models.Q(models.Q(("carried_kind", ""), _negated=True), ("carried_id__isnull", False)),
                    _connector="OR",
                ),
                name="meetingaction_carried_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingattendee",
            constraint=models.CheckConstraint(
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
            ),
        ),
    ]
