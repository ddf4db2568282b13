from typing import Any

from django.db import migrations

from lifecycle.models.solution_templates import load_standard_templates


def forwards(apps: Any, schema_editor: Any) -> None:
    load_standard_templates(apps.get_model("lifecycle", "SolutionTemplate"))


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0006_revisions_of_a_request")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
