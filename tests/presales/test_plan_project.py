"""The preliminary plan: its phases and dates, what it starts from, when it is settled, and what its page tells."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused, Stale
from lifecycle.models import Playbook, Trace
from lifecycle.models.calendar import load_official
from lifecycle.models.planning import end_of
from presales import phases
from presales.models import PreliminaryPlan
from presales.models.estimates import Step
from tests.presales.estimating import make_estimate
from tests.presales.plans import BEGIN, SIX, make_plan
from tests.presales.ready import make_readiness
from tests.presales.writing import a_presented_solution

pytestmark = pytest.mark.django_db


def days(plan: PreliminaryPlan) -> list[tuple[str, int | None]]:
    return [(row.step, row.days) for row in plan.rows()]


def item(plan: PreliminaryPlan, n: int):
    return plan.rows()[n - 1]


def add(plan: PreliminaryPlan, by, **facts):
    with transaction.atomic():
        return plan.put_item(plan.items.model(plan=plan, **facts), by=by, read_version=None)


def test_it_begins_with_the_six_steps_as_long_as_the_estimate_says(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft")
    assert days(plan) == [(step, likely) for step, _best, likely, _worst in SIX]
    first, second, *_rest = plan.rows()
    assert (first.start, first.due) == (BEGIN, end_of(BEGIN, 5)) == (BEGIN, date(2026, 3, 6))
    assert (second.start, second.due) == (date(2026, 3, 9), date(2026, 3, 20))
    assert [link.on_id for link in second.waits_for.all()] == [first.pk]


def test_holidays_are_left_out(cast: SimpleNamespace) -> None:
    load_official([2026])
    plan = make_plan(cast, upto="draft", starts_on=date(2026, 9, 28))
    assert item(plan, 1).due > date(2026, 10, 8)  # the first week of October is free


def test_without_an_estimate_it_has_no_dates_and_cannot_be_settled(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft", estimated=False)
    assert [row for row in plan.rows() if row.start] == []
    with pytest.raises(Refused, match="dates of Initiation"):
        plan.settle(by=cast.pm)
    with pytest.raises(Refused, match="6 items do not say"):
        plan.lay_out(by=cast.pm, start=BEGIN)
    make_estimate(cast, steps=SIX)
    plan.adopt_estimate(by=cast.pm)
    assert days(plan)[3] == ("implementation", 30)
    assert item(plan, 6).due is not None
    plan.settle(by=cast.pm)
    assert plan.state == "settled"


def test_an_estimate_is_taken_over_once(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft")
    assert plan.newer_estimate is None
    with pytest.raises(Refused, match="no estimate"):
        plan.adopt_estimate(by=cast.pm)


def test_the_steps_of_the_solution_come_into_their_phases(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    solution.steps.all().delete()
    solution.steps.create(
        order=1, step="调研与蓝图", step_en="Survey", start=date(2026, 3, 2), end=date(2026, 3, 13), side="both"
    )
    solution.steps.create(order=2, step="部署与配置", step_en="Set up", start=date(2026, 3, 16), end=date(2026, 4, 10), resource="顾问 2 人", resource_en="2 consultants")  # fmt: skip
    plan = make_plan(cast, upto="draft")
    plan.take_steps(by=cast.pm)
    rows = plan.rows()
    assert [(row.phase_en, row.what_en) for row in rows][1:4] == [
        ("Requirements analysis", "Survey"), ("Solution design", "Solution design"), ("Implementation", "Set up"),
    ]  # fmt: skip
    assert (rows[1].days, rows[1].side) == (10, "both")
    assert [link.on_id for link in rows[2].waits_for.all()] == [rows[1].pk]  # what stood there handed its place on
    assert solution in Trace.sources(plan)
    assert plan.resources.filter(what="顾问 2 人").exists()
    with pytest.raises(Refused, match="no solution with steps"):
        plan.take_steps(by=cast.pm)


def test_what_was_changed_by_hand_does_not_give_way(cast: SimpleNamespace) -> None:
    solution = a_presented_solution(cast)
    solution.steps.all().delete()
    solution.steps.create(order=1, step="调研", step_en="Survey", start=date(2026, 3, 2), end=date(2026, 3, 13))
    plan = make_plan(cast, upto="draft")
    row = item(plan, 2)
    row.what = "需求调研与确认"
    plan.put_item(row, by=cast.pm, read_version=1)
    plan.take_steps(by=cast.pm)
    assert [row.what for row in plan.rows()][1:3] == ["需求调研与确认", "调研"]


def test_a_project_has_one(cast: SimpleNamespace) -> None:
    make_plan(cast)
    with pytest.raises(Refused, match="has a preliminary plan already"):
        make_plan(cast, estimated=False)


def test_it_is_settled_with_goal_dates_and_resources(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft", goal="")
    plan.resources.all().delete()
    with pytest.raises(Refused, match="Still missing: the goal, resources"):
        plan.settle(by=cast.pm)
    assert ("conditions at the customer's site", False) in plan.lacks()
    make_readiness(cast)
    assert ("conditions at the customer's site", False) not in plan.lacks()


def test_items_are_written_only_in_a_draft(cast: SimpleNamespace) -> None:
    plan = make_plan(cast)
    with pytest.raises(Refused, match="not possible in the state"):
        add(plan, cast.pm, what="培训")
    plan.reopen(by=cast.pm, reason="客户推迟")
    assert add(plan, cast.pm, what="培训", start=date(2026, 6, 1), days=3).due == date(2026, 6, 3)
    with pytest.raises(Refused, match="what is to be put right"):
        make_other = PreliminaryPlan.objects.get(pk=plan.pk)
        make_other.settle(by=cast.pm)
        make_other.reopen(by=cast.pm, reason=" ")


def test_an_item_is_put_below_another_and_moved(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft")
    first = item(plan, 1)
    made = plan.put_item(
        plan.items.model(plan=plan, what="合同交底", phase=first.phase, phase_en=first.phase_en),
        by=cast.pm,
        read_version=None,
        below=first,
    )
    assert [row.what for row in plan.rows()][:2] == [first.what, "合同交底"]
    plan.move_item(made, by=cast.pm, up=True)
    assert [row.what for row in plan.rows()][:2] == ["合同交底", first.what]
    plan.move_item(first, by=cast.pm, up=False)  # over the edge into the next phase
    assert item(plan, 2).phase_en == "Requirements analysis"


def test_dates_and_circles_are_refused(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft")
    with pytest.raises(Refused, match="end before it begins"):
        add(plan, cast.pm, what="x", start=date(2026, 3, 9), due=date(2026, 3, 2))
    first, second = plan.rows()[:2]
    with pytest.raises(Refused, match="wait for each other in a circle"):
        plan.put_item(first, by=cast.pm, read_version=1, waits_for=[(second, "FS", 0)])
    with pytest.raises(Stale):
        plan.put_item(second, by=cast.pm, read_version=7)
    with pytest.raises(Refused, match="waits for it"):
        plan.remove_item(first, by=cast.pm)
    last = item(plan, 6)
    plan.remove_item(last, by=cast.pm)
    assert plan.items.count() == 5


def test_the_company_names_its_own_phases(cast: SimpleNamespace, client: Client) -> None:
    book = Playbook.objects.get(pk=cast.project.playbook_id)
    assert [phase["step"] for phase in phases.of_project(cast.project)] == Step.values
    own = [{"step": "analysis", "zh": "调研", "en": "Survey"}, {"step": "", "zh": "推广", "en": "Roll-out"}]
    phases.revise(book, own, version=0, by=cast.admin)
    plan = make_plan(cast, upto="draft")
    assert [(row.phase, row.days) for row in plan.rows()] == [("调研", 10), ("推广", None)]
    with pytest.raises(Stale):
        phases.revise(book, own, version=0, by=cast.admin)
    with pytest.raises(Refused, match="at least one phase"):
        phases.revise(book, [], version=1, by=cast.admin)
    with pytest.raises(Refused, match="same step"):
        phases.revise(book, [own[0], own[0]], version=1, by=cast.admin)
    newer = book.new_version(by=cast.admin)
    assert phases.of_playbook(newer) == own
    client.force_login(cast.admin)
    url = reverse("plan_phases_edit", args=[newer.pk])
    assert "Survey" in client.get(url).content.decode()
    told = {"version": 0, "phases-TOTAL_FORMS": 1, "phases-INITIAL_FORMS": 0, "phases-0-zh": "启动", "phases-0-en": "Start", "phases-0-ORDER": 1}  # fmt: skip
    assert client.post(url, told).status_code == 302
    assert phases.of_playbook(newer) == [{"step": "", "zh": "启动", "en": "Start"}]
    assert "Roll-out" in client.get(reverse("plan_phases")).content.decode()  # the older version keeps its own
    client.force_login(cast.pm)
    assert client.get(url).status_code == 403
