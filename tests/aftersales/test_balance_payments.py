"""Whatever happens to payments, in whatever currency: nothing is lost, nothing is both open and closed."""

from collections import defaultdict
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aftersales import ageing, receivables
from aftersales.models import Concession, PaymentMilestone, PaymentReceipt
from lifecycle.errors import Refused
from lifecycle.models import Project
from tests.aftersales.milestones import day, make_milestone
from tests.cast import make_project, put_in_state

REASON = "客户资金困难，经协商减免"
ONE = Decimal(1)
ACTS = ("receive", "foreign", "void", "ask", "grant", "refuse", "write_off", "keep_back", "settle")
steps = st.lists(
    st.tuples(
        st.sampled_from(ACTS), st.decimals(-1, 600, places=2), st.integers(0, 5), st.decimals("0.01", 9, places=4)
    ),
    max_size=14,
)


def act(cast, name, amount, which, rate):
    rows = list(PaymentMilestone.objects.select_related("project").order_by("pk"))
    row = rows[which % len(rows)]
    match name:
        case "receive":
            row.receive(by=cast.commercial, amount=amount, on=day())
        case "settle":
            row.receive(by=cast.commercial, amount=row.open_amount, on=day())
        case "foreign":
            other = "EUR" if row.currency == "USD" else "USD"
            row.receive(by=cast.commercial, amount=amount, on=day(), currency=other, rate=rate)
        case "void":
            if receipts := list(row.receipts.all()):
                chosen = receipts[which % len(receipts)]
                row.void_receipt(by=cast.commercial, receipt=chosen, reason="记错项目")
        case "ask":
            row.ask_waiver(by=cast.commercial, amount=amount, reason=REASON)
        case "write_off":
            row.ask_waiver(by=cast.commercial, amount=amount, reason=REASON)
            row.decide(by=cast.executive, granted=True)
        case "grant" | "refuse":
            row.decide(by=cast.executive, granted=name == "grant", note="不同意")
        case "keep_back":
            row.keep_back(by=cast.commercial, amount=amount, until=day(90))


def check(totals):
    """The rules, asked of the rows alone."""
    sums = defaultdict(Decimal)
    unsettled = {row.pk for row in PaymentMilestone.objects.unsettled()}
    for row in PaymentMilestone.objects.all():
        receipts = PaymentReceipt.objects.filter(milestone=row, voided_at=None)
        granted = Concession.objects.filter(milestone=row, kind="waiver", state="granted")
        assert row.received_amount == sum((r.amount for r in receipts), Decimal(0))
        assert row.waived_amount == sum((c.amount for c in granted), Decimal(0))
        assert row.amount == row.received_amount + row.waived_amount + row.open_amount
        assert row.open_amount >= 0
        assert (row.pk in unsettled) is not row.is_settled
        assert row.is_settled is (row.open_amount == 0)
        for receipt in receipts.exclude(paid_currency=""):
            assert abs(receipt.amount - receipt.paid_amount * receipt.rate) <= Decimal("0.015")
        sums[row.currency] += row.amount
    assert sums == totals
    today = day()
    for figures in ageing.sums(PaymentMilestone.objects.all(), today):
        assert sum(amount for _key, _title, amount in figures["ages"]) == figures["open"]
    opened = defaultdict(Decimal)
    for row in PaymentMilestone.objects.unsettled():
        opened[row.currency] += row.open_amount
    months = receivables.forecast(PaymentMilestone.objects.all(), today)
    assert {key: sum(m["sum"] for m in table) for key, table in months.items()} == dict(opened)
    for project in Project.objects.filter(contract_passed_at__isnull=False):
        rows = list(PaymentMilestone.objects.filter(project=project))
        assert project.collected_amount == sum(row.received_amount for row in rows)
        assert project.open_amount == sum(row.open_amount for row in rows)
        assert sum(row.percent for row in rows) == 100


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
@example([("write_off", Decimal("5.05"), 0, ONE), ("keep_back", Decimal("7.07"), 1, ONE), ("settle", ONE, 0, ONE)])
@example([("ask", Decimal("9.00"), 1, ONE), ("refuse", ONE, 1, ONE), ("foreign", ONE, 1, ONE), ("void", ONE, 1, ONE)])
def test_receipts_write_offs_retentions_and_balances_add_up_in_every_currency(cast, acts):
    with transaction.atomic():
        abroad = make_project(cast.sales, cast.customer, name="海外", currency="USD", collection_owner=cast.commercial)
        put_in_state(cast.project, "delivery", contract_amount=Decimal("1000.00"))
        put_in_state(abroad, "delivery", contract_amount=Decimal("777.77"))
        for project in (cast.project, abroad):
            for percent in (40, 60):
                row = make_milestone(cast, Decimal(percent), project=project)
                row.reach(by=cast.commercial, on=day(-40 if percent == 40 else 0))
        totals = {"CNY": Decimal("1000.00"), "USD": Decimal("777.77")}
        check(totals)
        for step in acts:
            try:
                with transaction.atomic():
                    act(cast, *step)
            except Refused:
                pass
            check(totals)
        transaction.set_rollback(True)


def test_the_database_lets_nothing_be_both_open_and_closed(cast):
    put_in_state(cast.project, "delivery")
    row = make_milestone(cast)
    row.reach(by=cast.commercial, on=day())
    rows = PaymentMilestone.objects.filter(pk=row.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="received")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(received_amount=row.amount)
