from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0017_who_leads_presales")]

    operations = []
