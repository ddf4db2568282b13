from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0024_business_processes")]

    operations = []
