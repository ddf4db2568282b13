import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0029_key_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainerQualification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topic", models.CharField(max_length=160, verbose_name="topic")),
                ("topic_en", models.CharField(blank=True, max_length=160, verbose_name="topic in English")),
                ("on", models.DateField(verbose_name="day of the trial lecture")),
                ("mark", models.PositiveSmallIntegerField(default=60, editable=False)),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="marks of the trial lecture, out of 100",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what was said about it")),
                (
                    "ended_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="no longer valid since"),
                ),
                ("creation_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="qualifications",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="trainer",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verified by",
                    ),
                ),
            ],
            options={
                "verbose_name": "qualification of a trainer",
                "verbose_name_plural": "qualifications of trainers",
                "ordering": ["person__name", "-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verified_by", models.F("person")), _negated=True),
                        name="trainer_verified_by_another",
                    ),
                    models.CheckConstraint(condition=models.Q(("score__lte", 100)), name="trainer_score_of_100"),
                ],
            },
        ),
    ]
