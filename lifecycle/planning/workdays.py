"""Working days counted from a first one, so that dates can be reckoned with as plain numbers."""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta

from lifecycle.models.calendar import is_workday

DAY = timedelta(days=1)


class Beyond(Exception):
    """A working day was asked for that is further away than anybody looks."""


class Workdays:
    """Number 0 is the first working day on or after `begin`; the list grows as far as it is asked for."""

    def __init__(self, begin: date, last: date, working: Callable[[date], bool] = is_workday) -> None:
        self._working, self._next, self._last = working, begin, last
        self._days: list[date] = []

    def day(self, n: int) -> date:
        """The date of number `n`; Beyond, if that lies after the last day."""
        while len(self._days) <= n:
            self._grow()
        return self._days[n]

    def number(self, day: date) -> int:
        """The number of the first working day on or after a date that is not before `begin`."""
        while not self._days or self._days[-1] < day:
            self._grow()
        return bisect_left(self._days, day)

    def _grow(self) -> None:
        while self._next <= self._last:
            day, self._next = self._next, self._next + DAY
            if self._working(day):
                self._days.append(day)
                return
        raise Beyond
