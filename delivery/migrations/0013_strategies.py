import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0012_signed_verification")]

    operations = [
        migrations.CreateModel(
            name="PlanStrategy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("what", models.CharField(max_length=160, verbose_name="strategy")),
                ("what_en", models.CharField(blank=True, max_length=160, verbose_name="strategy in English")),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.objective",
                        verbose_name="objective it serves",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strategies",
                        to="delivery.implementationplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "strategy of a plan",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="implementationplanitem",
            name="strategy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="items",
                to="delivery.planstrategy",
                verbose_name="strategy it carries out",
            ),
        ),
        migrations.AddConstraint(
            model_name="planstrategy",
            constraint=models.UniqueConstraint(fields=("plan", "what"), name="plan_strategy_once"),
        ),
        migrations.AddField(
            model_name="implementationplanitem",
            name="kickoff",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="plan_items",
                to="delivery.kickoff",
                verbose_name="kickoff",
            ),
        ),
        migrations.CreateModel(
            name="KickoffNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("department", models.CharField(max_length=120, verbose_name="department or group")),
                (
                    "notice_kind",
                    models.CharField(
                        choices=[("pack", "Pack"), ("minutes", "Minutes")], max_length=7, verbose_name="what was sent"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="contact",
                    ),
                ),
                (
                    "kickoff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="delivery.kickoff"
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notices",
                        to="delivery.kickoffreader",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of a kickoff",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reader__isnull", False)),
                        fields=("reader", "notice_kind"),
                        name="kickoff_notice_once",
                    )
                ],
            },
        ),
    ]
