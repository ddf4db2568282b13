"""A document of the kind that the contract lets silence confirm, on its way; the scheduled round runs each evening."""

import uuid
from datetime import date, timedelta

import time_machine
from django.core.management import call_command
from django.utils import timezone

from lifecycle.models import Document, Event, SignatureRequest
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers

MONDAY = "2026-03-02"


def at(day, hour=20):
    return time_machine.travel(f"{day} {hour:02d}:00+08:00", tick=False)


def send(cast, day=MONDAY, *, hour=10, people=None, ordered=False, signed=True):
    """Asked at ten in the morning; our own people sign at once, as the scheduled round and the seal have no part in it."""
    with at(day, hour):
        people = people or [Invitee(cast.owner, "customer-1"), Invitee(cast.pm, "vendor-1", order=2)]
        request = SignatureRequest.send(
            by=cast.sales, document=papers.issue(cast), people=people, ordered=ordered, creation_key=uuid.uuid4()
        )
        if signed:
            sign(request.signatories.filter(user__isnull=False))
    return request


def sign(places):
    places.update(state="signed", ended_at=timezone.now())


def run(request, first, last=None, times=2):
    """Let the scheduled round run each evening from `first` to `last`; the state of the document afterwards."""
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last or first):
        with at(day):
            for _n in range(times):
                call_command("tick", quiet=True)
        day += timedelta(days=1)
    request.refresh_from_db()
    request.document = Document.objects.get(pk=request.document_id)
    return request.document.state


def verbs(request):
    rows = Event.objects.about(request.document).filter(verb__startswith="document.de").order_by("seq")
    return [event.verb.partition(".")[2] for event in rows]


def moves(request):
    rows = Event.objects.about(request.document).filter(verb="document.deemed_moved").order_by("seq")
    return [(event.data["why"], event.data["on"]) for event in rows]
