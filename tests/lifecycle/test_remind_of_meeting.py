"""Invitations carry a calendar file, the day before everybody is reminded once, and calling off is told."""

from datetime import UTC, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aftersales.gates.closures import closing_held
from delivery.models import BadDays
from delivery.models.executive_reports import warnings
from lifecycle import invitations
from lifecycle.models import Outbox
from tests.cast import put_in_state
from tests.delivery.changing import a_change, agree_process
from tests.lifecycle.sitework import held, make_meeting

pytestmark = pytest.mark.django_db


def test_the_calendar_file_tells_the_moment(cast: SimpleNamespace) -> None:
    meeting = make_meeting(cast, title_en="First one, 很长的题目 " * 6)
    meeting.invite(by=cast.pm)
    text = Outbox.objects.filter(kind="meeting_invitation").first().calendar
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    facts = dict(line.split(":", 1) for line in text.replace("\r\n ", "").split("\r\n") if line)
    assert facts["DTSTART"] == meeting.at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    assert facts["METHOD"] == "REQUEST" and "\\," in facts["SUMMARY"]


def test_reminded_once_and_told_when_called_off(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    meeting = make_meeting(cast)
    meeting.invite(by=cast.pm)
    day = timezone.localtime(meeting.at).date() - timedelta(days=1)
    assert invitations.tick(today=day) > 0 == invitations.tick(today=day)
    meeting.refresh_from_db()
    meeting.cancel(by=cast.pm, reason="院长出差，另约时间")
    assert "METHOD:CANCEL" in Outbox.objects.filter(kind="meeting_cancelled").first().calendar


def test_the_closing_meeting_opens_the_gate(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "paid")
    assert not closing_held(cast.project).met
    held(cast, meeting_kind="closing")
    assert closing_held(cast.project).met


def test_bad_days_are_pointed_out(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "delivery")
    day = timezone.localdate() + timedelta(days=4)
    client.force_login(cast.pm)
    url = reverse("bad_days", args=[cast.project.number])
    assert client.post(url, {"first_on": day.isoformat(), "why": "年终决算"}).status_code == 302
    assert any("年终决算" in words for words in warnings(cast.project, day))
    assert "年终决算" in client.get(url).content.decode()
    client.post(reverse("bad_days_remove", args=[cast.project.number, BadDays.objects.get().pk]))
    assert not BadDays.objects.exists()


def test_the_single_contact_sees_what_was_handed_in(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "delivery")
    process = agree_process(cast)
    a_change(cast, upto="submitted")
    process.open_page(by=cast.pm, until=timezone.localdate() + timedelta(days=9))
    text = Outbox.objects.get(kind="changes_page").text
    path = next(word for word in text.split() if word.startswith("http")).split("/", 3)[3]
    page = client.get(f"/{path}")
    assert page.status_code == 200 and (
        "对账增加医保分类" in page.content.decode() or "Reconcile" in page.content.decode()
    )
