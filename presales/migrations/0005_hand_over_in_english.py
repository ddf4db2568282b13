from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("presales", "0004_contracts_and_estimates")]

    operations = [
        migrations.AddField(
            model_name="handoversection",
            name="body_en",
            field=models.TextField(blank=True, verbose_name="text in English"),
        ),
    ]
