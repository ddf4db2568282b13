"""Fifty posts at the same moment to a server of several processes: one signature, one outcome, chains intact.

CAMPAIGN_ROUNDS=20 runs as many rounds of each.
"""

import os
import shutil
from collections import Counter

import pytest
from django.core.management import call_command
from django.test import Client

from lifecycle.models import Document, Event, Outbox, Signature, SignatureRequest, SiteSettings
from lifecycle.models.signatures import Invitee
from tests.cast import make_cast
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.test_follow_link import enter, filled, link_of
from tests.processes import Post, Visitor, all_at_once, server

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = int(os.environ.get("CAMPAIGN_ROUNDS", "1"))
CROWD = 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def port(django_db_setup, folder):
    """One server for all of them: its workers take longer to start than to sign."""
    places = {"MEDIA_ROOT": str(folder / "media"), "ANCHOR_DIR": str(folder / "anchors")}
    with server("tests.lifecycle.signing.served:application", folder / "server.log", **places) as found:
        yield found


@pytest.fixture
def crowd(settings, folder):
    settings.MEDIA_ROOT, settings.ANCHOR_DIR = folder / "media", folder / "anchors"
    shutil.rmtree(folder / "anchors", ignore_errors=True)  # of the test before, whose events are gone
    return make_cast()


def signing(crowd, document):
    """A visitor who has the document open, about to post it."""
    client = enter(link_of(crowd.owner.email))
    client.get("/s/")
    return Visitor(client).post("/s/", filled(document))


def withdrawing(crowd, document):
    client = Client()
    client.force_login(crowd.sales)
    path = f"/documents/{document.number}/withdraw/"
    client.get(path)
    return Visitor(client).post(path, {"reason": "金额写错了"})


def counted(document):
    verbs = Event.objects.about(document).values_list("verb", flat=True)
    return Counter(verb for verb in verbs if verb in ("document.signed", "document.completed", "request.voided"))


def test_fifty_posts_of_one_signature_are_one_signature(crowd, port):
    for n in range(ROUNDS):
        document = papers.issue(crowd, text=f"第 {n} 件事")
        request = papers.send(crowd, document)
        statuses = all_at_once(port, [signing(crowd, document)] * CROWD)
        # 302 met the lock; 200 came late and reads that it is signed
        assert set(statuses) <= {200, 302} and statuses.count(302) >= CROWD / 5, Counter(statuses)
        assert Signature.objects.filter(version=document.current).count() == 1
        assert request.revisions.count() == 1 and counted(document) == {"document.signed": 1}
        assert Outbox.objects.filter(kind="signed", event__subject_id=document.pk).count() == 1
        document.refresh_from_db()
        assert document.state == Document.State.PARTIAL
    call_command("verify_events")


def test_fifty_signatures_against_fifty_withdrawals_have_one_outcome(crowd, port):
    outcomes = Counter()
    for n in range(ROUNDS):
        document = papers.issue(crowd, text=f"第 {n} 件事")
        request = papers.send(crowd, document, people=[Invitee(crowd.owner, "customer-1")])
        sides = [[signing(crowd, document)] * CROWD, [withdrawing(crowd, document)] * CROWD]
        mixed = [post for pair in zip(*(sides if n % 2 else sides[::-1]), strict=True) for post in pair]
        statuses = all_at_once(port, mixed)
        assert set(statuses) <= {200, 302, 410, 422} and len(statuses) == 2 * CROWD, Counter(statuses)
        assert statuses.count(302) >= CROWD  # the floor
        document.refresh_from_db()
        request.refresh_from_db()
        outcomes[document.state] += 1
        signed = Signature.objects.filter(version=document.current).count()
        assert (document.state, request.state, signed, counted(document)) in [
            ("completed", "completed", 1, {"document.signed": 1, "document.completed": 1}),
            ("frozen", "voided", 0, {"request.voided": 1}),
        ]
        assert request.revisions.count() == signed
    assert outcomes.total() == ROUNDS
    assert SignatureRequest.objects.filter(state="open").count() == 0
    call_command("verify_events")


def test_the_crowd_would_find_what_is_careless(crowd, port):
    """Negative control: the same posts lose most of what they add where nothing is locked."""
    before = SiteSettings.load().link_days
    statuses = all_at_once(port, [Post("/careless/", "")] * CROWD)
    assert statuses.count(200) > CROWD / 2  # the floor: they did arrive
    assert SiteSettings.load().link_days - before < statuses.count(200)
