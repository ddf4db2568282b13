import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0010_trial_run")]

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
    ]
