import django.db.models.deletion
from django.db import migrations, models

from lifecycle.append_only import migrate_forwards


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0005_solution_templates")]

    operations = [
        migrations.AddField(
            model_name="signedrevision",
            name="request",
            field=models.ForeignKey(
                default=None,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revisions",
                to="lifecycle.signaturerequest",
            ),
            preserve_default=False,
        ),
        # SQLite makes the table anew, without its triggers.
        migrations.RunPython(migrate_forwards, migrations.RunPython.noop),
    ]
