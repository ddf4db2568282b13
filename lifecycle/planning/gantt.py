"""The picture of a plan as SVG, drawn by the server, for the page and for paper; a table of the plan stands beside it.

Sides are told by pattern, the critical path by a frame around its bars, so that neither needs colours to be read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lifecycle.planning.bars import Bar, Row, phases, span, summary, tongue, word
from lifecycle.planning.chart import HEAD, Chart
from lifecycle.planning.drawing import n
from lifecycle.planning.legend import legend
from lifecycle.planning.timescale import TimeScale, wrapped

__all__ = ["Bar", "gantt", "legend", "pages"]

ROW = 34.0  # as .tl-gantt-names li has it
# As .tl-gantt-sheet has it:
SHEET_ROW, SHEET_LINE, LETTER = 21.0, 12.5, 10.0
NAMES, NARROW = 290.0, 200.0
FONTS = "Noto Sans CJK SC, Noto Sans"
Working = Callable[[date], bool]


def gantt(
    rows: Sequence[Bar],
    *,
    today: date | None,
    language: str,
    width: int | None = None,
    working: Working | None = None,
) -> SafeString:
    """For a page: a box that scrolls in itself. With a width: one SVG just as wide, for paper.

    `working` says which days are worked; by itself it is the calendar.
    """
    if width:
        whole = _Sheets(rows, today, language, width, working)
        return whole.drawn(range(len(rows)))
    tone = tongue(language)
    if not rows:
        return format_html('<p class="text-secondary">{}</p>', word("empty", tone))
    lines = _lines(rows)
    first, last = span(rows, today)
    chart = Chart(lines, TimeScale(first, last, language=tone, working=working or _calendar()), today)
    wide, high = n(chart.scale.width), n(chart.height)
    svg = '<svg class="{}" width="{}" height="{}" viewBox="0 0 {} {}"'
    above = format_html(
        svg + ' aria-hidden="true">{}</svg>', "tl-gantt-above", wide, HEAD, wide, HEAD, chart.above(tone)
    )
    told = summary(rows, tone)
    picture = format_html(
        svg + ' role="img" aria-label="{}"><title>{}</title>{}{}</svg>', "tl-gantt-chart", wide, high, wide, high,
        told, word("chart", tone), chart.inside(), chart.tips(tone),
    )  # fmt: skip
    return format_html(
        '<div class="tl-gantt" tabindex="0" role="region" aria-label="{}"><div class="tl-gantt-corner" aria-hidden="true">{}</div>{}'
        '<ul class="tl-gantt-names" aria-hidden="true">{}</ul>{}</div>{}',
        word("chart", tone), word("item", tone), above, _names(lines, today), picture, legend(rows, today, tone),
    )  # fmt: skip


def _calendar() -> Working:
    """Asked for late: whoever prints documents has no database."""
    from lifecycle.models.calendar import is_workday

    return is_workday


def _lines(rows: Sequence[Bar]) -> list[Row]:
    found: list[Row] = []
    number = 0
    for group, bars in phases(rows):
        if group:
            found.append(Row(len(found) * ROW, ROW, phase=group, bars=bars))
        for bar in bars:
            number += 1
            found.append(Row(len(found) * ROW, ROW, number, bar))
    return found


def _names(lines: Sequence[Row], today: date | None) -> SafeString:
    def name(row: Row) -> SafeString:
        if row.bar is None:
            return format_html('<li class="tl-gantt-phase"><span title="{}">{}</span></li>', row.phase, row.phase)
        sign = '<b class="tl-g-sign-done">✓</b>' if row.bar.actual_end else ""
        sign = '<b class="tl-g-sign-late">!</b>' if row.bar.late(today) else sign
        return format_html(
            "<li><i>{}</i><span title=\"{}\">{}</span>{}</li>", row.number, row.bar.label, row.bar.label, SafeString(sign)
        )  # fmt: skip

    return format_html_join("", "{}", ((name(row),) for row in lines))


def pages(
    rows: Sequence[Bar],
    *,
    today: date | None,
    language: str,
    width: int,
    height: int,
    working: Working | None = None,
) -> Iterator[SafeString]:
    """The picture in parts that are no higher than a sheet, each with names and axis; none breaks off inside a row.

    What waits for something on another sheet tells the number of it.
    """
    whole = _Sheets(rows, today, language, width, working)
    for part in whole.parts(height):
        yield whole.drawn(part)


class _Sheets:
    """A plan on paper: all sheets have the same axis, so that they can be laid below each other."""

    def __init__(
        self, rows: Sequence[Bar], today: date | None, language: str, width: int, working: Working | None
    ) -> None:
        self.rows, self.today, self.language, self.width = rows, today, tongue(language), width
        self.names = NAMES if width >= 800 else NARROW
        self.numbers: Mapping[str, int] = {bar.key: at for at, bar in enumerate(rows, start=1)}
        room = (self.names - 34) / LETTER
        self.labels = [wrapped(bar.label, room, 2) for bar in rows]
        if rows:
            first, last = span(rows, today)
            self.scale = TimeScale(
                first, last, language=self.language, working=working or _calendar(), width=width - self.names
            )

    def parts(self, height: float) -> Iterator[range]:
        begin, used = 0, 0.0
        for at, (bar, label) in enumerate(zip(self.rows, self.labels, strict=True)):
            needed = _high(label)
            if bar.group and (at == begin or self.rows[at - 1].group != bar.group):
                needed += SHEET_ROW
            if at > begin and used + needed > height - HEAD:
                yield range(begin, at)
                begin, used = at, _high(label) + (SHEET_ROW if bar.group else 0)
            else:
                used += needed
        if begin < len(self.rows):
            yield range(begin, len(self.rows))

    def drawn(self, part: range) -> SafeString:
        if not self.rows:
            return SafeString("")
        lines = self._lines(part)
        chart = Chart(lines, self.scale, self.today)
        wide, high = n(self.width - self.names), n(chart.height + HEAD + 0.5)
        picture = format_html(
            '<svg role="img" width="{}" height="{}" viewBox="0 0 {} {}" font-family="{}"><title>{}</title>{}'
            '<g transform="translate(0 {})">{}{}</g></svg>',
            wide, high, wide, high, FONTS, self._told(part), chart.above(self.language), HEAD, chart.inside(),
            chart.elsewhere(self.numbers),
        )  # fmt: skip
        narrow = " tl-gantt-narrow" if self.names < NAMES else ""
        return format_html('<div class="tl-gantt-sheet{}">{}{}</div>', narrow, self._written(lines), picture)

    def _lines(self, part: range) -> list[Row]:
        found: list[Row] = []
        top = 0.0
        at = part.start
        for group, bars in phases(self.rows[part.start : part.stop]):
            if group:
                # A phase that goes on elsewhere is drawn with all its bars.
                inside = tuple(bar for bar in self.rows if bar.group == group)
                found.append(Row(top, SHEET_ROW, phase=group, bars=inside))
                top += SHEET_ROW
            for bar in bars:
                height = _high(self.labels[at])
                found.append(Row(top, height, at + 1, bar))
                top, at = top + height, at + 1
        return found

    def _told(self, part: range) -> str:
        told = summary(self.rows, self.language)
        return told if len(part) == len(self.rows) else f"{told} ({part.start + 1}–{part.stop} / {len(self.rows)})"

    def _written(self, lines: Sequence[Row]) -> SafeString:
        """The names as text beside the picture: inside it they would be set letter by letter, slowly and less well."""
        head = format_html('<div class="head">{}</div>', word("item", self.language))
        return format_html(
            '<div class="names">{}{}</div>', head, format_html_join("", "{}", ((self._name(row),) for row in lines))
        )

    def _name(self, row: Row) -> SafeString:
        if row.bar is None:
            return format_html(
                '<div class="phase">{}</div>', wrapped(row.phase, (self.names - 8) / LETTER / 1.06, 1)[0]
            )
        label = self.labels[row.number - 1]
        text = format_html_join(SafeString("<br>"), "{}", ((line,) for line in label))
        two = SafeString(' class="two"') if len(label) > 1 else ""
        return format_html("<div{}><i>{}</i>{}</div>", two, row.number, text)


def _high(label: Sequence[str]) -> float:
    return SHEET_ROW + (len(label) - 1) * SHEET_LINE
