"""Receivables: age by customer, forecast, days outstanding, accepted and unpaid, and what holds the money."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales import ageing, chain, receivables
from aftersales.models import PaymentMilestone
from lifecycle.models import Project
from tests.aftersales.milestones import day, make_due, make_milestone, make_plan, signed
from tests.cast import make_customer, make_project, put_in_state

TODAY = date(2026, 9, 1)


def page(user, query=""):
    client = Client()
    client.force_login(user)
    return client.get(f"/payments/receivables/{query}")


@pytest.fixture
def other(cast):
    project = make_project(cast.sales, make_customer("=外企"), name="他项目", currency="USD", expected_amount=1000)
    put_in_state(project, "delivery", contract_amount=1000)
    make_milestone(cast, project=project, planned_on=day(40))
    return project


@pytest.mark.parametrize(
    ("who", "status"), [("commercial", 200), ("executive", 200), ("sales", 200), ("consultant", 403)]
)
def test_for_those_who_may_read_money(cast, who, status):
    assert page(getattr(cast, who)).status_code == status


def test_age_by_customer_and_currency(cast, other):
    make_due(cast, late=45)
    lines = page(cast.commercial, "?view=age").context["lines"]
    assert [(line["currency"], line["open"]) for line in lines] == [("CNY", "¥1,280,000.00"), ("USD", "$1,000.00")]
    ages = {key: amount for key, _title, amount, _url in lines[0]["ages"]}
    assert ages == {"not_due": "", "d1": "", "d31": "¥1,280,000.00", "d61": "", "d91": ""}


def test_what_is_not_signed_is_no_receivable(cast):
    make_plan(cast)
    assert page(cast.commercial).context["figures"] == []


@pytest.mark.parametrize(("state", "n"), [("suspended", 1), ("closed", 1), ("terminated", 0)])
def test_what_can_still_come_in_is_a_receivable(cast, state, n):
    make_due(cast, late=9)
    put_in_state(cast.project, state)
    assert receivables.signed(PaymentMilestone.objects.all()).count() == n


def test_days_sales_outstanding_follow_their_definition(cast):
    milestone = make_due(cast)
    assert page(cast.commercial).context["figures"][0]["dso"] == 365
    milestone.receive(by=cast.commercial, amount=Decimal("640000.00"), on=day())
    assert page(cast.commercial).context["figures"][0]["dso"] == 183
    assert receivables.days(Decimal(5), Decimal(0)) is None


def test_the_month_of_a_promise_goes_before_that_of_the_day_of_payment(cast, other):
    milestone = make_due(cast)
    PaymentMilestone.objects.filter(pk=milestone.pk).update(promised_on=day(70))
    table = receivables.forecast(PaymentMilestone.objects.all(), day())
    month = f"{day(70):%Y-%m}"
    assert next(row for row in table["CNY"] if row["key"] == month)["met"] == Decimal("1280000.00")
    assert sum(row["planned"] for row in table["USD"]) == 1000
    assert page(cast.commercial, "?view=months").status_code == 200


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(-400, 500) | st.none(), st.integers(1, 10_000), st.sampled_from(["CNY", "USD"]), st.booleans()
        ),
        min_size=1, max_size=10,
    )
)  # fmt: skip
def test_ages_and_months_partition_what_is_open(cast, rows):
    PaymentMilestone.objects.all().delete()
    signed(cast)
    made = [
        PaymentMilestone(
            project=cast.project, number=n, name="x", percent=1, amount=Decimal(cents) / 100, currency=currency,
            trigger="date", state="invoiced" if met else "not_due", due_days=10, created_by=cast.pm, updated_by=cast.pm,
            **{"due_on" if met else "planned_on": None if days is None else TODAY + timedelta(days=days)},
        )
        for n, (days, cents, currency, met) in enumerate(rows, 1)
    ]  # fmt: skip
    PaymentMilestone.objects.bulk_create(made)
    expected: dict[str, Decimal] = {}
    for milestone in made:
        expected[milestone.currency] = expected.get(milestone.currency, Decimal(0)) + milestone.amount
    months = receivables.forecast(PaymentMilestone.objects.all(), TODAY)
    assert {key: sum(row["sum"] for row in table) for key, table in months.items()} == expected
    lines = list(receivables.by_customer(PaymentMilestone.objects.all(), TODAY))
    keys = [key for key, *_rest in ageing.BUCKETS]
    assert {line["currency"]: sum(line[key] or 0 for key in keys) for line in lines} == expected
    assert {line["currency"]: line["open"] for line in lines} == expected


# -- what holds it -----------------------------------------------------------------------------------------------------


def kinds(milestone, user):
    return [hold.kind for hold in chain.of_one(milestone, user).holds]


def test_each_missing_step_is_named_with_what_mends_it(cast):
    signed(cast)
    milestone = make_milestone(cast, trigger="acceptance")
    (hold,) = chain.of_one(milestone, cast.commercial).holds
    assert hold.kind == "paper" and "Acceptance certificate" in hold.text and hold.url.endswith("/acceptances/")
    milestone.reach(by=cast.commercial, on=day(-40))
    held = chain.of_one(milestone, cast.commercial)
    assert [hold.kind for hold in held.holds][:2] == ["invoice", "overdue"]
    assert held.holds[0].url.endswith("/do/invoice/")
    assert (held.days, held.risk) == (40, milestone.amount * 40)
    milestone.invoice(by=cast.commercial, number="2531", on=day(), due=day(5))
    milestone.issue(by=cast.commercial)
    assert kinds(milestone, cast.commercial) == ["support"]
    PaymentMilestone.objects.filter(pk=milestone.pk).update(due_on=day(-3), promised_on=day(-1))
    milestone.refresh_from_db()
    held = chain.of_one(milestone, cast.commercial)
    assert [hold.kind for hold in held.holds] == ["overdue", "promise", "support"]
    assert held.days == 3 and held.holds[0].url.endswith("/do/remind/")


def test_nobody_is_led_to_a_form_that_is_closed_to_them(cast):
    signed(cast)
    milestone = make_milestone(cast, trigger="warranty_end")
    (mine,), (seen,) = (chain.of_one(milestone, user).holds for user in (cast.commercial, cast.sales))
    assert mine.url == f"{milestone.get_absolute_url()}edit/" and seen.url == milestone.get_absolute_url()


def test_an_unsigned_memo_holds_the_acceptance_money(cast):
    from tests.lifecycle.sitework import make_memo

    signed(cast)
    milestone = make_milestone(cast, trigger="acceptance")
    document = make_memo(cast).issue(by=cast.pm)
    held = chain.of_one(milestone, cast.commercial)
    memo = next(hold for hold in held.holds if document.number in hold.text)
    assert memo.url == document.get_absolute_url() and memo.label == "Send it for signature"
    assert kinds(make_milestone(cast, Decimal(0), "kickoff"), cast.commercial) == ["paper"]


def test_the_dearest_comes_first(cast):
    signed(cast)
    first, second, third = make_plan(cast)
    first.reach(by=cast.commercial, on=day(-10))
    second.reach(by=cast.commercial, on=day(-9))
    links = page(cast.commercial).context["links"]
    assert [link.milestone.pk for link in links] == [first.pk, second.pk] or links[0].risk >= links[1].risk
    assert third.pk not in [link.milestone.pk for link in links]
    listed = chain.of_project(cast.project, cast.commercial)
    assert [link.risk for link in listed] == sorted((link.risk for link in listed), reverse=True)
    content = Client()
    content.force_login(cast.commercial)
    page_ = content.get(f"/projects/{cast.project.number}/aftersales/milestones/").content.decode()
    assert "What holds the money, the dearest first" in page_ and "the invoice is missing" in page_


@pytest.mark.parametrize("view", ["held", "age", "months"])
def test_each_view_is_exported(cast, other, view):
    make_due(cast, late=3)
    answer = page(cast.commercial, f"?view={view}&export=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) > 1 and not any(cell.startswith("=") for row in rows for cell in row)
    assert page(cast.commercial, f"?view={view}&export=xlsx").status_code == 200


def test_the_page_costs_the_same_however_long_it_is(cast, other, django_assert_max_num_queries):
    make_due(cast, late=3)
    for _n in range(12):
        more = make_milestone(cast, Decimal(0), "go_live")
        PaymentMilestone.objects.filter(pk=more.pk).update(
            state="triggered", due_on=day(-9), amount=5, triggered_at="2026-01-01T00:00Z"
        )
    client = Client()
    client.force_login(cast.commercial)
    client.get("/payments/receivables/")
    for view in ("held", "age", "months"):
        with django_assert_max_num_queries(15 if view != "held" else 20):
            assert client.get(f"/payments/receivables/?view={view}").status_code == 200


# -- accepted, unpaid --------------------------------------------------------------------------------------------------


def test_accepted_and_unpaid_is_seen_everywhere(cast):
    make_due(cast, late=3)
    put_in_state(cast.project, "payment")
    Project.objects.get(pk=cast.project.pk).refresh_figures()
    client = Client()
    client.force_login(cast.commercial)
    number = cast.project.number
    places = (
        "/projects/",
        "/projects/?unpaid=yes",
        "/pipeline/",
        "/pipeline/?view=table",
        f"/projects/{number}/",
        "/payments/receivables/",
    )
    for address in places:
        assert "Accepted, unpaid" in client.get(address).content.decode(), address
    assert "Accepted, unpaid" in client.get("/").content.decode()
    assert "Accepted, unpaid: ¥1.28M" in client.get(f"/projects/{number}/aftersales/").content.decode()
    reader = Client()
    reader.force_login(cast.consultant)
    seen = reader.get(f"/projects/{number}/").content.decode()
    assert "Accepted, unpaid" in seen and "1.28M" not in seen


def test_paid_is_no_longer_unpaid(cast):
    milestone = make_due(cast)
    milestone.receive(by=cast.commercial, amount=milestone.amount, on=day())
    put_in_state(cast.project, "payment")
    client = Client()
    client.force_login(cast.commercial)
    assert "Accepted, unpaid:" not in client.get(f"/projects/{cast.project.number}/").content.decode()
    assert not Project.objects.get(pk=cast.project.pk).accepted_unpaid
