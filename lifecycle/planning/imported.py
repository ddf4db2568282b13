"""What reading a plan's file gives: its items, and everything that is wrong with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from lifecycle.planning.bars import Side
from lifecycle.planning.links import Link
from lifecycle.planning.network import Cycle, Task, in_order

MOST_ROWS = 1000
MOST_DAYS = 999
LONGEST = {
    "what": 200,
    "what_en": 200,
    "phase": 80,
    "phase_en": 80,
    "strategy": 160,
    "strategy_en": 160,
    "where": 120,
    "who_vendor": 200,
    "who_customer": 200,
}
LONGEST_TEXT = 10_000
EARLIEST, LATEST = date(1990, 1, 1), date(2150, 12, 31)
BETWEEN = re.compile(r"[、,，;；/\n]+")


@dataclass(frozen=True)
class RowError:
    """`row` is the number that the file's own program shows."""

    row: int
    column: str
    text: str


@dataclass(frozen=True)
class ImportedTask:
    """An item as the file has it; `n` is what links of other items call it. `days` 0 is a milestone."""

    n: int
    what: str
    phase: str = ""
    start: date | None = None
    due: date | None = None
    days: int | None = None
    progress: int = 0
    side: Side = "vendor"
    who_vendor: str = ""
    who_customer: str = ""
    where: str = ""
    after: tuple[Link, ...] = ()
    phase_en: str = ""
    what_en: str = ""
    steps: str = ""
    expected: str = ""
    rollback: str = ""
    ability: str = ""
    verification: str = ""
    strategy: str = ""
    strategy_en: str = ""


@dataclass
class Imported:
    rows: list[ImportedTask] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)

    @property
    def wrong_rows(self) -> int:
        return len({error.row for error in self.errors})


def people(text: str) -> str:
    """Names one after the other, whatever stood between them."""
    names = [name.strip() for name in BETWEEN.split(text) if name.strip()]
    return (", " if all(name.isascii() for name in names) else "、").join(dict.fromkeys(names))


def side_of(who_vendor: str, who_customer: str) -> Side:
    """Who is responsible where the file doesn't say so: whoever is named."""
    if who_customer:
        return "both" if who_vendor else "customer"
    return "vendor"


def too_long(name: str, text: str) -> str:
    """What is to be said of a text that is too long, else nothing."""
    most = LONGEST.get(name, LONGEST_TEXT)
    return _("At most %(n)d characters.") % {"n": most} if len(text) > most else ""


def wrong_dates(start: date | None, due: date | None) -> str:
    if start and due and due < start:
        return _("It is due before it starts.")
    if any(day and not EARLIEST <= day <= LATEST for day in (start, due)):
        return _("This date is out of any plan's reach.")
    return ""


def wrong_links(tasks: Sequence[ImportedTask], shown: dict[int, int], column: str) -> Iterable[RowError]:
    """Links to nobody, to itself, twice to the same, or in a circle. `shown` tells the row of every item."""
    known = {task.n for task in tasks}
    broken = False
    for task in tasks:
        seen: set[str] = set()
        for link in task.after:
            text = ""
            if link.key == str(task.n):
                text = _("It waits for itself.")
            elif int(link.key) not in known:
                text = _("It waits for number %(n)s, which is not in the file.") % {"n": link.key}
            elif link.key in seen:
                text = _("It waits for number %(n)s twice.") % {"n": link.key}
            elif abs(link.lag) > MOST_DAYS:
                text = _("At most %(n)d working days in between.") % {"n": MOST_DAYS}
            seen.add(link.key)
            if text:
                broken = True
                yield RowError(shown[task.n], column, text)
    if not broken:
        try:
            in_order({str(task.n): Task(str(task.n), 0, None, task.after) for task in tasks})
        except Cycle as cycle:
            yield RowError(shown[int(cycle.keys[0])], column, str(cycle))
