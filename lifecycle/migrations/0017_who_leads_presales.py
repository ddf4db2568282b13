from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0016_requirement_types")]

    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="presales_owner_default",
            field=models.CharField(
                choices=[("SM", "Sales manager"), ("IM", "Implementation manager"), ("PM", "Project manager")],
                default="SM",
                max_length=2,
                verbose_name="who leads pre-sales",
            ),
        ),
    ]
