"""The today page: own work only, decisions only for those who may take them, and a constant number of queries."""

from datetime import date, timedelta

import pytest

from lifecycle.models import ChecklistItem, Commitment
from tests.cast import make_contact, make_customer, make_project, put_in_state


@pytest.fixture
def page(client, django_assert_max_num_queries):
    def see(user):
        client.force_login(user)
        with django_assert_max_num_queries(40):  # one for each kind of work that may wait, whatever its number
            return client.get("/").content.decode()

    return see


def set_due(project, code, days):
    ChecklistItem.objects.filter(project=project, code=code).update(due=date.today() + timedelta(days=days))


def promise(cast, **fields):
    row = Commitment(
        project=cast.project, text="六月上线", text_en="Live in June", promise_kind="schedule", source="verbal",
        promised_by=cast.sales, promised_to=cast.owner, **fields,
    )  # fmt: skip
    from django.db import transaction

    with transaction.atomic():
        row.put(by=cast.sales, read_version=None)
        row.after_put(by=cast.sales)
    return row


def test_what_is_late_and_due_stands_on_the_owners_page(cast, page):
    set_due(cast.project, "S1-01", -4)
    set_due(cast.project, "S1-02", 0)
    text = page(cast.implementation)
    assert 'id="late"' in text and "4 d late" in text
    assert 'id="today"' in text and "due today" in text


def test_it_does_not_stand_on_a_colleagues_page_nor_an_outsiders(cast, page):
    set_due(cast.project, "S1-01", -4)
    assert 'id="late"' not in page(cast.pm)
    assert "You belong to no project yet" in page(cast.outsider)


def test_items_of_a_stage_that_is_not_open_are_not_counted(cast, page):
    set_due(cast.project, "S2-03", -10)
    assert 'id="late"' not in page(cast.implementation)
    put_in_state(cast.project, "delivery")
    assert 'id="late"' in page(cast.implementation)


def test_projects_at_rest_ask_for_nothing(cast, page):
    set_due(cast.project, "S1-01", -4)
    put_in_state(cast.project, "suspended", state_before="lead")
    assert 'id="late"' not in page(cast.implementation)


def test_a_skip_waits_for_those_who_may_approve_it_but_not_for_who_asked(cast, page):
    item = cast.project.items.get(code="S1-08")
    item.skip(by=cast.sales, reason_code="OTHER", note="Was done by phone")
    assert 'id="skips"' in page(cast.pm)
    assert 'id="skips"' in page(cast.executive)
    assert 'id="skips"' not in page(cast.sales)
    assert 'id="skips"' not in page(cast.consultant)


def test_promises_wait_for_the_judge_and_then_for_the_executive(cast, page):
    row = promise(cast)
    assert 'id="judge"' in page(cast.implementation)
    assert 'id="judge"' not in page(cast.sales)
    row.review(by=cast.implementation, verdict="infeasible", note="Not built yet")
    assert 'id="approve"' in page(cast.executive)
    assert 'id="approve"' not in page(cast.implementation)


def test_waiting_says_for_whom_and_since_when(cast, page):
    cast.project.items.get(code="S1-03").wait(by=cast.implementation, contact=cast.owner)
    text = page(cast.implementation)
    assert 'id="waiting"' in text and "with Chen Zhiyuan" in text and "since" in text


def test_many_projects_cost_no_more_queries(cast, page):
    for n in range(12):
        customer = make_customer(f"客户{n}")
        make_contact(customer)
        project = make_project(
            cast.sales, customer, f"项目{n}", presales_owner=cast.sales, team=[(cast.implementation, "IM")]
        )
        set_due(project, "S1-01", -n)
        project.items.get(code="S1-08").skip(by=cast.sales, reason_code="OTHER", note="Done already")
    assert "客户3" in page(cast.implementation)
