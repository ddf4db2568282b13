"""A project's pages: frame, overview, stages and activity; who sees what, and at which cost."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from lifecycle import progress
from lifecycle.frame import project_context
from lifecycle.models import ChecklistItem, Project
from lifecycle.stages import State
from tests.cast import put_in_state

RUNNING = [state for state in State.values if state not in ("closed", "lost", "suspended", "terminated")]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def url(cast, rest=""):
    return f"/projects/{cast.project.number}/{rest}"


def test_the_frame_costs_three_queries(cast, django_assert_max_num_queries):
    project = Project.objects.select_related("customer").get(pk=cast.project.pk)
    with django_assert_max_num_queries(3):
        frame = project_context(project, cast.implementation, "overview")
    assert [row["key"] for row in frame["bar"]] == ["presales", "delivery", "aftersales", "closed"]
    assert frame["bar"][0]["state"] == "now" and frame["bar"][0]["note"].startswith("0 of 18")


def test_the_bar_says_when_a_stage_was_left_and_what_is_overdue(cast):
    project = cast.project
    put_in_state(project, "delivery")
    project.transitions.create(gate="G4", from_state="contract", to_state="delivery", result="passed", by=cast.pm)
    ChecklistItem.objects.filter(project=project, code="S2-01").update(due=date.today() - timedelta(days=1))
    bar = project_context(project, cast.pm, "")["bar"]
    assert bar[0]["state"] == "done" and "left" in bar[0]["note"]
    assert bar[1]["state"] == "now" and "1 overdue" in bar[1]["note"]


def test_only_those_who_may_read_payments_see_what_was_collected(cast):
    assert "collected" in project_context(cast.project, cast.sales, "")["bar"][3]["note"]
    assert project_context(cast.project, cast.consultant, "")["bar"][3]["note"] == ""


@pytest.mark.parametrize("state", RUNNING)
def test_overview_and_stages_open_in_every_state_within_their_budget(
    cast, client, django_assert_max_num_queries, state
):
    put_in_state(cast.project, state)
    client.force_login(cast.executive)
    for rest in ("", "presales/", "delivery/", "aftersales/"):
        with django_assert_max_num_queries(30):
            assert client.get(url(cast, rest)).status_code == 200


@pytest.mark.parametrize("state", ["closed", "lost", "suspended", "terminated"])
def test_a_project_at_rest_offers_no_gate(cast, client, state):
    put_in_state(cast.project, state, state_before="lead")
    client.force_login(cast.sales)
    text = client.get(url(cast)).content.decode()
    assert "/advance/" not in text


def test_nothing_is_late_in_a_project_at_rest(cast):
    ChecklistItem.objects.filter(project=cast.project, code="S1-01").update(due=date.today() - timedelta(days=9))
    items = progress.items_of(cast.project, "presales").of_code("S1-01")
    assert "9 d late" in progress.item_rows(items, cast.project, cast.pm)[0]["due"]
    put_in_state(cast.project, "lost", state_before="lead")
    assert progress.item_rows(items, cast.project, cast.pm)[0]["due"] == "Not done"


def test_amounts_stay_hidden_from_consultants_on_every_page(cast, client):
    cast.project.revise(by=cast.sales, version=cast.project.version, expected_amount=777777)
    client.force_login(cast.consultant)
    for rest in ("", "presales/", "people/", "events/", "items/1/"):
        text = client.get(url(cast, rest)).content.decode()
        assert not any(amount in text for amount in ("777777", "777,777", "1,280,000", "1280000"))
    client.force_login(cast.sales)
    assert "777777" in client.get(url(cast, "events/")).content.decode()
    assert "777,777" in client.get(url(cast)).content.decode()


@pytest.mark.parametrize(
    "rest", ["", "presales/", "events/", "people/", "contract/", "edit/", "items/1/", "items/new/"]
)
def test_outsiders_find_nothing(cast, client, rest):
    client.force_login(cast.outsider)
    assert client.get(url(cast, rest)).status_code == 404


def test_an_unknown_stage_is_not_found(cast, client):
    client.force_login(cast.sales)
    assert client.get(url(cast, "nonsense/")).status_code == 404


def test_the_checklist_can_be_narrowed_to_what_is_open_and_mine(cast, client):
    cast.project.items.get(code="S1-06").skip(by=cast.commercial, reason_code="OTHER", note="No visit wanted")
    client.force_login(cast.implementation)
    assert len(client.get(url(cast, "presales/")).context["rows"]) == 18
    assert len(client.get(url(cast, "presales/?show=open")).context["rows"]) == 17
    client.force_login(cast.commercial)
    mine = client.get(url(cast, "presales/?show=mine")).context["rows"]
    assert 0 < len(mine) < 18


def test_activity_can_be_narrowed_and_paged(cast, client, django_assert_max_num_queries):
    item = cast.project.items.get(code="S1-01")
    for _n in range(30):
        item.tick(by=cast.implementation, step=0, done=True)
        item.tick(by=cast.implementation, step=0, done=False)
    client.force_login(cast.implementation)
    with django_assert_max_num_queries(15):
        text = client.get(url(cast, "events/?kind=items")).content.decode()
    assert "ticked" in text and "opened the project" not in text and "Page 1 of 2" in text
    assert client.get(url(cast, "events/?kind=items&page=999")).status_code == 200
    assert client.get(url(cast, "events/?kind=%00&page=-1")).status_code == 200


def test_health_gives_its_reasons(cast, client):
    Project.objects.filter(pk=cast.project.pk).update(red_promises=2)
    client.force_login(cast.sales)
    text = client.get(url(cast)).content.decode()
    assert "In trouble" in text and "2 promises are not feasible" in text
