"""What delivery knows for the closing report: changes with their days and amounts, faults, the plan against what happened."""

from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, Sum

from delivery.models import ChangeRequest, ImplementationPlan, TrialFeedback
from lifecycle.documents import money


def closing(*, project: Any) -> dict[str, Any]:
    state = ChangeRequest.State
    forced = Q(state__in=ChangeRequest.IN_FORCE)
    told = ChangeRequest.objects.filter(project=project).aggregate(
        n=Count("pk"), in_force=Count("pk", filter=forced), rejected=Count("pk", filter=Q(state=state.REJECTED)),
        phase_two=Count("pk", filter=Q(state=state.PHASE_TWO)), days=Sum("impact_days", filter=forced),
        amount=Sum("impact_cost", filter=forced),
    )  # fmt: skip
    heard = TrialFeedback.objects.filter(project=project).aggregate(
        n=Count("pk"), defects=Count("pk", filter=Q(feedback_kind=TrialFeedback.Kind.DEFECT))
    )
    return {
        "changes": {
            **{name: told[name] for name in ("n", "in_force", "rejected", "phase_two")}, "days": told["days"] or 0,
            "amount": money(told["amount"] or Decimal(0), project.currency),
        },
        "trial": heard,
        "plan": _phases(project),
    }  # fmt: skip


def _phases(project: Any) -> list[dict[str, Any]]:
    """The phases of the plan as it was first confirmed, and when their work was really begun and finished."""
    rows = ImplementationPlan.objects.filter(project=project, parent=None, state__in=ImplementationPlan.HOLDS)
    plan = rows.prefetch_related("items", "baselines").order_by("number").first()
    if plan is None:
        return []
    first = next(iter(plan.baselines.all()), None)
    wanted = {row["key"]: row for row in first.items} if first is not None else {}
    found = []
    for (phase, phase_en), group in groupby(plan.items.all(), key=lambda row: (row.phase, row.phase_en)):
        items = list(group)
        base = [wanted.get(str(row.pk), {}) for row in items]
        ends = [row.ended_on for row in items if row.ended_on]
        found.append({
            "phase": {"zh": phase or phase_en, "en": phase_en or phase},
            "planned_from": min((row["start"] for row in base if row.get("start")), default=None),
            "planned_to": max((row["due"] for row in base if row.get("due")), default=None),
            "actual_from": _iso(min((row.started_on for row in items if row.started_on), default=None)),
            "actual_to": _iso(max(ends)) if len(ends) == len(items) else None,
        })  # fmt: skip
    return found


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
