"""The register of changes: how many of each kind, what they cost and take, and what was saved by another way."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from delivery.models import ChangeProcess, ChangeRequest
from lifecycle.display import money


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed by kind; with the sums of all changes of the project above."""
    field = ChangeRequest._meta.get_field("change_kind")
    value = query.get("change_kind", "")
    chosen = value in ChangeRequest.Kind.values
    if chosen:
        rows = rows.filter(change_kind=value)
    everything = list(
        ChangeRequest.objects.filter(project=project).select_related("process").prefetch_related("alternatives")
    )
    for change in everything:
        change.project = project
    return rows.select_related("process").prefetch_related("alternatives"), {
        "filters": [
            {"name": "change_kind", "label": field.verbose_name, "choices": ChangeRequest.Kind.choices, "value": value}
        ],
        "filtered": chosen,
        "sums": sums(everything, project.currency),
        "process": ChangeProcess.agreed(project),
    }


def sums(changes: list[ChangeRequest], currency: str) -> list[dict[str, Any]]:
    """A row for each kind and one for all: raised, in force, rejected, their days and cost, and the cost avoided."""
    kinds: list[tuple[Any, list[ChangeRequest]]] = [
        (kind.label, [change for change in changes if change.change_kind == kind]) for kind in ChangeRequest.Kind
    ]
    return [_sum(label, rows, currency) for label, rows in (*kinds, (_("All"), changes)) if changes]


def _sum(label: Any, rows: list[ChangeRequest], currency: str) -> dict[str, Any]:
    signed = [row for row in rows if row.state in ChangeRequest.IN_FORCE]
    state = ChangeRequest.State
    return {
        "label": label,
        "raised": len(rows),
        "open": sum(row.state in (*ChangeRequest.UNDECIDED, *ChangeRequest.ACCEPTED) for row in rows),
        "signed": len(signed),
        "refused": sum(row.state in (state.REJECTED, state.PHASE_TWO) for row in rows),
        "days": sum(row.days for row in signed),
        "cost": money(sum((row.cost for row in signed), Decimal(0)), currency),
        "avoided": money(sum((row.avoided_cost for row in rows), Decimal(0)), currency),
    }
