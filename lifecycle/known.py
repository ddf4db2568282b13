"""What several gate conditions and parts of a page want to know of a project, each with one query (see asking.py)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import DateTimeField, IntegerField, Max, Q, Value
from django.db.models.functions import Cast

from lifecycle.asking import once
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.commitments import Commitment
from lifecycle.models.risks import Risk
from lifecycle.models.settings import SiteSettings
from lifecycle.models.transitions import GateApproval, StageTransition
from lifecycle.stages import RecordKind, registry

# What conditions ask of an item: whole rows of both tables would take longer to fetch than all else.
ASKED = (
    "project", "code", "stage", "order", "occurrence", "state", "mandatory", "own_title", "due", "skip_note",
    "skip_reason_code", "template_item__title", "template_item__title_en", "template_item__evidence",
    "template_item__skip_reasons",
)  # fmt: skip


def site(project: Any) -> SiteSettings:
    return once(project, "site", SiteSettings.load)


def items(project: Any) -> dict[str, ChecklistItem]:
    """The first occurrence of every item, by code, in the order of the checklist."""

    def ask() -> dict[str, ChecklistItem]:
        rows = ChecklistItem.objects.filter(project=project, occurrence=1).select_related("template_item")
        found = {}
        for item in rows.only(*ASKED).order_by("order"):
            item.project = project
            found[item.code] = item
        return found

    return once(project, "items", ask)


def item(project: Any, pk: int | None) -> ChecklistItem | None:
    """One of its items, mostly a first occurrence."""
    if pk is None:
        return None
    found = next((item for item in items(project).values() if item.pk == pk), None)
    return found or ChecklistItem.objects.select_related("template_item").filter(pk=pk).first()


def skipped(project: Any, code: str) -> ChecklistItem | None:
    """The item of that code, where it was left out with a reason."""
    item = items(project).get(code)
    return item if item and item.state == ChecklistItem.State.SKIPPED else None


def risks(project: Any) -> list[Risk]:
    """All of them, by number."""

    def ask() -> list[Risk]:
        rows = list(Risk.objects.filter(project=project).order_by("number"))
        for risk in rows:
            risk.project = project
        return rows

    return once(project, "risks", ask)


def promises(project: Any) -> dict[str, int]:
    """How many promises are open, not judged, and in the red."""
    is_open = Q(state__in=Commitment.OPEN)
    rows = Commitment.objects.filter(project=project)
    return once(project, "promises", lambda: rows.aggregate(
        open=models.Count("pk", filter=is_open), red=models.Count("pk", filter=Commitment.red()),
        unjudged=models.Count("pk", filter=is_open & Q(verdict=Commitment.Verdict.UNREVIEWED)),
    ))  # fmt: skip


@dataclass
class Count:
    """Records of one kind: how many, the latest number and change, by state, and the last meeting by state."""

    n: int = 0
    last: int | None = None
    at: datetime | None = None
    states: dict[str, int] = field(default_factory=dict)
    met: dict[str, datetime] = field(default_factory=dict)


def records(project: Any, stage: str) -> dict[str, Count]:
    """The records that a stage's page leads to, by the key of their kind."""
    return once(project, ("records", stage), lambda: counted(project, registry.shown_in(stage)))


def counted(project: Any, kinds: Sequence[RecordKind], only: dict[str, Q] | None = None) -> dict[str, Count]:
    """One query, however many kinds there are. `only`: which records of a kind count, where not all do."""
    found = {kind.key: Count() for kind in kinds}
    parts = [_counting(kind, place, project, (only or {}).get(kind.key, Q())) for place, kind in enumerate(kinds)]
    if not parts:
        return found
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for place, state, n, last, at, met in rows:
        count = found[kinds[place].key]
        count.states[state] = n
        count.n, count.last = count.n + n, max(last, count.last or 0)
        count.at = max(at, count.at) if count.at else at
        if met is not None:
            count.met[state] = met
    return found


def _counting(kind: RecordKind, place: int, project: Any, wanted: Q) -> Any:
    model = kind.model_class
    is_meeting = any(f.name == "at" and isinstance(f, DateTimeField) for f in model._meta.fields)
    met = Max("at") if is_meeting else Cast(Value(None), DateTimeField())
    number = Value(place, output_field=IntegerField())
    rows = model.objects.filter(wanted, project=project).order_by().values("state")
    rows = rows.annotate(place=number, n=models.Count("pk"), last=Max("number"), changed=Max("updated_at"), met=met)
    return rows.values_list("place", "state", "n", "last", "changed", "met")


def approvals(project: Any) -> list[GateApproval]:
    """Given for gates that are not passed yet."""
    rows = GateApproval.objects.filter(project=project, transition=None).select_related("by")
    return once(project, "approvals", lambda: list(rows))


def moves(project: Any) -> list[StageTransition]:
    """What happened at its gates, newest first."""
    rows = StageTransition.objects.filter(project=project).select_related("by")
    return once(project, "moves", lambda: list(rows))
