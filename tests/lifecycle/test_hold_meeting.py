"""Meetings: invited with what each must prepare, held, told to everybody, confirmed; what stays open comes up again."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.headsup import week
from lifecycle.models import Meeting, Outbox
from tests.cast import put_in_state
from tests.lifecycle.sitework import held, make_meeting
from tests.lifecycle.test_write_memo import filled, new_url
from tests.presales.rounds import a_plan

pytestmark = pytest.mark.django_db


def test_the_invitation_says_what_each_prepares(cast: SimpleNamespace) -> None:
    meeting = make_meeting(cast)
    meeting.invite(by=cast.pm)
    assert (meeting.state, meeting.attendees.filter(invited_at=None).count()) == ("invited", 0)
    mails = {mail.to_email: mail.text for mail in Outbox.objects.filter(kind="meeting_invitation")}
    assert set(mails) == {cast.owner.email, cast.pm.email, cast.consultant.email}
    assert "带上科室名单" in mails[cast.owner.email]
    assert "/projects/" not in mails[cast.owner.email]
    assert "List the interfaces" in mails[cast.consultant.email]
    assert meeting.get_absolute_url() in mails[cast.pm.email]
    meeting.accept(by=cast.consultant)
    assert meeting.attendees.get(user=cast.consultant).answer == "comes"
    with pytest.raises(Refused):
        meeting.accept(by=cast.implementation)


def test_from_held_to_confirmed(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        make_meeting(cast).hold(by=cast.pm, attended=[1])
    meeting = held(cast)
    meeting.send_minutes(by=cast.pm)
    mail = Outbox.objects.get(kind="meeting_minutes", to_email=cast.pm.email)
    assert "The pharmacy goes live first" in mail.text
    with pytest.raises(Refused):
        meeting.actions.first().delete()
    meeting.confirm(by=cast.pm, how="下次会议上")
    assert (meeting.state, meeting.tone) == ("confirmed", "ok")


def test_what_is_open_comes_up_in_the_next_one(cast: SimpleNamespace) -> None:
    first = held(cast)
    first.actions.get(kind="prepare").finish(by=cast.pm)
    second = first.plan_next(by=cast.pm)
    assert second.at == first.at + timedelta(days=7)
    assert [row.person for row in second.attendees.all()] == [cast.owner, cast.pm, cast.consultant]
    assert [str(row) for row in second.earlier_actions()] == ["List the interfaces"]
    third = held(cast, series=first, at=timezone.now() - timedelta(minutes=90), title="第三次")
    assert [str(row) for row in third.earlier_actions()] == ["List the interfaces"]
    third.finish_step(by=cast.pm, step=first.actions.get(kind="task"), on=timezone.localdate())
    assert {row.meeting for row in second.earlier_actions()} == {third}


def test_a_meeting_called_off_drops_what_was_for_it(cast: SimpleNamespace) -> None:
    meeting = make_meeting(cast)
    meeting.cancel(by=cast.pm, reason="院长出差")
    assert {(row.state, row.dropped_reason) for row in meeting.actions.all()} == {("dropped", "院长出差")}


def test_the_week_ahead_by_audience(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "delivery")
    meeting = make_meeting(cast)
    meeting.actions.create(
        side="vendor", user=cast.executive, what="批准驻场", due=timezone.localdate() - timedelta(days=1)
    )
    leaders, customer, team = week(cast.project, cast.pm)
    assert [(row.who, row.is_late) for row in leaders.rows] == [(str(cast.executive), True)]
    assert [row.what for row in customer.rows] == ["Bring the list of departments"]
    assert "List the interfaces" in [row.what for row in team.rows]
    client.force_login(cast.consultant)
    page = client.get(reverse("project_headsup", args=[cast.project.number]))
    assert page.status_code == 200
    found = client.get(reverse("today")).content.decode()
    assert "List the interfaces" in found


def test_its_pages(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    page = client.get(new_url(cast, "meetings"))
    at = (timezone.localtime() - timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    data = filled(page) | {
        "title": "业务分析会", "meeting_kind": "analysis", "at": at, "attendees-1-who": f"c:{cast.owner.pk}",
        "actions-0-what": "补一份报表", "actions-0-who": f"c:{cast.owner.pk}", "actions-0-kind": "task",
        "actions-0-due": timezone.localdate().isoformat(),
    }  # fmt: skip
    assert client.post(new_url(cast, "meetings"), data).status_code == 302
    meeting = Meeting.objects.get()
    assert [(row.side, row.person) for row in meeting.attendees.all()] == [
        ("customer", cast.owner), ("vendor", cast.pm),
    ]  # fmt: skip
    assert client.get(meeting.act_url("hold")).status_code == 200
    there = [str(row.pk) for row in meeting.attendees.all()]
    assert client.post(meeting.act_url("hold"), {"attended": there, "minutes": "都同意"}).status_code == 302
    for name in ("send-minutes",):
        assert client.post(meeting.act_url(name)).status_code == 302
    day = timezone.localdate().isoformat()
    assert client.post(meeting.act_url("confirm"), {"how": "邮件", "on": day}).status_code == 302
    assert client.post(meeting.act_url("next"), {"at": "2027-01-05T09:00"}).status_code == 302
    for row in Meeting.objects.all():
        assert client.get(row.get_absolute_url()).status_code == 200
    assert client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "meetings"])).status_code == 200


def test_the_minutes_as_a_document(cast: SimpleNamespace) -> None:
    meeting = held(cast)
    document = meeting.issue(by=cast.pm, language="both")
    meeting.document_signed(document, by=None)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.confirmed_how) == ("confirmed", document.number)


def test_a_business_analysis_meeting_counts_for_the_round(cast: SimpleNamespace) -> None:
    plan = a_plan(cast)
    assert not plan.is_analysed
    held(cast, meeting_kind="analysis", at=timezone.now())
    assert plan.is_analysed
