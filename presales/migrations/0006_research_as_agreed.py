"""Who confirmed a research plan, which talks are left out, and why there is no report."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("presales", "0005_hand_over_in_english")]

    operations = [
        migrations.AddField(
            model_name="planline",
            name="dropped_reason",
            field=models.CharField(blank=True, editable=False, max_length=200, verbose_name="why it is left out"),
        ),
        migrations.AddField(
            model_name="researchplan",
            name="confirmed_how",
            field=models.CharField(blank=True, editable=False, max_length=160, verbose_name="how it was confirmed"),
        ),
        migrations.AddField(
            model_name="researchplan",
            name="confirmed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="confirmed on"),
        ),
        migrations.AddField(
            model_name="researchplan",
            name="confirmed_with",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.contact",
                verbose_name="confirmed by",
            ),
        ),
        migrations.AddField(
            model_name="researchplan",
            name="no_report_reason",
            field=models.TextField(blank=True, editable=False, verbose_name="why there is no approved report"),
        ),
        migrations.AlterField(
            model_name="researchplan",
            name="informal_note",
            field=models.TextField(blank=True, editable=False, verbose_name="talks outside the meetings"),
        ),
    ]
