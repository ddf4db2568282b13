"""Where the contract says so, the customer's silence confirms a document: never without proof, never against a word."""

import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from lifecycle import silence
from lifecycle.errors import Refused
from lifecycle.models import Event, Outbox, Project, SignatureRequest, SiteSettings, deeming
from lifecycle.models.calendar import set_day
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers

MONDAY = "2026-03-02 10:00+08:00"


@pytest.fixture
def contract(cast):
    """Signed, with a clause: five working days, for certificates only."""
    Project.objects.filter(pk=cast.project.pk).update(
        contract_passed_at=timezone.now(), deemed_clause="第9.2条", deemed_days=5, deemed_kinds=["T01"]
    )
    cast.project.refresh_from_db()
    return cast.project


def send(cast, document, **more):
    people = [Invitee(cast.owner, "customer-1"), Invitee(cast.pm, "vendor-1", order=2)]
    return SignatureRequest.send(
        by=cast.sales, document=document, people=more.pop("people", people), creation_key=uuid.uuid4(), **more
    )


def ours_sign(request):
    for place in request.signatories.filter(user__isnull=False):
        place.sign(**papers.typed("张敏") | {"sha256": request.version.pdf_sha256, "identified_by": "account"})


def days(request, *wanted):
    """Let the scheduled round run twice on each of these days of March 2026."""
    for day in wanted:
        with time_machine.travel(f"2026-03-{day:02d} 20:00+08:00", tick=False):
            call_command("tick", quiet=True)
            call_command("tick", quiet=True)
    request.refresh_from_db()
    request.document.refresh_from_db()
    return request.document.state


def verbs(request):
    rows = Event.objects.about(request.document).filter(verb__startswith="document.de").order_by("seq")
    return [event.verb.partition(".")[2] for event in rows]


@pytest.fixture
def out(contract, cast):
    """Sent on Monday 2 March 2026, and signed by us the same day."""
    with time_machine.travel(MONDAY, tick=False):
        request = send(cast, papers.issue(cast))
        ours_sign(request)
    return request


def test_silence_until_the_day_confirms(out, cast):
    assert out.deemed_on == date(2026, 3, 9) and out.deemed_clause == "第9.2条"
    assert days(out, 2, 3, 4) == "partial" and verbs(out) == ["delivered"]
    assert days(out, 5) == "partial" and verbs(out) == ["delivered", "deemed_notice"]
    assert days(out, 6, 9) == "partial"
    assert days(out, 10) == "deemed"
    assert verbs(out) == ["delivered", "deemed_notice", "deemed"]
    assert out.state == "deemed" and out.document.how == "deemed" and out.document.completed_at
    facts = Event.objects.get(verb="document.deemed").data
    assert facts["clause"] == "第9.2条" and facts["days"] == 5 and facts["on"] == "2026-03-09"
    assert facts["silent"][0]["by"] == "mail" and facts["silent"][0]["notice"] and facts["silent"][0]["reminders"]
    assert days(out, 11) == "deemed" and verbs(out).count("deemed") == 1
