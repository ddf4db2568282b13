"""What is wrong with a plan is found before it is agreed: dates, heads, room, names, people in two places."""

from types import SimpleNamespace

import pytest

from delivery import planlint
from delivery.models import ImplementationPlan
from lifecycle.errors import Refused
from lifecycle.models.calendar import add_workdays
from tests.cast import make_customer, make_project
from tests.delivery.plans import BEGIN, advance, change, make_implementation_plan

pytestmark = pytest.mark.django_db
LONG = "客户推迟了机房交付，双方已在例会上同意"


def codes(plan: ImplementationPlan, needed: bool | None = None) -> set[str]:
    return {found.code for found in planlint.findings(plan) if needed is None or found.needed == needed}


def test_findings_are_mended_or_waived_with_a_reason(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    change(plan, 1, cast.pm, verification="")
    advance(cast, plan, "told")
    with pytest.raises(Refused, match="has no verification"):
        plan.confirm(by=cast.pm)
    with pytest.raises(Refused):
        plan.confirm(by=cast.pm, waiver="短")
    plan.confirm(by=cast.pm, waiver="验证办法由客户下周提供，已写入例会纪要")
    assert plan.waiver


def test_a_sound_plan_has_nothing_that_must_be_mended(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    assert codes(plan, needed=True) == set()


@pytest.mark.parametrize(
    ("head", "code", "found"),
    [
        ({"goal": "完成系统上线"}, "goal", True),
        ({"goal_en": "Implement the software"}, "goal", True),
        ({"goal": "联合测试"}, "goal", True),  # equals an item
        ({"goal": "月末对账两小时"}, "goal", False),
        ({"goal": "", "goal_en": ""}, "goal", True),
        ({"verification": ""}, "verification", True),
        ({"strategy": ""}, "strategy", True),
    ],
)
def test_the_head_says_what_it_should(head, code, found, cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft", **head)
    assert (code in codes(plan)) is found


def test_dates_lie_within_contract_and_parent(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    late = add_workdays(cast.project.contract_due_on, 3)
    change(plan, 3, cast.pm, start=late, due=late, days=1)
    assert "contract" in codes(plan, needed=True)
    part = make_implementation_plan(cast, upto="draft", parent=plan, title="一期计划")
    assert "parent" not in codes(part)
    early = add_workdays(BEGIN, -2)
    change(part, 1, cast.pm, start=early, due=early, days=1)
    assert "parent" in codes(part, needed=True)


def test_a_plan_needs_room_for_what_goes_wrong(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    assert "buffer" not in codes(plan)
    last = plan.rows()[2].due
    type(cast.project).objects.filter(pk=cast.project.pk).update(contract_due_on=last)
    plan.project.refresh_from_db()
    assert "buffer" in codes(plan)


def test_nobody_is_in_two_places_at_once(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    assert "booked" not in codes(plan)
    first = plan.rows()[0]
    change(plan, 3, cast.pm, start=first.start, days=4)
    assert "booked" in codes(plan, needed=True)


def test_confirmed_plans_of_other_projects_count_too(cast: SimpleNamespace) -> None:
    make_implementation_plan(cast)
    other = SimpleNamespace(**vars(cast))
    other.customer = make_customer("市立医院")
    other.owner = cast.owner
    other.project = make_project(cast.sales, other.customer, name="二院", delivery_owner=cast.pm)
    plan = make_implementation_plan(other, upto="draft")
    found = [row.text for row in planlint.findings(plan) if row.code == "booked"]
    assert len(found) == 2 and cast.project.number in found[0]


def test_full_days_and_missing_names_are_told(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    for row in plan.rows():
        change(plan, row.n, cast.pm, ours=cast.consultant, theirs=None)
    plan.items.first().waits_for.model.objects.all().update(lag=0)
    plan.lay_out(by=cast.pm, start=BEGIN)
    assert {"load", "customer"} <= codes(plan)
    change(plan, 1, cast.pm, ours=None)
    assert "who" in codes(plan, needed=True)
