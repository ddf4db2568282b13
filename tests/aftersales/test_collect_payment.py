"""Collecting: who may, in which currency, what is kept back, what was promised, who helps."""

import uuid
from decimal import Decimal

import pytest
from django.db.models import Sum
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from aftersales.models import CollectionLog, PaymentMilestone, SupportTask
from aftersales.models.receipts import CENT, booked
from lifecycle.errors import Refused
from tests.aftersales.milestones import day, make_due, make_milestone, signed
from tests.cast import member


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def url(record, act=""):
    base = f"/projects/{record.project.number}/aftersales/milestones/{record.number}/"
    return f"{base}do/{act}/" if act else base


@pytest.mark.parametrize("who", ["sales", "implementation", "pm", "executive"])
def test_a_collector_of_any_role_enters_a_receipt_on_the_page(cast, who):
    collector = getattr(cast, who)
    milestone = make_due(cast)
    client = client_of(collector)
    data = {"amount": "1000", "on": day().isoformat(), "creation_key": uuid.uuid4()}
    assert client.post(url(milestone, "receive"), data).status_code == 403
    PaymentMilestone.objects.filter(pk=milestone.pk).update(collector=collector)
    assert "Enter a receipt" in client.get(url(milestone)).content.decode()
    assert client.post(url(milestone, "receive"), data).status_code == 302
    milestone.refresh_from_db()
    assert milestone.received_amount == 1000


def test_to_collect_one_payment_opens_no_other(cast):
    first, second = make_due(cast), make_milestone(cast, Decimal(0), "go_live")
    PaymentMilestone.objects.filter(pk=first.pk).update(collector=cast.sales)
    assert client_of(cast.sales).get(url(second, "support")).status_code == 403
    assert client_of(cast.sales).get(url(first, "support")).status_code == 200
    assert client_of(cast.consultant).get(url(first)).status_code == 403


def test_only_those_who_read_money_can_be_named_as_collectors(cast):
    member(cast.project, cast.support, "CS")
    milestone = make_milestone(cast)
    form = client_of(cast.commercial).get(f"{url(milestone)}edit/").context["form"]
    people = set(form.fields["collector"].queryset)
    assert {cast.commercial, cast.pm, cast.sales} <= people
    assert cast.consultant not in people and cast.support not in people


# -- other currencies --------------------------------------------------------------------------------------------------


def test_a_receipt_in_another_currency_books_amount_times_rate(cast):
    milestone = make_due(cast)
    receipt = milestone.receive(
        by=cast.commercial, amount=Decimal("1000.00"), on=day(), currency="USD", rate=Decimal("7.12345")
    )
    assert receipt.amount == Decimal("7123.45")
    assert (receipt.paid_amount, receipt.paid_currency) == (Decimal("1000.00"), "USD")
    assert milestone.received_amount == Decimal("7123.45")
    assert "$1,000.00 × 7.12345" in client_of(cast.commercial).get(url(milestone)).content.decode()


def test_another_currency_needs_a_rate(cast):
    milestone = make_due(cast)
    for rate in (None, Decimal(0)):
        with pytest.raises(Refused) as refused:
            milestone.receive(by=cast.commercial, amount=Decimal(5), on=day(), currency="USD", rate=rate)
        assert refused.value.field == "rate"
    data = {"amount": "5", "currency": "USD", "on": day().isoformat(), "creation_key": uuid.uuid4()}
    answer = client_of(cast.commercial).post(url(milestone, "receive"), data)
    assert answer.status_code == 422 and "what 1 USD is worth in CNY" in answer.content.decode()


money = st.decimals(Decimal("0.01"), Decimal("9999999"), places=2)


@given(money, st.decimals(Decimal("0.0001"), Decimal("200"), places=6), money)
def test_what_is_booked_is_the_rounded_worth_or_all_that_is_open(paid, rate, still):
    worth = booked(paid, rate, still)
    assert worth == worth.quantize(CENT)
    assert abs(worth - paid * rate) <= Decimal("0.015")
    assert worth == still or abs(worth - paid * rate) <= Decimal("0.005")
    assert worth == still or abs(worth - still) > CENT  # the decimals of a rate keep no cent open


# -- retention ---------------------------------------------------------------------------------------------------------


