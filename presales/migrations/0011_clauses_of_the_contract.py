from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("presales", "0010_people_and_risks")]

    operations = []
