"""What the signs of the picture mean; only those that it has."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lifecycle.planning import drawing
from lifecycle.planning.bars import Bar, span, tongue, word
from lifecycle.planning.drawing import path

WIDE, HIGH = 34, 20
BODY = drawing.box(5, 3, 24, 14, 3)


def legend(rows: Sequence[Bar], today: date | None, language: str) -> SafeString:
    """A list of signs with their words, the same for page and paper. Paper wants a title for every picture (PDF/UA)."""
    tone = tongue(language)
    said = [(sign, word(key, tone)) for key, sign in _signs(rows, today)]
    return format_html(
        '<ul class="tl-gantt-legend">{}</ul>',
        format_html_join(
            "", '<li><svg width="{}" height="{}" viewBox="0 0 34 20" aria-hidden="true"><title>{}</title>{}</svg>{}</li>',
            ((WIDE, HIGH, name, sign, name) for sign, name in said),
        ),
    )  # fmt: skip


def _signs(rows: Sequence[Bar], today: date | None) -> Iterator[tuple[str, SafeString]]:
    sides = {bar.side for bar in rows if not bar.milestone}
    if "vendor" in sides:
        yield "vendor", path("vendor", [BODY])
    if "customer" in sides:
        yield "customer", path("customer", [BODY]) + _stripes(12, 10)
    if "both" in sides:
        upper = path("vendor", [drawing.box(5, 3, 24, 7, 2)])
        yield "both", path("customer", [BODY]) + upper + _stripes(6, 13.5)
    if any(bar.milestone for bar in rows):
        yield "milestone", path("milestone", [drawing.diamond(17, 10, 7)])
    if any(bar.critical for bar in rows):
        yield "critical", path("critical", [drawing.box(2.5, 1, 29, 18, 5)])
    if any(bar.progress for bar in rows):
        yield "progress", path("progress", [drawing.box(4, 8, 26, 4)])
    if any(bar.after for bar in rows):
        yield "wait", path("wait", ["M5 10h20"]) + path("wait-head", [drawing.head(29, 10, "right")])
    if any(bar.moved for bar in rows):
        yield "baseline", path("baseline", ["M17 1v18"])
    if any(bar.actual_end for bar in rows):
        yield "done", path("done", [drawing.disc(17, 10, 5.5)]) + path("done-sign", [drawing.tick_sign(17, 10)])
    if any(bar.late(today) for bar in rows):
        yield "late", path("late", ["M3 10h28"])
    first, last = span(rows, today)
    if today and first <= today <= last:
        yield "today", path("today", ["M17 0v20"])
    yield "off", path("off", [drawing.box(7, 0, 20, 20)])


def _stripes(high: int, y: float) -> SafeString:
    return format_html('<g stroke-width="{}">{}</g>', high, path("stripes", [f"M6.5 {y}H28"]))
