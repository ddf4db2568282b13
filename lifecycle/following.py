"""What follows from a requirement, as its page shows it: pictures, letters, its place in a backlog, resources asked for."""

from typing import Any

from django.urls import reverse

from lifecycle import access
from lifecycle.models.attachments import Attachment
from lifecycle.models.traces import Trace
from lifecycle.stages import registry

PICTURES = ("image/png", "image/jpeg")
SHOWN_KINDS = (Attachment.Kind.DIAGRAM, Attachment.Kind.PROTOTYPE, Attachment.Kind.FORM, Attachment.Kind.PHOTO)
RESOURCES = "presales.resources"


def facts(requirement: Any, user: Any) -> dict[str, Any]:
    project = requirement.project
    found: dict[str, Any] = {"pictures": pictures(requirement), "idea": getattr(requirement, "idea", None)}
    if access.can(user, "R", "responses", project):
        found["letters"] = list(
            requirement.letters.select_related("letter__project", "letter__acknowledged_by", "letter__addressee")
        )
        for row in found["letters"]:
            row.letter.project = project
    kind = registry.records.get(RESOURCES)
    if kind is not None and access.can(user, "R", kind.area, project):
        asked = [thing for thing in Trace.targets(requirement) if isinstance(thing, kind.model_class)]
        new = reverse("record_new", args=[project.number, kind.stage, kind.slug])
        found |= {
            "asked_for": asked,
            "resources_url": f"{new}?from=lifecycle.requirements.{requirement.number}",
            "may_ask": access.can(user, "C", kind.area, project) and not project.read_only,
        }
    return found


def pictures(thing: Any) -> list[dict[str, Any]]:
    """Diagrams, prototypes and forms: pictures to look at, other files by their name."""
    rows = Attachment.objects.about(thing).filter(kind__in=SHOWN_KINDS, archived_at=None)
    number = thing.project.number
    return [
        {
            "name": row.name, "caption": row.caption, "alt": row.caption or f"{row.get_kind_display()}: {row.name}",
            "url": reverse("attachment", args=[number, row.pk]),
            "shown": reverse("attachment_picture", args=[number, row.pk]) if row.content_type in PICTURES else "",
        }
        for row in rows
    ]  # fmt: skip
