"""Working days know weekends, official holidays, make-up days and the company's own days."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifecycle.errors import Refused
from lifecycle.models import calendar
from lifecycle.models.calendar import (
    CalendarDay,
    add_workdays,
    clear_cache,
    is_workday,
    load_official,
    official_years,
    remove_own,
    set_day,
    workdays_between,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_calendar():
    """Other tests roll their days back, which the process would remember for a few seconds."""
    CalendarDay.objects.all().delete()
    clear_cache()
    yield
    clear_cache()


@pytest.fixture
def official(fresh_calendar):
    load_official([2025, 2026])


@pytest.fixture
def events(monkeypatch):
    """What the verbs record, without the chain behind it."""
    seen = []
    monkeypatch.setattr(calendar, "_record", lambda verb, by, subject, data: seen.append((verb, by, data)))
    return seen


def test_an_empty_table_leaves_the_plain_week():
    assert is_workday(date(2025, 1, 29))  # Spring Festival, but nobody loaded it
    assert not is_workday(date(2025, 1, 26))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2025, 1, 26), True),  # a Sunday worked in exchange for Spring Festival
        (date(2025, 1, 28), False),  # New Year's Eve
        (date(2025, 2, 4), False),  # last day of the holiday, a Tuesday
        (date(2025, 2, 5), True),
        (date(2025, 2, 8), True),  # make-up Saturday
        (date(2025, 2, 9), False),  # a plain Sunday
        (date(2025, 9, 28), True),
        (date(2025, 10, 8), False),
        (date(2025, 10, 11), True),
        (date(2026, 1, 4), True),
        (date(2026, 2, 14), True),  # make-up Saturday before Spring Festival
        (date(2026, 2, 16), False),
        (date(2026, 2, 23), False),  # the holiday's last day, a Monday
        (date(2026, 2, 28), True),
        (date(2026, 5, 9), True),
        (date(2026, 9, 20), True),
        (date(2026, 10, 10), True),
    ],
)
def test_known_chinese_days(official, day, working):
    assert is_workday(day) is working


def test_adding_crosses_spring_festival(official):
    assert add_workdays(date(2025, 1, 27), 1) == date(2025, 2, 5)
    assert add_workdays(date(2025, 2, 5), -1) == date(2025, 1, 27)
    assert add_workdays(date(2025, 1, 24), 1) == date(2025, 1, 26)  # the make-up Sunday
    assert add_workdays(date(2026, 2, 13), 2) == date(2026, 2, 24)


def test_zero_stays_even_on_a_holiday(official):
    assert add_workdays(date(2025, 1, 29), 0) == date(2025, 1, 29)


def test_counting_across_spring_festival(official):
    assert workdays_between(date(2025, 1, 27), date(2025, 2, 5)) == 1
    assert workdays_between(date(2025, 1, 27), date(2025, 2, 10)) == 5  # 5, 6, 7, 8 and 10 February
    assert workdays_between(date(2025, 2, 10), date(2025, 1, 27)) == -5
    assert workdays_between(date(2025, 1, 29), date(2025, 1, 29)) == 0


def test_the_year_2025_has_248_working_days(official):
    assert workdays_between(date(2024, 12, 31), date(2025, 12, 31)) == 248


def test_years_not_yet_published_are_named():
    unknown = official_years()[-1] + 1
    loaded = load_official([2025, unknown])
    assert loaded.years == (2025,)
    assert loaded.unknown == (unknown,)
    assert not CalendarDay.objects.filter(date__year=unknown).exists()


def test_loading_twice_writes_nothing_new(official):
    again = load_official([2025, 2026])
    assert (again.written, again.removed) == (0, 0)


def test_loading_mends_an_older_list(official):
    CalendarDay.objects.filter(date=date(2025, 2, 8)).update(working=False)
    CalendarDay.objects.create(date=date(2025, 3, 3), working=False, name="误录", source="official")
    loaded = load_official([2025])
    assert (loaded.written, loaded.removed) == (1, 1)
    assert is_workday(date(2025, 2, 8)) and is_workday(date(2025, 3, 3))


def test_own_days_win_and_survive_a_load(official, events):
    set_day(date(2025, 2, 8), False, "全员休息", "Company day off", by=None)
    assert not is_workday(date(2025, 2, 8))
    assert load_official([2025]).kept_own == 1
    assert not is_workday(date(2025, 2, 8))
    assert [verb for verb, _by, _data in events] == ["calendar.day_set"]


def test_setting_a_day_again_raises_its_version(events):
    set_day(date(2025, 6, 6), False, "团建", by=None)
    row = set_day(date(2025, 6, 6), True, "团建取消", "Outing cancelled", by=None)
    assert (row.version, row.working, row.name_en) == (2, True, "Outing cancelled")


def test_a_day_needs_a_name(events):
    with pytest.raises(Refused) as refused:
        set_day(date(2025, 6, 6), False, "  ", by=None)
    assert refused.value.field == "name"
    assert not CalendarDay.objects.exists() and not events


def test_removing_our_own_day_restores_the_official_one(official, events):
    set_day(date(2025, 2, 8), False, "全员休息", by=None)
    restored = remove_own(date(2025, 2, 8), by=None)
    assert restored.source == "official" and is_workday(date(2025, 2, 8))
    set_day(date(2025, 6, 6), False, "团建", by=None)
    assert remove_own(date(2025, 6, 6), by=None) is None
    assert is_workday(date(2025, 6, 6))


def test_an_official_day_cannot_be_removed(official, events):
    with pytest.raises(Refused):
        remove_own(date(2025, 10, 1), by=None)
    assert CalendarDay.objects.filter(date=date(2025, 10, 1)).exists()


def test_another_workers_edit_is_seen_after_a_few_seconds(monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr(calendar.time, "monotonic", lambda: clock[0])
    assert is_workday(date(2025, 6, 6))
    CalendarDay.objects.create(date=date(2025, 6, 6), working=False, name="停电")  # as another process writes it
    clock[0] += calendar.FRESH_SECONDS + 0.1
    assert not is_workday(date(2025, 6, 6))


def test_questions_cost_no_query_each(official, django_assert_num_queries):
    clear_cache()
    with django_assert_num_queries(1):
        for n in range(60):
            add_workdays(date(2026, 1, 5), n)
            is_workday(date(2026, 1, 5) + timedelta(days=n))


days = st.dates(date(2024, 6, 1), date(2027, 6, 1))
unhurried = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@unhurried
@given(start=days, n=st.integers(-300, 300))
def test_adding_and_counting_agree(official, start, n):
    end = add_workdays(start, n)
    assert workdays_between(start, end) == n
    assert n == 0 or is_workday(end)


@unhurried
@given(a=days, b=days)
def test_counting_equals_counting_by_hand(official, a, b):
    low, high = sorted((a, b))
    span = [low + timedelta(days=i) for i in range((high - low).days + 1)]
    by_hand = sum(is_workday(day) for day in (span[1:] if a == low else span[:-1]))
    assert workdays_between(a, b) == (by_hand if a == low else -by_hand)
