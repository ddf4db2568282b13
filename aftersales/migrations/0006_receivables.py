import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0005_rollouts"),
        ("lifecycle", "0030_trainers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BankEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n", models.PositiveIntegerField(verbose_name="row")),
                ("fingerprint", models.CharField(max_length=80)),
                ("day", models.DateField(verbose_name="day")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("payer", models.CharField(blank=True, max_length=200, verbose_name="payer")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="bank reference")),
                ("released_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "row of a bank statement",
                "verbose_name_plural": "rows of bank statements",
                "ordering": ["statement", "n"],
            },
        ),
        migrations.CreateModel(
            name="BankStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.CharField(max_length=60, verbose_name="account number")),
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
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("cells", models.JSONField()),
                ("reading", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("read", "To be confirmed"), ("booked", "Entered"), ("dropped", "Not used")],
                        default="read",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                ("booked_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "bank statement",
                "verbose_name_plural": "bank statements",
                "ordering": ["-uploaded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Concession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("waiver", "Write off an amount"), ("later", "Move a retention to a later day")],
                        max_length=6,
                        verbose_name="what is asked for",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True, verbose_name="amount")),
                ("new_on", models.DateField(null=True, verbose_name="new day")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                ("decision_note", models.TextField(blank=True, verbose_name="why so")),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
            ],
            options={
                "verbose_name": "request to an executive",
                "verbose_name_plural": "requests to executives",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SupportTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("papers", "Have the acceptance papers signed"),
                            ("memo", "Have the memo signed"),
                            ("contact", "Speak with the customer about the payment"),
                            ("other", "Something else"),
                        ],
                        max_length=8,
                        verbose_name="what is needed",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="in detail")),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("done_at", models.DateTimeField(null=True, verbose_name="done")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="what came of it")),
                ("creation_key", models.UUIDField(default=uuid.uuid4, unique=True)),
            ],
            options={
                "verbose_name": "supporting task",
                "verbose_name_plural": "supporting tasks",
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="collectionlog",
            name="promised_on",
            field=models.DateField(blank=True, null=True, verbose_name="promised for"),
        ),
        migrations.AddField(
            model_name="paymentmilestone",
            name="retained_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept_back",
                to="aftersales.paymentmilestone",
                verbose_name="kept back from",
            ),
        ),
        migrations.AddField(
            model_name="paymentreceipt",
            name="paid_amount",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount paid"
            ),
        ),
        migrations.AddField(
            model_name="paymentreceipt",
            name="paid_currency",
            field=models.CharField(
                blank=True,
                choices=[
                    ("CNY", "Chinese yuan"),
                    ("USD", "US dollar"),
                    ("EUR", "Euro"),
                    ("HKD", "Hong Kong dollar"),
                    ("JPY", "Japanese yen"),
                ],
                max_length=3,
                verbose_name="currency paid in",
            ),
        ),
        migrations.AddField(
            model_name="paymentreceipt",
            name="rate",
            field=models.DecimalField(
                blank=True,
                decimal_places=8,
                max_digits=16,
                null=True,
                validators=[django.core.validators.MinValueValidator(Decimal("1E-8"))],
                verbose_name="rate",
            ),
        ),
        migrations.AddField(
            model_name="paymentreceipt",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="receipts",
                to="aftersales.bankentry",
                verbose_name="row of the bank statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentreceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paid_amount__isnull", True), ("paid_currency", ""), ("rate__isnull", True)),
                    models.Q(("paid_amount__gt", 0), ("rate__gt", 0), models.Q(("paid_currency", ""), _negated=True)),
                    _connector="OR",
                ),
                name="receipt_foreign_is_whole",
            ),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="booked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="bankstatement",
            name="uploaded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by",
            ),
        ),
        migrations.AddField(
            model_name="bankentry",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="aftersales.bankstatement"
            ),
        ),
        migrations.AddField(
            model_name="concession",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="concession",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="concession",
            name="milestone",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concessions",
                to="aftersales.paymentmilestone",
            ),
        ),
        migrations.AddField(
            model_name="supporttask",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="supporttask",
            name="done_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="done by",
            ),
        ),
        migrations.AddField(
            model_name="supporttask",
            name="milestone",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="supports", to="aftersales.paymentmilestone"
            ),
        ),
        migrations.AddField(
            model_name="supporttask",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who does it",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("read", "booked", "dropped"))), name="statement_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("booked_at__isnull", False), ("booked_by__isnull", False), ("state", "booked")),
                    models.Q(
                        models.Q(("state", "booked"), _negated=True),
                        ("booked_at__isnull", True),
                        ("booked_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="statement_booked_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_at__isnull", True)), fields=("fingerprint",), name="bank_entry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankentry",
            constraint=models.UniqueConstraint(fields=("statement", "n"), name="bank_entry_row"),
        ),
        migrations.AddConstraint(
            model_name="bankentry",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="bank_entry_amount"),
        ),
        migrations.AddConstraint(
            model_name="concession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("milestone",), name="one_concession_asked"
            ),
        ),
        migrations.AddConstraint(
            model_name="concession",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("asked", "granted", "refused", "withdrawn"))),
                name="concession_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="concession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("kind", "waiver"), ("new_on__isnull", True)),
                    models.Q(("amount__isnull", True), ("kind", "later"), ("new_on__isnull", False)),
                    _connector="OR",
                ),
                name="concession_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="concession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("state__in", ("asked", "withdrawn")),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("state__in", ("granted", "refused")),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="concession_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="supporttask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                    _connector="OR",
                ),
                name="support_done_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="supporttask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at__isnull", True), models.Q(("kind", "other"), _negated=True)),
                fields=("milestone", "kind"),
                name="one_open_support_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentmilestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "not_due"),
                    models.Q(
                        (
                            "amount",
                            django.db.models.expressions.CombinedExpression(
                                models.F("received_amount"), "+", models.F("waived_amount")
                            ),
                        ),
                        ("state__in", ("received", "waived")),
                    ),
                    models.Q(
                        ("state__in", ("triggered", "requested", "invoiced", "partly")),
                        models.Q(
                            (
                                "amount__gt",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("received_amount"), "+", models.F("waived_amount")
                                ),
                            ),
                            ("amount", 0),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="milestone_open_or_closed",
            ),
        ),
    ]
