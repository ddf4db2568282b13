from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("presales", "0008_sections_answer_requirements"), ("lifecycle", "0023_changes")]

    operations = []
