from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0023_changes")]

    operations = []
