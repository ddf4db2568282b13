"""Money in: entered once, never more than is open, voided with a reason, waived by an executive."""

import uuid
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.gates.milestones import all_settled
from aftersales.models import PaymentMilestone, PaymentReceipt
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event, Project
from tests.aftersales.milestones import day, make_due, make_milestone, signed

REASON = "客户资金困难，经协商减免"


def receive(cast, milestone, amount, **more):
    return milestone.receive(by=cast.commercial, amount=Decimal(amount), on=day(), **more)


def test_the_same_form_sent_twice_is_one_receipt(cast):
    milestone, key = make_due(cast), uuid.uuid4()
    first = receive(cast, milestone, "100.00", creation_key=key)
    assert receive(cast, milestone, "100.00", creation_key=key) == first
    assert milestone.received_amount == Decimal("100.00")
    assert Event.objects.filter(verb="payment.received").count() == 1


def test_two_people_with_the_same_slip_of_the_bank_enter_it_once(cast):
    milestone = make_due(cast)
    slip = {"amount": Decimal("1000.00"), "on": day(), "bank_ref": "F20261123"}
    receipt = milestone.receive(by=cast.commercial, **slip)
    with pytest.raises(Refused) as refused:
        milestone.receive(by=cast.commercial, **slip)
    assert refused.value.field == "bank_ref"
    milestone.receive(by=cast.commercial, **slip | {"bank_ref": ""})
    milestone.void_receipt(by=cast.commercial, receipt=receipt, reason="金额有误")
    milestone.receive(by=cast.commercial, **slip)
    milestone.refresh_from_db()
    assert milestone.received_amount == 2000


def test_the_last_payment_sent_twice_is_not_refused(cast):
    milestone, key = make_due(cast), uuid.uuid4()
    first = receive(cast, milestone, milestone.amount, creation_key=key)
    assert receive(cast, milestone, milestone.amount, creation_key=key) == first


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "NaN", "1280000.01"])
def test_what_cannot_be_booked_is_refused(cast, amount):
    with pytest.raises(Refused) as refused:
        receive(cast, make_due(cast), amount)
    assert refused.value.field == "amount"
    assert not PaymentReceipt.objects.exists()


def test_a_day_that_has_not_come_is_refused(cast):
    with pytest.raises(Refused) as refused:
        make_due(cast).receive(by=cast.commercial, amount=Decimal(1), on=day(1))
    assert refused.value.field == "on"


