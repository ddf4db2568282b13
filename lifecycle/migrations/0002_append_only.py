from django.db import migrations

from lifecycle.append_only import migrate_backwards, migrate_forwards


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0001_initial")]
    operations = [migrations.RunPython(migrate_forwards, migrate_backwards)]
