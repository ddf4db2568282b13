"""The thread of a record: everything that it came from and led to, told in the order of time.

It follows traces (models/traces.py) and what stage apps know besides (hook `links`), back to the sources and on to the
results. Each reader sees what they may read; the rest is counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lifecycle import access, hooks, paperwork, words
from lifecycle.gates import GATES
from lifecycle.models.documents import Document
from lifecycle.models.events import Event, subject_key
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.transitions import StageTransition
from lifecycle.stages import registry

DEPTH = 6
MOST = 200  # records of one thread
EVENTS = 40
DATES = ("at", "promised_on", "held_on", "submitted_at")  # when a thing happened, where it says so itself
UNTOLD = ("record.added", "record.revised", "comment.added")
# Conditions of gates that ask about a kind of record: what was decided there was decided about it too.
ASKED = {
    "lifecycle.promises": {"G3-b", "G3-c", "G4-c", "G4-e", "G7-g"},
    "lifecycle.requirements": {"G2-a", "G2-c", "G2-f", "G6-f", "G7-d"},
    "lifecycle.objectives": {"G2-d"},
    "lifecycle.risks": {"G3-a", "G3-e", "G4-f"},
    "presales.preliminary-plans": {"G4-f"},
    "delivery.plans": {"G5-e"},
}
Key = tuple[str, int]


@dataclass
class Entry:
    """One line of the story."""

    at: datetime
    what: str  # record, event or gate
    side: str = ""  # source, root or result
    kind: Any = ""
    icon: str = "file-text"
    text: str = ""
    within: str = ""  # the record that a row stands in
    url: str = ""
    tone: str = ""
    state: str = ""
    who: str = ""
    reason: str = ""
    unmet: list[str] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Thread:
    entries: list[Entry]
    hidden: int
    sources: int
    results: int


def thread_of(record: Record, user: Any) -> Thread:
    project = record.project
    found = _walk(record)
    entries, hidden = [], 0
    shown: list[tuple[Any, str]] = []
    for thing, side in found:
        owner = record_of(thing)
        if owner is None or owner.project_id != project.pk or not access.can(user, "R", owner.kind.area, project):
            hidden += 1
        else:
            shown.append((thing, side))
    papers = _documents(project, user, [record_of(thing) for thing, _side in shown])
    for thing, side in shown:
        entries.append(_entry(thing, side, papers))
    entries += _events(record, user) + _decisions(record, user)
    entries.sort(key=lambda entry: entry.at)
    sides = [side for _thing, side in shown]
    return Thread(entries, hidden, sides.count("source"), sides.count("result"))


# -- walking ---------------------------------------------------------------------------------------------------------


def _key(thing: Any) -> Key:
    return subject_key(thing), thing.pk


def _walk(root: Record) -> list[tuple[Any, str]]:
    """The record itself, its sources and theirs, its results and theirs; each once, however they hang together."""
    seen: dict[Key, tuple[Any, str]] = {_key(root): (root, "root")}
    for side in ("source", "result"):
        layer = [root]
        for _level in range(DEPTH):
            fresh: dict[Key, Any] = {}
            for thing in _next(layer, side, root.project):
                if _key(thing) not in seen and len(seen) + len(fresh) < MOST:
                    fresh[_key(thing)] = thing
            if not fresh:
                break
            seen |= {key: (thing, side) for key, thing in fresh.items()}
            layer = list(fresh.values())
    return list(seen.values())


def _next(layer: list[Any], side: str, project: Any) -> Iterable[Any]:
    """What leads to (or comes from) any thing of a layer: one query for the traces, one for each kind of thing."""
    near, far = ("target", "source") if side == "source" else ("source", "target")
    wanted = Q()
    for kind, pks in _by_kind(_key(thing) for thing in _with_records(layer)).items():
        wanted |= Q(**{f"{near}_kind": kind, f"{near}_id__in": pks})
    keys = Trace.objects.filter(wanted).order_by("pk").values_list(f"{far}_kind", f"{far}_id")
    yield from _things(keys)
    for links in hooks.HOOKS["links"]:
        yield from links(project=project, things=layer, side=side)


def _with_records(layer: list[Any]) -> list[Any]:
    """A row stands in a record, and what the record led to came of the row too."""
    owners = [owner for thing in layer if not isinstance(thing, Record) and (owner := record_of(thing)) is not None]
    return [*layer, *owners]


def _by_kind(keys: Iterable[Key]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for kind, pk in keys:
        found.setdefault(kind, []).append(pk)
    return found


def _things(keys: Iterable[Key]) -> Iterable[Any]:
    for kind, pks in _by_kind(keys).items():
        try:
            model: Any = apps.get_model(kind)
        except LookupError:
            continue
        near = ["project"] if issubclass(model, Record) else [f"{name}__project" for name in [_parent(model)] if name]
        yield from model._default_manager.filter(pk__in=pks).select_related(*near).order_by("pk")


def _parent(model: Any) -> str:
    """The foreign key by which a row stands in its record."""
    for one in model._meta.fields:
        if isinstance(one, models.ForeignKey) and one.remote_field.on_delete is models.CASCADE:
            other = one.related_model
            if isinstance(other, type) and issubclass(other, Record):
                return str(one.name)
    return ""


def record_of(thing: Any) -> Any:
    """The record that a thing is, or stands in; None where no app declares it."""
    owner = thing if isinstance(thing, Record) else getattr(thing, _parent(type(thing)) or "pk", None)
    return owner if isinstance(owner, Record) and registry.record_of(owner) is not None else None


# -- telling ---------------------------------------------------------------------------------------------------------


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time(), timezone.get_default_timezone())


def _when(thing: Any) -> datetime:
    """When it happened; a day counts from the hour in which it was written down, if that was the same day."""
    owner = record_of(thing)
    made: datetime = owner.created_at
    for name in DATES:
        value = getattr(owner, name, None)
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return made if value == timezone.localtime(made).date() else _moment(value)
    return made


def _entry(thing: Any, side: str, papers: dict[Key, list[dict[str, Any]]]) -> Entry:
    owner = record_of(thing)
    row = "" if thing is owner else str(thing)
    return Entry(
        _when(thing), "record", side, owner.kind.title, owner.kind.icon, row or owner.label, owner.label if row else "",
        owner.get_absolute_url(), owner.tone, owner.state_label, owner.created_by.label(),
        documents=papers.get(_key(owner), []), reason=getattr(owner, "decision_told", ""),
    )  # fmt: skip


def _documents(project: Any, user: Any, records: list[Any]) -> dict[Key, list[dict[str, Any]]]:
    """The documents in which each record was issued, with version and state."""
    if not records or not access.can(user, "R", "documents", project):
        return {}
    about = Q()
    for kind, pks in _by_kind(_key(record) for record in records).items():
        about |= Q(subject_kind=kind, subject_id__in=pks)
    found: dict[Key, list[dict[str, Any]]] = {}
    for row in Document.objects.open_to(user, project).filter(about).select_related("current").order_by("pk"):
        found.setdefault((row.subject_kind, row.subject_id), []).append({
            "number": row.number, "label": row.label, "url": row.get_absolute_url(), "tone": paperwork.TONES[row.state],
            "version": row.current.n if row.current else None, "state": paperwork.state_label(row),
        })  # fmt: skip
    return found


def _events(record: Record, user: Any) -> list[Entry]:
    """What was done with the record itself."""
    rows = Event.objects.about(record).exclude(verb__in=UNTOLD).newest_first()[:EVENTS]
    told = words.feed(rows, user, record.project, link=False)
    return [Entry(row["at"], "event", "root", text=row["text"], who=row["who"], icon="history") for row in told]


def _decisions(record: Record, user: Any) -> list[Entry]:
    """What was decided at gates that asked about records of its kind, since it was written down."""
    project, asked = record.project, ASKED.get(record.kind.key, set())
    if not asked or not access.can(user, "R", "gates", project):
        return []
    rows = (
        StageTransition.objects.filter(project=project, at__gte=record.created_at)
        .select_related("by")
        .order_by("at", "pk")
    )
    entries = []
    for row in rows:
        lines = [line for line in row.conditions if line.get("code") in asked]
        if not lines or row.gate not in GATES:
            continue
        entries.append(Entry(
            row.at, "gate", "result", icon="gavel", text=str(GATES[row.gate].title), who=row.by.label(),
            tone={"passed": "ok", "overridden": "wait", "refused": "bad"}.get(row.result, "off"),
            state=str(row.get_result_display()), reason=row.override_reason,
            unmet=[_unmet(line) for line in lines if not line["met"]],
        ))  # fmt: skip
    return entries


def _unmet(line: dict[str, Any]) -> str:
    condition = registry.conditions.get(line["code"])
    return str(condition.text if condition else line.get("text", ""))
