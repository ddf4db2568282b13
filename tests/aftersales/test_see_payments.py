"""The page of all payments: whose money a person sees, filters, sums, age, export, queries."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales import ageing
from aftersales.models import PaymentMilestone
from tests.aftersales.milestones import day, make_due, make_milestone, signed
from tests.cast import make_customer, make_project, make_user, member, put_in_state

TODAY = date(2026, 9, 1)


def page(user, query=""):
    client = Client()
    client.force_login(user)
    return client.get(f"/payments/{query}")


def names(answer):
    return [row["number"] for row in answer.context["rows"]]


@pytest.fixture
def other(cast):
    """A project of another customer, in which only the consultant and a manager of their own work."""
    customer = make_customer('=HYPERLINK("x")')
    project = make_project(cast.sales, customer, name="+他项目", currency="USD", expected_amount=1000)
    put_in_state(project, "delivery", contract_amount=1000)
    make_milestone(cast, trigger="acceptance", project=project)
    return project


@given(st.integers(-400, 400) | st.none())
def test_money_of_any_age_stands_in_exactly_one_bucket(late):
    due_on = None if late is None else TODAY - timedelta(days=late)
    expected = "not_due" if late is None or late <= 0 else ["d1", "d31", "d61", "d91"][min((late - 1) // 30, 3)]
    assert ageing.bucket_of(due_on, TODAY) == expected


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(-60, 160) | st.none(), st.integers(0, 10_000)), min_size=1, max_size=12))
def test_buckets_add_up_to_what_is_open_and_agree_with_the_rule(cast, rows):
    PaymentMilestone.objects.all().delete()
    made = [
        PaymentMilestone(
            project=cast.project, number=n, name="x", percent=1, amount=Decimal(cents) / 100, currency="CNY",
            trigger="signing", state="invoiced", due_on=None if late is None else TODAY - timedelta(days=late),
            created_by=cast.pm, updated_by=cast.pm,
        )
        for n, (late, cents) in enumerate(rows, 1)
    ]  # fmt: skip
    PaymentMilestone.objects.bulk_create(made)
    (sums,) = ageing.sums(PaymentMilestone.objects.all(), TODAY)
    assert sum(amount for _key, _title, amount in sums["ages"]) == sums["open"] == sum(m.amount for m in made)
    by_rule = dict.fromkeys((key for key, *_rest in ageing.BUCKETS), Decimal(0))
    for milestone in made:
        by_rule[ageing.bucket_of(milestone.due_on, TODAY)] += milestone.amount
    assert {key: amount for key, _title, amount in sums["ages"]} == by_rule
    for key, amount in by_rule.items():
        found = PaymentMilestone.objects.filter(ageing.in_bucket(key, TODAY))
        assert sum((m.amount for m in found), Decimal(0)) == amount


@pytest.mark.parametrize(
    ("who", "status"),
    [("sales", 200), ("implementation", 200), ("pm", 200), ("executive", 200), ("commercial", 200),
     ("consultant", 403), ("support", 403), ("admin", 403)],
)  # fmt: skip
def test_money_is_for_those_who_may_read_it(cast, who, status):
    assert page(getattr(cast, who)).status_code == status


def test_only_projects_in_which_ones_role_reads_payment(cast, other):
    make_due(cast)
    both = make_user("both", ["PM", "CO"])
    member(cast.project, both, "CO")
    member(other, both, "PM")
    assert names(page(both)) == [other.number]
    assert sorted(names(page(cast.commercial))) == sorted([cast.project.number, other.number])


def test_filters_sums_and_links(cast, other):
    make_due(cast, late=45)
    answer = page(cast.commercial)
    assert {row["currency"] for row in answer.context["sums"]} == {"CNY", "USD"}
    for query, expected in (
        ("?overdue=yes", [cast.project.number]), ("?currency=USD", [other.number]), ("?age=d31", [cast.project.number]),
        ("?age=d1", []), ("?state=not_due", [other.number]), (f"?customer={cast.customer.pk}", [cast.project.number]),
        (f"?owner={cast.commercial.pk}&q=Renmin", [cast.project.number]), ("?q=%00", [cast.project.number, other.number]),
        ("?state=nonsense&page=99&sort=nonsense", [cast.project.number, other.number]),
    ):  # fmt: skip
        assert sorted(names(page(cast.commercial, query))) == sorted(expected), query
    (row,) = page(cast.commercial, "?overdue=yes").context["sums"]
    assert row["overdue"] == row["open"] == Decimal("1280000.00")


@pytest.mark.parametrize(
    "sort", ["project", "-project", "customer", "name", "state", "due", "-due", "amount", "-open"]
)
def test_sorts(cast, other, sort):
    make_due(cast)
    assert page(cast.commercial, f"?sort={sort}").status_code == 200


def test_the_order_turns_round(cast, other):
    make_due(cast)
    amounts = [page(cast.commercial, f"?sort={sort}").context["rows"][0]["amount"] for sort in ("amount", "-amount")]
    assert amounts == ["$1,000.00", "¥1,280,000.00"]


def test_the_export_is_the_filtered_set_without_formulas(cast, other):
    make_due(cast)
    answer = page(cast.commercial, "?export=csv&currency=USD")
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[0] == "Project" and row[0] == other.number
    assert row[1] == "'+他项目" or row[1] == "Hospital ERP"
    assert row[2].startswith("'=")


def test_a_page_costs_the_same_however_long_it_is(cast, other, django_assert_max_num_queries):
    make_due(cast)
    client = Client()
    client.force_login(cast.commercial)
    client.get("/payments/")
    with django_assert_max_num_queries(15):
        client.get("/payments/")
    for _n in range(30):
        make_milestone(cast, Decimal(0), "go_live")
    with django_assert_max_num_queries(15):
        assert len(client.get("/payments/").context["rows"]) == 32


def test_the_page_is_empty_until_payments_are_planned(cast):
    assert "No payments planned yet" in page(cast.commercial).content.decode()
    signed(cast)
    make_milestone(cast, planned_on=day(30))
    assert "planned for" in page(cast.commercial).content.decode()
