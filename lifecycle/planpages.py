"""What a plan's page shows: its items by phase or strategy with what is critical among them, the chart, resources, the site."""

from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lifecycle import access, pastdurations, planchart
from lifecycle.errors import Refused
from lifecycle.models.users import User
from lifecycle.text import choose, listed, twin


def facts(plan: Any, user: User) -> dict[str, Any]:
    rows = plan.rows()
    placed = places(plan, rows)
    numbers = {row.pk: row.n for row in rows}
    writes = plan.may_plan and access.can(user, "E", plan.kind.area, plan.project)
    shown = [_row(plan, row, placed, numbers) for row in rows]
    start, end = plan.span(rows)
    stage, args = plan.kind.stage, [plan.project.number, plan.number]
    aims = list(plan.objectives())
    for aim in aims:
        aim.project = plan.project
    charted = planchart.drawable(rows)
    return {
        "plan": plan,
        "rows": rows,
        "phases": [
            (title, list(group)) for title, group in groupby(shown, key=lambda row: choose(row["item"].heading))
        ],
        "by_strategy": plan.group_fields(rows) == ("strategy_id",),
        "n_items": len(rows),
        "reports": bool(plan.reportable_states),  # a plan that is not agreed yet is not late
        "late": sum(row["late"] for row in shown),
        "done": sum(row.is_done for row in rows),
        "progress": plan.progress_of(rows),
        "starts": start,
        "ends": end,
        "chart": planchart.of_page(plan, rows, placed, get_language() or "en") if charted else "",
        "writes": writes,
        "item_new": reverse(f"{stage}_plan_item_add", args=args),
        "import_url": reverse(f"{stage}_plan_item_import", args=args),
        "table_url": reverse(f"{stage}_plan_item_fetch", args=[*args, "xlsx"]),
        "project_file_url": reverse(f"{stage}_plan_item_fetch", args=[*args, "xml"]),
        "resources": plan.resources.all(),
        "conditions": plan.site_conditions() if access.can(user, "R", "readiness", plan.project) else [],
        "readiness_new": reverse("record_new", args=[plan.project.number, "lifecycle", "readiness"]),
        "may_condition": access.can(user, "C", "readiness", plan.project) and not plan.project.read_only,
        "aims": aims,
        "past": pastdurations.beside(plan.project) if writes else None,
        "past_lessons": pastdurations.lessons(plan.project) if writes else [],
    }


def places(plan: Any, rows: list[Any]) -> dict[str, Any]:
    """Where each item lies in the network, by its key; empty where the plan has no dates yet or cannot be reckoned."""
    start, _end = plan.span(rows)
    if start is None or any(row.days is None for row in rows):
        return {}
    try:
        return dict(plan.reckoned(rows, start).placed)
    except Refused:
        return {}


def _row(plan: Any, item: Any, placed: dict[str, Any], numbers: dict[int, int]) -> dict[str, Any]:
    today = timezone.localdate()
    place = placed.get(str(item.pk))
    url = item.get_absolute_url()
    return {
        "item": item,
        "url": url,
        "phase": item.phase_label if item.heading != twin(item, "phase") else "",
        "edit": f"{url}edit/",
        "move": f"{url}move/",
        "remove": f"{url}remove/",
        "waits": listed(
            f"{numbers[link.on_id]}{'' if link.kind == 'FS' else link.kind}{f'{link.lag:+d}' if link.lag else ''}"
            for link in item.waits_for.all()
            if link.on_id in numbers
        ),
        "critical": bool(place and place.critical and not item.is_done),
        "slack": place.slack if place else None,
        "late": bool(plan.reportable_states) and item.is_late(today),
        "tone": item.tone(today),
        "state": state_words(item, today),
    }


def state_words(item: Any, today: Any) -> str:
    if item.is_done:
        return _("done")
    if item.is_late(today):
        n = (today - item.due).days
        return ngettext("%(n)d day late", "%(n)d days late", n) % {"n": n}
    if item.started_on:
        return _("%(n)d %%") % {"n": item.progress}
    return _("not begun")
