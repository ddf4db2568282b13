from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0025_people_of_a_team")]

    operations = []
