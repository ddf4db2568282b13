from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0019_people_and_governance")]

    operations = []
