from typing import Any

from django.db import migrations, models

from lifecycle.models.requirement_types import load_requirement_types


def forwards(apps: Any, schema_editor: Any) -> None:
    load_requirement_types(apps.get_model("lifecycle", "RequirementType"))


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0015_where_promises_are_made")]

    operations = [
        migrations.AddField(
            model_name="requirement",
            name="analysed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="analysed"),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
