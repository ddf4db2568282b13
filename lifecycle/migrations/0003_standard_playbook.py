from typing import Any

from django.db import migrations
from django.utils import timezone

from lifecycle.standard import load_standard_playbook


def forwards(apps: Any, schema_editor: Any) -> None:
    load_standard_playbook(
        apps.get_model("lifecycle", "Playbook"),
        apps.get_model("lifecycle", "PlaybookItem"),
        apps.get_model("lifecycle", "SiteSettings"),
        timezone.now(),
    )


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0002_append_only")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