def test_the_database_refuses_what_the_verbs_would(cast):
    milestone = make_due(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentMilestone.objects.filter(pk=milestone.pk).update(received_amount=milestone.amount + 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentReceipt.objects.create(milestone=milestone, amount=0, received_on=day(), created_by=cast.commercial)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentMilestone.objects.filter(pk=milestone.pk).update(waived_amount=1)


def test_only_those_who_collect_enter_money(cast):
    milestone = make_due(cast)
    with pytest.raises(Refused):
        milestone.receive(by=cast.pm, amount=Decimal(1), on=day())
    PaymentMilestone.objects.filter(pk=milestone.pk).update(collector=cast.pm)
    milestone.receive(by=cast.pm, amount=Decimal(1), on=day())


def test_a_void_receipt_stays_and_no_longer_counts(cast):
    milestone = make_due(cast)
    milestone.invoice(by=cast.commercial, number="2531", on=day())
    receipt = receive(cast, milestone, milestone.amount)
    assert milestone.state == "received"
    with pytest.raises(Refused):
        milestone.void_receipt(by=cast.commercial, receipt=receipt, reason=" ")
    milestone.void_receipt(by=cast.commercial, receipt=receipt, reason="记错项目")
    assert (milestone.state, milestone.received_amount) == ("invoiced", 0)
    receipt.refresh_from_db()
    assert receipt.is_void and receipt.amount == milestone.amount
    with pytest.raises(Refused):
        milestone.void_receipt(by=cast.commercial, receipt=receipt, reason="记错项目")


def test_an_executive_who_does_not_collect_waives_with_a_reason(cast):
    milestone = make_due(cast)
    for by, reason in ((cast.commercial, REASON), (cast.pm, REASON), (cast.executive, "短")):
        with pytest.raises(Refused):
            milestone.waive(by=by, amount=Decimal(1), reason=reason)
    PaymentMilestone.objects.filter(pk=milestone.pk).update(collector=cast.executive)
    with pytest.raises(Refused):
        milestone.waive(by=cast.executive, amount=Decimal(1), reason=REASON)
    milestone.waive(by=cast.executive2, amount=milestone.amount, reason=REASON)
    assert (milestone.state, milestone.waived_by, milestone.open_amount) == ("waived", cast.executive2, 0)


def test_the_rest_of_a_partly_paid_milestone_is_waived(cast):
    milestone = make_due(cast)
    receive(cast, milestone, "1000000.00")
    assert milestone.state == "partly"
    milestone.waive(by=cast.executive, amount=Decimal("100000.00"), reason=REASON)
    milestone.waive(by=cast.executive2, amount=Decimal("180000.00"), reason="第二次减免的理由也要写清")
    assert milestone.state == "received" and milestone.waiver_reason.count("\n") == 1


def test_figures_of_the_project_follow(cast):
    milestone = make_due(cast, late=5)
    project = Project.objects.get(pk=cast.project.pk)
    assert (project.open_amount, project.oldest_money_due) == (milestone.amount, day(-5))
    receive(cast, milestone, "280000.00")
    project.refresh_from_db()
    assert (project.collected_amount, project.open_amount) == (Decimal("280000.00"), Decimal("1000000.00"))
    receive(cast, milestone, "1000000.00")
    project.refresh_from_db()
    assert (project.open_amount, project.oldest_money_due) == (0, None)


def test_before_signing_nothing_is_open(cast):
    make_milestone(cast)
    assert Project.objects.get(pk=cast.project.pk).open_amount == 0


def test_the_gate_to_paid_wants_every_cent(cast):
    signed(cast)
    first, second = make_milestone(cast, Decimal(50)), make_milestone(cast, Decimal(50), "kickoff")
    for milestone in (first, second):
        milestone.refresh_from_db()
        milestone.reach(by=cast.commercial, on=day())
    receive(cast, first, first.amount)
    assert not all_settled(cast.project).met
    receive(cast, second, second.amount - Decimal("0.01"))
    assert not all_settled(cast.project).met
    second.waive(by=cast.executive, amount=Decimal("0.01"), reason=REASON)
    assert all_settled(cast.project).met
    item = ChecklistItem.objects.get(project=cast.project, code="S3-04")
    assert item.evidence.filter(form="record").exists() or item.demanded[0]["form"] != "record"


steps = st.lists(
    st.tuples(st.sampled_from(["receive", "waive", "void"]), st.decimals(-5, 400, places=2), st.integers(0, 5)),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_happens_receipts_waivers_and_the_balance_add_up(cast, acts):
    with transaction.atomic():
        signed(cast, contract_amount=Decimal("1000.00"))
        milestone = make_milestone(cast)
        milestone.reach(by=cast.commercial, on=day())
        for act, amount, which in acts:
            try:
                if act == "receive":
                    receive(cast, milestone, amount)
                elif act == "waive":
                    milestone.waive(by=cast.executive, amount=amount, reason=REASON)
                elif receipts := list(milestone.receipts.all()):
                    chosen = receipts[which % len(receipts)]
                    milestone.void_receipt(by=cast.commercial, receipt=chosen, reason="记错项目")
            except Refused:
                pass
            milestone.refresh_from_db()
            booked = sum((r.amount for r in milestone.receipts.all() if not r.is_void), Decimal(0))
            assert milestone.received_amount == booked
            assert milestone.received_amount + milestone.waived_amount + milestone.open_amount == milestone.amount
            assert 0 <= milestone.open_amount <= milestone.amount
            assert milestone.is_settled == (milestone.open_amount == 0)
            project = Project.objects.get(pk=cast.project.pk)
            assert (project.collected_amount, project.open_amount) == (booked, milestone.open_amount)
        transaction.set_rollback(True)
