"""The private link: looking changes nothing, the token stays out of addresses, and every end has its words."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.models import Document, Event, Outbox, Signatory, Signature, SignatureRequest, SigningLink
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers


def link_of(email, kind="ask_to_sign"):
    """The address in the newest mail of that kind to that person, without the host."""
    mail = Outbox.objects.filter(to_email=email, kind=kind).first()
    return re.search(r"http://testserver(/sign/\S+)", mail.text).group(1)


@pytest.fixture
def path(cast, open_request):
    return link_of(cast.owner.email)


def enter(path, client=None):
    client = client or Client()
    answer = client.post(path)
    assert answer.status_code == 302 and answer.url == "/s/", answer.status_code
    return client


def filled(document, **more):
    facts = {"method": "typed", "typed_name": "陈志远", "consent": "on", "sha256": document.current.pdf_sha256}
    return facts | more


def test_looking_changes_nothing(path, open_request):
    events, client = Event.objects.count(), Client()
    for _n in range(3):
        page = client.get(path)
        assert page.status_code == 200
        assert client.head(path).status_code == 200
    assert Event.objects.count() == events
    assert Signatory.objects.get(contact__isnull=False).state == "sent"
    assert "sessionid" not in client.cookies and not client.session.get("signing")


def test_the_button_exchanges_the_token_for_a_session(path, document):
    client = Client()
    client.get(path)
    enter(path, client)
    token = path.split("/")[2]
    page = client.get("/s/")
    text = page.content.decode()
    assert token not in text and token not in str(page.headers)
    assert document.current.pdf_sha256 in text and document.number in text
    assert page["Cache-Control"].startswith("no-store") and page["Referrer-Policy"] == "same-origin"
    assert token not in json.dumps(dict(client.session))
    viewed = Event.objects.get(verb="document.viewed")
    assert viewed.data["ip"] == "127.0.0.1"


def test_the_session_key_is_renewed(path):
    client = Client()
    client.post(path, {"language": "en"})
    before = client.session.session_key
    enter(path, client)
    assert client.session.session_key != before


def test_sign_and_fetch_the_signed_pdf(path, document):
    client = enter(path)
    answer = client.post("/s/", filled(document), HTTP_USER_AGENT="Phone")
    assert answer.status_code == 302 and answer.url == "/s/"
    page = client.get("/s/")
    assert page.status_code == 200 and "/s/pdf/" in page.content.decode()
    signature = Signature.objects.get()
    assert signature.identified_by == "link" and signature.agent == "Phone" and signature.ip == "127.0.0.1"
    pdf = client.get("/s/pdf/")
    assert pdf["Content-Type"] == "application/pdf" and pdf.content == document.current.latest.bytes
    client.post("/s/", filled(document))
    assert Signature.objects.count() == 1


def test_the_signer_still_gets_in_after_everybody_signed(cast, path, document, open_request):
    client = enter(path)
    client.post("/s/", filled(document))
    ours = open_request.signatories.get(user=cast.pm)
    ours.sign(**papers.typed("张敏") | {"identified_by": "account", "sha256": document.current.pdf_sha256})
    assert client.get("/s/pdf/").content == document.current.latest.bytes
    for kind in ("ask_to_sign", "signed_copy"):
        again = enter(link_of(cast.owner.email, kind))
        assert again.get("/s/pdf/").content == document.current.latest.bytes


def test_a_reminder_does_not_take_the_open_document_away(cast, path, document):
    client = enter(path)
    Signatory.objects.update(asked_at=timezone.now() - timedelta(days=4))
    Signatory.objects.get(contact=cast.owner).remind(by=cast.sales)
    assert client.post("/s/", filled(document)).status_code == 302
    assert Signature.objects.count() == 1
    enter(link_of(cast.owner.email, "remind_to_sign"))


def test_pages_are_shown_as_pictures(path):
    client = enter(path)
    picture = client.get("/s/page/1/")
    assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    assert client.get("/s/page/99/").status_code == 404
    assert Client().get("/s/page/1/").status_code == 404


def test_without_a_visit_there_is_nothing(path, document):
    for place in ("/s/", "/s/decline/", "/s/pdf/"):
        assert Client().get(place).status_code == 404
    assert Client().post("/s/", filled(document)).status_code == 404


def test_a_visit_ends_after_two_hours(path, monkeypatch):
    client = enter(path)
    session = client.session
    session["signing"] = session["signing"] | {"at": session["signing"]["at"] - 7201}
    session.save()
    assert client.get("/s/").status_code == 404


def test_another_hash_is_a_conflict_and_signs_nothing(path, document):
    client = enter(path)
    answer = client.post("/s/", filled(document, sha256="f" * 64))
    assert answer.status_code == 409
    assert not Signature.objects.exists()


def test_expired_between_reading_and_signing(path, document):
    client = enter(path)
    assert client.get("/s/").status_code == 200
    SignatureRequest.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    SigningLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.post("/s/", filled(document)).status_code == 410
    assert client.get(path).status_code == 410
    assert not Signature.objects.exists()


def test_withdrawn_voided_and_replaced_have_their_words(cast, path, document, open_request):
    client = enter(path)
    open_request.void(by=cast.sales, reason="换人签署")
    for answer in (client.get("/s/"), Client().get(path), client.post("/s/", filled(document))):
        assert answer.status_code == 410 and cast.sales.email in answer.content.decode()
    assert client.get("/s/pdf/").status_code == 410
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both", reason="更正")
    document.refresh_from_db()
    document.void(by=cast.admin, reason="发错了客户")
    assert Client().get(path).status_code == 410
    assert not Signature.objects.exists()


def test_an_unknown_link_says_so(db):
    for token in ("x" * 43, "x" * 5000, "%00", "é"):
        assert Client().get(f"/sign/{token}/").status_code in (404, 410)


def test_a_link_lets_nobody_see_another_document(cast, path, document):
    other = papers.issue(cast, text="另一件事")
    papers.send(cast, other, people=[Invitee(cast.signatory, "customer-1")])
    client = enter(path)
    second = enter(link_of(cast.signatory.email))
    assert other.number not in client.get("/s/").content.decode()
    assert document.number not in second.get("/s/").content.decode()
    # the later link wins in one browser, and the form of the earlier one signs nothing
    enter(link_of(cast.signatory.email), client)
    assert client.post("/s/", filled(document)).status_code == 409


def test_decline(path, document, cast):
    client = enter(path)
    assert client.get("/s/decline/").status_code == 200
    assert client.post("/s/decline/", {"reason": "不"}).status_code == 422
    assert client.post("/s/decline/", {"reason": "金额与合同不符"}).status_code == 302
    assert client.get("/s/").status_code == 200
    document.refresh_from_db()
    assert document.state == "declined"
    assert Outbox.objects.filter(kind="declined", to_email=cast.sales.email).count() == 1


def test_someone_who_gets_a_copy_reads_and_signs_nothing(cast, document):
    papers.send(cast, document, people=[Invitee(cast.pm, "vendor-1"), Invitee(cast.owner, "", "copy", 2)])
    client = enter(link_of(cast.owner.email, "copy_of_document"))
    assert "consent" not in client.get("/s/").content.decode()
    assert client.get("/s/pdf/").content == document.current.bytes
    client.post("/s/", filled(document))
    assert not Signature.objects.exists()


def test_pages_speak_the_signatorys_language_until_they_switch(cast, path):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert 'lang="zh-hans"' in client.get(path).content.decode()
    assert client.post(path, {"language": "en", "next": path}).status_code == 302
    assert 'lang="en"' in client.get(path).content.decode()
    enter(path, client)
    assert 'lang="en"' in client.get("/s/").content.decode()
    client.post("/s/", {"language": "zh-hans"})
    assert 'lang="zh-hans"' in client.get("/s/").content.decode()
    assert not Signature.objects.exists()


def test_a_signed_in_colleague_keeps_their_session_and_language(cast, path):
    client = Client()
    client.force_login(cast.sales)
    enter(path, client)
    assert 'lang="zh-hans"' in client.get("/s/").content.decode()
    assert client.get("/documents/").status_code == 200


def test_too_many_knocks_are_asked_to_wait(path, monkeypatch):
    from lifecycle.views import signing

    monkeypatch.setattr(signing, "PER_LINK", 3)
    monkeypatch.setattr(signing, "WRONG_PER_ADDRESS", 2)
    client = Client()
    codes = [client.get(path).status_code for _n in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    wrong = [client.get(f"/sign/{'y' * 43}/").status_code for _n in range(4)]
    assert wrong == [404, 404, 429, 429]


@pytest.mark.parametrize(
    "facts",
    [
        {"method": "drawn", "strokes": "{"},
        {"method": "drawn", "strokes": "[" * 100_000},
        {"method": "drawn", "strokes": "x" * 1_000_000},
        {"method": "drawn", "strokes": '[[{"x":1e999,"y":NaN}]]'},
        {"method": "drawn", "strokes": '[[{"x":' + "9" * 4000 + ',"y":1}]]'},
        {"method": "drawn", "strokes": "[null,3,[null,[1]],{}]"},
        {"method": "other"},
        {"typed_name": "陈\x00志远"},
        {"typed_name": "陈" * 5000},
        {"remark": "x" * 1_000_000},
        {"remark": "\x00"},
        {"sha256": "\x00" * 64},
        {"sha256": "é" * 64},
        {"consent": ""},
        {"typed_name": "a\ud800b".encode("utf-8", "surrogatepass").decode("latin-1")},
        {"key": "nonsense"},
    ],
)
def test_nonsense_is_answered_kindly(path, document, facts):
    client = enter(path)
    answer = client.post("/s/", filled(document, **facts))
    assert answer.status_code in (302, 409, 422), answer.status_code
    if answer.status_code != 302:
        assert not Signature.objects.exists()


def test_what_people_are_called_is_only_ever_text(cast, document):
    hostile = "<script>alert(1)</script>\"'{{ 7|add:7 }}"
    cast.owner.name = hostile
    cast.owner.save()
    cast.sales.name_en = hostile[:80]
    cast.sales.save()
    papers.send(cast, document, people=[Invitee(cast.owner, "customer-1")], message=hostile)
    path = link_of(cast.owner.email)
    client = Client()
    for page in (client.get(path), enter(path, client).get("/s/")):
        text = page.content.decode()
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text
    mail = Outbox.objects.get(to_email=cast.owner.email)
    assert "<script>" not in mail.html and "<script>" in mail.text


def test_csrf_is_checked(path, document):
    client = Client(enforce_csrf_checks=True)
    assert client.post(path).status_code == 403


def test_the_address_behind_our_proxies_is_the_visitors(path, document, settings):
    settings.TRUSTED_PROXIES = 1
    client = enter(path)
    client.post("/s/", filled(document), HTTP_X_FORWARDED_FOR="6.6.6.6, 10.1.2.3")
    assert Signature.objects.get().ip == "10.1.2.3"
