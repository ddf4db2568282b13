from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0013_requirements_and_risks")]

    operations = [
        migrations.AddField(model_name="project", name="promised_days", field=models.PositiveIntegerField(null=True)),
        migrations.AddField(model_name="project", name="likely_days", field=models.PositiveIntegerField(null=True)),
    ]
