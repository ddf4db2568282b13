import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0025_people_of_a_team")]

    operations = [
        migrations.AddField(
            model_name="readinessitem",
            name="blocks_id",
            field=models.PositiveBigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="readinessitem",
            name="blocks_kind",
            field=models.CharField(blank=True, editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="readinessitem",
            name="for_go_live",
            field=models.BooleanField(default=False, verbose_name="needed for going live"),
        ),
        migrations.AddField(
            model_name="readinessitem",
            name="reminded_for",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="portallink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("answer", "Answer a questionnaire"),
                    ("confirm", "Confirm requirements"),
                    ("feedback", "Say what works and what does not"),
                    ("ready", "Say whether the site is ready"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="ReadinessAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shown", models.JSONField(default=dict)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("ready", "It is ready"), ("later", "Not before this day:")],
                        max_length=6,
                        verbose_name="answer",
                    ),
                ),
                ("day", models.DateField(blank=True, null=True, verbose_name="not before")),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="lifecycle.readinessitem"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readiness_asks",
                        to="lifecycle.portallink",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [models.UniqueConstraint(fields=("link", "item"), name="readiness_ask_once")],
            },
        ),
    ]
