"""What the page of an implementation plan shows besides: who has confirmed it, findings, next steps, baselines."""

from datetime import date
from typing import Any

from django.urls import reverse

from delivery import planlint
from lifecycle import access, carrying
from lifecycle.models.users import User


def facts(plan: Any, user: User, rows: list[Any]) -> dict[str, Any]:
    """`rows` are those of the plan."""
    told = list(plan.told())
    open_steps = carrying.uncarried(plan.project)
    edits = access.can(user, "E", plan.kind.area, plan.project) and not plan.project.read_only
    takes_in = edits and plan.state in (*plan.editable_states, *plan.reportable_states)
    found = planlint.findings(plan, rows) if plan.state not in plan.HOLDS else []
    return {
        "told": told,
        "confirmed": sum(row.confirmed_on is not None for row in told),
        "findings": found,
        "needed": sum(finding.needed for finding in found),
        "uncarried": open_steps,
        "takes_in": takes_in,
        "take_in_url": plan.act_url("take-in"),
        "drop_url": plan.act_url("drop"),
        "baselines": list(plan.baselines.select_related("frozen_by")),
        "moved": list(plan.changes.select_related("item", "by").order_by("-pk")[:20]),
        "n_moved": plan.changes.count(),
        "compare_url": reverse("plan_baselines", args=[plan.project.number, plan.number]),
        "before": plan.before(plan.project) if plan.parent is None else None,
    }


def item_facts(plan: Any, item: Any, user: User) -> dict[str, Any]:
    may_move = (
        plan.state in plan.reportable_states and not item.is_done and not plan.project.read_only
        and access.can(user, "E", plan.kind.area, plan.project)
    )  # fmt: skip
    url = reverse("plan_item_replan", args=[plan.project.number, plan.number, item.pk])
    return {
        "replan_url": url if may_move else "",
        "baseline": plan.baseline_days().get(str(item.pk)),
        "moves": list(item.changes.select_related("by")),
        "unconfirmed": plan.is_unconfirmed,
    }


def compared(plan: Any, first: dict[str, Any], second: dict[str, Any]) -> list[dict[str, Any]]:
    """Items of two baselines side by side, those whose dates differ and those that stand in one alone.

    Each: {"key": {"what", "start", "due"}} as `PlanBaseline.items` has it.
    """
    rows = []
    for key in [*second, *(key for key in first if key not in second)]:
        old, new = first.get(key), second.get(key)
        dated = old and new and old["due"] and new["due"]
        moved = (_day(new["due"]) - _day(old["due"])).days if old and new and dated else None
        rows.append({"what": (new or old or {})["what"], "old": old, "new": new, "moved": moved})
    return [row for row in rows if row["moved"] != 0]


def as_now(plan: Any) -> dict[str, Any]:
    """The plan's items as a baseline would hold them."""
    return {
        str(row.pk): {
            "what": {"zh": row.what, "en": row.what_en},
            "start": row.start.isoformat() if row.start else None,
            "due": row.due.isoformat() if row.due else None,
        }
        for row in plan.rows()
    }


def _day(text: str) -> date:
    return date.fromisoformat(text)
