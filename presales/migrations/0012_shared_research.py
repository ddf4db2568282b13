import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("presales", "0011_clauses_of_the_contract"), ("lifecycle", "0027_plans_and_meetings")]

    operations = [
        migrations.AddField(
            model_name="collectedform",
            name="processes",
            field=models.ManyToManyField(
                blank=True,
                related_name="%(app_label)s_forms",
                to="lifecycle.businessprocess",
                verbose_name="business processes that use it",
            ),
        ),
        migrations.AddField(
            model_name="logentry",
            name="business_process",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.businessprocess",
                verbose_name="process of the list",
            ),
        ),
        migrations.AddField(
            model_name="planline",
            name="business_process",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.businessprocess",
                verbose_name="process of the list",
            ),
        ),
        migrations.AddField(
            model_name="reportsection",
            name="business_process",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.businessprocess",
                verbose_name="process of the list",
            ),
        ),
    ]
