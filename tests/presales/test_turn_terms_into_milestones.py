"""On signing the terms of the contract become payments, once, and only where nobody planned any by hand."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from aftersales.gates.milestones import payments_planned
from aftersales.models import PaymentMilestone
from lifecycle import hooks
from tests.aftersales.milestones import make_milestone
from tests.presales.contracts import approve_contract, make_contract, sign_contract

pytestmark = pytest.mark.django_db


def milestones(cast: SimpleNamespace) -> list[PaymentMilestone]:
    return list(PaymentMilestone.objects.filter(project=cast.project))


def test_terms_become_payments_with_amounts_that_make_the_contract(cast: SimpleNamespace) -> None:
    contract = approve_contract(cast)
    contract.terms.filter(order=3).update(retention=True, clause="第六条")
    sign_contract(cast, contract_amount=Decimal("1000000.01"))
    rows = milestones(cast)
    assert [(row.name_en, row.trigger, row.due_days) for row in rows] == [
        ("On signing", "signing", 15), ("Go-live", "go_live", 15), ("Acceptance", "acceptance", 15),
    ]  # fmt: skip
    assert [row.amount for row in rows] == [Decimal("300000.00"), Decimal("400000.00"), Decimal("300000.01")]
    assert (rows[2].retention, rows[2].clause, rows[2].collector) == (True, "第六条", cast.commercial)


def test_a_second_call_makes_no_doubles(cast: SimpleNamespace) -> None:
    contract = approve_contract(cast)
    sign_contract(cast)
    hooks.call("payment_terms", project=cast.project, instalments=contract.instalments(), by=cast.commercial)
    hooks.call("contract_signed", project=cast.project, by=cast.commercial)
    assert len(milestones(cast)) == 3


def test_what_was_planned_by_hand_stays(cast: SimpleNamespace) -> None:
    approve_contract(cast)
    make_milestone(cast)
    sign_contract(cast)
    assert [row.percent for row in milestones(cast)] == [100]


def test_terms_that_are_not_whole_become_nothing(cast: SimpleNamespace) -> None:
    make_contract(cast, shares=("30", "40", "29"))
    sign_contract(cast)
    assert milestones(cast) == []


def test_the_first_falls_due_with_the_signing(cast: SimpleNamespace) -> None:
    approve_contract(cast)
    sign_contract(cast)
    signed = cast.project.contract_signed_on
    hooks.call("trigger_reached", project=cast.project, trigger="signing", on=signed, by=cast.commercial)
    assert [row.state for row in milestones(cast)] == ["triggered", "not_due", "not_due"]


def test_the_gate_takes_terms_of_100_percent_for_a_plan(cast: SimpleNamespace) -> None:
    contract = make_contract(cast, shares=("30", "40", "29"))
    answer = payments_planned(cast.project)
    assert not answer.met and "99%" in answer.detail and answer.url == contract.get_absolute_url()
    contract.terms.filter(order=3).update(percent=30)
    assert payments_planned(cast.project).met
    make_milestone(cast, Decimal(60))
    assert "60%" in payments_planned(cast.project).detail  # what somebody entered is the plan
    type(cast.project).objects.filter(pk=cast.project.pk).update(collection_owner=None)
    cast.project.refresh_from_db()
    PaymentMilestone.objects.filter(project=cast.project).delete()
    assert "collects" in payments_planned(cast.project).detail
