from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("presales", "0009_preliminary_plans")]

    operations = []
