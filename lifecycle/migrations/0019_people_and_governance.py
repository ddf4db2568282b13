from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0018_communications")]

    operations = []
