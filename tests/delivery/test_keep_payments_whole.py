"""Whatever is signed, declined or withdrawn in whatever order: payments make the contract, old values stay readable."""

import random
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.models import PaymentMilestone
from delivery.models import ChangeRequest
from lifecycle.errors import Refused
from lifecycle.instalments import Move, Payment, follow
from lifecycle.models import Document, Project, Requirement
from tests.cast import put_in_state
from tests.delivery.changing import agree_process
from tests.presales.contracts import approve_contract, sign_contract
from tests.presales.registers import make_requirement, make_requirements_document

CASES = 30
DAY = date(2026, 6, 1)
cents = st.integers(-90_000, 90_000).map(lambda n: Decimal(n) / 100)


@st.composite
def plans(draw):
    """Payments, some of which have fallen due and are paid in part; moves of known ones, of new ones, of ones that went."""
    known = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        amount = Decimal(draw(st.integers(0, 200_000))) / 100
        least = amount * draw(st.integers(0, 4)) / 4
        known.append(Payment(number, f"P{number}", "", amount, DAY, draw(st.booleans()), "", least))
    numbers = st.sampled_from([None, 99, *(row.number for row in known)])
    moves = [
        Move(draw(numbers), "M", "", draw(cents), draw(st.sampled_from([None, DAY + timedelta(days=9)])))
        for _n in range(draw(st.integers(0, 5)))
    ]
    return known, moves


@settings(max_examples=200, deadline=None)
@given(plans())
def test_the_sum_grows_by_what_is_added_and_nothing_paid_is_taken_back(told):
    known, moves = told
    try:
        changes = follow(known, moves)
    except Refused:
        room = sum((row.amount - row.least for row in known if row.changeable), Decimal(0))
        assert room + sum((move.delta for move in moves), Decimal(0)) < sum(
            (move.delta for move in moves if move.delta > 0 and not _changeable(known, move)), Decimal(0)
        )
        return
    amounts = {row.number: row.amount for row in known}
    fresh = Decimal(0)
    for change in changes:
        if change.number is None:
            fresh += change.amount
        else:
            row = next(row for row in known if row.number == change.number)
            assert row.changeable and change.amount >= row.least
            amounts[change.number] = change.amount
    grown = sum(amounts.values(), Decimal(0)) + fresh - sum((row.amount for row in known), Decimal(0))
    assert grown == sum((move.delta for move in moves), Decimal(0))


def _changeable(known, move):
    return any(row.number == move.number and row.changeable for row in known)


@pytest.fixture
def contracted(cast: SimpleNamespace) -> SimpleNamespace:
    cast.requirement = make_requirement(cast)
    make_requirements_document(cast)
    approve_contract(cast)
    sign_contract(cast, contract_due_on=date.today() + timedelta(days=100))
    put_in_state(cast.project, "delivery")
    agree_process(cast)
    return cast


def accepted(cast: SimpleNamespace, dice: random.Random, n: int) -> ChangeRequest:
    """A change that was accepted and waits for signatures: its cost on one payment, on two, or on a new one."""
    cost = Decimal(dice.randint(-40_000_00, 90_000_00)) / 100
    row = ChangeRequest(
        project=cast.project, title=f"变更{n}", description="变更", raised_by=cast.owner, impact_cost=cost,
        impact_days=dice.randint(-5, 9), state="approved", decided_by=cast.commercial, decided_at=timezone.now(),
    )  # fmt: skip
    row.put(by=cast.pm, read_version=None)
    on = date.today() + timedelta(days=60)
    if cost > 0 and dice.random() < 0.4:
        row.payments.create(order=1, name="变更款", delta=cost, planned_on=on)
    else:
        half = (cost / 2).quantize(Decimal("0.01"))
        row.payments.create(order=1, milestone=2, name="上线款", delta=half)
        row.payments.create(order=2, milestone=3, name="验收款", delta=cost - half, planned_on=on)
    row.requirements.create(requirement=cast.requirement, description=f"第 {n} 次变更后的描述")
    return row


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(CASES))
def test_payments_make_the_contract_in_every_order(contracted: SimpleNamespace, seed: int) -> None:
    dice, cast = random.Random(seed), contracted
    waiting = [accepted(cast, dice, n) for n in range(1, dice.randint(2, 5))]
    signed, told = [], ["月末自动核对药房与财务账目"]
    for step in range(8):
        if not waiting:
            break
        row = ChangeRequest.objects.get(pk=dice.choice(waiting).pk)
        paper, fate = Document(number=f"D20-{step}"), dice.choice(("sign", "sign", "decline", "void", "silence"))
        if fate == "sign":
            try:
                with transaction.atomic():
                    row.document_signed(paper, by=cast.pm)
            except Refused:  # more is taken off than is still to be paid: nobody's signature does that
                pass
            else:
                signed.append(row)
                told.append(row.requirements.get().description)
            waiting = [other for other in waiting if other.pk != row.pk]
        elif fate == "decline":
            row.document_declined(paper, reason="价格再谈")
        elif fate == "void":
            row.document_fell(paper, by=cast.pm)
        else:
            row.document_deemed(paper, by=None)
        if dice.random() < 0.3:  # meanwhile a payment falls due, and a part of it is paid
            due = PaymentMilestone.objects.filter(project=cast.project, state="not_due").first()
            if due is not None:
                PaymentMilestone.objects.filter(pk=due.pk).update(state="partly", received_amount=due.amount / 2)
        _hold(cast, signed, told)


def _hold(cast: SimpleNamespace, signed: list[ChangeRequest], told: list[str]) -> None:
    agreed = [row for row in signed if row.changes_contract]
    total = Decimal(1280000) + sum((row.cost for row in agreed), Decimal(0))
    rows = list(PaymentMilestone.objects.filter(project=cast.project))
    assert Project.objects.get(pk=cast.project.pk).contract_amount == total == sum(row.amount for row in rows)
    assert all(row.amount >= row.received_amount for row in rows)
    requirement = Requirement.objects.get(pk=cast.requirement.pk)
    befores = [change.before["description"] for change in requirement.changes.order_by("order")]
    assert [*befores, requirement.description] == told and requirement.revision == len(told)
    for row in agreed:
        assert Decimal(ChangeRequest.objects.get(pk=row.pk).before["amount"]) > 0
