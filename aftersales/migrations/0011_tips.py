import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0010_closures"),
        ("lifecycle", "0034_reference_durations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="exempt",
            field=models.CharField(blank=True, max_length=200, verbose_name="knows it already"),
        ),
        migrations.CreateModel(
            name="MaterialTip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=9999)),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="or name")),
                ("text", models.TextField(verbose_name="the tip")),
                ("noted_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="noted on")),
                ("taken_in", models.CharField(blank=True, max_length=20, verbose_name="stands in edition")),
                ("dropped_reason", models.TextField(blank=True, verbose_name="why it does not go in")),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.contact",
                        verbose_name="contact",
                    ),
                ),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tips",
                        to="aftersales.trainingmaterial",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lifecycle.taughtsession",
                        verbose_name="out of a key user's session",
                    ),
                ),
            ],
            options={
                "verbose_name": "tip of a user",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contact__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="material_tip_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_in", ""), ("dropped_reason", ""), _connector="OR"),
                        name="material_tip_in_or_out",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("session__isnull", False)),
                        fields=("material", "session"),
                        name="material_tip_session_once",
                    ),
                ],
            },
        ),
    ]
