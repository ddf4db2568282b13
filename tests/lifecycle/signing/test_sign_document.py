"""Signing: each signatory once, what is signed is what was shown, and everything about it is kept."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from lifecycle.errors import Refused, Stale
from lifecycle.models import Document, Event, Signatory, Signature, SignatureRequest
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers


def people(request):
    return request.signatories.get(contact__isnull=False), request.signatories.get(user__isnull=False)


def sign(signatory, **facts):
    facts = papers.typed() | {"sha256": signatory.request.version.pdf_sha256} | facts
    return signatory.sign(**facts)


def test_both_sign_and_the_document_is_complete(cast, document, open_request):
    customer, ours = people(open_request)
    first = sign(customer, method="drawn", strokes=papers.STROKES, remark="同意", ip="10.0.0.9", agent="Phone")
    document.refresh_from_db()
    assert document.state == Document.State.PARTIAL
    second = sign(ours, identified_by="account", typed_name="张敏")
    document.refresh_from_db()
    assert document.state == Document.State.COMPLETED and document.completed_at
    version = document.current
    revisions = list(version.revisions.all())
    assert [r.sha256 for r in revisions] == [first.sha256_after, second.sha256_after]
    assert revisions[0].bytes.startswith(version.bytes) and revisions[1].bytes.startswith(revisions[0].bytes)
    assert (
        first.sha256_shown == version.pdf_sha256 == first.sha256_before and second.sha256_before == first.sha256_after
    )
    assert hashlib.sha256(version.latest.bytes).hexdigest() == second.sha256_after
    assert (first.ip, first.agent, first.remark) == ("10.0.0.9", "Phone", "同意")
    assert document.number in first.consent_text
    verbs = list(Event.objects.about(document).order_by("seq").values_list("verb", flat=True))
    assert verbs == ["document.issued", "document.sent", "document.signed", "document.signed", "document.completed"]


def test_a_second_click_returns_the_first_signature(open_request):
    customer, _ours = people(open_request)
    assert sign(customer).pk == sign(customer).pk
    assert Signature.objects.count() == 1 and open_request.version.revisions.count() == 1


def test_another_hash_than_the_one_shown_is_stale(open_request):
    customer, _ours = people(open_request)
    with pytest.raises(Stale):
        sign(customer, sha256="0" * 64)
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"consent": False}, "consent"),
        ({"typed_name": "  "}, "typed_name"),
        ({"method": "drawn", "strokes": []}, "strokes"),
        ({"method": "drawn", "strokes": [[{"x": 1e400, "y": 1}] * 20]}, "strokes"),
        ({"method": "drawn", "strokes": [[{"x": 10**4000, "y": 1}] * 20]}, "strokes"),
        ({"method": "drawn", "strokes": [[{"x": n, "y": n} for n in range(6000)]]}, "strokes"),
        ({"method": "drawn", "strokes": {"x": 1}}, "strokes"),
        ({"method": "stamp"}, "typed_name"),
    ],
)
def test_what_is_no_signature_is_refused(open_request, facts, field):
    customer, _ours = people(open_request)
    with pytest.raises(Refused) as refused:
        sign(customer, **facts)
    assert refused.value.field == field
    assert not Signature.objects.exists()


def test_nobody_signs_after_the_last_day(open_request):
    customer, _ours = people(open_request)
    SignatureRequest.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused):
        sign(customer)


def test_withdrawn_and_sent_again_begins_with_the_issued_bytes(cast, document, open_request):
    customer, _ours = people(open_request)
    sign(customer)
    open_request.void(by=cast.sales, reason="换人签署")
    document.refresh_from_db()
    assert document.state == Document.State.FROZEN
    again = papers.send(cast, document)
    assert document.current.latest is None and again.pdf == document.current.bytes
    customer, ours = people(again)
    sign(customer)
    sign(ours)
    document.refresh_from_db()
    assert document.is_signed
    assert document.current.revisions.count() == 3
    assert document.current.latest.request == again


def test_a_new_version_ends_the_request(cast, document, open_request):
    customer, _ours = people(open_request)
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both", reason="更正")
    with pytest.raises(Refused):
        sign(customer)
    assert SignatureRequest.objects.get(pk=open_request.pk).state == "voided"


def test_one_after_the_other(cast, document):
    request = papers.send(cast, document, ordered=True)
    customer, ours = people(request)
    assert (customer.state, ours.state) == ("sent", "waiting")
    with pytest.raises(Refused):
        sign(ours)
    sign(customer)
    ours.refresh_from_db()
    assert ours.state == "sent"


def test_a_decline_ends_it_for_all_and_is_told_once(cast, document, open_request):
    customer, ours = people(open_request)
    with pytest.raises(Refused):
        customer.decline(reason="不")
    customer.decline(reason="金额与合同不符")
    customer.decline(reason="金额与合同不符")
    document.refresh_from_db()
    assert document.state == Document.State.DECLINED
    assert Event.objects.filter(verb="document.declined").count() == 1
    with pytest.raises(Refused):
        sign(ours)


def test_the_first_look_counts_and_only_while_it_is_open(cast, document, open_request):
    customer, ours = people(open_request)
    customer.view(ip="10.0.0.1", agent="x")
    customer.view(ip="10.0.0.2", agent="x")
    assert Event.objects.filter(verb="document.viewed").count() == 1
    document.refresh_from_db()
    assert document.state == Document.State.VIEWED
    open_request.void(by=cast.sales, reason="停止")
    Signatory.objects.get(pk=ours.pk).view(ip=None, agent="")
    assert Event.objects.filter(verb="document.viewed").count() == 1


@pytest.mark.parametrize("slot", ["vendor-1", "nowhere", ""])
def test_nobody_is_asked_to_sign_where_there_is_no_place_for_them(cast, document, slot):
    with pytest.raises(Refused):
        papers.send(cast, document, people=[Invitee(cast.owner, slot)])


def test_an_internal_document_never_goes_to_the_customer(cast):
    document = papers.issue(cast, papers.INTERNAL)
    for role in ("signer", "copy"):
        with pytest.raises(Refused):
            papers.send(cast, document, people=[Invitee(cast.pm, "vendor-1"), Invitee(cast.owner, "customer-1", role)])


def test_the_same_key_sends_once(cast, document):
    import uuid

    key = uuid.uuid4()
    people = [Invitee(cast.owner, "customer-1")]
    first = SignatureRequest.send(by=cast.sales, document=document, people=people, creation_key=key)
    assert SignatureRequest.send(by=cast.sales, document=document, people=people, creation_key=key).pk == first.pk


def test_a_copy_waits_for_nothing(cast, document):
    request = papers.send(
        cast, document, people=[Invitee(cast.pm, "vendor-1"), Invitee(cast.signatory, "", "copy", 2)]
    )
    assert not SignatureRequest.objects.waiting_on_customer(cast.project).exists()
    ours = request.signatories.get(user=cast.pm)
    sign(ours, identified_by="account")
    document.refresh_from_db()
    assert document.is_signed
