"""Events as sentences that people read: who did what to which thing, in the reader's language."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Value
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lifecycle import access, display, papers
from lifecycle.gates import GATES
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document
from lifecycle.models.events import Event, EventQuerySet
from lifecycle.models.users import User
from lifecycle.sentences import ENDINGS, SENTENCES
from lifecycle.stages import RecordKind, State, registry
from lifecycle.templatetags.tl import ago
from lifecycle.text import choose, listed

PROJECT, ITEM, DOCUMENT = "lifecycle.project", "lifecycle.checklistitem", "lifecycle.document"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AMOUNT = re.compile(r"-?[0-9]{1,15}\.[0-9]{2}")
PEOPLE = ("lifecycle.projectmember", "lifecycle.projectcontact", "lifecycle.teamslot")
# Facts of the project that only those may read who may read the contract or the payments.
MONEY_FIELDS = {"expected_amount", "contract_amount"}

KINDS = (
    ("moves", lazy("Moves and approvals"), ("project.", "gate.")),
    ("items", lazy("Checklist"), ("item.",)),
    (
        "documents",
        lazy("Documents and signatures"),
        ("document.", "request.", "signatory.", "completion.", "timestamp.", "archive."),
    ),
    ("promises", lazy("Promises"), ("promise.",)),
    ("contacts", lazy("Contacts and questions"), ("communication.", "question.", "questionnaire.", "portal_link.")),
    ("people", lazy("People"), ("member.", "team.", "contact.")),
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


def events_for(user: User, project: Any) -> EventQuerySet:
    """Events of a project without those about records and documents that this person may not read in it."""
    rows = Event.objects.filter(project=project).exclude(subject_kind__in=hidden_kinds(user, project))
    closed = Document.objects.closed_to(user, project)
    return rows.exclude(subject_kind=DOCUMENT, subject_id__in=closed.values("pk"))


def feed(events: Iterable[Event], user: User, project: Any, *, link: bool = True) -> list[dict[str, Any]]:
    """Rows for the activity part; one query for each of items, documents and records among them, at most."""
    rows = list(events)
    things = things_of(rows, project)
    money = access.can(user, "R", "contract", project) or access.can(user, "R", "payment", project)
    found = []
    for event in rows:
        text, changed = sentence(event, things), history(event, money=money)
        found.append({
            "who": event.actor.label() if event.actor else event.actor_name or _("Throughline"),
            "text": text,
            "opened": _opened(_url(event, things, project), text) if link else "",
            "at": event.at,
            "ago": ago(event.at),
            "moment": display.moment(event.at),
            "changes": changed,
            "changed": _changed(changed),
        })  # fmt: skip
    return found


def _opened(url: str, text: str) -> str:
    if not url:
        return ""
    return format_html(' <a href="{}">{}<span class="visually-hidden">: {}</span></a>', url, _("Open"), text)


def _changed(changes: list[Any]) -> str:
    """What stood in which field before and after, below the sentence."""
    if not changes:
        return ""
    row = '<div><dt class="d-inline fw-normal">{}</dt> <dd class="d-inline"><del>{}</del> → <b>{}</b></dd></div>'
    told = ((_("%(field)s:") % {"field": field}, before, after) for field, before, after in changes)
    return format_html('<dl class="small mb-0">{}</dl>', format_html_join("", row, told))


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
    if "“%(what)s”" in str(pattern):  # the sentence brings the quotation marks that a record's name has already
        what = what.removeprefix("“").removesuffix("”")
    facts = _Facts(event, what)
    step = event.data.get("step")
    if known and isinstance(step, int) and 0 < step <= len(known.steps):
        facts["title"] = known.steps[step - 1]
    return (str(pattern) % facts).strip()


class _Facts(dict[str, Any]):
    """An event's data in words; what an old event lacks is an empty text, never an error."""

    def __init__(self, event: Event, what: str) -> None:
        super().__init__({key: _read(value) for key, value in event.data.items() if isinstance(value, str | int)})
        self["what"] = what
        self["gate"] = str(GATES[gate].title) if (gate := event.data.get("gate")) in GATES else ""
        for key in ("from", "to"):
            self[key] = _choice(event.subject_kind, "state", event.data.get(key)) or str(event.data.get(key) or "")
        for key in ("verdict", "disposition"):
            self[key] = _choice(event.subject_kind, key, event.data.get(key)) or str(event.data.get(key) or "")
        self["waiting_for"] = access.role_names(event.data.get("waiting_for") or []) if gate else ""

    def __missing__(self, key: str) -> str:
        return ""


def _read(value: str | int) -> str | int:
    """An amount of money or a day as people read it."""
    if not isinstance(value, str):
        return value
    if DAY.fullmatch(value):
        return _day(value)
    return f"{Decimal(value):,}" if AMOUNT.fullmatch(value) else value


def _day(value: str) -> str:
    try:
        return display.day_full(date.fromisoformat(value))
    except ValueError:
        return value


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
    if isinstance(value, str) and DAY.fullmatch(value):
        return _day(value)
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
