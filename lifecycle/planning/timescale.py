"""The axis of time: where a day stands, what the two lines above it say, which days are free."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAILY, WEEKLY = 15.0, 3.2  # from so many pixels a day on, days or weeks have their number
WIDEST_DAY, NARROWEST_DAY = 56.0, 0.6
FILLED = 880  # pixels that a short plan is stretched to


@dataclass(frozen=True)
class Tick:
    """A part of the line above: from `x` on, `width` wide; `text` is empty where there is no room for it."""

    x: float
    width: float
    text: str
    free: bool = False


class TimeScale:
    """`first` and `last` are shown whole. `width` fits them into a sheet; else the span decides how wide a day is."""

    def __init__(
        self, first: date, last: date, *, language: str, working: Callable[[date], bool], width: float | None = None
    ) -> None:
        days = (last - first).days + 1
        narrow = width / (days + 6) if width else self._comfortable(days)
        # Room at both ends for arrows and for half a milestone.
        beside = DAY * max(2, ceil(16 / narrow))
        self.first, self.last = first - beside, last + beside
        self.days = (self.last - self.first).days + 1
        self.day = min(width / self.days if width else self._comfortable(self.days), WIDEST_DAY)
        self.width = self.days * self.day
        self.language, self.working = language, working

    @staticmethod
    def _comfortable(days: int) -> float:
        wide = 20 if days <= 49 else 11 if days <= 130 else 5.4 if days <= 300 else 3.3
        wide = wide if days <= 700 else max(2300 / days, NARROWEST_DAY)
        return min(max(wide, FILLED / days), WIDEST_DAY)

    def x(self, day: date) -> float:
        """The morning of a day; its evening is the next day's morning."""
        return (day - self.first).days * self.day

    @property
    def daily(self) -> bool:
        """Whether every day has its number; weeks and months begin where theirs stands."""
        return self.day >= DAILY

    def upper(self) -> list[Tick]:
        """Months, or years where months stand below."""
        if self.day < WEEKLY:
            return self._ticks(self._starts(1), lambda day: (str(day.year),))
        return self._ticks(self._starts(12), self._month)

    def lower(self) -> list[Tick]:
        if self.daily:
            days = (self.first + DAY * n for n in range(self.days))
            return [Tick(self.x(day), self.day, str(day.day), not self.working(day)) for day in days]
        if self.day >= WEEKLY:
            monday = self.first + DAY * (7 - self.first.weekday())
            mondays = [monday + WEEK * n for n in range((self.last - monday).days // 7 + 1)]
            return self._ticks([self.first, *mondays], lambda day: (str(day.day) if day in mondays else "",))
        if self.day * 30 >= 16:
            return self._ticks(self._starts(12), self._short_month)
        return self._ticks(self._starts(4), lambda day: (f"Q{(day.month + 2) // 3}",))

    def free(self) -> list[tuple[float, float]]:
        """Where and how wide free days are; single weekends are left out where they would only be noise."""
        found: list[tuple[float, float]] = []
        n = 0
        while n < self.days:
            begin = n
            while n < self.days and not self.working(self.first + DAY * n):
                n += 1
            if n > begin and (self.day >= 2 or n - begin > 3):
                found.append((begin * self.day, (n - begin) * self.day))
            n += 1
        return found

    def _starts(self, of_year: int) -> list[date]:
        """The first day shown, then first days of years (1), quarters (4) or months (12)."""
        return [self.first, *(day for day in self._firsts(of_year) if day > self.first)]

    def _firsts(self, of_year: int) -> Iterator[date]:
        for year in range(self.first.year, self.last.year + 1):
            for month in range(1, 13, 12 // of_year):
                if (day := date(year, month, 1)) <= self.last:
                    yield day

    def _ticks(self, starts: list[date], texts: Callable[[date], tuple[str, ...]]) -> list[Tick]:
        ends = [*starts[1:], self.last + DAY]
        made = []
        for start, end in zip(starts, ends, strict=True):
            x, width = self.x(start), self.x(end) - self.x(start)
            text = next((text for text in texts(start) if measure(text) * 11 + 8 <= width), "")
            made.append(Tick(x, width, text))
        return made

    def _month(self, day: date) -> tuple[str, ...]:
        """From long to short; the first that fits is taken."""
        name = MONTHS[day.month - 1]
        match self.language:
            case "zh":
                return (f"{day.year}年{day.month}月", f"{day.month}月", str(day.month))
            case "en":
                return (f"{name} {day.year}", name)
        return (f"{day.year}年{day.month}月 {name}", f"{day:%Y-%m}", str(day.month))

    def _short_month(self, day: date) -> tuple[str, ...]:
        match self.language:
            case "zh":
                return (f"{day.month}月", str(day.month))
            case "en":
                return (MONTHS[day.month - 1], str(day.month))
        return (f"{day.month}月 {MONTHS[day.month - 1]}", str(day.month))


def measure(text: str) -> float:
    """About how wide a text is, in widths of a Chinese character."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.62 if char.isupper() or char in "MWmw@%" else 0.54 for char in text)


def wrapped(text: str, room: float, lines: int) -> list[str]:
    """A text in so many lines of that room; what doesn't fit ends in an ellipsis."""
    found: list[str] = []
    rest = " ".join(text.split())
    while rest:
        if len(found) == lines - 1 and measure(rest) > room:
            return [*found, rest[: _fitting(rest, room - 1)].rstrip() + "…"]
        at = _fitting(rest, room)
        if at < len(rest) and rest[at] != " " and rest[at - 1].isascii() and rest[at].isascii():
            at = rest.rfind(" ", 0, at) if rest.rfind(" ", 0, at) > at * 0.4 else at
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return found or [""]


def _fitting(text: str, room: float) -> int:
    """How many characters fit; at least one."""
    used = 0.0
    for n, char in enumerate(text):
        used += measure(char)
        if used > room:
            return max(n, 1)
    return len(text)
