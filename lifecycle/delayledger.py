"""The delay ledger of a project added up: by side and by cause, what is agreed against what is our view."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lifecycle.models.delays import CauseKind, DelayEntry


@dataclass
class Row:
    """Days of one side, or of one kind of cause."""

    key: str
    label: str
    agreed: int = 0
    ours: int = 0

    @property
    def days(self) -> int:
        return self.agreed + self.ours


@dataclass
class Ledger:
    sides: list[Row] = field(default_factory=list)
    causes: list[Row] = field(default_factory=list)
    agreed: int = 0
    ours: int = 0

    @property
    def days(self) -> int:
        return self.agreed + self.ours


def ledger(project: Any) -> Ledger:
    """One query. What was withdrawn does not count."""
    return added_up(DelayEntry.objects.counted().filter(project=project))


def added_up(entries: Iterable[DelayEntry]) -> Ledger:
    sides = {value: Row(value, str(label)) for value, label in DelayEntry.Side.choices}
    causes = {value: Row(value, str(label)) for value, label in CauseKind.choices}
    found = Ledger()
    for entry in entries:
        for row in (sides[entry.side], causes[entry.cause_kind]):
            if entry.agreed:
                row.agreed += entry.days
            else:
                row.ours += entry.days
        if entry.agreed:
            found.agreed += entry.days
        else:
            found.ours += entry.days
    found.sides = list(sides.values())
    found.causes = sorted((row for row in causes.values() if row.days), key=lambda row: -row.days)
    return found


def rows_for_certificate(project: Any) -> list[dict[str, Any]]:
    """Lines as the certificate of acceptance lists them."""
    return [
        {
            "side": row.side, "days": row.days, "from_on": row.from_day, "cause": row.cause, "cause_en": row.cause_en,
            "source_ref": source_name(row)[:120], "agreed": row.agreed,
        }
        for row in DelayEntry.objects.counted().filter(project=project)
    ]  # fmt: skip


def source_name(entry: DelayEntry) -> str:
    """Where it is written down: the number of the signed document, or the record that holds it."""
    from lifecycle.tracing import record_of

    source = entry.source
    owner = record_of(source) if source is not None else None
    if owner is None:
        return entry.proof
    document = owner.document if owner.kind.document else None
    return str(document.number if document is not None else owner.label)
