from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0026_key_users")]

    operations = []
