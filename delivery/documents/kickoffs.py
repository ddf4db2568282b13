"""The kickoff's document: first the pack for those who come, then, as its next version, the minutes of what was said."""

import re
from typing import Any

from django.utils import timezone

from delivery.models.kickoffs import Kickoff
from delivery.models.lines import KickoffAttendee, Side
from lifecycle.documents import person
from lifecycle.models.customers import Contact
from lifecycle.models.readiness import ReadinessItem
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, named, same, twin

EMPTY = {ZH: "", EN: ""}
TITLE = {ZH: "启动大会文件与纪要", EN: "Kickoff pack and minutes"}
PACK = {ZH: "启动大会文件", EN: "Kickoff pack"}
# What people put in front of the lines of a list; the document numbers or dots them itself.
MARK = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.、)）]|[（(]\d{1,2}[)）])\s*")


def rows(obj: Any, field: str) -> list[dict[str, str]]:
    """The lines of a text as pairs. Where the two languages have different numbers of lines, the text is one pair."""
    both = twin(obj, field)
    chinese, english = ([MARK.sub("", line) for line in text.splitlines() if line.strip()] for text in both.values())
    if not english:
        return [{ZH: line, EN: ""} for line in chinese]
    if not chinese:
        return [{ZH: "", EN: line} for line in english]
    if len(chinese) != len(english):
        return [both]
    return [{ZH: a, EN: b} for a, b in zip(chinese, english, strict=True)]


def build_kickoff(kickoff: Kickoff) -> dict[str, Any]:
    """D18. The decision and its reason stay in the house; nothing of them is read here."""
    project = kickoff.project
    manager = project.delivery_owner
    attendees = list(kickoff.attendees.select_related("contact", "user"))
    at = timezone.localtime(kickoff.at, timezone.get_default_timezone()) if kickoff.at else None
    was_held = kickoff.state in Kickoff.DONE
    ends = kickoff.ends_at
    body: dict[str, Any] = {
        "is_pack": not was_held,
        "at": at.isoformat(timespec="minutes") if at else None,
        "until": timezone.localtime(ends, timezone.get_default_timezone()).isoformat(timespec="minutes") if ends else None,
        "place": twin(kickoff, "place"),
        "chair": named(manager) if manager else EMPTY,
        "sponsor": _sponsor(kickoff, attendees),
        "authority": _authority(kickoff),
        "objectives": [{"text": text, "measure": EMPTY, "due": None} for text in rows(kickoff, "objectives")],
        "agenda": [
            {
                "time": line.time.strftime("%H:%M") if line.time else "",
                "item": twin(line, "topic"),
                "speaker": same(line.speaker),
                "minutes": line.minutes,
            }
            for line in kickoff.agenda.all()
        ],
        "minutes_planned": kickoff.minutes_planned or None,
        "speeches": [
            {"speaker": same(s.speaker), "title": twin(s, "topic"), "text": twin(s, "draft")}
            for s in kickoff.speeches.all()
        ],
        "rosters": {
            side.value: [_on_roster(row) for row in attendees if row.side == side]
            for side in Side
            if side in kickoff.sides
        },
        "resources": [
            {
                "side": row.side,
                "kind": row.resource_kind,
                "what": twin(row, "what"),
                "needed_by": row.needed_by.isoformat() if row.needed_by else None,
                "status": row.status,
            }
            for row in kickoff.resources.all()
        ],
        "site": site(kickoff.project),
        "rules": rows(kickoff, "working_rules"),
        "change_rules": rows(kickoff, "change_and_communication_rules"),
        "responsibilities": [
            {
                "task": twin(line, "task"),
                "customer": twin(line, "who") if line.side in ("customer", "both") else None,
                "vendor": twin(line, "who") if line.side in ("vendor", "both") else None,
            }
            for line in kickoff.responsibilities.all()
        ],
        "milestones": [
            {"name": twin(line, "name"), "owner": EMPTY, "on": line.on.isoformat()}
            for line in kickoff.milestones.all()
        ],
        "minutes": twin(kickoff, "minutes") if was_held else EMPTY,
        "decisions": [] if not was_held else [
            {
                "text": twin(line, "text"),
                "owner": same(line.owner),
                "due": line.due.isoformat() if line.due else None,
            }
            for line in kickoff.decisions.all()
        ],
        "attendance": [] if not was_held else [
            {"party": row.side, "name": row.names, "title": row.titles, "present": row.attended} for row in attendees
        ],
        "distribution": [
            {"name": twin(row, "department"), "contact": named(row.contact) if row.contact else None}
            for row in kickoff.readers.select_related("contact")
        ],
    }  # fmt: skip
    return {
        "title": TITLE if was_held else PACK,
        "body": body,
        "slots": _slots(kickoff, attendees) if was_held else [],
    }


def site(project: Any) -> list[dict[str, Any]]:
    """What the customer has to have ready at the site, and how far that is."""
    items = ReadinessItem.objects.filter(project=project).select_related("responsible")
    return [
        {
            "what": twin(item, "what"),
            "responsible": named(item.responsible) if item.responsible else None,
            "needed_by": item.needed_by.isoformat() if item.needed_by else None,
            "promised_for": item.promised_for.isoformat() if item.promised_for else None,
            "state": item.state,
        }
        for item in items
    ]


def _sponsor(kickoff: Kickoff, attendees: list[KickoffAttendee]) -> dict[str, Any] | None:
    """The customer's leader and the message; nothing where there is no message."""
    message = twin(kickoff, "sponsor_message")
    if not any(message.values()):
        return None
    leader = kickoff.project.sponsor or next(
        (row.contact for row in attendees if row.side == Side.CUSTOMER and row.is_executive and row.contact), None
    )
    title = twin(leader, "title") if leader else EMPTY
    return {"name": named(leader) if leader else EMPTY, "title": title, "message": message}


def _authority(kickoff: Kickoff) -> dict[str, Any] | None:
    text, manager = twin(kickoff, "manager_authority"), kickoff.project.delivery_owner
    if not any(text.values()) or manager is None:
        return None
    return {"name": named(manager), "title": twin(manager, "title"), "text": text}


def _on_roster(row: KickoffAttendee) -> dict[str, Any]:
    department = getattr(row.person, "department", "")
    return {
        "name": row.names,
        "role": twin(row, "role"),
        "title": row.titles,
        "department": same(department) if department else None,
        "phone": getattr(row.person, "phone", "") or None,
        "email": getattr(row.person, "email", "") or None,
    }


def _slots(kickoff: Kickoff, attendees: list[KickoffAttendee]) -> list[dict[str, Any]]:
    """The customer's signatory and our project manager."""
    contacts = [row.contact for row in attendees if row.contact]
    signer: Contact | None = next((c for c in contacts if "signatory" in c.kinds), None)
    signer = signer or kickoff.project.sponsor or next(iter(contacts), None)
    return [
        person(signer, key="customer-1", party="customer", role={ZH: "甲方代表", EN: "For the customer"}, seal=True),
        person(
            kickoff.project.delivery_owner, key="vendor-1", party="vendor",
            role={ZH: "项目经理", EN: "Project manager"}, seal=True,
        ),
    ]  # fmt: skip


KICKOFF = DocumentKind(
    code="D18",
    title=TITLE,
    build=build_kickoff,
    template="kickoff",
    area="kickoff",
    signs=("CC", "PM"),
)
