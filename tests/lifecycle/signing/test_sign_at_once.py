"""Many clicks at the same moment: one signature each, no lost update, on both databases."""

import threading
from types import SimpleNamespace

import pytest
from django.db import connection, connections

from lifecycle.errors import Refused
from lifecycle.models import Document, Event, Outbox, Signatory, Signature, SignatureRequest
from lifecycle.models.signatures import Invitee
from tests.cast import make_cast
from tests.lifecycle.signing import papers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd():
    return make_cast()


def all_at_once(*acts):
    """Run the acts in threads that start together; returns what each returned or raised."""
    gate = threading.Barrier(len(acts))
    results = [None] * len(acts)

    def run(n, act):
        try:
            gate.wait(10)
            results[n] = act()
        except Exception as error:
            results[n] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def signing(signatory, **facts):
    pk = signatory.pk

    def act():
        fresh = Signatory.objects.select_related("request__version").get(pk=pk)
        return fresh.sign(**papers.typed() | {"sha256": fresh.request.version.pdf_sha256} | facts)

    return act


def test_eight_clicks_of_one_signatory_are_one_signature(crowd):
    request = papers.send(crowd, papers.issue(crowd))
    customer = request.signatories.get(contact__isnull=False)
    results = all_at_once(*[signing(customer) for _n in range(8)])
    assert {type(result) for result in results} == {Signature}, results
    assert len({result.pk for result in results}) == 1
    assert request.version.revisions.count() == 1
    assert Event.objects.filter(verb="document.signed").count() == 1


def test_both_signatories_at_once_complete_it_once(crowd):
    document = papers.issue(crowd)
    request = papers.send(crowd, document)
    customer, ours = request.signatories.get(contact__isnull=False), request.signatories.get(user__isnull=False)
    acts = [signing(customer), signing(ours, identified_by="account")] * 3
    results = all_at_once(*acts)
    assert {type(result) for result in results} == {Signature}, results
    document.refresh_from_db()
    assert document.state == Document.State.COMPLETED
    assert request.version.revisions.count() == 2
    assert Event.objects.filter(verb="document.completed").count() == 1
    assert Outbox.objects.filter(kind="completed").count() == 1


def test_sign_against_decline_void_and_withdraw(crowd):
    document = papers.issue(crowd)
    request = papers.send(crowd, document, people=[Invitee(crowd.owner, "customer-1")])
    customer = request.signatories.get()
    results = all_at_once(
        signing(customer),
        lambda: Signatory.objects.get(pk=customer.pk).decline(reason="金额与合同不符"),
        lambda: SignatureRequest.objects.get(pk=request.pk).void(by=crowd.sales, reason="换人签署"),
    )
    assert not [r for r in results if isinstance(r, Exception) and not isinstance(r, Refused)], results
    document.refresh_from_db()
    ends = {"completed": Signature.objects.count(), "declined": 0, "frozen": 0}
    assert document.state in ends
    assert Signature.objects.count() == (1 if document.state == "completed" else 0)
    ended = Event.objects.filter(verb__in=["document.completed", "document.declined", "request.voided"])
    assert ended.count() == 1


def test_issuing_while_somebody_signs_neither_locks_up_nor_mixes_versions(crowd):
    document = papers.issue(crowd)
    record = document.subject
    request = papers.send(crowd, document, people=[Invitee(crowd.owner, "customer-1")])
    customer = request.signatories.get()
    results = all_at_once(
        signing(customer),
        lambda: Document.issue(by=crowd.sales, record=record, kind=papers.KIND, language="both", reason="更正"),
    )
    assert not [r for r in results if isinstance(r, Exception) and not isinstance(r, Refused)], results
    document.refresh_from_db()
    assert document.current.n == 2 and document.state == "frozen"


def test_two_clicks_on_send_are_one_request(crowd):
    import uuid

    document = papers.issue(crowd)
    key, people = uuid.uuid4(), [Invitee(crowd.owner, "customer-1")]

    def send():
        fresh = Document.objects.get(pk=document.pk)
        return SignatureRequest.send(by=crowd.sales, document=fresh, people=people, creation_key=key)

    results = all_at_once(send, send, send)
    assert len({getattr(result, "pk", result) for result in results}) == 1, results
    assert SignatureRequest.objects.count() == 1 and Outbox.objects.filter(kind="ask_to_sign").count() == 1


def test_the_harness_would_see_two_signatures(crowd):
    """Negative control: without the guard the same threads do make two rows."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets only one writer in, guard or not")
    kept = SimpleNamespace(n=0)

    def unguarded():
        seen = kept.n
        threading.Event().wait(0.05)
        kept.n = seen + 1
        return seen

    assert len(set(all_at_once(unguarded, unguarded))) == 1


def test_work_in_the_project_goes_on_while_documents_are_signed(crowd):
    """Items, comments and documents all end in the project's chain and figures: nobody waits for one who waits."""
    from django.db import transaction

    from lifecycle.models import ChecklistItem, Comment, Project

    documents = [papers.issue(crowd, text=f"第 {n} 件事") for n in range(2)]
    customers = [
        papers.send(crowd, document, people=[Invitee(crowd.owner, "customer-1")]).signatories.get()
        for document in documents
    ]
    items = list(ChecklistItem.objects.filter(project=crowd.project, state="todo")[:3])

    def comment():
        import uuid

        with transaction.atomic():
            project = Project.objects.get(pk=crowd.project.pk)
            Comment.add(by=crowd.sales, subject=project, project=project, text="好", creation_key=uuid.uuid4())

    acts = [signing(customer) for customer in customers]
    acts += [lambda item=item: ChecklistItem.objects.get(pk=item.pk).start(by=crowd.sales) for item in items]
    acts += [comment, comment, lambda: papers.issue(crowd, text="又一件事")]
    results = all_at_once(*acts)
    assert not [r for r in results if isinstance(r, Exception)], results
    events = list(Event.objects.filter(project=crowd.project).order_by("seq"))
    assert [event.seq for event in events] == list(range(1, len(events) + 1))


def test_a_tie_that_the_database_broke_is_run_again(crowd):
    from django.db import OperationalError

    from lifecycle import deadlocks

    class Cause(Exception):
        pgcode = "40P01"

    tries = []

    def act():
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("deadlock detected") from Cause()
        return "done"

    assert deadlocks.again(act) == "done" and len(tries) == 3

    def other():
        tries.append(1)
        raise OperationalError("disk full")

    tries.clear()
    with pytest.raises(OperationalError):
        deadlocks.again(other)
    assert len(tries) == 1
