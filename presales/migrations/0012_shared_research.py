from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("presales", "0011_clauses_of_the_contract"), ("lifecycle", "0027_plans_and_meetings")]

    operations = []
