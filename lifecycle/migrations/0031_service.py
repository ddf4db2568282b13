import datetime

from django.db import migrations, models

import lifecycle.models.settings


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0030_trainers")]

    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="service_from",
            field=models.TimeField(default=datetime.time(9, 0), verbose_name="customer service begins at"),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="service_to",
            field=models.TimeField(default=datetime.time(18, 0), verbose_name="customer service ends at"),
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="service_targets",
            field=models.JSONField(default=lifecycle.models.settings._service_targets),
        ),
    ]
