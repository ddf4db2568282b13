"""Durations and lessons of closed projects, for later estimates."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0033_self_ratings")]

    operations = [
        migrations.AddField(
            model_name="knowledgenote",
            name="about",
            field=models.CharField(blank=True, editable=False, max_length=12, verbose_name="concerns"),
        ),
        migrations.CreateModel(
            name="ReferenceDuration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=12, verbose_name="code")),
                ("days", models.PositiveSmallIntegerField(verbose_name="working days")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("custom", "Custom development"),
                            ("product", "Product implementation"),
                            ("tool", "Tool-like product"),
                            ("phase_two", "Phase two"),
                            ("maintenance", "Maintenance"),
                        ],
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "industry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("health", "Health care"),
                            ("education", "Education"),
                            ("manufacturing", "Manufacturing"),
                            ("automotive", "Automotive"),
                            ("culture", "Libraries and museums"),
                            ("utilities", "Water, power and gas"),
                            ("transport", "Public transport"),
                            ("logistics", "Logistics"),
                            ("finance", "Banking and finance"),
                            ("government", "Government"),
                            ("pharma", "Pharmaceuticals"),
                            ("food", "Food"),
                            ("retail", "Retail"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="industry",
                    ),
                ),
                ("added_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reference_durations",
                        to="lifecycle.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "reference duration",
                "verbose_name_plural": "reference durations",
                "indexes": [models.Index(fields=["code", "type"], name="reference_duration_code")],
                "constraints": [models.UniqueConstraint(fields=("project", "code"), name="reference_duration_once")],
            },
        ),
    ]
