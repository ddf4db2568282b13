"""Reference promotion, and what users say of themselves after a training."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lifecycle.fields


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0008_applications"),
        ("lifecycle", "0033_self_ratings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferencePromotion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                ("title", models.CharField(max_length=120, verbose_name="heading")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="heading in English")),
                (
                    "anonymous",
                    models.CharField(
                        max_length=120, verbose_name="what the customer is called where no name may be told"
                    ),
                ),
                (
                    "anonymous_en",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="what the customer is called where no name may be told, in English",
                    ),
                ),
                ("overview", models.TextField(blank=True, max_length=700, verbose_name="overview")),
                ("overview_en", models.TextField(blank=True, max_length=1400, verbose_name="overview in English")),
                ("results", models.TextField(blank=True, max_length=700, verbose_name="results")),
                ("results_en", models.TextField(blank=True, max_length=1400, verbose_name="results in English")),
                (
                    "figures",
                    lifecycle.fields.ChoiceListField(
                        blank=True,
                        choices=[
                            ("users", "Users who work with it"),
                            ("units", "Sites and departments"),
                            ("trained", "People trained"),
                            ("duration", "From start to acceptance"),
                            ("satisfaction", "Satisfaction of the customer"),
                            ("acceptance", "Acceptance"),
                        ],
                        default=list,
                        verbose_name="figures that are told",
                    ),
                ),
                ("released_on", models.DateField(editable=False, null=True, verbose_name="released on")),
                (
                    "state",
                    models.CharField(
                        choices=[("preparing", "Being prepared"), ("ready", "Ready to be shown")],
                        default="preparing",
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
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="whom colleagues ask about it",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.attachment",
                        verbose_name="logo",
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
                "verbose_name": "reference",
                "verbose_name_plural": "references",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferencePresentation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("meeting", "Presented to them"),
                            ("event", "At an event of the industry"),
                            ("visit", "They visited the reference customer"),
                            ("call", "They talked to the reference customer by telephone"),
                            ("sent", "The case page was sent"),
                        ],
                        default="meeting",
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("audience", models.CharField(max_length=200, verbose_name="who was there")),
                (
                    "response",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No answer yet"),
                            ("interested", "Interested"),
                            ("later", "Perhaps later"),
                            ("none", "Not interested"),
                        ],
                        max_length=10,
                        verbose_name="response",
                    ),
                ),
                ("response_words", models.TextField(blank=True, verbose_name="what they said")),
                ("next_step", models.CharField(blank=True, max_length=200, verbose_name="next step")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next step by")),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references_shown",
                        to="lifecycle.customer",
                        verbose_name="to which customer",
                    ),
                ),
                (
                    "lead",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_of_reference",
                        to="lifecycle.project",
                        verbose_name="lead",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "presenter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "promotion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presentations",
                        to="aftersales.referencepromotion",
                    ),
                ),
            ],
            options={
                "verbose_name": "presentation of a reference",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferenceFeature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("title", models.CharField(max_length=80, verbose_name="feature")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="feature in English")),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="what it does for them")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=300, verbose_name="what it does for them, in English"),
                ),
                (
                    "promotion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="aftersales.referencepromotion",
                    ),
                ),
            ],
            options={
                "verbose_name": "key feature",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "allows",
                    lifecycle.fields.ChoiceListField(
                        blank=True,
                        choices=[
                            ("name", "The name of the organisation"),
                            ("logo", "The logo"),
                            ("figures", "Figures of the project: users, time, satisfaction"),
                            ("visit", "Visits of others on site, after asking"),
                            ("call", "Telephone calls of others, after asking"),
                        ],
                        default=list,
                        verbose_name="what is allowed",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("given", "Given"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("replaced", "Replaced by a later one"),
                        ],
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("asked_on", models.DateField(null=True, verbose_name="asked on")),
                ("given_on", models.DateField(null=True, verbose_name="given on")),
                ("until", models.DateField(verbose_name="holds until")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="how it was given")),
                ("signed_name", models.CharField(blank=True, max_length=80, verbose_name="signed as")),
                ("remark", models.TextField(blank=True, verbose_name="remark of the customer")),
                ("ended_on", models.DateField(null=True, verbose_name="ended on")),
                ("ended_reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="who decides",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.attachment",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "link",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reference_consent",
                        to="lifecycle.portallink",
                    ),
                ),
                (
                    "promotion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="aftersales.referencepromotion",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent to be a reference",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SelfRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("reminded_on", models.DateField(null=True, verbose_name="reminded on")),
                ("levels", models.JSONField(default=dict, verbose_name="levels")),
                ("hinders", models.TextField(blank=True, verbose_name="what hinders them")),
                ("answered_on", models.DateField(null=True, verbose_name="answered on")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[("link", "By private link"), ("paper", "From paper or a talk")],
                        max_length=5,
                        verbose_name="how it came",
                    ),
                ),
                (
                    "attendance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="self_rating",
                        to="aftersales.attendance",
                        verbose_name="who",
                    ),
                ),
                (
                    "link",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="self_rating",
                        to="lifecycle.portallink",
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
                (
                    "topics",
                    models.ManyToManyField(
                        related_name="managed_by", to="aftersales.trainingtopic", verbose_name="managed alone"
                    ),
                ),
            ],
            options={
                "verbose_name": "self-rating after a training",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="referencepromotion",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="aftersales_referencepromotion_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="referencepromotion",
            constraint=models.UniqueConstraint(fields=("project",), name="one_reference_a_project"),
        ),
        migrations.AddConstraint(
            model_name="referencepresentation",
            constraint=models.UniqueConstraint(
                fields=("promotion", "customer", "on", "way"), name="reference_shown_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="referencepresentation",
            constraint=models.CheckConstraint(
                condition=models.Q(("lead__isnull", True), ("response", "interested"), _connector="OR"),
                name="reference_lead_of_interest",
            ),
        ),
        migrations.AddConstraint(
            model_name="referenceconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "given")), fields=("promotion",), name="reference_one_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="referenceconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("promotion",), name="reference_one_asked"
            ),
        ),
        migrations.AddConstraint(
            model_name="referenceconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "given"), _negated=True),
                    models.Q(("given_on__isnull", False), ("given_on__lte", models.F("until"))),
                    _connector="OR",
                ),
                name="reference_given_when",
            ),
        ),
        migrations.AddIndex(
            model_name="selfrating",
            index=models.Index(fields=["answered_on", "asked_on"], name="self_rating_open"),
        ),
        migrations.AddConstraint(
            model_name="selfrating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_on__isnull", True), models.Q(("way", ""), _negated=True), _connector="OR"
                ),
                name="self_rating_answered_how",
            ),
        ),
    ]
