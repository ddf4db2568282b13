"""Killed between any two steps of signing: one signature or none, never a half-signed document, and the retry works.

CAMPAIGN_KILLS=1000 kills as often; by default a few, spread over the whole of it.
"""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from lifecycle.models import Event, Outbox, Signatory, Signature, SignedRevision
from tests.cast import make_cast
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.test_sign_document import sign
from tests.processes import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("CAMPAIGN_KILLS", "6"))


@pytest.fixture
def crew(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_cast()


@pytest.fixture
def kill(crew, tmp_path):
    command = [sys.executable, "-m", "tests.lifecycle.signing.crashing"]
    with (tmp_path / "crash.log").open("wb") as log:
        child = subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )

    def order(signatory, how, at=0):
        child.stdin.write(json.dumps({"signatory": signatory.pk, "how": how, "at": at}) + "\n")
        child.stdin.flush()
        answer = json.loads(child.stdout.readline())
        assert answer["code"] != 255, (tmp_path / "crash.log").read_text()[-3000:]
        return answer

    yield order
    child.stdin.close()
    child.wait(30)


def traces(signatory):
    """What there is of this person's signature, by where it shows. All of it, or nothing."""
    now = Signatory.objects.get(pk=signatory.pk)
    return {
        "row": Signature.objects.filter(signatory=now).count(),
        "file": SignedRevision.objects.filter(cause=f"signature:{now.pk}").count(),
        "state": int(now.state == "signed"),
        "event": Event.objects.filter(verb="document.signed", data__signatory=now.pk).count(),
        "told": Outbox.objects.filter(key=f"signed:{now.pk}").count(),
    }


def whole(signatory):
    found = set(traces(signatory).values())
    assert len(found) == 1 and found <= {0, 1}, traces(signatory)
    return found.pop()


def customers(crew, document):
    """One signatory after the other whose turn it is; a request that one of them has signed gives way to the next."""
    while True:
        request = papers.send(crew, document)
        yield request.signatories.get(contact__isnull=False)
        request.refresh_from_db()
        request.void(by=crew.sales, reason="下一轮")


def test_a_kill_leaves_one_signature_or_none(crew, kill):
    document = papers.issue(crew)
    people = customers(crew, document)
    length = kill(next(people), "count")["code"]
    assert length > 20
    after = max(2, KILLS // 4)
    before = max(4, KILLS - after)
    points = [("statement", 1 + round(n * (length - 1) / (before - 2))) for n in range(before - 1)]
    points += [("before commit", 0)] + [("after commit", 0)] * after
    outcomes, signatory = Counter(), next(people)
    for how, at in points:
        assert kill(signatory, how, at)["killed"], (how, at)
        signed = whole(signatory)
        assert signed == (how == "after commit"), (how, at)
        outcomes["kept" if signed else "rolled back"] += 1
        if not signed and outcomes.total() % 4 == 0:
            assert sign(signatory) == sign(signatory) and whole(signatory) == 1  # the retry has its one effect
            signed = 1
        if signed:
            signatory = next(people)
    assert min(outcomes["kept"], outcomes["rolled back"]) >= 0.2 * len(points)  # the floor
    call_command("verify_events")


def test_steps_that_are_no_transaction_would_be_found(crew, kill):
    """Negative control: the same kill, where each step is kept by itself."""
    signatory = next(customers(crew, papers.issue(crew)))
    assert kill(signatory, "torn")["killed"]
    with pytest.raises(AssertionError):
        whole(signatory)
    with pytest.raises(CommandError, match="no event tells of it"):
        call_command("verify_events")
