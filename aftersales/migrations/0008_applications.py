"""Applications for acceptance: delivered documents, sources and evidence of items, earlier rounds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0007_service"), ("lifecycle", "0034_reference_durations")]

    operations = [
        migrations.CreateModel(
            name="AcceptancePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("name", models.CharField(max_length=200, verbose_name="document")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="document, in English")),
                ("ref", models.CharField(blank=True, max_length=80, verbose_name="number or version")),
                ("on", models.DateField(blank=True, null=True, verbose_name="delivered on")),
                ("source_key", models.CharField(blank=True, editable=False, max_length=80)),
            ],
            options={
                "verbose_name": "delivered document",
                "verbose_name_plural": "delivered documents",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AcceptanceRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n", models.PositiveSmallIntegerField(verbose_name="round")),
                ("applied_on", models.DateField(null=True, verbose_name="applied on")),
                ("meeting_on", models.DateField(null=True, verbose_name="meeting of the panel on")),
                ("concluded_on", models.DateField(null=True, verbose_name="concluded on")),
                ("conclusion", models.TextField(blank=True, verbose_name="conclusion")),
                ("conclusion_en", models.TextField(blank=True, verbose_name="conclusion in English")),
                ("reason", models.TextField(blank=True, verbose_name="what has to be reworked")),
                ("items", models.JSONField(default=list, verbose_name="results")),
            ],
            options={
                "verbose_name": "earlier round",
                "verbose_name_plural": "earlier rounds",
                "ordering": ["n"],
            },
        ),
        migrations.AddField(
            model_name="acceptance",
            name="round",
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round"),
        ),
        migrations.AddField(
            model_name="acceptanceitem",
            name="evidence_key",
            field=models.CharField(blank=True, max_length=80, verbose_name="evidence"),
        ),
        migrations.AddField(
            model_name="acceptanceitem",
            name="source_key",
            field=models.CharField(blank=True, editable=False, max_length=80),
        ),
        migrations.AlterField(
            model_name="acceptanceitem",
            name="evidence_ref",
            field=models.CharField(blank=True, max_length=160, verbose_name="evidence in words"),
        ),
        migrations.AddConstraint(
            model_name="acceptanceitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_key", ""), _negated=True),
                fields=("acceptance", "source_key"),
                name="acceptance_item_source_once",
            ),
        ),
        migrations.AddField(
            model_name="acceptancepaper",
            name="acceptance",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="aftersales.acceptance"
            ),
        ),
        migrations.AddField(
            model_name="acceptanceround",
            name="acceptance",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="aftersales.acceptance"
            ),
        ),
        migrations.AddField(
            model_name="acceptanceround",
            name="closed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="noted by",
            ),
        ),
        migrations.AddConstraint(
            model_name="acceptancepaper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_key", ""), _negated=True),
                fields=("acceptance", "source_key"),
                name="acceptance_paper_source_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="acceptanceround",
            constraint=models.UniqueConstraint(fields=("acceptance", "n"), name="acceptance_round_once"),
        ),
    ]
