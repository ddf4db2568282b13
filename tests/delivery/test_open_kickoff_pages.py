"""The pages of the kickoff."""

import uuid

import pytest
from django.test import Client

from delivery.models import Kickoff
from lifecycle.models import Project
from tests.delivery.kickoffs import MEASURE, ahead, fill, hold, make_kickoff

LINES = ("agenda", "speeches", "attendees", "resources", "responsibilities", "milestones", "decisions", "readers")


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def form(**more):
    data = {"kickoff_kind": "customer", "title": "启动大会", "creation_key": uuid.uuid4()}
    for prefix in LINES:
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data | more


def attendee(**row):
    return {"attendees-TOTAL_FORMS": 1} | {f"attendees-0-{name}": value for name, value in row.items()}


def new_url(cast):
    return f"/projects/{cast.project.number}/delivery/kickoffs/new/"


def test_a_new_one_begins_with_title_and_the_managers_authority(cast):
    cast.project.members.filter(user=cast.pm).update(authority="全权负责计划")
    page = client_of(cast.pm).get(new_url(cast)).content.decode()
    assert f"{cast.project.name}启动大会" in page and "全权负责计划" in page
    assert 'name="minutes"' not in page


def test_it_is_written_with_its_lines(cast):
    data = form(**attendee(side="customer", contact=cast.owner.pk, role="负责人", is_executive="on"))
    assert client_of(cast.pm).post(new_url(cast), data).status_code == 302
    row = Kickoff.objects.get().attendees.get()
    assert (row.person, row.is_executive) == (cast.owner, True)


@pytest.mark.parametrize(
    "row",
    [
        {"side": "vendor", "contact": "owner"}, {"side": "customer", "user": "pm"}, {"side": "customer", "role": "谁"},
        {"side": "customer", "contact": "owner", "user": "pm"}, {"side": "vendor", "user": "outsider"},
    ],
)  # fmt: skip
def test_whoever_comes_is_one_person_of_their_side_and_of_this_project(cast, row):
    chosen = {k: getattr(cast, v).pk if k in ("contact", "user") else v for k, v in row.items()}
    assert client_of(cast.pm).post(new_url(cast), form(**attendee(**chosen))).status_code == 422
    assert not Kickoff.objects.exists()


def test_what_speaks_against_it_is_shown_before_the_decision(cast):
    Project.objects.filter(pk=cast.project.pk).update(type="tool")
    page = client_of(cast.pm).get(make_kickoff(cast).get_absolute_url()).content.decode()
    assert "A tool or ready-made product" in page and "You decide" in page


def test_tips_are_counted_while_it_is_prepared(cast):
    kickoff = fill(make_kickoff(cast), cast)
    kickoff.decide_hold(by=cast.pm)
    kickoff.speeches.all().delete()
    page = client_of(cast.pm).get(kickoff.get_absolute_url()).content.decode()
    assert "8 of 9" in page and "a speech of the customer and our side" in page


def test_verbs_from_the_page(cast):
    kickoff, manager, executive = make_kickoff(cast), client_of(cast.pm), client_of(cast.executive)
    data = {
        "reason": "INTERNAL_CONFLICT",
        "measure": MEASURE,
        "trigger": "院长到任",
        "trigger_on": ahead().isoformat(),
    }
    assert manager.post(kickoff.act_url("ask-skip"), data).status_code == 422
    assert manager.post(kickoff.act_url("decide-defer"), data).status_code == 302
    assert manager.post(kickoff.act_url("ask-skip"), data | {"reason": "RUN_IN"}).status_code == 302
    assert manager.post(kickoff.act_url("approve-skip")).status_code == 403
    assert executive.post(kickoff.act_url("approve-skip")).status_code == 302
    kickoff.refresh_from_db()
    assert kickoff.state == "skipped"


def test_the_private_decision_is_hidden_from_those_who_may_not_read_what_is_private(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_defer(
        by=cast.pm, reason="INTERNAL_CONFLICT", measure=MEASURE, trigger="院长到任", trigger_on=ahead()
    )
    assert MEASURE in client_of(cast.executive).get(kickoff.get_absolute_url()).content.decode()
    page = client_of(cast.admin).get(kickoff.get_absolute_url()).content.decode()
    assert MEASURE not in page and "院长到任" not in page and "Relations inside" not in page


def test_minutes_are_written_once_it_was_held(cast):
    kickoff = hold(cast)
    assert b'name="minutes"' in client_of(cast.pm).get(kickoff.get_absolute_url() + "edit/").content
