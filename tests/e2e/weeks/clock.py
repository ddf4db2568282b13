"""Twelve weeks that pass within minutes: a walk whose clock is set forward between its steps.

`time_machine` moves the clock of the whole process, and the live server is a thread of it: pages, sessions, private
links, seals and events all read the same time, which goes on ticking. The browser keeps its own clock, which no page
asks; what it keeps by date is the session alone, and on a later day people sign in anew, as they would. The first
Monday is a fixed one, so that the walk meets the same weekends and holidays whenever it runs.
"""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.core.management import call_command

from lifecycle.models import calendar
from tests.e2e.walk import Person, Walk
from tests.e2e.walk_signing import PHONE

FIRST_MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


class Weeks(Walk):
    """`cast`: the people and things of the project, as scenes call them."""

    clock: Any
    cast: SimpleNamespace

    def begin(self, clock: Any, *, week: int = 1) -> None:
        self.clock = clock
        self.go_to(week)

    def go_to(self, week: int, day: int = 1, hour: int = 9) -> None:
        """Set the clock to that day of that week (Monday is 1). Everybody has gone home meanwhile."""
        self.clock.move_to(FIRST_MONDAY + timedelta(weeks=week - 1, days=day - 1, hours=hour - 9), tick=True)
        for person in self.at_work.values():
            person.page.context.close()
        self.at_work.clear()
        cache.clear()
        calendar.clear_cache()

    def nightly(self) -> None:
        """What the scheduled round has to do by today."""
        call_command("tick", quiet=True)

    def phone(self, key: str) -> Person:
        """Somebody of ours on site, with nothing but a phone."""
        return self._beside(key, "phone", **PHONE)

    def second_window(self, key: str) -> Person:
        """Somebody of ours who has left a page open and works on in another window."""
        return self._beside(key, "window")

    def _beside(self, key: str, what: str, **browser: int) -> Person:
        name = f"{key} {what}"
        if name not in self.at_work:
            page = self.open_page(self.users[key], language=self.language, **browser)
            self.at_work[name] = Person(self, page, held=bool(browser))
        return self.at_work[name]
