"""The picture itself: rows and an axis of time in, the inside of an SVG out."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lifecycle.planning import drawing
from lifecycle.planning.arrows import Spot, arrow
from lifecycle.planning.bars import Bar, Row, told, word
from lifecycle.planning.drawing import n, path
from lifecycle.planning.timescale import DAY, Tick, TimeScale, measure

BAR, DIAMOND = 14.0, 7.0
LINE = 22  # height of each of the two lines above
HEAD = 2 * LINE
NOTHING = SafeString("")


class Chart:
    def __init__(self, rows: Sequence[Row], scale: TimeScale, today: date | None) -> None:
        self.rows, self.scale, self.today = rows, scale, today
        self.items = [(row, row.bar) for row in rows if row.bar]
        self.height = rows[-1].top + rows[-1].height if rows else 0.0
        self.spots = {bar.key: self._spot(row, bar) for row, bar in self.items}

    def _spot(self, row: Row, bar: Bar) -> Spot:
        left, right = self.scale.x(bar.start), self.scale.x(bar.due + DAY)
        if bar.milestone:
            # The evening of what it waits for, or the morning of its day.
            at = right if bar.after else left
            return Spot(at - DIAMOND, at + DIAMOND, row.middle, DIAMOND, row.top, row.top + row.height)
        right = max(right, left + 2)
        return Spot(left, right, row.middle, BAR / 2, row.top, row.top + row.height)

    def inside(self) -> SafeString:
        """Everything below the axis, from the ground up."""
        return _joined(
            [self._ground(), self._waits(), self._phases(), self._bars(), self._marks(), self._line_of_today()]
        )

    def _ground(self) -> SafeString:
        width, height = self.scale.width, self.height
        return _joined([
            path("off", (drawing.box(x, 0, wide, height) for x, wide in self.scale.free())),
            path("line", (f"M0 {n(row.top + row.height)}h{n(width)}" for row in self.rows)),
            path("month", (f"M{n(tick.x)} 0v{n(height)}" for tick in self.scale.upper()[1:])),
        ])  # fmt: skip

    def _waits(self) -> SafeString:
        plain: list[tuple[str, str]] = []
        critical: list[tuple[str, str]] = []
        important = {bar.key for _row, bar in self.items if bar.critical}
        for _row, bar in self.items:
            for link in bar.links():
                if link.key in self.spots and link.key != bar.key:
                    drawn = arrow(self.spots[link.key], self.spots[bar.key], link.kind)
                    both = link.key in important and bar.key in important
                    (critical if both else plain).append(drawn)
        return _joined([
            path("wait", (line for line, _head in plain)), path("wait-head", (head for _line, head in plain)),
            path("wait-critical", (line for line, _head in critical)),
            path("wait-critical-head", (head for _line, head in critical)),
        ])  # fmt: skip

    def _phases(self) -> SafeString:
        parts = []
        for row in self.rows:
            if row.bars:
                left = self.scale.x(min(bar.start for bar in row.bars))
                right = self.scale.x(max(bar.due for bar in row.bars) + DAY)
                parts.append(drawing.bracket(left, row.middle - 4, max(right - left, 4)))
        return path("phase", parts)

    def _bars(self) -> SafeString:
        wide = [(bar, self.spots[bar.key]) for _row, bar in self.items if not bar.milestone]
        points = [(bar, self.spots[bar.key]) for _row, bar in self.items if bar.milestone]
        return _joined([
            path("vendor", (_whole(s) for bar, s in wide if bar.side == "vendor")),
            path("customer", (_whole(s) for bar, s in wide if bar.side != "vendor")),
            path("vendor", (_upper(s) for bar, s in wide if bar.side == "both")),
            _stripes([s for bar, s in wide if bar.side == "customer"], BAR - 2, 0),
            _stripes([s for bar, s in wide if bar.side == "both"], BAR / 2 - 1, BAR / 4),
            path("critical", (_around(s) for bar, s in wide if bar.critical)),
            path("progress", (_progress(bar, s) for bar, s in wide if bar.progress)),
            path("milestone", (_point(s) for bar, s in points if not bar.critical)),
            path("milestone-critical", (_point(s) for bar, s in points if bar.critical)),
            path("critical", (_point(s, 3) for bar, s in points if bar.critical)),
        ])  # fmt: skip

    def _marks(self) -> SafeString:
        """The agreed date beside today's, the real end, and how long something is overdue."""
        baseline, slip, done, signs, late = [], [], [], [], []
        for _row, bar in self.items:
            spot = self.spots[bar.key]
            if bar.moved:
                x, y = self.scale.x(bar.moved + DAY), spot.middle
                baseline.append(f"M{n(x)} {n(y - 10)}v20")
                slip.append(f"M{n(x)} {n(y + 10)}H{n(spot.right)}")
            if bar.actual_end:
                x = self.scale.x(bar.actual_end + DAY)
                if bar.milestone and bar.actual_end == bar.due:
                    x = spot.right + 7
                done.append(drawing.disc(x, spot.middle, 5.5))
                signs.append(drawing.tick_sign(x, spot.middle))
            elif self.today and bar.late(self.today):
                late.append(
                    f"M{n(spot.right + 1)} {n(spot.middle)}H{n(min(self.scale.x(self.today), self.scale.width))}"
                )
        return _joined([
            path("slip", slip), path("baseline", baseline), path("late", late), path("done", done),
            path("done-sign", signs),
        ])  # fmt: skip

    def _line_of_today(self) -> SafeString:
        if (x := self._today()) is None:
            return NOTHING
        return path("today", [f"M{n(x)} 0v{n(self.height)}"])

    def _today(self) -> float | None:
        if self.today is None or not self.scale.first <= self.today <= self.scale.last:
            return None
        return self.scale.x(self.today) + self.scale.day / 2

    def above(self, language: str) -> SafeString:
        """The two lines of the axis, with a flag on today."""
        upper, lower = self.scale.upper(), self.scale.lower()
        parts = [
            path("off", (drawing.box(tick.x, LINE, tick.width, LINE) for tick in lower if tick.free)),
            path("month", [f"M0 {LINE}h{n(self.scale.width)}M0 {HEAD - 0.5}h{n(self.scale.width)}"]),
            path("month", (f"M{n(tick.x)} 0v{HEAD}" for tick in upper[1:])),
            path("line", (f"M{n(tick.x)} {LINE}v{LINE}" for tick in lower[1:])),
            _texts(upper, 15, "tl-g-upper", 'fill="#39465a" font-weight="700"', 8, "start"),
            _texts(
                lower, HEAD - 7, "tl-g-lower", 'fill="#5b6675"', *((0, "middle") if self.scale.daily else (4, "start"))
            ),
        ]
        if (x := self._today()) is not None:
            text = word("today", language)
            wide = measure(text) * 10.5 + 10
            left = min(max(x - wide / 2, 0), self.scale.width - wide)
            parts.append(path("today-flag", [drawing.box(left, LINE + 3, wide, LINE - 6, 4), _below(x)]))
            parts.append(
                format_html(
                    '<text class="tl-g-today-text" x="{}" y="{}" text-anchor="middle" font-size="10.5" fill="#fff">{}</text>',
                    n(left + wide / 2), HEAD - 7.5, text,
                )
            )  # fmt: skip
        return _joined(parts)

    def tips(self, language: str) -> SafeString:
        """Invisible shapes over the bars that tell a pointer what lies under them."""
        rects = format_html_join(
            "", '<rect x="{}" y="{}" width="{}" height="18"><title>{}</title></rect>',
            (
                (n(s.left), n(s.middle - 9), n(max(s.right - s.left, 8)), told(bar, language))
                for _row, bar in self.items for s in (self.spots[bar.key],)
            ),
        )  # fmt: skip
        return format_html('<g class="tl-g-tips" fill="none" pointer-events="all">{}</g>', rects)

    def elsewhere(self, numbers: Mapping[str, int]) -> SafeString:
        """Of bars that wait for some on another sheet, the numbers of those."""
        found = []
        for _row, bar in self.items:
            if away := [
                numbers[link.key] for link in bar.links() if link.key in numbers and link.key not in self.spots
            ]:
                spot = self.spots[bar.key]
                text = ", ".join(map(str, sorted(away)[:3])) + ("…" if len(away) > 3 else "")
                found.append((n(spot.left - 7), n(spot.middle + 3), text, spot))
        heads = path("wait-head", (drawing.head(spot.left - 1, spot.middle, "right") for *_rest, spot in found))
        texts = format_html_join(
            "", '<text class="tl-g-lower" x="{}" y="{}" text-anchor="end" font-size="8.5" fill="#5b6675">{}</text>',
            (part[:3] for part in found),
        )  # fmt: skip
        return heads + texts


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return SafeString("".join(parts))


