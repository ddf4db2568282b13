"""A checklist item's page: ticking, finishing, skipping with approval, waiting, handing on, adding."""

import pytest

from lifecycle.models import ChecklistItem
from tests.cast import make_contact, make_customer, make_project, put_in_state


@pytest.fixture
def item(cast):
    return cast.project.items.get(code="S1-01")


def url(item, rest=""):
    return f"/projects/{item.project.number}/items/{item.pk}/{rest}"


def post(client, user, item, rest, **data):
    client.force_login(user)
    return client.post(url(item, rest), data)


def test_the_page_says_what_must_be_there_within_its_budget(cast, item, client, django_assert_max_num_queries):
    client.force_login(cast.implementation)
    with django_assert_max_num_queries(20):
        text = client.get(url(item)).content.decode()
    assert "Company introduction" in text and "What must be there" in text and text.count('name="step"') == 4


def test_owners_and_supporters_tick_and_others_are_refused(cast, item, client):
    assert post(client, cast.implementation, item, "tick/", step="0", done="1").status_code == 302
    assert post(client, cast.sales, item, "tick/", step="1", done="1").status_code == 302  # supports it
    assert item.ticks.count() == 2
    assert post(client, cast.consultant, item, "tick/", step="2", done="1").status_code == 403
    assert post(client, cast.executive, item, "tick/", step="2", done="1").status_code == 403
    assert post(client, cast.outsider, item, "tick/", step="2", done="1").status_code == 404
    assert post(client, cast.implementation, item, "tick/", step="0", done="0").status_code == 302
    assert item.ticks.count() == 1


@pytest.mark.parametrize("step", ["99", "-1", "x", "", "9999999"])
def test_a_step_that_is_not_there_changes_nothing(cast, item, client, step):
    assert post(client, cast.implementation, item, "tick/", step=step, done="1").status_code in (302, 404)
    assert item.ticks.count() == 0


def test_finishing_wants_every_step_and_keeps_what_was_written(cast, client):
    item = cast.project.items.get(code="S1-16")
    answer = post(client, cast.implementation, item, "finish/", result_note="Agreed on all clauses")
    assert answer.status_code == 422
    assert "Agreed on all clauses" in answer.content.decode() and "not ticked" in answer.content.decode()
    for step in range(3):
        post(client, cast.implementation, item, "tick/", step=str(step), done="1")
    assert post(client, cast.implementation, item, "finish/", result_note="").status_code == 422
    assert post(client, cast.implementation, item, "finish/", result_note="Agreed on all clauses").status_code == 302
    item.refresh_from_db()
    assert item.state == "done"


def test_a_required_item_is_skipped_only_with_somebodys_approval(cast, client):
    item = cast.project.items.get(code="S1-08")
    post(client, cast.sales, item, "skip/", reason_code="OTHER", note="Done by phone")
    item.refresh_from_db()
    assert item.is_open and item.skip_asked_by == cast.sales
    assert post(client, cast.sales, item, "approve-skip/").status_code == 403
    assert post(client, cast.consultant, item, "approve-skip/").status_code == 403
    assert post(client, cast.pm, item, "approve-skip/").status_code == 302
    item.refresh_from_db()
    assert item.state == "skipped" and item.skip_approved_by == cast.pm


def test_an_approver_may_refuse(cast, client):
    item = cast.project.items.get(code="S1-08")
    post(client, cast.sales, item, "skip/", reason_code="OTHER", note="Done by phone")
    post(client, cast.executive, item, "refuse-skip/")
    item.refresh_from_db()
    assert item.is_open and item.skip_asked_by is None


def test_a_skip_needs_a_reason_and_a_sentence(cast, item, client):
    answer = post(client, cast.implementation, item, "skip/", reason_code="", note="")
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"reason_code", "note"}


def test_it_waits_for_a_person_of_this_customer_only(cast, item, client):
    foreign = make_contact(make_customer("别家"))
    assert post(client, cast.implementation, item, "wait/", contact=foreign.pk).status_code == 422
    assert post(client, cast.implementation, item, "wait/", contact=cast.owner.pk).status_code == 302
    assert "Waiting for Chen Zhiyuan" in client.get(url(item)).content.decode()
    assert post(client, cast.implementation, item, "start/").status_code == 302
    item.refresh_from_db()
    assert item.state == "doing"


def test_acts_that_ask_nothing_are_not_done_by_reading(cast, item, client):
    client.force_login(cast.implementation)
    assert client.get(url(item, "start/")).status_code == 405
    assert client.get(url(item, "nonsense/")).status_code == 404
    item.refresh_from_db()
    assert item.state == "todo"


def test_items_go_to_members_only(cast, item, client):
    assert post(client, cast.implementation, item, "assign/", owner=cast.outsider.pk).status_code == 422
    assert (
        post(client, cast.implementation, item, "assign/", owner=cast.consultant.pk, due="2026-12-24").status_code
        == 302
    )
    item.refresh_from_db()
    assert item.owner == cast.consultant and str(item.due) == "2026-12-24"
    assert post(client, cast.consultant, item, "assign/", owner=cast.pm.pk).status_code == 403


def test_another_projects_item_is_as_if_absent(cast, item, client):
    other = make_project(cast.sales, cast.customer, "另一个")
    client.force_login(cast.sales)
    assert client.get(f"/projects/{other.number}/items/{item.pk}/").status_code == 404
    assert (
        client.post(f"/projects/{other.number}/items/{item.pk}/tick/", {"step": "0", "done": "1"}).status_code == 404
    )


def test_an_own_item_is_added_once(cast, client):
    client.force_login(cast.implementation)
    data = {"title": "Order badges", "stage": "presales", "owner": cast.consultant.pk}
    address = f"/projects/{cast.project.number}/items/new/"
    assert client.post(address, data).status_code == 302
    assert client.post(address, data).status_code == 422
    assert ChecklistItem.objects.filter(own_title="Order badges").count() == 1
    client.force_login(cast.sales)
    assert client.post(address, data).status_code == 403


def test_nothing_changes_in_a_project_that_has_ended(cast, item, client):
    put_in_state(cast.project, "lost", state_before="lead")
    post(client, cast.implementation, item, "tick/", step="0", done="1")
    assert item.ticks.count() == 0
    assert 'name="step"' not in client.get(url(item)).content.decode()
