"""The chart of a plan: its items as the bars that lifecycle/planning draws, on the page and on paper."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from lifecycle.planning import paper
from lifecycle.planning.gantt import Bar, gantt
from lifecycle.planning.links import Link
from lifecycle.text import choose, twin


def drawable(rows: Sequence[Any]) -> bool:
    """Has any item a date?"""
    return any(row.start or row.due for row in rows)


def bars(
    rows: Sequence[Any], placed: dict[str, Any], baseline: dict[str, Any], language: str | None = None
) -> list[Bar]:
    """Items with dates. `placed`: where they lie in the network; `baseline`: {key: due} as it was confirmed."""
    dated = [row for row in rows if row.start or row.due]
    known = {row.pk for row in dated}
    return [
        Bar(
            key=str(row.pk), label=choose(twin(row, "what"), language), side=row.side, start=row.start or row.due,
            due=row.due or row.start, actual_end=row.ended_on, baseline_due=baseline.get(str(row.pk)),
            progress=row.progress, critical=bool((place := placed.get(str(row.pk))) and place.critical),
            group=choose(row.heading, language), milestone=row.is_milestone,
            after=tuple(Link(str(link.on_id), link.kind, link.lag) for link in row.waits_for.all() if link.on_id in known),
        )
        for row in dated
    ]  # fmt: skip


def of_page(plan: Any, rows: Sequence[Any], placed: dict[str, Any], language: str) -> SafeString:
    drawn = bars(rows, placed, plan.baseline_days(), language)
    return gantt(drawn, today=timezone.localdate(), language=language)


def of_paper(plan: Any, rows: Sequence[Any], placed: dict[str, Any]) -> dict[str, Any]:
    """As its document freezes it, in both languages."""
    labels = {str(row.pk): twin(row, "what") for row in rows}
    groups = {choose(row.heading, "zh"): row.heading for row in rows}
    return paper.as_data(bars(rows, placed, plan.baseline_days(), "zh"), labels=labels, groups=groups)
