import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lifecycle.fields
from lifecycle.append_only import migrate_forwards


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0010_labels"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="how",
            field=models.CharField(
                blank=True,
                choices=[("online", "signed online"), ("paper", "signed on paper"), ("deemed", "deemed accepted")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="documentversion",
            name="rendered_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="documentversion",
            name="seal_level",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="documentversion",
            name="seal_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="project",
            name="deemed_clause",
            field=models.CharField(blank=True, max_length=200, verbose_name="clause on deemed acceptance"),
        ),
        migrations.AddField(
            model_name="project",
            name="deemed_days",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="silence confirms after … working days"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="deemed_kinds",
            field=lifecycle.fields.ChoiceListField(
                blank=True, default=list, verbose_name="kinds of documents that silence confirms"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="prevailing_language",
            field=models.CharField(
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
        migrations.AddField(
            model_name="signatory",
            name="code_expires_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="signatory",
            name="code_hash",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="signatory",
            name="code_passed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="signatory",
            name="code_sent",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="signatory",
            name="code_tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="signatory",
            name="replaced_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lifecycle.signatory"
            ),
        ),
        migrations.AddField(
            model_name="signatory",
            name="warning",
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name="signature",
            name="certificate_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="signature",
            name="level",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="signaturerequest",
            name="deemed_clause",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="signaturerequest",
            name="deemed_days",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="signaturerequest",
            name="deemed_notice_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="signaturerequest",
            name="deemed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="code_kinds",
            field=lifecycle.fields.ChoiceListField(
                blank=True, default=list, verbose_name="kinds of documents that ask for a code by mail before signing"
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="deemed_gate_kinds",
            field=lifecycle.fields.ChoiceListField(
                blank=True, default=list, verbose_name="kinds of documents that count at gates when deemed accepted"
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="deemed_notice_days",
            field=models.PositiveSmallIntegerField(
                default=2, verbose_name="notice of deemed acceptance … working days before"
            ),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="prevailing_language",
            field=models.CharField(
                choices=[("zh", "Chinese prevails"), ("en", "English prevails"), ("equal", "Both are equal")],
                default="zh",
                max_length=5,
                verbose_name="language that prevails in bilingual documents",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="signatory",
            name="state",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="signature",
            name="method",
            field=models.CharField(
                choices=[("drawn", "drawn"), ("typed", "typed"), ("own", "own certificate")], max_length=8
            ),
        ),
        migrations.AlterField(
            model_name="signaturerequest",
            name="state",
            field=models.CharField(
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
        migrations.CreateModel(
            name="PaperCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("issued_at", models.DateTimeField(auto_now_add=True)),
                ("seals", models.JSONField(default=dict)),
                ("straddle", models.CharField(blank=True, max_length=10)),
                ("remark", models.TextField(blank=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("cancelled_reason", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("pdf", models.CharField(blank=True, max_length=200)),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                ("seal_sha256", models.CharField(blank=True, max_length=64)),
                ("seal_level", models.CharField(blank=True, max_length=8)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="lifecycle.document"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            ],
            options={
                "ordering": ["-issued_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("data", models.TextField()),
                ("data_sha256", models.CharField(max_length=64)),
                ("pdf", models.CharField(max_length=200)),
                ("pdf_sha256", models.CharField(max_length=64)),
                ("document_sha256", models.CharField(max_length=64)),
                ("seal_sha256", models.CharField(max_length=64)),
                ("seal_level", models.CharField(max_length=8)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="lifecycle.documentversion",
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
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PaperScan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("file", models.CharField(max_length=200)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="lifecycle.papercopy"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PaperPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "scan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pages", to="lifecycle.paperscan"
                    ),
                ),
            ],
            options={
                "ordering": ["scan_id", "index"],
            },
        ),
        migrations.CreateModel(
            name="SigningAuthority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_reason", models.CharField(blank=True, max_length=200)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="authorities", to="lifecycle.contact"
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-granted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Timestamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                (
                    "state",
                    models.CharField(choices=[("owed", "Owed"), ("made", "Made")], default="owed", max_length=6),
                ),
                ("embedded", models.BooleanField(default=False)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_error", models.CharField(blank=True, max_length=250)),
                ("token", models.BinaryField()),
                ("authority", models.CharField(blank=True, max_length=250)),
                ("stamped_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="timestamps", to="lifecycle.document"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("authority", "Certificate authority"), ("seal", "Company seal")], max_length=10
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
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("active", True)), fields=("role",), name="one_active_certificate_a_role"
                    ),
                    models.UniqueConstraint(fields=("role", "fingerprint"), name="certificate_once_a_role"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=120, unique=True)),
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
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["state", "next_at"], name="job_state_next")],
            },
        ),
        migrations.AddConstraint(
            model_name="papercopy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["issued", "received"])),
                fields=("document",),
                name="one_open_paper_a_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="completion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paper__isnull", False), ("request__isnull", True)),
                    models.Q(("paper__isnull", True), ("request__isnull", False)),
                    _connector="OR",
                ),
                name="completion_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperscan",
            constraint=models.UniqueConstraint(fields=("paper", "sha256"), name="scan_once_a_paper"),
        ),
        migrations.AddConstraint(
            model_name="paperpage",
            constraint=models.UniqueConstraint(fields=("scan", "index"), name="page_once_a_scan"),
        ),
        migrations.AddConstraint(
            model_name="signingauthority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                ),
                name="authority_dates",
            ),
        ),
        migrations.AddIndex(
            model_name="timestamp",
            index=models.Index(fields=["state", "next_at"], name="timestamp_state_next"),
        ),
        # SQLite builds tables anew when they gain a column, and their triggers are gone.
        migrations.RunPython(migrate_forwards, migrations.RunPython.noop),
    ]
