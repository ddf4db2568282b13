"""What the paper of a plan says, whichever stage it is of: goal, items by phase or strategy, chart, resources, the site."""

from itertools import groupby
from typing import Any

from lifecycle import planchart, planpages
from lifecycle.text import named, twin

Text = dict[str, str]


def body(plan: Any, rows: list[Any]) -> dict[str, Any]:
    """`rows` are those of the plan. What money we spend ourselves stays with us."""
    placed = planpages.places(plan, rows)
    numbers = {row.pk: row.n for row in rows}
    start, end = plan.span(rows)
    return {
        "starts_on": _iso(start),
        "ends_on": _iso(end),
        "goal": twin(plan, "goal"),
        "strategy": said(twin(plan, "strategy")),
        "ability": said(twin(plan, "ability")),
        "verification": said(twin(plan, "verification")),
        "objectives": [
            {"number": row.code, "text": twin(row, "statement"), "due": _iso(row.due)} for row in plan.objectives()
        ],
        "phases": [
            {"heading": said({"zh": zh, "en": en}), "items": [_item(row, placed, numbers) for row in group]}
            for (zh, en), group in groupby(rows, key=lambda row: (row.heading["zh"], row.heading["en"]))
        ],
        "chart": planchart.of_paper(plan, rows, placed) if planchart.drawable(rows) else None,
        "resources": [
            {
                "kind": row.kind, "side": row.side, "what": twin(row, "what"), "quantity": said(twin(row, "quantity")),
                "item": twin(row.item, "what") if row.item else None,
            }
            for row in plan.resources.select_related("item")
            if not row.is_ours_alone
        ],
        "readiness": [
            {
                "what": twin(row, "what"), "responsible": named(row.responsible) if row.responsible else None,
                "needed_by": _iso(row.needed_by), "promised_for": _iso(row.promised_for), "state": row.state,
            }
            for row in plan.site_conditions()
        ],
    }  # fmt: skip


def _item(row: Any, placed: dict[str, Any], numbers: dict[int, int]) -> dict[str, Any]:
    place = placed.get(str(row.pk))
    return {
        "n": row.n,
        "what": twin(row, "what"),
        "phase": said(twin(row, "phase")) if row.heading != twin(row, "phase") else None,
        "start": _iso(row.start),
        "due": _iso(row.due),
        "days": row.days,
        "side": row.side,
        "who": [named(person) for person in (row.ours, row.theirs) if person],
        "others": said(twin(row, "others")),
        "where": said(twin(row, "place")),
        "waits": [numbers[link.on_id] for link in row.waits_for.all() if link.on_id in numbers],
        "critical": bool(place and place.critical),
        "steps": row.step_lines(),
        "expected": said(twin(row, "expected")),
        "verification": said(twin(row, "verification")),
        "ability": said(twin(row, "ability")),
        "rollback": said(twin(row, "rollback")),
    }


def said(text: Text) -> Text | None:
    """A text that may be left out."""
    return text if any(value.strip() for value in text.values()) else None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
