"""Whoever moves a date of a confirmed plan says on whose account, and names the record that it rests on."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from delivery.forms.plans import sources
from delivery.models import ChangeRequest
from lifecycle.errors import Refused
from lifecycle.models import Meeting
from lifecycle.models.calendar import add_workdays
from tests.delivery.changing import a_change, agree_process
from tests.delivery.plans import advance, change, make_implementation_plan
from tests.lifecycle.sitework import held, make_meeting

pytestmark = pytest.mark.django_db
LONG = "客户推迟了机房交付，例会上已商定"


def test_a_change_counts_once_it_is_signed_and_a_meeting_once_it_was_held(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast)
    agree_process(cast)
    item, row, ahead, meeting = plan.rows()[1], a_change(cast), make_meeting(cast), held(cast)
    told = {"start": item.start, "due": add_workdays(item.due, 2), "reason": LONG, "by": cast.pm}
    key = f"delivery.changes.{row.number}"
    for cause, source in (
        ("change", key), ("customer", key), ("meeting", ""), ("meeting", f"lifecycle.meetings.{ahead.number}"),
        ("memo", f"lifecycle.meetings.{meeting.number}"), ("change", f"lifecycle.meetings.{meeting.number}"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            plan.replan(item, cause=cause, source=source, **told)
        assert refusal.value.field == "source"
    ChangeRequest.objects.filter(pk=row.pk).update(state="signed")
    assert [found for found, _label in sources(cast.project)] == [key, f"lifecycle.meetings.{meeting.number}"]
    plan.replan(item, cause="change", source=key, **told)
    told["due"] = add_workdays(item.due, 4)
    plan.replan(item, cause="meeting", source=f"lifecycle.meetings.{meeting.number}", **told)
    assert [row.source_key for row in plan.changes.all()] == [key, f"lifecycle.meetings.{meeting.number}"]
    assert plan.rows()[1].replans == 2


def test_a_revision_counts_what_it_moved(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast)
    with pytest.raises(Refused, match="on whose account"):
        plan.revise(by=cast.pm, cause="", reason=LONG)
    with pytest.raises(Refused, match="comes from: Meeting"):
        plan.revise(by=cast.pm, cause="meeting", reason=LONG)
    meeting = held(cast)
    client.force_login(cast.pm)
    url, key = plan.act_url("revise"), f"lifecycle.meetings.{meeting.number}"
    page = client.post(url, {"cause": "meeting", "reason": LONG, "source": "", "version": plan.version})
    assert page.status_code == 422 and "comes from: Meeting" in page.content.decode()
    assert client.post(url, {"cause": "meeting", "reason": LONG, "source": key}).status_code == 302
    plan.refresh_from_db()
    item = plan.rows()[2]
    change(plan, 3, cast.pm, start=add_workdays(item.start, 5))
    assert not plan.changes.exists()  # a draft counts nothing yet
    advance(cast, plan, "confirmed")
    moved = plan.changes.get()
    assert (moved.item_id, moved.old_start, moved.cause, moved.source_key) == (item.pk, item.start, "meeting", key)
    assert moved.new_start == plan.rows()[2].start and plan.rows()[2].replans == 1
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "1 date moved" in page and Meeting.objects.get(pk=meeting.pk).get_absolute_url() in page


def test_records_of_other_projects_are_no_choice(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast)
    item = plan.rows()[1]
    client.force_login(cast.pm)
    url = reverse("plan_item_replan", args=[cast.project.number, plan.number, item.pk])
    told = {"start": item.start, "due": add_workdays(item.due, 1), "cause": "memo", "reason": LONG}
    page = client.post(url, told | {"source": "lifecycle.memos.7"})
    assert page.status_code == 422 and set(page.context["form"].errors) == {"source"}
    page = client.post(url, told)
    assert set(page.context["form"].errors) == {"source"} and not plan.changes.exists()
