"""What the sender does with a request that is out: days to sign, more of them, one link ended, all of it withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Document, Event, Outbox, Signatory, SignatureRequest, SigningLink
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.test_follow_link import enter, filled, link_of


def left(request):
    return round((request.expires_at - timezone.now()).total_seconds() / 86400)


@pytest.mark.parametrize(("days", "least"), [(None, 14), (1, 1), (30, 30)])
def test_days_to_sign_are_chosen_with_the_request(cast, document, days, least):
    people = [papers.Invitee(cast.owner, "customer-1")]
    request = SignatureRequest.send(by=cast.sales, document=document, people=people, days=days)
    assert left(request) == least
    assert SigningLink.objects.get().expires_at == request.expires_at


@pytest.mark.parametrize("days", [0, -1, 31, 10**6])
def test_too_few_or_too_many_are_refused(cast, document, open_request, days):
    with pytest.raises(Refused) as refused:
        open_request.extend(by=cast.sales, days=days)
    assert refused.value.field == "days"
    open_request.void(by=cast.sales, reason="换人签署")
    document.refresh_from_db()
    with pytest.raises(Refused):
        SignatureRequest.send(
            by=cast.sales, document=document, people=[papers.Invitee(cast.owner, "customer-1")], days=days
        )


def test_more_time_for_links_that_still_work(cast, document, open_request, client):
    path = link_of(cast.owner.email)
    Signatory.objects.update(asked_at=timezone.now() - timedelta(days=4))
    Signatory.objects.get(contact=cast.owner).remind(by=cast.sales)
    ended = SigningLink.objects.order_by("-pk").first()
    assert ended.revoke(by=cast.sales) and not ended.revoke(by=cast.sales)
    client.force_login(cast.sales)
    url = f"/documents/{document.number}/extend/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"days": 31}).status_code == 422 and client.post(url, {"days": 3}).status_code == 422
    assert client.post(url, {"days": 20}).status_code == 302
    assert client.post(url, {"days": 20}).status_code == 302
    open_request.refresh_from_db()
    assert left(open_request) == 20
    assert Event.objects.filter(verb="request.extended").count() == 1
    assert enter(path).get("/s/").status_code == 200
    dead = SigningLink.objects.get(pk=ended.pk)
    assert dead.has_expired  # what was ended stays ended
    SignatureRequest.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert client.post(url, {"days": 20}).status_code == 422  # too late


def test_one_link_is_ended_and_the_others_live_on(cast, document, open_request, client):
    path = link_of(cast.owner.email)
    visitor = enter(path)
    Signatory.objects.update(asked_at=timezone.now() - timedelta(days=4))
    Signatory.objects.get(contact=cast.owner).remind(by=cast.sales)
    first = SigningLink.objects.order_by("pk").first()
    client.force_login(cast.sales)
    assert client.post(f"/documents/{document.number}/links/{first.pk}/end/").status_code == 302
    assert visitor.get("/s/").status_code == 410 and visitor.post("/s/", filled(document)).status_code == 410
    assert enter(link_of(cast.owner.email, "remind_to_sign")).get("/s/").status_code == 200
    assert Event.objects.filter(verb="signatory.link_revoked").count() == 1
    client.force_login(cast.outsider)
    assert client.post(f"/documents/{document.number}/links/{first.pk}/end/").status_code == 404


def test_a_link_of_another_document_is_not_ended_from_here(cast, document, open_request, client):
    other = papers.issue(cast, text="另一件事")
    papers.send(cast, other)
    link = SigningLink.objects.get(signatory__request__document=other)
    client.force_login(cast.sales)
    assert client.post(f"/documents/{document.number}/links/{link.pk}/end/").status_code == 404
    link.refresh_from_db()
    assert not link.has_expired


def test_whoever_was_asked_is_told_of_a_withdrawal(cast, document):
    request = papers.send(cast, document, ordered=True)
    request.void(by=cast.sales, reason="金额写错了")
    mails = list(Outbox.objects.filter(kind="withdrawn"))
    assert [mail.to_email for mail in mails] == [cast.owner.email]  # the second was not asked yet
    assert "金额写错了" in mails[0].text and "/sign/" not in mails[0].text


def test_a_new_version_says_so_without_words_of_ours(cast, document, open_request):
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both", reason="更正")
    mails = Outbox.objects.filter(kind="withdrawn")
    assert {mail.to_email for mail in mails} == {cast.owner.email, cast.pm.email}
    assert all("更正" not in mail.text and "A new version was issued" not in mail.text for mail in mails)


def test_a_declining_is_told_to_the_others_without_its_words(cast, document, open_request):
    open_request.signatories.get(contact=cast.owner).decline(reason="金额与合同不符")
    mail = Outbox.objects.get(kind="withdrawn")
    assert mail.to_email == cast.pm.email and "金额与合同不符" not in mail.text


def test_an_approver_signs_in_a_place_and_agrees_in_words_of_their_own(cast, document):
    people = [papers.Invitee(cast.owner, "customer-1"), papers.Invitee(cast.pm, "vendor-1", "approver", 2)]
    request = papers.send(cast, document, people=people)
    signed = [
        signatory.sign(**papers.typed() | {"identified_by": how, "sha256": document.current.pdf_sha256})
        for signatory, how in zip(request.signatories.all(), ("link", "account"), strict=True)
    ]
    assert len({signature.consent_text.replace(cast.customer.name, "") for signature in signed}) == 2
    document.refresh_from_db()
    assert document.is_signed
