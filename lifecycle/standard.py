"""The standard playbook that the product ships, as data: lifecycle/data/playbook.json."""

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "playbook.json"
# Which of the nine fields of management each item belongs to, by its code.
AREAS: dict[str, str] = json.loads((DATA.parent / "item_areas.json").read_text(encoding="utf-8"))


def load_standard_playbook(playbooks: Any, items: Any, settings: Any, published_at: Any) -> Any:
    """Put the standard playbook into the database, once, published, and make it the default of new projects.

    Takes the model classes, so that a migration can hand in its historical ones. Returns the playbook.
    """
    data = json.loads(DATA.read_text(encoding="utf-8"))
    name = data["title"]["zh"]
    found = playbooks.objects.filter(name=name).order_by("number").first()
    if found is None:
        found = playbooks.objects.create(
            name=name, name_en=data["title"]["en"], number=1, note=data["note"]["zh"], note_en=data["note"]["en"],
            state="published", published_at=published_at,
        )  # fmt: skip
        sorted_by = "area" in {
            field.name for field in items._meta.get_fields()
        }  # not at the time of the first migrations
        items.objects.bulk_create([
            items(playbook=found, **_fields(item), **({"area": AREAS.get(item["code"], "")} if sorted_by else {}))
            for item in data["items"]
        ])  # fmt: skip
    site, _made = settings.objects.get_or_create(pk=1)
    if site.playbook_default_id is None:
        site.playbook_default = found
        site.save(update_fields=["playbook_default"])
    return found


def _fields(item: dict[str, Any]) -> dict[str, Any]:
    pair = item["title"], item["description"]
    return {
        "order": item["order"],
        "code": item["code"],
        "stage": item["stage"],
        "core": item["core"],
        "title": pair[0]["zh"],
        "title_en": pair[0]["en"],
        "description": pair[1]["zh"],
        "description_en": pair[1]["en"],
        "owner_role": item["owner_role"],
        "support_roles": item["support_roles"],
        "duration_workdays": item["default_duration_workdays"],
        "repeat_every_days": item["repeat_every_days"],
        "mandatory": item["mandatory"],
        "applies_when": item["applies_when"] or "",
        "preconditions": item["preconditions"],
        "gate": item["gate"] or "",
        "steps": [step["title"] for step in item["steps"]],
        "evidence": item["evidence"],
        "skip_reasons": item["skip_reasons"],
    }
