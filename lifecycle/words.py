"""Events as sentences that people read: who did what to which thing, in the reader's language."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lifecycle import access, display, papers
from lifecycle.gates import GATES
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.stages import RecordKind, State, registry
from lifecycle.text import choose, listed

PROJECT, ITEM, DOCUMENT = "lifecycle.project", "lifecycle.checklistitem", "lifecycle.document"
PEOPLE = ("lifecycle.projectmember", "lifecycle.projectcontact")
# Facts of the project that only those may read who may read the contract or the payments.
MONEY_FIELDS = {"expected_amount", "contract_amount"}

# After the name of who did it. %(what)s is the thing; the other names are the event's own data.
SENTENCES = {
    "project.opened": lazy("opened the project"),
    "project.revised": lazy("changed the project's facts"),
    "project.passed": lazy("passed “%(gate)s”: %(from)s → %(to)s"),
    "project.decided": lazy("passed “%(gate)s”"),  # a gate inside a state
    "project.overridden": lazy("passed “%(gate)s” in spite of unmet conditions: %(from)s → %(to)s. %(reason)s"),
    "project.refused": lazy("tried “%(gate)s”; conditions were not met"),
    "project.returned": lazy("sent the project back: %(from)s → %(to)s. %(reason)s"),
    "project.moved": lazy("moved the project: %(from)s → %(to)s. %(reason)s"),
    "gate.approved": lazy("approved “%(gate)s”; still to approve: %(waiting_for)s"),
    "member.added": lazy("added %(what)s to the team"),
    "member.revised": lazy("changed the part of %(what)s in the team"),
    "member.released": lazy("released %(what)s from the team"),
    "contact.linked": lazy("noted %(what)s as a person of the customer in this project"),
    "contact.unlinked": lazy("removed %(what)s from this project"),
    "contact.judged": lazy("judged the stance of %(what)s"),
    "item.added": lazy("added the item “%(what)s”"),
    "item.started": lazy("started “%(what)s”"),
    "item.waiting": lazy("is waiting for the customer with “%(what)s”"),
    "item.step_ticked": lazy("ticked “%(title)s” in “%(what)s”"),
    "item.step_unticked": lazy("took back the tick at “%(title)s” in “%(what)s”"),
    "item.done": lazy("finished “%(what)s”"),
    "item.skip_asked": lazy("asked to skip “%(what)s”: %(skip_note)s"),
    "item.skip_refused": lazy("refused to skip “%(what)s”"),
    "item.skipped": lazy("skipped “%(what)s” with a reason"),
    "item.reopened": lazy("opened “%(what)s” again: %(result_note)s"),
    "item.assigned": lazy("assigned “%(what)s”"),
    "document.issued": lazy("issued %(what)s"),
    "document.sent": lazy("sent %(what)s for signature"),
    "document.viewed": lazy("opened %(what)s to sign it"),
    "document.signed": lazy("signed %(what)s"),
    "document.declined": lazy("declined to sign %(what)s: %(reason)s"),
    "document.completed": lazy("noted that all signatures are on %(what)s"),
    "document.voided": lazy("declared %(what)s void: %(reason)s"),
    "document.delivered": lazy("noted that %(what)s has reached %(name)s"),
    "document.deemed_notice": lazy("gave notice of the day on which %(what)s counts as accepted"),
    "document.deemed_moved": lazy("moved the day on which %(what)s counts as accepted"),
    "document.deemed": lazy("noted that %(what)s counts as accepted: nobody of the customer answered"),
    "document.deemed_counted": lazy("counted the deemed acceptance of %(what)s at gates"),
    "authority.granted": lazy("noted that %(what)s may sign for the customer"),
    "authority.revoked": lazy("revoked the authority of %(what)s to sign: %(reason)s"),
    "request.voided": lazy("withdrew the request to sign %(what)s"),
    "request.expired": lazy("closed the request to sign %(what)s: its time was up"),
    "request.extended": lazy("gave more time to sign %(what)s: until %(until)s"),
    "signatory.reminded": lazy("reminded %(name)s to sign %(what)s"),
    "signatory.replaced": lazy("asked %(with)s in place of %(name)s to sign %(what)s: %(reason)s"),
    "signatory.link_revoked": lazy("ended a link of %(name)s to %(what)s"),
    "signatory.code_sent": lazy("had a code sent to %(to)s, to sign %(what)s"),
    "signatory.code_given": lazy("gave the code that was sent by e-mail, to sign %(what)s"),
    "signatory.code_wrong": lazy("gave a wrong code, to sign %(what)s"),
    "attachment.added": lazy("attached the file “%(name)s” to %(what)s"),
    "attachment.archived": lazy("archived the file “%(name)s” of %(what)s"),
    "comment.added": lazy("commented on %(what)s"),
    "record.added": lazy("added %(what)s"),
    "record.revised": lazy("changed %(what)s"),
    "promise.reviewed": lazy("judged %(what)s: %(verdict)s"),
    "promise.approved": lazy("approved %(what)s although it is in the red"),
    "promise.kept": lazy("noted that %(what)s was kept"),
    "promise.broken": lazy("noted that %(what)s was broken"),
    "promise.withdrawn": lazy("withdrew %(what)s"),
}
# For the verbs of stage apps: the second half of their name.
ENDINGS = {
    "finished": lazy("finished %(what)s"),
    "submitted": lazy("submitted %(what)s"),
    "approved": lazy("approved %(what)s"),
    "rejected": lazy("rejected %(what)s"),
    "returned": lazy("returned %(what)s"),
    "reopened": lazy("opened %(what)s again"),
    "withdrawn": lazy("withdrew %(what)s"),
    "closed": lazy("closed %(what)s"),
    "held": lazy("noted that %(what)s was held"),
    "confirmed": lazy("confirmed %(what)s"),
    "cancelled": lazy("called off %(what)s"),
    "started": lazy("started %(what)s"),
    "done": lazy("finished %(what)s"),
    "triggered": lazy("noted that %(what)s has fallen due to be asked for"),
    "requested": lazy("asked the customer to pay %(what)s"),
    "reminded": lazy("reminded the customer of %(what)s"),
    "invoiced": lazy("invoiced %(what)s"),
    "promised": lazy("noted when %(what)s was promised"),
    "received": lazy("noted a receipt for %(what)s"),
    "receipt_voided": lazy("declared a receipt for %(what)s void"),
    "waived": lazy("wrote off a part of %(what)s"),
    "settled": lazy("settled a point of %(what)s"),
    "deemed": lazy("noted that %(what)s is deemed accepted"),
}
KINDS = (
    ("moves", lazy("Moves and approvals"), ("project.", "gate.")),
    ("items", lazy("Checklist"), ("item.",)),
    ("documents", lazy("Documents and signatures"), ("document.", "request.", "signatory.")),
    ("promises", lazy("Promises"), ("promise.",)),
    ("people", lazy("People"), ("member.", "contact.")),
    ("talk", lazy("Comments and files"), ("comment.", "attachment.")),
)


class Thing(NamedTuple):
    """What an event is about, in the reader's language."""

    name: str
    url: str
    steps: list[str] = []


