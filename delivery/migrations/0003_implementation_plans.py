from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_change_process")]

    operations = []
