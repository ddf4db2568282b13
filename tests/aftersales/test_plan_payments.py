"""The plan: shares of the contract cut into amounts, and what makes them fall due."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.gates.milestones import all_invoiced, payments_planned, plan_equals_contract
from aftersales.models import PaymentMilestone
from aftersales.models.payments import cut, due_triggers, planned_percent
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models import Outbox, Project
from tests.aftersales.milestones import day, make_milestone, make_plan, signed


@given(st.decimals(0, 99_999_999, places=2), st.lists(st.integers(0, 10_000), min_size=0, max_size=9))
def test_shares_of_a_whole_make_exactly_the_total_and_none_is_negative(total, marks):
    edges = [0, *sorted(marks), 10_000]
    percents = [Decimal(b - a) / 100 for a, b in pairwise(edges)]
    amounts = cut(total, percents)
    assert sum(amounts) == total
    assert all(amount >= 0 and amount == amount.quantize(Decimal("0.01")) for amount in amounts)
    exact = [total * percent / 100 for percent in percents]
    assert all(abs(a - e) < Decimal("0.01") for a, e in zip(amounts[:-1], exact[:-1], strict=True))
    assert abs(amounts[-1] - exact[-1]) < Decimal("0.01") * len(amounts)


def test_shares_that_do_not_make_a_whole_take_no_rest():
    assert cut(Decimal("100.00"), [Decimal("33.33"), Decimal("33.33")]) == [Decimal("33.33"), Decimal("33.33")]
    assert cut(Decimal("100.00"), []) == []


def test_before_signing_amounts_follow_the_expected_sum_then_the_contract(cast):
    plan = make_plan(cast)
    assert [m.amount for m in plan] == [Decimal("384000.00"), Decimal("512000.00"), Decimal("384000.00")]
    Project.objects.filter(pk=cast.project.pk).update(contract_amount=Decimal("1000000.01"))
    cast.project.refresh_from_db()
    hooks.call("contract_signed", project=cast.project, by=cast.sales)
    amounts = [PaymentMilestone.objects.get(pk=m.pk).amount for m in plan]
    assert amounts == [Decimal("300000.00"), Decimal("400000.00"), Decimal("300000.01")]
    assert plan_equals_contract(cast.project).met


def test_what_has_fallen_due_keeps_its_amount_when_the_contract_changes(cast):
    first, second, third = make_plan(cast)
    signed(cast)
    first.refresh_from_db()
    first.reach(by=cast.pm, on=day())
    Project.objects.filter(pk=cast.project.pk).update(contract_amount=Decimal("2000000.00"))
    cast.project.refresh_from_db()
    hooks.call("contract_signed", project=cast.project, by=cast.sales)
    amounts = [PaymentMilestone.objects.get(pk=m.pk).amount for m in (first, second, third)]
    assert amounts == [Decimal("384000.00"), Decimal("800000.00"), Decimal("816000.00")]


def test_a_date_needs_its_day(cast):
    with pytest.raises(Refused) as refused:
        make_milestone(cast, trigger="date")
    assert refused.value.field == "trigger_on"


def test_the_collector_is_the_projects_else_the_role_of_the_settings(cast):
    assert make_milestone(cast, Decimal(50)).collector == cast.commercial
    Project.objects.filter(pk=cast.project.pk).update(collection_owner=None)
    cast.project.refresh_from_db()
    assert make_milestone(cast, Decimal(50)).collector == cast.commercial
    milestone = make_milestone(cast, Decimal(0), collector=cast.pm)
    assert (milestone.responsible, milestone.supporter) == (cast.pm, None)


def test_both_names_stand_on_a_milestone(cast):
    milestone = make_milestone(cast)
    assert (milestone.responsible, milestone.supporter) == (cast.commercial, cast.pm)


@pytest.mark.parametrize("trigger", ["signing", "kickoff", "go_live", "acceptance"])
def test_what_happens_makes_its_milestones_fall_due_once(cast, trigger):
    signed(cast)
    milestone = make_milestone(cast, trigger=trigger, due_days=30)
    other = "kickoff" if trigger == "signing" else "signing"
    hooks.call("trigger_reached", project=cast.project, trigger=other, on=day(-1), by=None)
    milestone.refresh_from_db()
    assert milestone.state == "not_due"
    for _again in range(2):
        hooks.call("trigger_reached", project=cast.project, trigger=trigger, on=day(-5), by=None)
    milestone.refresh_from_db()
    assert (milestone.state, milestone.trigger_on, milestone.due_on) == ("triggered", day(-5), day(25))


@pytest.mark.parametrize("given_up", [0, 320000])
def test_what_has_nothing_open_is_asked_for_by_nobody(cast, given_up):
    signed(cast)
    milestone = make_milestone(cast, Decimal(50), "acceptance")
    make_milestone(cast, Decimal(50), "go_live")
    if given_up:
        milestone.waive(by=cast.executive, amount=Decimal(given_up), reason="客户资金困难，经协商减免")
    milestone.refresh_from_db()
    milestone.percent = Decimal(given_up) / 12800  # an amendment or a new plan takes the rest of it off
    milestone.put(by=cast.commercial, read_version=milestone.version)
    milestone.after_put(by=cast.commercial)
    assert milestone.open_amount == 0
    hooks.call("trigger_reached", project=cast.project, trigger="acceptance", on=day(-60), by=cast.pm)
    milestone.refresh_from_db()
    assert milestone.is_settled and not milestone.is_overdue and milestone.holds_up == ""
    assert not Outbox.objects.filter(kind="payment_due").exists() and not milestone.supports.exists()


def test_nothing_falls_due_before_the_contract_is_signed(cast):
    with pytest.raises(Refused):
        make_milestone(cast).reach(by=cast.commercial, on=day())


def test_the_calendar_makes_dates_and_the_end_of_the_warranty_fall_due(cast):
    signed(cast)
    dated = make_milestone(cast, Decimal(40), "date", trigger_on=day(2))
    planned = make_milestone(cast, Decimal(40), "date", planned_on=day(1))
    warranty = make_milestone(cast, Decimal(20), "warranty_end", trigger_on=day(-1), retention=True)
    make_milestone(cast, Decimal(0), "acceptance", trigger_on=day(-1))
    assert due_triggers(day(-2)) == []
    assert due_triggers(day()) == [warranty]
    assert due_triggers(day()) == []
    assert {m.state for m in (dated, planned)} == {"not_due"}


def test_the_condition_of_signing(cast):
    assert not payments_planned(cast.project).met
    make_milestone(cast, Decimal(60))
    assert "60%" in payments_planned(cast.project).detail
    make_milestone(cast, Decimal("40.00"))
    assert planned_percent(cast.project) == 100 and payments_planned(cast.project).met
    Project.objects.filter(pk=cast.project.pk).update(collection_owner=None)
    cast.project.refresh_from_db()
    assert not payments_planned(cast.project).met


def test_the_condition_that_all_that_is_met_is_invoiced(cast):
    signed(cast)
    milestone = make_milestone(cast)
    assert all_invoiced(cast.project).met
    milestone.reach(by=cast.pm, on=day())
    assert not all_invoiced(cast.project).met
    milestone.invoice(by=cast.commercial, number="2531", on=day())
    assert all_invoiced(cast.project).met


def test_the_collector_is_told_once_that_money_can_be_asked_for_unless_they_noted_it_themselves(cast):
    signed(cast)
    milestone = make_milestone(cast, Decimal(50))
    milestone.reach(by=cast.pm, on=day())
    mail = Outbox.objects.get(kind="payment_due")
    assert mail.to_email == cast.commercial.email and "¥640,000.00" in mail.text
    make_milestone(cast, Decimal(50)).reach(by=cast.commercial, on=day())
    assert Outbox.objects.filter(kind="payment_due").count() == 1


def test_the_scheduled_round_asks_both_stages(cast):
    signed(cast)
    make_milestone(cast, trigger="date", trigger_on=day(-1))
    assert sum(bool(function(today=day())) for function in hooks.HOOKS["tick"]) == 1
