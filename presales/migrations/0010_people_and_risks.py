import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("presales", "0009_preliminary_plans"), ("lifecycle", "0019_people_and_governance")]

    operations = [
        migrations.AddField(
            model_name="demosession",
            name="satisfaction_groups",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="satisfaction by group"),
        ),
        migrations.AddField(
            model_name="technicalexchange",
            name="satisfaction_groups",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="satisfaction by group"),
        ),
        migrations.CreateModel(
            name="SolutionRisk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("risk", models.CharField(max_length=160, verbose_name="risk")),
                ("risk_en", models.CharField(blank=True, max_length=160, verbose_name="risk in English")),
                (
                    "likelihood",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("critical", "Critical")],
                        max_length=8,
                        verbose_name="how likely",
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("critical", "Critical")],
                        max_length=8,
                        verbose_name="how bad",
                    ),
                ),
                ("response", models.TextField(blank=True, verbose_name="what is done about it")),
                ("response_en", models.TextField(blank=True, verbose_name="what is done about it, in English")),
                ("owner", models.CharField(blank=True, max_length=120, verbose_name="who looks after it")),
                (
                    "owner_en",
                    models.CharField(blank=True, max_length=120, verbose_name="who looks after it, in English"),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="presales.solution"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "risk that a solution tells",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source__isnull", False)),
                        fields=("solution", "source"),
                        name="presales_solutionrisk_source",
                    )
                ],
            },
        ),
    ]
