from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("presales", "0006_research_as_agreed")]

    operations = [
        migrations.AddField(
            model_name="estimate",
            name="likely_days",
            field=models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="likely, working days"),
        ),
        migrations.AddField(
            model_name="estimate",
            name="reference",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
