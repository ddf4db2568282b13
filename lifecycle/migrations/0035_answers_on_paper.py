from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0034_reference_durations")]

    operations = [
        migrations.AddField(model_name="portallink", name="on_paper", field=models.BooleanField(default=False)),
    ]
