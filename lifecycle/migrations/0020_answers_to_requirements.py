import uuid
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from lifecycle.models.requirement_types import NATURES
from lifecycle.standard import AREAS


def sort_what_is_there(apps: Any, schema_editor: Any) -> None:
    """The shipped types and items say from now on what they are; what a company added itself is left to it."""
    types = apps.get_model("lifecycle", "RequirementType")
    for code, nature in NATURES.items():
        types.objects.filter(code=code).update(nature=nature)
    items = apps.get_model("lifecycle", "PlaybookItem")
    for code, area in AREAS.items():
        items.objects.filter(code=code).update(area=area)


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0019_people_and_governance"),
    ]

    operations = [
        migrations.AddField(
            model_name="playbookitem",
            name="area",
            field=models.CharField(
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
        migrations.AddField(
            model_name="requirement",
            name="departments",
            field=models.CharField(blank=True, max_length=200, verbose_name="departments that it touches"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="effort_days",
            field=models.DecimalField(
                blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="effort of the chosen way, days"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="impact_cost",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="what it costs us"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="impact_days",
            field=models.DecimalField(
                blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="what it takes, working days"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="planned_release",
            field=models.CharField(blank=True, max_length=80, verbose_name="planned release"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="processes",
            field=models.CharField(blank=True, max_length=200, verbose_name="processes that it touches"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="told_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="told by",
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="told_how",
            field=models.CharField(
                blank=True, editable=False, max_length=200, verbose_name="how whoever asked was told"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="told_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="told on"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="value_impact",
            field=models.TextField(blank=True, verbose_name="what it means for the value of the project"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="value_impact_en",
            field=models.TextField(blank=True, verbose_name="what it means for the value of the project, in English"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="without_it",
            field=models.TextField(blank=True, verbose_name="what happens without it"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="without_it_en",
            field=models.TextField(blank=True, verbose_name="what happens without it, in English"),
        ),
        migrations.AddField(
            model_name="requirementtype",
            name="nature",
            field=models.CharField(
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
        migrations.AddField(
            model_name="sitesettings",
            name="response_labels",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="ProductIdea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "idea for a product",
                "verbose_name_plural": "ideas for products",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="RequirementTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("what", models.CharField(max_length=200, verbose_name="what is to be done")),
                ("due", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
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
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who does it",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="lifecycle.requirement"
                    ),
                ),
            ],
            options={
                "verbose_name": "task of a requirement",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResponseLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=160, verbose_name="title in English")),
                ("opening", models.TextField(blank=True, verbose_name="opening words")),
                ("opening_en", models.TextField(blank=True, verbose_name="opening words in English")),
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
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="addressed to",
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
                "verbose_name": "answer in writing",
                "verbose_name_plural": "answers in writing",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LetterAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("request", models.TextField(blank=True, verbose_name="what was asked for")),
                ("request_en", models.TextField(blank=True, verbose_name="what was asked for, in English")),
                (
                    "understanding",
                    models.TextField(blank=True, verbose_name="how we understand the business behind it"),
                ),
                (
                    "understanding_en",
                    models.TextField(blank=True, verbose_name="how we understand the business behind it, in English"),
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
                        choices=[("resource", "Resources"), ("time", "Time"), ("roadmap", "The product's roadmap")],
                        max_length=8,
                        verbose_name="why not at once",
                    ),
                ),
                ("workaround", models.TextField(blank=True, verbose_name="until then")),
                ("workaround_en", models.TextField(blank=True, verbose_name="until then, in English")),
                ("until", models.DateField(blank=True, null=True, verbose_name="by when")),
                ("release", models.CharField(blank=True, max_length=80, verbose_name="planned release")),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="lifecycle.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="lifecycle.responseletter",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a requirement",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="responseletter",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="lifecycle_responseletter_number"),
        ),
        migrations.AddConstraint(
            model_name="letteranswer",
            constraint=models.UniqueConstraint(fields=("letter", "requirement"), name="letter_answers_once"),
        ),
        migrations.RunPython(sort_what_is_there, migrations.RunPython.noop),
    ]
