from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0022_memos_and_delays")]

    operations = [
        migrations.AddField(
            model_name="objective",
            name="signed_in",
            field=models.CharField(blank=True, editable=False, max_length=50, verbose_name="signed as"),
        ),
        migrations.AddField(
            model_name="requirementchange",
            name="signed_in",
            field=models.CharField(blank=True, max_length=50, verbose_name="signed as"),
        ),
    ]
