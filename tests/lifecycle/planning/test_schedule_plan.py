"""A plan's dates follow from its links: all four kinds with lags, free days, milestones, circles."""

from datetime import date

import pytest

from lifecycle.planning.network import Cycle, Link, Schedule, Task, TooFar, Unknown, schedule

MONDAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def known(official_calendar: None) -> None:
    """No holiday falls into June before the 19th."""


def dates(made: Schedule, key: str) -> tuple[str, str]:
    place = made.placed[key]
    return f"{place.start:%m-%d}", f"{place.due:%m-%d}"


def pair(kind: str, lag: int = 0) -> Schedule:
    """Five days, and three that wait for them."""
    return schedule([Task("a", 5), Task("b", 3, after=(Link("a", kind, lag),))], MONDAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "lag", "start", "due"),
    [
        ("FS", 0, "06-08", "06-10"),
        ("FS", 2, "06-10", "06-12"),
        ("FS", -2, "06-04", "06-08"),
        ("SS", 0, "06-01", "06-03"),
        ("SS", 2, "06-03", "06-05"),
        ("FF", 0, "06-03", "06-05"),
        ("FF", 1, "06-04", "06-08"),
        ("FF", -9, "06-01", "06-03"),  # nothing starts before the plan does
        ("SF", 0, "06-01", "06-03"),
        ("SF", 5, "06-03", "06-05"),
    ],
)
def test_each_kind_of_link_with_its_lag(kind: str, lag: int, start: str, due: str) -> None:
    assert dates(pair(kind, lag), "b") == (start, due)


def test_holidays_are_left_out_and_makeup_days_worked() -> None:
    made = schedule([Task("a", 12)], date(2026, 2, 9))
    # New Year 15-23 February; Saturday 14 and Saturday 28 are worked in exchange.
    assert dates(made, "a") == ("02-09", "03-02")
    assert dates(schedule([Task("a", 6)], date(2026, 2, 9)), "a") == ("02-09", "02-14")


def test_a_plan_that_begins_on_a_free_day_begins_after_it() -> None:
    assert dates(schedule([Task("a", 1)], date(2026, 6, 6)), "a") == ("06-08", "06-08")


def test_a_wished_start_is_kept_where_nothing_is_in_its_way() -> None:
    tasks = [
        Task("a", 5),
        Task("early", 1, date(2026, 6, 2), (Link("a"),)),
        Task("late", 1, date(2026, 6, 20), (Link("a"),)),
        Task("before", 1, date(2026, 5, 1)),
    ]
    made = schedule(tasks, MONDAY)
    assert dates(made, "early") == ("06-08", "06-08")
    assert dates(made, "late") == ("06-22", "06-22")  # the 20th is a Saturday
    assert dates(made, "before") == ("06-01", "06-01")


def test_a_milestone_is_the_evening_of_what_it_waits_for() -> None:
    tasks = [
        Task("work", 5),
        Task("done", 0, after=(Link("work"),)),
        Task("signed", 0, after=(Link("done"),)),
        Task("week later", 0, after=(Link("done", lag=5),)),
        Task("begun", 0, after=(Link("work", "SS", 2),)),
        Task("next", 1, after=(Link("signed"),)),
    ]
    made = schedule(tasks, MONDAY)
    found = {key: dates(made, key)[0] for key in made.placed}
    assert found == {
        "work": "06-01", "done": "06-05", "signed": "06-05", "week later": "06-12", "begun": "06-03", "next": "06-08",
    }  # fmt: skip


def test_a_milestone_wished_for_a_day_is_its_morning() -> None:
    tasks = [Task("kickoff", 0, date(2026, 6, 3)), Task("work", 2, after=(Link("kickoff"),))]
    tasks += [Task("live", 0, date(2026, 6, 13)), Task("care", 1, after=(Link("live"),))]
    made = schedule(tasks, MONDAY)
    assert dates(made, "kickoff") == ("06-03", "06-03")
    assert dates(made, "work") == ("06-03", "06-04")
    assert dates(made, "live") == ("06-13", "06-13")  # a Saturday, as wished
    assert dates(made, "care") == ("06-15", "06-15")


def test_slack_and_the_critical_path() -> None:
    tasks = [
        Task("a", 3),
        Task("b", 5, after=(Link("a"),)),
        Task("c", 2, after=(Link("a"),)),
        Task("end", 0, after=(Link("b"), Link("c"))),
    ]
    made = schedule(tasks, MONDAY)
    assert made.critical == ["a", "b", "end"]
    assert made.end == date(2026, 6, 10)
    free = made.placed["c"]
    assert (free.slack, free.critical) == (3, False)
    assert (free.late_start, free.late_due) == (date(2026, 6, 9), date(2026, 6, 10))
    assert made.placed["end"].late_due == date(2026, 6, 10)


def test_a_circle_is_named_without_those_who_only_wait_for_it() -> None:
    tasks = [
        Task("first", 1),
        Task("waits", 1, after=(Link("b"),)),
        Task("a", 1, after=(Link("first"), Link("c"))),
        Task("b", 1, after=(Link("a", "SS"),)),
        Task("c", 1, after=(Link("b", "FF"),)),
    ]
    with pytest.raises(Cycle) as caught:
        schedule(tasks, MONDAY)
    assert caught.value.keys == ["a", "b", "c"]
    assert "a → b → c → a" in str(caught.value)
    with pytest.raises(Cycle) as itself:
        schedule([Task("a", 1, after=(Link("a"),))], MONDAY)
    assert itself.value.keys == ["a"]


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(Unknown) as caught:
        schedule([Task("a", 1, after=(Link("ghost"),))], MONDAY)
    assert caught.value.key == "ghost"


def test_slips_of_the_pen() -> None:
    with pytest.raises(TooFar):
        schedule([Task("a", 10**9)], MONDAY)
    with pytest.raises(TooFar):
        schedule([Task("a", 1, date(9999, 12, 31))], MONDAY)
    with pytest.raises(TooFar):
        schedule([Task("a", 1, after=(Link("b", lag=10**12),)), Task("b", 1)], date(9990, 1, 1))
    with pytest.raises(ValueError, match="same key"):
        schedule([Task("a", 1), Task("a", 1)], MONDAY)
    with pytest.raises(ValueError, match="less than nothing"):
        schedule([Task("a", -1)], MONDAY)


def test_an_empty_plan_ends_where_it_begins() -> None:
    assert schedule([], MONDAY) == Schedule({}, MONDAY, [])
