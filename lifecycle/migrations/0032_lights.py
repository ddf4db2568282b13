from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0031_service")]

    operations = [
        migrations.AddField(model_name="project", name="plan_due", field=models.DateField(null=True)),
        migrations.AddField(model_name="project", name="readings", field=models.JSONField(default=list)),
        migrations.AddField(
            model_name="project", name="readings_colour", field=models.CharField(blank=True, max_length=5)
        ),
        migrations.AddField(model_name="project", name="satisfaction", field=models.JSONField(default=list)),
    ]
