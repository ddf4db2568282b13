"""The picture of a plan in a document: as data that is frozen with it, and from that data as sheets.

Whoever prints has no database, so the data tells also which days are not what their week day says.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lifecycle.planning.bars import Bar, span, tongue
from lifecycle.planning.gantt import legend, pages
from lifecycle.planning.links import Link

WIDTH, HEIGHT = 968, 560  # pixels of a landscape sheet of A4 within its margins, below the heading
Pair = Mapping[str, str]


def as_data(
    bars: Sequence[Bar],
    *,
    labels: Mapping[str, Pair],
    groups: Mapping[str, Pair],
    working: Callable[[date], bool] | None = None,
) -> dict[str, Any]:
    """What a document keeps. `labels` are by a bar's key, `groups` by its group: texts as {"zh": …, "en": …}."""
    from lifecycle.models.calendar import is_workday

    worked = working or is_workday
    days: dict[str, bool] = {}
    if bars:
        first, last = span(bars, None)
        around = timedelta(days=45)
        day = first - around
        while day <= last + around:
            if (known := worked(day)) != (day.weekday() < 5):
                days[day.isoformat()] = known
            day += timedelta(days=1)
    return {"rows": [_row(bar, labels, groups) for bar in bars], "days": days}


def _row(bar: Bar, labels: Mapping[str, Pair], groups: Mapping[str, Pair]) -> dict[str, Any]:
    return {
        "key": bar.key,
        "label": dict(labels.get(bar.key) or {"zh": bar.label, "en": bar.label}),
        "group": dict(groups.get(bar.group) or {"zh": bar.group, "en": bar.group}),
        "side": bar.side,
        "start": bar.start.isoformat(),
        "due": bar.due.isoformat(),
        "actual_end": bar.actual_end.isoformat() if bar.actual_end else None,
        "baseline_due": bar.baseline_due.isoformat() if bar.baseline_due else None,
        "progress": bar.progress,
        "critical": bar.critical,
        "milestone": bar.milestone,
        "after": [{"key": link.key, "kind": link.kind, "lag": link.lag} for link in bar.links()],
    }


def bars_of(data: Mapping[str, Any], language: str) -> list[Bar]:
    """The bars of a document, in its language."""
    return [
        Bar(
            row["key"], _spoken(row["label"], language), row["side"],
            date.fromisoformat(row["start"]), date.fromisoformat(row["due"]),
            _day(row["actual_end"]), _day(row["baseline_due"]), row["progress"], row["critical"],
            _spoken(row["group"], language),
            tuple(Link(link["key"], link["kind"], link["lag"]) for link in row["after"]), row["milestone"],
        )
        for row in data["rows"]
    ]  # fmt: skip


def sheets(data: Mapping[str, Any], language: str, *, width: int = WIDTH, height: int = HEIGHT) -> list[SafeString]:
    """The picture on as many sheets as it needs, the last one with the meaning of its signs."""
    bars = bars_of(data, language)
    if not bars:
        return []
    days = data["days"]

    def working(day: date) -> bool:
        return bool(days.get(day.isoformat(), day.weekday() < 5))

    found = list(pages(bars, today=None, language=language, width=width, height=height, working=working))
    found[-1] = format_html("{}{}", found[-1], legend(bars, None, language))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _spoken(text: Pair, language: str) -> str:
    chinese, english = text.get("zh") or "", text.get("en") or ""
    match tongue(language):
        case "zh":
            return chinese or english
        case "en":
            return english or chinese
    return " ".join(dict.fromkeys(part for part in (chinese, english) if part))
