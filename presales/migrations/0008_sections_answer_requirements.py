"""Sections of a solution name the requirements of the register that they answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0013_requirements_and_risks"), ("presales", "0007_estimate_of_record")]

    operations = [
        migrations.AddField(
            model_name="solutionsection",
            name="requirements",
            field=models.ManyToManyField(
                blank=True, related_name="sections", to="lifecycle.requirement", verbose_name="requirements it answers"
            ),
        ),
    ]
