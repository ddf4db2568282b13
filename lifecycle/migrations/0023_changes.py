from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0022_memos_and_delays")]

    operations = []
