from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("delivery", "0009_verification")]

    operations = []
