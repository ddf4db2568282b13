"""The demo's past: what happened is done again, each act on its own day, by the verbs that people use.

Verbs, defaults and event chains all ask `django.utils.timezone` for the time. While a `Clock` runs, that module alone
sees the clock's moment; nothing else of the process does, and nothing after it has run.
"""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import count
from typing import Any

from django.utils import timezone

Act = Callable[[], Any]
TICK = timedelta(seconds=20)


@contextmanager
def stopped(clock: "Clock") -> Iterator[None]:
    """`timezone.now()`, and with it `localdate` and every default, say what the clock says."""

    class Told(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Stopped(datetime, metaclass=Told):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return clock.moment.astimezone(tz)

    # Not `timezone.now`: fields hold that function itself as their default. What it reads is replaced instead.
    timezone.datetime = Stopped  # type: ignore[attr-defined]
    try:
        yield
    finally:
        timezone.datetime = datetime  # type: ignore[attr-defined]


class Clock:
    """Acts with their moments. `run` does them in order of time; an act may plan further ones while it runs."""

    def __init__(self, now: datetime) -> None:
        self.end = now
        self.moment = now
        self._order = count()
        self._acts: list[tuple[datetime, int, Act]] = []

    @property
    def today(self) -> date:
        return timezone.localtime(self.moment, timezone.get_default_timezone()).date()

    def at(self, day: date, hour: str, act: Act) -> None:
        """Plan an act for `hour` ("14:30") of that day. What lies after the present stays undone; today's is past."""
        moment = datetime.combine(day, time.fromisoformat(hour), timezone.get_default_timezone())
        last = timezone.localtime(self.end, timezone.get_default_timezone()).date()
        if day <= last:
            heapq.heappush(self._acts, (min(moment, self.end), next(self._order), act))

    def soon(self, minutes: int, act: Act) -> None:
        """Plan an act for some minutes after the one that runs."""
        self._push(self.moment + timedelta(minutes=minutes), act)

    def _push(self, moment: datetime, act: Act) -> None:
        if moment <= self.end:
            heapq.heappush(self._acts, (moment, next(self._order), act))

    def run(self, after_each: Act | None = None) -> None:
        """Do all that is planned. Two acts never share a moment, so that what they leave reads in their order."""
        self.moment = datetime.min.replace(tzinfo=self.end.tzinfo) + timedelta(days=2)
        with stopped(self):
            while self._acts:
                moment, _n, act = heapq.heappop(self._acts)
                self.moment = max(moment, self.moment + TICK)
                act()
                if after_each:
                    after_each()
        self.moment = self.end