def hidden_kinds(user: Any, project: Any) -> list[str]:
    """Kinds of records that this person may not read in this project, as events name them."""
    kinds = registry.records.values()
    return [kind.model.lower() for kind in kinds if not access.can(user, "R", kind.area, project)]


def feed(events: Iterable[Event], user: User, project: Any, *, link: bool = True) -> list[dict[str, Any]]:
    """Rows for the activity part; one query for each of items, documents and records among them, at most."""
    rows = list(events)
    things = things_of(rows, project)
    money = access.can(user, "R", "contract", project) or access.can(user, "R", "payment", project)
    return [
        {
            "who": event.actor.label() if event.actor else event.actor_name or _("Throughline"),
            "text": sentence(event, things),
            "url": _url(event, things, project) if link else "",
            "link": _("Open"),
            "at": event.at,
            "changes": history(event, money=money),
        }
        for event in rows
    ]  # fmt: skip


def sentence(event: Event, things: dict[tuple[str, int], Thing] | None = None) -> str:
    """The event without its actor: “finished “Company introduction””."""
    known = (things or {}).get((event.subject_kind, event.subject_id))
    what = known.name if known else event.subject_label
    if event.subject_kind == PROJECT:
        what = _("the project")
    verb = event.verb
    if verb == "project.passed" and event.data.get("from") == event.data.get("to"):
        verb = "project.decided"
    pattern = SENTENCES.get(verb) or ENDINGS.get(event.verb.rpartition(".")[2])
    if pattern is None:
        new = _choice(event.subject_kind, "state", event.data.get("to"))
        pattern = lazy("changed %(what)s to “%(to)s”") if new else lazy("worked on %(what)s")
    facts = _Facts(event, what)
    step = event.data.get("step")
    if known and isinstance(step, int) and 0 < step <= len(known.steps):
        facts["title"] = known.steps[step - 1]
    return (str(pattern) % facts).strip()