def test_a_retention_is_a_payment_of_its_own_and_nothing_is_lost(cast):
    milestone, key = make_due(cast), uuid.uuid4()
    kept = milestone.keep_back(by=cast.commercial, amount=Decimal("64000.00"), until=day(365), creation_key=key)
    assert (
        milestone.keep_back(by=cast.commercial, amount=Decimal("64000.00"), until=day(365), creation_key=key) == kept
    )
    kept.refresh_from_db()
    assert (kept.amount, kept.percent, kept.trigger_on, kept.retention) == (Decimal("64000.00"), 5, day(365), True)
    assert (milestone.amount, milestone.percent, kept.retained_from) == (Decimal("1216000.00"), 95, milestone)
    sums = PaymentMilestone.objects.aggregate(amount=Sum("amount"), percent=Sum("percent"))
    assert sums == {"amount": Decimal("1280000.00"), "percent": 100}
    milestone.receive(by=cast.commercial, amount=milestone.open_amount, on=day())
    assert milestone.state == "received" and not kept.is_settled


def test_what_was_paid_but_for_the_retention_is_settled_by_it(cast):
    milestone = make_due(cast)
    milestone.receive(by=cast.commercial, amount=Decimal("1216000.00"), on=day())
    milestone.keep_back(by=cast.commercial, amount=Decimal("64000.00"), until=day(365))
    assert (milestone.state, milestone.open_amount) == ("received", 0)


@pytest.mark.parametrize(
    ("amount", "days", "field"), [("1280000.00", 9, "amount"), ("1280000.01", 9, "amount"), ("5", 0, "until")]
)
def test_what_cannot_be_kept_back_is_refused(cast, amount, days, field):
    with pytest.raises(Refused) as refused:
        make_due(cast).keep_back(by=cast.commercial, amount=Decimal(amount), until=day(days))
    assert refused.value.field == field
    assert PaymentMilestone.objects.count() == 1


# -- promises ----------------------------------------------------------------------------------------------------------


def test_promises_stand_one_after_the_other_and_a_broken_one_shows(cast):
    milestone = make_due(cast, late=20)
    milestone.promise(by=cast.commercial, on=day(5), said="月底付款")
    CollectionLog.objects.update(promised_on=day(-5))
    PaymentMilestone.objects.update(promised_on=day(-5))
    milestone.promise(by=cast.commercial, on=day(3))
    page = client_of(cast.commercial).get(url(milestone)).content.decode()
    assert "月底付款" in page and "broken" in page
    assert [log.kept for log in milestone.collections.all()] == [None, False]
    PaymentMilestone.objects.update(promised_on=day(-1))
    assert "Promise to pay broken" in client_of(cast.commercial).get("/payments/?broken=yes").content.decode()
    milestone.refresh_from_db()
    assert milestone.is_promise_broken
    milestone.receive(by=cast.commercial, amount=milestone.amount, on=day())
    assert not milestone.is_promise_broken
    assert [log.kept for log in CollectionLog.objects.all()] == [True, False]


# -- support -----------------------------------------------------------------------------------------------------------


def test_the_project_manager_gets_a_task_once_the_money_can_be_asked_for(cast):
    signed(cast)
    milestone = make_milestone(cast, trigger="acceptance")
    milestone.reach(by=cast.commercial, on=day())
    (task,) = SupportTask.objects.all()
    assert (task.owner, task.kind, task.due) == (cast.pm, "papers", milestone.due_on)
    page = client_of(cast.pm).get("/").content.decode()
    assert "Have the acceptance papers signed" in page
    milestone.finish_support(by=cast.pm, task=task, outcome="已签字")
    with pytest.raises(Refused):
        milestone.finish_support(by=cast.pm, task=task)
    assert "Have the acceptance papers signed" not in client_of(cast.pm).get("/").content.decode()


def test_the_collector_asks_for_help_once(cast):
    milestone = make_due(cast)
    key = uuid.uuid4()
    first = milestone.ask_support(by=cast.commercial, kind="contact", due=day(3), creation_key=key)
    assert milestone.ask_support(by=cast.commercial, kind="contact", creation_key=key) == first
    for bad in ({"kind": "contact"}, {"kind": "other"}, {"kind": "memo", "due": day(-1)}, {"kind": "nonsense"}):
        with pytest.raises(Refused):
            milestone.ask_support(**({"by": cast.commercial} | bad))
    page = client_of(cast.commercial).get(url(milestone)).content.decode()
    assert "Zhang Min" in page and "Li Qin" in page and "Speak with the customer about the payment" in page


def test_the_project_manager_sees_what_is_overdue_in_their_projects(cast):
    make_due(cast, late=4)
    page = client_of(cast.pm).get("/").content.decode()
    assert "Payments overdue" in page and "4 days late" in page and "Li Qin collects it" in page
    assert "Payments overdue" not in client_of(cast.consultant).get("/").content.decode()
