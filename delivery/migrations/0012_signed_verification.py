from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0011_changes_and_plans"),
    ]

    operations = [
        migrations.AddField(
            model_name="functionverification",
            name="refused_reason",
            field=models.TextField(blank=True, editable=False, verbose_name="why the customer did not sign"),
        ),
        migrations.AlterField(
            model_name="functionverification",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("run", "Run, not concluded"),
                    ("failed", "Not passed"),
                    ("rerun", "Being run again"),
                    ("passed", "Passed, not signed"),
                    ("approved", "Approved in writing"),
                    ("superseded", "Overtaken by a later run"),
                ],
                default="planned",
                max_length=10,
                verbose_name="state",
            ),
        ),
    ]
