from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0020_answers_to_requirements")]

    operations = []
