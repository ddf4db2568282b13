"""What the page of an implementation plan shows besides: who has confirmed it, findings, next steps, baselines."""

from datetime import date
from typing import Any

from django.urls import reverse

from delivery import planlint
from delivery.models.contact_items import OWNED
from lifecycle import access, carrying
from lifecycle.display import day
from lifecycle.models.users import User

MOVED = 20  # shown on the page; all are counted


def facts(plan: Any, user: User, rows: list[Any]) -> dict[str, Any]:
    """`rows` are those of the plan."""
    told = list(plan.told())
    open_steps = carrying.uncarried(plan.project)
    edits = access.can(user, "E", plan.kind.area, plan.project) and not plan.project.read_only
    takes_in = edits and plan.state in (*plan.editable_states, *plan.reportable_states)
    moved = list(plan.changes.select_related("item", "by").order_by("-pk")[:MOVED])
    related = (plan.before(plan.project) if plan.parent is None else None, plan.solution, plan.parent)
    for record in filter(None, related):
        record.project = plan.project
    found = planlint.findings(plan, rows) if plan.state not in plan.HOLDS else []
    return {
        "strategies": _strategies(plan, rows),
        "told": told,
        "confirmed": sum(row.confirmed_on is not None for row in told),
        "findings": found,
        "needed": sum(finding.needed for finding in found),
        "uncarried": open_steps,
        "takes_in": takes_in,
        "drops": takes_in or (edits and plan.state == plan.State.COMMUNICATED),
        "take_in_url": plan.act_url("take-in"),
        "drop_url": plan.act_url("drop"),
        "baselines": plan.frozen(),
        "moved": moved,
        "n_moved": len(moved) if len(moved) < MOVED else plan.changes.count(),
        "compare_url": reverse("plan_baselines", args=[plan.project.number, plan.number]),
        "before": related[0],
        "owned": _owned(rows),
        "item_links": plan.item_links,
        "may_end_links": edits,
    }


def _owned(rows: list[Any]) -> dict[str, int] | None:
    """How many items people of the customer own, and the share of all; nothing for an empty plan."""
    if not rows:
        return None
    mine = [row for row in rows if row.theirs_id and row.side in OWNED]
    return {
        "n": len(mine),
        "all": len(rows),
        "share": round(100 * len(mine) / len(rows)),
        "done": sum(row.is_done for row in mine),
    }


def _strategies(plan: Any, rows: list[Any]) -> list[dict[str, Any]]:
    """Each with its items, how many of them are finished, and how far it is."""
    found = []
    for strategy in plan.strategies.all():
        mine = [row for row in rows if row.strategy_id == strategy.pk]
        found.append(
            {
                "strategy": strategy, "items": mine, "done": sum(row.is_done for row in mine), "progress": plan.progress_of(mine),
            }
        )  # fmt: skip
    return found


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
    """Items of two baselines side by side: those whose dates or strategy differ and those that stand in one alone.

    Each: {"key": {"what", "start", "due"}} as `PlanBaseline.items` has it.
    """
    rows = []
    for key in [*second, *(key for key in first if key not in second)]:
        old, new = first.get(key), second.get(key)
        dated = old and new and old["due"] and new["due"]
        moved = (_day(new["due"]) - _day(old["due"])).days if old and new and dated else None
        before, after = (one.get("strategy") if one else None for one in (old, new))
        rows.append(
            {
                "what": (new or old or {})["what"], "old": _span(old), "new": _span(new), "moved": moved, "before": before, "after": after,
                "regrouped": bool(old and new) and _key(before) != _key(after),
            }
        )  # fmt: skip
    return [row for row in rows if row["moved"] != 0 or row["regrouped"]]


def _span(one: dict[str, Any] | None) -> str:
    """From when to when, as people read it; empty where the item is not there."""
    if one is None:
        return ""
    return " – ".join(day(_day(one[name]) if one[name] else None) for name in ("start", "due"))


def _key(strategy: dict[str, str] | None) -> str:
    return strategy["key"] if strategy else ""


def as_now(plan: Any) -> dict[str, Any]:
    """The plan's items as a baseline would hold them."""
    return {
        str(row.pk): {
            "what": {"zh": row.what, "en": row.what_en},
            "strategy": row.strategy_told,
            "start": row.start.isoformat() if row.start else None,
            "due": row.due.isoformat() if row.due else None,
        }
        for row in plan.rows()
    }


def _day(text: str) -> date:
    return date.fromisoformat(text)
