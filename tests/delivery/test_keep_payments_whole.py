"""Whatever is split, signed, declined, paid or amended in whatever order: payments make the contract, nothing paid is
taken back, and old values stay readable."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from aftersales.models import PaymentMilestone
from delivery.models import ChangeRequest
from lifecycle.errors import Refused
from lifecycle.instalments import Move, Payment, follow, payments
from lifecycle.models import Document, Project, Requirement
from presales.models import ContractAmendment
from tests.cast import put_in_state
from tests.delivery.changing import agree_process
from tests.presales.contracts import approve_contract, sign_contract
from tests.presales.registers import make_requirement, make_requirements_document

SIGNED = Decimal(1280000)
REASON = "客户资金困难，经协商减免"
FIRST = "月末自动核对药房与财务账目"
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


@pytest.mark.django_db
def test_payments_make_the_contract_in_every_order(contracted: SimpleNamespace) -> None:
    class Contract(PaymentsOf):
        cast = contracted

    quick = settings(
        max_examples=20, stateful_step_count=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
    )  # fmt: skip
    run_state_machine_as_test(Contract, settings=quick)


places = st.integers(0, 9)
costs = st.integers(-40_000_00, 90_000_00).map(lambda n: Decimal(n) / 100)


class PaymentsOf(RuleBasedStateMachine):
    """A signed contract. What was signed is written down here apart, and held against what the product says."""

    cast: SimpleNamespace

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.total, self.texts = SIGNED, [FIRST]
        self.agreed: list[ChangeRequest] = []
        self.changes: list[int] = []
        self.amendments: list[int] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @initialize(cost=costs, delta=costs, n=places)
    def begin(self, cost: Decimal, delta: Decimal, n: int) -> None:
        """A change and an amendment wait for signatures at the same time."""
        self.accept(cost, 3, own=False)
        self.propose(delta, n, own=False)

    # -- what people do --------------------------------------------------------------------------------------------

    @rule(n=places, parts=st.integers(1, 9), retention=st.booleans())
    def split(self, n: int, parts: int, retention: bool) -> None:
        """One that has not fallen due gives a part of its share to a new one."""
        rows = [row for row in self.rows() if row.state == "not_due" and row.percent > 0]
        if not rows:
            return
        row, by, before = rows[n % len(rows)], self.cast.commercial, transaction.savepoint()
        part = (row.percent * parts / 10).quantize(Decimal("0.01"))
        row.percent -= part
        if not self.done(row.put, by=by, read_version=row.version) or not self.done(row.after_put, by=by):
            transaction.savepoint_rollback(before)
            assert row.waived_amount  # less than was given up of it already
            return
        new = PaymentMilestone(
            project=self.project(), name="分期", trigger="go_live", percent=part, retention=retention
        )
        new.prefill(by=by)
        assert new.percent == part  # what is left is proposed
        new.put(by=by, read_version=None)
        new.after_put(by=by)

    @rule(cost=costs, days=st.integers(-5, 9), own=st.booleans())
    def accept(self, cost: Decimal, days: int, own: bool) -> None:
        """A change that waits for signatures: its cost on a payment of its own, or on two that are there."""
        n, on = len(self.changes) + len(self.agreed) + 1, date.today() + timedelta(days=60)
        row = ChangeRequest(
            project=self.project(), title=f"变更{n}", description="变更", raised_by=self.cast.owner, impact_cost=cost,
            impact_days=days, state="approved", decided_by=self.cast.commercial, decided_at=timezone.now(),
        )  # fmt: skip
        row.put(by=self.cast.pm, read_version=None)
        if cost > 0 and own:
            row.payments.create(order=1, name="变更款", delta=cost, planned_on=on)
        else:
            half = (cost / 2).quantize(Decimal("0.01"))
            row.payments.create(order=1, milestone=2, name="上线款", delta=half)
            row.payments.create(order=2, milestone=3, name="验收款", delta=cost - half, planned_on=on)
        row.requirements.create(requirement=self.cast.requirement, description=f"变更 {row.pk} 之后的描述")
        self.changes.append(row.pk)

    @precondition(lambda self: self.changes)
    @rule(n=places, fate=st.sampled_from(["sign", "sign", "sign", "decline", "void", "silence"]))
    def answer(self, n: int, fate: str) -> None:
        row = ChangeRequest.objects.get(pk=self.changes[n % len(self.changes)])
        paper = Document(number=f"D20-{row.pk}")
        if fate == "decline":
            row.document_declined(paper, reason="价格再谈")
        elif fate == "void":
            row.document_fell(paper, by=self.cast.pm)
        elif fate == "silence":
            row.document_deemed(paper, by=None)
        else:
            self.changes.remove(row.pk)
            if self.done(row.document_signed, paper, by=self.cast.pm):
                self.texts.append(row.requirements.get().description)
                if row.changes_contract:
                    self.agreed.append(row)
                    self.total += row.cost

    @rule(delta=costs, n=places, own=st.booleans())
    def propose(self, delta: Decimal, n: int, own: bool) -> None:
        """An amendment that was approved: it says what one payment, or a new one besides, comes to from then on."""
        row = ContractAmendment(
            project=self.project(), title="合同变更", reason="原因", facts="事实", amount_delta=delta
        )
        known = [one for one in payments(self.project()) if one.changeable]
        if not known or self.total + delta < 0:
            return
        row.put(by=self.cast.pm, read_version=None)
        chosen = known[n % len(known)]
        extra = Decimal("1000.00") if own and chosen.amount + delta > 1000 else Decimal(0)
        row.milestones.create(
            order=1, milestone=chosen.number, name=chosen.name, amount=max(chosen.amount + delta - extra, 0)
        )
        if extra:
            row.milestones.create(order=2, name="补充款", amount=extra, planned_on=date.today() + timedelta(days=70))
        row.after_put(by=self.cast.pm)
        if self.done(row.approve, by=self.cast.commercial):
            self.amendments.append(row.pk)

    @precondition(lambda self: self.amendments)
    @rule(n=places, fate=st.sampled_from(["sign", "sign", "decline"]))
    def amend(self, n: int, fate: str) -> None:
        row = ContractAmendment.objects.get(pk=self.amendments.pop(n % len(self.amendments)))
        paper = Document(pk=row.pk, number=f"D16-{row.pk}", kind="D16", project=row.project)
        if fate == "decline":
            row.document_declined(paper, reason="不同意")
        elif self.done(row.document_signed, paper, by=self.cast.pm):
            self.total += row.amount_delta

    @rule(n=places, part=st.integers(1, 4))
    def give_up_ahead(self, n: int, part: int) -> None:
        """A part is given up before it falls due: what is changed later must not take more off than is left."""
        rows = self.rows()
        row = rows[n % len(rows)]
        amount = (row.open_amount * part / 4).quantize(Decimal("0.01"))
        if amount > 0:
            self.done(row.waive, by=self.cast.executive, amount=amount, reason=REASON)

    @rule(n=places, paid=st.integers(0, 4), waived=st.booleans())
    def fall_due(self, n: int, paid: int, waived: bool) -> None:
        """A payment falls due, and a part of it comes in, or the rest of it is given up."""
        rows = [row for row in self.rows() if row.state == "not_due"]
        if not rows:
            return
        row = rows[n % len(rows)]
        row.reach(by=self.cast.pm, on=timezone.localdate())
        part = (row.open_amount * paid / 4).quantize(Decimal("0.01"))
        if part > 0:
            row.receive(by=self.cast.commercial, amount=part, on=timezone.localdate())
        if waived and row.open_amount > 0:
            row.waive(by=self.cast.executive, amount=row.open_amount, reason=REASON)

    # -- what holds ------------------------------------------------------------------------------------------------

    @invariant()
    def payments_are_the_contract(self) -> None:
        project, rows = self.project(), self.rows()
        assert project.contract_amount == self.total == sum(row.amount for row in rows)
        assert sum(row.percent for row in rows) == 100
        assert all(row.amount >= row.received_amount + row.waived_amount for row in rows)
        assert project.collected_amount == sum(row.received_amount for row in rows)
        assert project.open_amount == sum(row.open_amount for row in rows)

    @invariant()
    def old_values_stay_readable(self) -> None:
        requirement = Requirement.objects.get(pk=self.cast.requirement.pk)
        befores = [change.before["description"] for change in requirement.changes.order_by("order")]
        assert [*befores, requirement.description] == self.texts and requirement.revision == len(self.texts)
        for row in self.agreed:
            assert Decimal(ChangeRequest.objects.get(pk=row.pk).before["amount"]) > 0

    # -- how it is asked -------------------------------------------------------------------------------------------

    def rows(self) -> list[PaymentMilestone]:
        return list(PaymentMilestone.objects.filter(project=self.cast.project).select_related("project"))

    def project(self) -> Project:
        return Project.objects.get(pk=self.cast.project.pk)

    @staticmethod
    def done(verb: Any, *args: Any, **kwargs: Any) -> bool:
        """What is refused leaves nothing behind."""
        try:
            with transaction.atomic():
                verb(*args, **kwargs)
        except Refused:
            return False
        return True