def _texts(ticks: Sequence[Tick], y: float, look: str, paint: str, indent: float, anchor: str) -> SafeString:
    texts = format_html_join(
        "", '<text x="{}" y="{}">{}</text>',
        (
            (n(tick.x + (tick.width / 2 if anchor == "middle" else indent)), y, tick.text)
            for tick in ticks if tick.text
        ),
    )  # fmt: skip
    return format_html(
        '<g class="{}" {} font-size="11" text-anchor="{}">{}</g>', look, SafeString(paint), anchor, texts
    )


def _below(x: float) -> str:
    return f"M{n(x - 4)} {HEAD - 3.5}h8l-4 3.5z"


def _whole(spot: Spot) -> str:
    return drawing.box(spot.left, spot.middle - spot.half, spot.right - spot.left, BAR, 3)


def _upper(spot: Spot) -> str:
    return drawing.box(spot.left, spot.middle - spot.half, spot.right - spot.left, spot.half, 2)


def _around(spot: Spot) -> str:
    return drawing.box(spot.left - 2.5, spot.middle - spot.half - 2.5, spot.right - spot.left + 5, BAR + 5, 5)


def _point(spot: Spot, more: float = 0) -> str:
    return drawing.diamond((spot.left + spot.right) / 2, spot.middle, DIAMOND + more)


def _progress(bar: Bar, spot: Spot) -> str:
    wide = (spot.right - spot.left) * min(max(bar.progress, 0), 100) / 100
    return drawing.box(spot.left, spot.middle - 2, wide, 4)


def _stripes(spots: Sequence[Spot], high: float, lower: float) -> SafeString:
    """A thick dashed line is a bar with stripes."""
    lines = path("stripes", (f"M{n(s.left + 1.5)} {n(s.middle + lower)}H{n(s.right - 1)}" for s in spots))
    return format_html('<g stroke-width="{}">{}</g>', n(high), lines) if lines else NOTHING
