from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0001_initial"), ("lifecycle", "0023_changes")]

    operations = []
