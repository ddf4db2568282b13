"""Working days: weekends, the official Chinese holidays with their make-up days (调休), and the company's own days."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock
from typing import Any

from chinese_calendar import constants as official
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused

DAY = timedelta(days=1)
FRESH_SECONDS = 5.0


class Source(models.TextChoices):
    OFFICIAL = "official", _("Official holidays")
    OWN = "own", _("Our own day")


class CalendarDay(models.Model):
    """A date that departs from the plain week, or that the company has settled itself."""

    date = models.DateField(_("date"), unique=True)
    working = models.BooleanField(_("working day"))
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source.choices, default=Source.OWN)
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("date",)
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        constraints = (
            models.CheckConstraint(condition=models.Q(source__in=Source.values), name="calendar_day_source_known"),
        )

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.name}"


@dataclass(frozen=True)
class Loaded:
    """What `load_official` did. For a year in `unknown` only weekends are free until the package knows it."""

    years: tuple[int, ...]
    unknown: tuple[int, ...]
    written: int
    removed: int
    kept_own: int


class _Exceptions:
    """The table's dates in this process: read again after a few seconds, so that every worker follows an edit.

    The table is small (some thirty rows a year), so reading it costs no more than asking whether it changed.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._days: dict[date, bool] = {}
        self._read_at: float | None = None

    def get(self) -> dict[date, bool]:
        with self._lock:
            now = time.monotonic()
            if self._read_at is None or now - self._read_at > FRESH_SECONDS:
                self._days = dict(CalendarDay.objects.order_by().values_list("date", "working"))
                self._read_at = now
            return self._days

    def clear(self) -> None:
        with self._lock:
            self._read_at = None


_exceptions = _Exceptions()


def clear_cache() -> None:
    """Forget what this process knows; the next question reads the table."""
    _exceptions.clear()


def _edited() -> None:
    """Now for the rest of this transaction, and once more when the others can see it."""
    clear_cache()
    transaction.on_commit(clear_cache)


def _working(day: date, exceptions: dict[date, bool]) -> bool:
    return exceptions.get(day, day.weekday() < 5)


def is_workday(day: date) -> bool:
    return _working(day, _exceptions.get())


def add_workdays(start: date, n: int) -> date:
    """The n-th working day after `start`, before it if n is negative; `start` itself, whatever day it is, for 0."""
    exceptions = _exceptions.get()
    step = DAY if n > 0 else -DAY
    day, left = start, abs(n)
    while left:
        day += step
        if _working(day, exceptions):
            left -= 1
    return day


def workdays_between(a: date, b: date) -> int:
    """Working days one passes going from `a` to `b`: a's own day doesn't count, b's does; negative backwards.

    `workdays_between(a, add_workdays(a, n)) == n` for every n.
    """
    exceptions = _exceptions.get()
    if b < a:
        return -_count(b, a - DAY, exceptions)
    return _count(a + DAY, b, exceptions)


def _count(first: date, last: date, exceptions: dict[date, bool]) -> int:
    """Working days from `first` to `last`, both included: whole weeks by arithmetic, then what departs from them."""
    days = (last - first).days + 1
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    count = weeks * 5 + sum((first.weekday() + i) % 7 < 5 for i in range(rest))
    for day, working in exceptions.items():
        if first <= day <= last:
            count += int(working) - int(day.weekday() < 5)
    return count


def official_years() -> range:
    """The years whose official holidays are known."""
    return range(min(official.holidays).year, max(official.holidays).year + 1)


def _official_day(day: date) -> dict[str, Any] | None:
    """The official row of a date, None where the plain week holds."""
    if day in official.holidays:
        holiday = official.Holiday(official.holidays[day])
        return {"working": False, "name": holiday.chinese, "name_en": holiday.value}
    if day in official.workdays:
        holiday = official.Holiday(official.workdays[day])
        return {
            "working": True,
            "name": f"{holiday.chinese}调休上班",
            "name_en": f"Make-up working day ({holiday.value})",
        }
    return None


def _dates_of(year: int) -> Iterable[date]:
    return (date(year, 1, 1) + timedelta(days=i) for i in range((date(year + 1, 1, 1) - date(year, 1, 1)).days))


@transaction.atomic
def load_official(years: Iterable[int], *, by: Any = None) -> Loaded:
    """Fill in the official holidays and make-up days of `years`, correcting what an earlier list said.

    Own days stay as they are. Years that aren't published yet get no rows and are named in the answer.
    """
    wanted = tuple(sorted(set(years)))
    known = tuple(year for year in wanted if year in official_years())
    existing = {row.date: row for row in CalendarDay.objects.select_for_update().filter(date__year__in=known)}
    written, kept, stale = [], 0, []
    for year in known:
        for day in _dates_of(year):
            facts, row = _official_day(day), existing.get(day)
            if row is not None and row.source == Source.OWN:
                kept += 1
            elif facts is None:
                if row is not None:
                    stale.append(row.pk)
            elif row is None or any(getattr(row, field) != value for field, value in facts.items()):
                written.append(CalendarDay(date=day, source=Source.OFFICIAL, **facts))
    CalendarDay.objects.filter(pk__in=stale).delete()
    CalendarDay.objects.bulk_create(
        written,
        update_conflicts=True,
        unique_fields=["date"],
        update_fields=["working", "name", "name_en", "updated_at"],
    )
    if written or stale:
        _edited()
        _record("calendar.loaded", by, _anchor(known), {"years": list(known), "days": len(written)})
    return Loaded(known, tuple(y for y in wanted if y not in known), len(written), len(stale), kept)


def _anchor(years: tuple[int, ...]) -> CalendarDay | None:
    """An event needs a subject: the first day of the years that were loaded."""
    return CalendarDay.objects.filter(date__year__in=years).first()


@transaction.atomic
def set_day(day: date, working: bool, name: str, name_en: str = "", *, by: Any) -> CalendarDay:
    """Settle a date as the company's own; it wins over the official list."""
    name, name_en = name.strip(), name_en.strip()
    if not name:
        raise Refused(_("Say what day it is, for example “Company anniversary”."), field="name")
    row, created = CalendarDay.objects.select_for_update().get_or_create(
        date=day, defaults={"working": working, "name": name, "name_en": name_en, "source": Source.OWN}
    )
    if not created:
        CalendarDay.objects.filter(pk=row.pk).update(
            working=working,
            name=name,
            name_en=name_en,
            source=Source.OWN,
            version=F("version") + 1,
            updated_at=timezone.now(),
        )
        row.refresh_from_db()
    _edited()
    _record("calendar.day_set", by, row, {"date": day.isoformat(), "working": working, "name": name})
    return row


@transaction.atomic
def remove_own(day: date, *, by: Any) -> CalendarDay | None:
    """Take back the company's own word on a date; the official one, if there is any, holds again and is returned."""
    row = CalendarDay.objects.select_for_update().filter(date=day, source=Source.OWN).first()
    if row is None:
        raise Refused(_("There is no day of our own on this date."), field="date")
    _record("calendar.day_removed", by, row, {"date": day.isoformat(), "working": row.working, "name": row.name})
    row.delete()
    facts = _official_day(day)
    restored = CalendarDay.objects.create(date=day, source=Source.OFFICIAL, **facts) if facts else None
    _edited()
    return restored


def _record(verb: str, by: Any, subject: CalendarDay | None, data: dict[str, Any]) -> None:
    if subject is None:
        return
    from lifecycle.models.events import Event

    Event.record(verb, by=by, subject=subject, data=data)
