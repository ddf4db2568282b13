"""What comparable finished projects really took, read from their gates: real rows, no wishes."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from lifecycle.models import Project, StageTransition
from lifecycle.models.calendar import add_workdays, workdays_between
from lifecycle.pastdurations import Spread
from presales.reference import comparable, words_of
from tests.cast import make_customer, make_project
from tests.presales.estimating import make_estimate

pytestmark = pytest.mark.django_db

SIGNED = date(2025, 3, 3)


def finished(
    cast: SimpleNamespace, days: int, *, customer: Any = None, result: str = "passed", **facts: Any
) -> Project:
    """A project of another customer whose acceptance passed so many working days after its signing."""
    owner = customer or make_customer(f"客户{Project.objects.count()}", industry=facts.get("industry", "health"))
    project = make_project(cast.executive, owner, name="已完项目", industry=facts.get("industry", owner.industry))
    Project.objects.filter(pk=project.pk).update(**({"state": "closed", "contract_signed_on": SIGNED} | facts))
    quarters = {"G3": 0, "G4": days // 10, "G5": days // 2, "G6": days * 3 // 4, "G8": days}
    for gate, after in quarters.items():
        passed(project, cast, gate, add_workdays(SIGNED, after), result)
    project.refresh_from_db()
    return project


def passed(project: Project, cast: SimpleNamespace, gate: str, day: date, result: str = "passed") -> None:
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 17))
    StageTransition.objects.create(
        project=project, gate=gate, from_state="contract", to_state="delivery", result=result, by=cast.pm, at=at
    )


def test_spread_of_durations() -> None:
    spread = Spread((40, 60, 71, 80, 95))
    assert (spread.n, spread.median, spread.p80, spread.least, spread.most) == (5, 71, 80, 40, 95)
    assert Spread((40, 60, 71, 80, 95, 120)).p80 == 95  # five of six; four would be less than four fifths


def test_working_days_from_signing_to_acceptance(cast: SimpleNamespace) -> None:
    for days in (60, 71, 95):
        finished(cast, days)
    found = comparable(cast.project)
    assert (found.scope, found.n) == ("industry", 3)
    assert found.total is not None
    assert (found.total.median, found.total.p80, found.total.least, found.total.most) == (71, 95, 60, 95)
    assert "3 comparable projects (same industry): median 71, P80 95 working days" in found.words


def test_each_part_is_measured_between_its_gates(cast: SimpleNamespace) -> None:
    for _n in range(3):
        finished(cast, 100)
    parts = {str(title): spread.median for title, spread in comparable(cast.project).parts}
    assert parts == {
        "Signing to hand-over": 10, "Hand-over to trial run": 40, "Trial run to rollout": 25, "Rollout to acceptance": 25,
    }  # fmt: skip


def test_the_class_is_widened_step_by_step(cast: SimpleNamespace) -> None:
    Project.objects.filter(pk=cast.project.pk).update(product="药房管理")
    cast.project.refresh_from_db()
    for days in (50, 60):
        finished(cast, days, product="药房管理")
    assert (comparable(cast.project).scope, comparable(cast.project).enough) == ("all", False)
    finished(cast, 90, industry="finance", type=cast.project.type)
    assert comparable(cast.project).scope == "type"
    finished(cast, 70, product="挂号")
    assert comparable(cast.project).scope == "industry"
    finished(cast, 80, product="药房管理")
    found = comparable(cast.project)
    assert (found.scope, found.n) == ("product", 3)


def test_too_few_are_no_statistic(cast: SimpleNamespace) -> None:
    assert comparable(cast.project).words == "No finished project to compare with yet"
    finished(cast, 50)
    finished(cast, 90)
    found = comparable(cast.project)
    assert not found.enough and "median" not in found.frozen() and "p80" not in found.frozen()
    assert found.words == "Only 2 finished projects to compare with (50 to 90 working days): too few for a rule"
    assert words_of(found.frozen()) == found.words


@pytest.mark.parametrize("state", ["delivery", "lost", "terminated"])
def test_only_finished_ones_count(cast: SimpleNamespace, state: str) -> None:
    project = finished(cast, 60, state=state)
    if state == "delivery":
        StageTransition.objects.filter(project=project, gate="G8").delete()
    assert comparable(cast.project).n == 0


def test_a_refused_try_at_acceptance_is_no_end(cast: SimpleNamespace) -> None:
    project = finished(cast, 60, state="acceptance", result="refused")
    assert comparable(cast.project).n == 0
    passed(project, cast, "G8", add_workdays(SIGNED, 80), "overridden")
    assert [p.days for p in comparable(cast.project).projects] == [80]


def test_without_acceptance_the_end_that_was_noted_counts(cast: SimpleNamespace) -> None:
    """Projects from before the gates: closed, with a day of signing and a day of the end."""
    project = finished(cast, 60, actual_end=SIGNED + timedelta(days=70))
    StageTransition.objects.filter(project=project).delete()
    assert [p.days for p in comparable(cast.project).projects] == [
        workdays_between(SIGNED, SIGNED + timedelta(days=70))
    ]


def test_names_only_of_projects_that_the_reader_sees(cast: SimpleNamespace) -> None:
    rows = [finished(cast, days) for days in (50, 60, 70)]
    found = comparable(cast.project)
    assert {p.number for p in found.named(cast.executive)[0]} == {row.number for row in rows}
    assert found.named(cast.pm) == ([], 3)


def test_costs_two_queries_however_many(cast: SimpleNamespace, django_assert_num_queries: Any) -> None:
    for days in range(50, 62):
        finished(cast, days)
    Project.objects.filter(pk=cast.project.pk).update(product="")
    cast.project.refresh_from_db()
    workdays_between(SIGNED, SIGNED)  # the calendar is read once for a few seconds
    with django_assert_num_queries(2):
        assert comparable(cast.project).n == 12


def test_an_estimate_keeps_what_was_known_when_it_went_to_sales(cast: SimpleNamespace) -> None:
    for days in (60, 71, 95):
        finished(cast, days)
    estimate = make_estimate(cast)
    assert estimate.reference == {"scope": "industry", "n": 3, "least": 60, "most": 95, "median": 71, "p80": 95}
