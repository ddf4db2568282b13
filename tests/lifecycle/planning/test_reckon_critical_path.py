"""The reckoning holds: against networkx, and as rules that any plan must obey."""

import random
from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifecycle.models.calendar import add_workdays, is_workday, workdays_between
from lifecycle.planning.network import Link, Schedule, Task, schedule
from tests.lifecycle.planning.randomplans import BEGIN, plan

pytestmark = pytest.mark.usefixtures("official_calendar")
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PLANS = st.builds(
    lambda seed, size: plan(random.Random(seed), size, size * 2), st.integers(0, 10**6), st.integers(1, 40)
)


def number(day: date) -> int:
    """Which working day after the beginning it is; a free day counts as the next one worked."""
    while not is_workday(day):
        day += timedelta(days=1)
    return workdays_between(BEGIN - timedelta(days=1), day) - 1


def graph(tasks: list[Task]) -> nx.DiGraph:
    """Mornings of tasks, the beginning and the end; the longest way to a morning is when it comes."""
    made = nx.DiGraph()
    days = {task.key: task.days for task in tasks}
    for task in tasks:
        made.add_edge("begin", task.key, weight=number(max(task.start, BEGIN)) if task.start else 0)
        made.add_edge(task.key, "end", weight=task.days)
        for link in task.after:
            reach = link.lag + (days[link.key] if link.kind in ("FS", "FF") else 0)
            reach -= task.days if link.kind in ("FF", "SF") else 0
            made.add_edge(link.key, task.key, weight=reach)
    return made


def longest(made: nx.DiGraph, start: str) -> dict[str, int]:
    turned = nx.DiGraph()
    turned.add_weighted_edges_from((a, b, -data["weight"]) for a, b, data in made.edges(data=True))
    return {key: -length for key, length in nx.single_source_bellman_ford_path_length(turned, start).items()}


@pytest.mark.parametrize("seed", range(200))
def test_critical_paths_are_those_of_networkx(seed: int) -> None:
    lot = random.Random(seed)
    size = lot.randrange(2, 60)
    tasks = plan(lot, size, lot.randrange(size * 2))
    made, network = schedule(tasks, BEGIN), graph(tasks)
    early, left = longest(network, "begin"), longest(network.reverse(), "end")
    end = nx.dag_longest_path_length(network)
    for task in tasks:
        place = made.placed[task.key]
        assert place.slack == end - early[task.key] - left[task.key]
        assert place.critical == (place.slack == 0)
        if task.days:
            assert number(place.start) == early[task.key]
            assert number(place.late_start) == end - left[task.key]
    way = [key for key in nx.dag_longest_path(network) if key not in ("begin", "end")]
    assert set(way) <= set(made.critical)


@MANY
@given(PLANS)
def test_no_task_comes_before_what_it_waits_for(tasks: list[Task]) -> None:
    made = schedule(tasks, BEGIN)
    days = {task.key: task.days for task in tasks}
    for task in tasks:
        place = made.placed[task.key]
        assert place.start <= place.due <= place.late_due
        assert place.start <= place.late_start
        if task.days:
            assert is_workday(place.start)
            assert add_workdays(place.start, task.days - 1) == place.due
            assert not task.start or place.start >= task.start
        for link in task.after:
            if not task.days or not days[link.key]:
                continue
            before = made.placed[link.key]
            of_it = before.due if link.kind[0] == "F" else before.start
            own = place.start if link.kind[1] == "S" else place.due
            apart = workdays_between(of_it, own) - link.lag
            # From evening to morning is one day, from morning to evening none is needed.
            assert apart >= {"FS": 1, "SF": -1}.get(link.kind, 0)


@MANY
@given(PLANS)
def test_nothing_has_less_than_no_slack_and_something_decides_the_end(tasks: list[Task]) -> None:
    made = schedule(tasks, BEGIN)
    assert all(place.slack >= 0 for place in made.placed.values())
    assert made.critical == [key for key, place in made.placed.items() if not place.slack]
    assert made.critical
    assert list(made.placed) == [task.key for task in tasks]


@MANY
@given(PLANS, st.data(), st.integers(1, 15))
def test_a_critical_task_that_starts_later_moves_the_end_by_as_much(
    tasks: list[Task], data: st.DataObject, later: int
) -> None:
    made = schedule(tasks, BEGIN)
    key = data.draw(st.sampled_from(made.critical))
    assert ends(postponed(tasks, made, key, later)) == ends(tasks) + later


@MANY
@given(PLANS, st.data())
def test_a_task_that_waits_no_longer_than_its_slack_does_not_move_the_end(
    tasks: list[Task], data: st.DataObject
) -> None:
    made = schedule(tasks, BEGIN)
    key = data.draw(st.sampled_from(sorted(made.placed)))
    slack = made.placed[key].slack
    assert ends(postponed(tasks, made, key, slack)) == ends(tasks)
    assert ends(postponed(tasks, made, key, slack + 1)) == ends(tasks) + 1


def postponed(tasks: list[Task], made: Schedule, key: str, later: int) -> list[Task]:
    """The same plan, in which one task waits so many working days more, as a wish for its start."""
    morning = _morning(tasks, key)
    wish = add_workdays(BEGIN - timedelta(days=1), morning + later + 1)
    return [replace(task, start=wish) if task.key == key else task for task in tasks]


def _morning(tasks: list[Task], key: str) -> int:
    """A milestone shows the evening before; a day's work in its place shows the morning itself."""
    as_work = [replace(task, days=1) if task.key == key and not task.days else task for task in tasks]
    if as_work == tasks:
        return number(schedule(tasks, BEGIN).placed[key].start)
    return longest(graph(tasks), "begin")[key]


def ends(tasks: list[Task]) -> int:
    """The last evening as a number; milestones at the end are neither here nor there, so one closes all."""
    closing = Task("closing", 1, after=tuple(Link(task.key) for task in tasks))
    return number(schedule([*tasks, closing], BEGIN).placed["closing"].start)