class _Facts(dict[str, Any]):
    """An event's data in words; what an old event lacks is an empty text, never an error."""

    def __init__(self, event: Event, what: str) -> None:
        super().__init__({key: value for key, value in event.data.items() if isinstance(value, str | int)})
        self["what"] = what
        self["gate"] = str(GATES[gate].title) if (gate := event.data.get("gate")) in GATES else ""
        for key in ("from", "to"):
            self[key] = _choice(event.subject_kind, "state", event.data.get(key)) or str(event.data.get(key) or "")
        self["verdict"] = _choice(event.subject_kind, "verdict", event.data.get("verdict"))
        self["waiting_for"] = access.role_names(event.data.get("waiting_for") or []) if gate else ""

    def __missing__(self, key: str) -> str:
        return ""


def _choice(kind: str, field: str, value: Any) -> str:
    """The label of a choice; nothing where the model or the choice is unknown."""
    if not value or not isinstance(value, str):
        return ""
    if kind == PROJECT and field == "state":
        return str(State(value).label) if value in State.values else ""
    try:
        choices = apps.get_model(kind)._meta.get_field(field).flatchoices  # type: ignore[union-attr]
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return ""
    return str(dict(choices).get(value, ""))


def history(event: Event, *, money: bool = True) -> list[tuple[str, str, str]]:
    """(field, before, after) in words, for events that changed fields."""
    found = event.data.get("changes")
    if not isinstance(found, dict):
        return []
    rows = []
    for name, pair in found.items():
        if (not money and name in MONEY_FIELDS) or not isinstance(pair, list) or len(pair) != 2:
            continue
        before, after = (_value(event.subject_kind, name, value) for value in pair)
        rows.append((_field(event.subject_kind, name), before, after))
    return rows


def _field(kind: str, name: str) -> str:
    """What a changed field is called; a record's lines have a title of their own."""
    titles = (line.title for row in registry.records.values() if row.model.lower() == kind
              for line in row.lines if line.relation == name)  # fmt: skip
    if title := next(titles, None):
        return str(title)
    try:
        label = str(apps.get_model(kind)._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return name.replace("_", " ")
    return label[:1].upper() + label[1:]


def _value(kind: str, name: str, value: Any) -> str:
    if value in (None, "", []):
        return display.NONE
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if label := _choice(kind, name, value):
        return label
    if name == "deemed_kinds":
        return listed(papers.name(code) for code in value)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        try:
            return display.day_full(date.fromisoformat(value))
        except ValueError:
            return value
    if isinstance(value, list):
        return listed(value)
    return str(value)


# -- what events are about ------------------------------------------------------------------------------------------


def things_of(rows: list[Any], project: Any) -> dict[tuple[str, int], Thing]:
    """What events or pieces of evidence are about."""
    wanted: dict[str, set[int]] = {}
    for row in rows:
        wanted.setdefault(row.subject_kind, set()).add(row.subject_id)
    things: dict[tuple[str, int], Thing] = {}
    if ITEM in wanted:
        for item in ChecklistItem.objects.filter(pk__in=wanted[ITEM]).select_related("template_item"):
            steps = [choose(step) for step in item.template_item.steps] if item.template_item else []
            things[ITEM, item.pk] = Thing(item.title, reverse("item", args=[project.number, item.pk]), steps)
    if DOCUMENT in wanted:
        for document in Document.objects.filter(pk__in=wanted[DOCUMENT]):
            name = _("“%(title)s” (%(number)s)") % {"title": document.label, "number": document.number}
            things[DOCUMENT, document.pk] = Thing(name, document.get_absolute_url())
    labels = {(row.subject_kind, row.subject_id): getattr(row, "subject_label", "") or row.label for row in rows}
    for kind, pk, n in _record_numbers(wanted):
        label = labels[kind.model.lower(), pk]
        name = f"{kind.title} {n}" if label.endswith(f" {n}") else f"“{label}”"
        url = reverse("record", args=[project.number, kind.stage, kind.slug, n])
        things[kind.model.lower(), pk] = Thing(name, url)
    return things


def _record_numbers(wanted: dict[str, set[int]]) -> list[tuple[RecordKind, int, int]]:
    """Number of each record, of whatever kinds, in one query."""
    kinds = {kind.model.lower(): kind for kind in registry.records.values() if kind.model.lower() in wanted}
    parts = [
        kind.model_class.objects.filter(pk__in=wanted[label])
        .order_by()
        .annotate(of_kind=Value(label, output_field=models.CharField()))
        .values_list("of_kind", "pk", "number")
        for label, kind in kinds.items()
    ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return [(kinds[label], pk, n) for label, pk, n in rows]


def _url(event: Event, things: dict[tuple[str, int], Thing], project: Any) -> str:
    if known := things.get((event.subject_kind, event.subject_id)):
        return known.url
    if event.subject_kind in PEOPLE:
        return reverse("project_people", args=[project.number])
    return ""
