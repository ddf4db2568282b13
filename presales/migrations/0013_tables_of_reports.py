from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("presales", "0012_shared_research"),
    ]

    operations = [
        migrations.AddField(
            model_name="researchreport",
            name="roles",
            field=models.TextField(blank=True, verbose_name="roles: who does what"),
        ),
        migrations.AddField(
            model_name="researchreport",
            name="roles_en",
            field=models.TextField(blank=True, verbose_name="roles: who does what, in English"),
        ),
    ]
