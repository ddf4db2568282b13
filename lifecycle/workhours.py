"""Working hours: what was promised in hours ends within the company's working days, from its opening to its closing."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from lifecycle.models.calendar import add_workdays, is_workday

NIL = timedelta(0)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, timezone.get_default_timezone())


def _next(day: date) -> date:
    return add_workdays(day, 1)


def begin(moment: datetime, opens: time, closes: time) -> datetime:
    """The moment itself within working hours, else the next opening."""
    here = moment.astimezone(timezone.get_default_timezone())
    day = here.date()
    if not is_workday(day) or here >= _at(day, closes):
        return _at(_next(day), opens)
    return max(here, _at(day, opens))


def add_hours(moment: datetime, hours: float, opens: time, closes: time) -> datetime:
    """The end of that many working hours."""
    left = timedelta(hours=float(hours))
    here = begin(moment, opens, closes)
    while True:
        room = _at(here.date(), closes) - here
        if left <= room:
            return here + left
        left -= room
        here = _at(_next(here.date()), opens)


def hours_between(start: datetime, end: datetime, opens: time, closes: time) -> float:
    """Working hours that pass from one moment to a later one; 0 for an earlier one."""
    if end <= start:
        return 0.0
    here, passed = begin(start, opens, closes), NIL
    last = end.astimezone(timezone.get_default_timezone())
    while here < last:
        passed += min(_at(here.date(), closes), last) - here
        here = _at(_next(here.date()), opens)
    return passed.total_seconds() / 3600


def a_day(opens: time, closes: time) -> float:
    """Hours of a working day."""
    span = timedelta(hours=closes.hour - opens.hour, minutes=closes.minute - opens.minute)
    return span.total_seconds() / 3600


def of_site(site: Any) -> tuple[time, time]:
    return site.service_from, site.service_to
