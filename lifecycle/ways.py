"""Which ways to the records of a project are open to a person: no page offers one that ends at a closed door."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from lifecycle import access
from lifecycle.stages import registry

NEEDS = {
    "record_list": "R", "record": "R", "record_thread": "R", "record_new": "C", "record_edit": "E",
    "record_issue": "E",
}  # fmt: skip


def is_open(user: Any, url: str, project: Any) -> bool:
    """Whatever is no page of a record is judged where it is made."""
    try:
        found = resolve(urlsplit(url).path)
    except Resolver404:
        return True
    need = NEEDS.get(found.url_name or "")
    kind = registry.records.get(f"{found.kwargs.get('stage')}.{found.kwargs.get('slug')}")
    if kind is not None and found.url_name == "record_act":
        need = next((act.need for act in kind.acts if act.name == found.kwargs["act"]), None)
    return need is None or kind is None or access.can(user, need, kind.area, project)
