import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0010_trial_run"),
        ("lifecycle", "0027_plans_and_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="planchange",
            name="source_key",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AlterField(
            model_name="planchange",
            name="refers_to",
            field=models.CharField(blank=True, max_length=200, verbose_name="change request or memo"),
        ),
        migrations.CreateModel(
            name="ChangedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("days", models.SmallIntegerField(verbose_name="days that it takes longer, or with a minus shorter")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_items",
                        to="delivery.changerequest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_in",
                        to="delivery.implementationplanitem",
                        verbose_name="item of the plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed item of the plan",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("change", "item"), name="changed_item_once")],
            },
        ),
        migrations.CreateModel(
            name="BadDays",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_on", models.DateField(verbose_name="first day")),
                ("last_on", models.DateField(verbose_name="last day")),
                ("why", models.CharField(max_length=160, verbose_name="why these days are bad")),
                (
                    "why_en",
                    models.CharField(blank=True, max_length=160, verbose_name="why these days are bad, in English"),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bad_days", to="lifecycle.project"
                    ),
                ),
            ],
            options={
                "verbose_name": "bad days for reports",
                "ordering": ["first_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("first_on"))), name="bad_days_in_order"
                    )
                ],
            },
        ),
    ]
