from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("delivery", "0005_executive_reports"), ("lifecycle", "0027_plans_and_meetings")]

    operations = []
