"""A code by mail before the document shows itself: once, for ten minutes, five tries, for this very session."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Event, Outbox, Signatory, Signature, SiteSettings
from lifecycle.models.codes import MAX_SENT, mask
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.test_follow_link import enter, filled, link_of


@pytest.fixture
def path(cast, open_request):
    SiteSettings.objects.update(code_kinds=["T01"])
    return link_of(cast.owner.email)


def code_of(email):
    mail = Outbox.objects.filter(to_email=email, kind="sign_code").first()
    assert not re.search(r"\d{6}", mail.subject)  # subjects lie in the clear
    return re.search(r"^ +(\d{6})$", mail.text, re.M).group(1)


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def owner():
    return Signatory.objects.get(contact__isnull=False)


def test_the_code_opens_the_document_and_is_kept_with_the_signature(cast, path, document):
    client = enter(path)
    assert client.get("/s/").url == "/s/code/" == client.post("/s/", filled(document)).url
    assert client.get("/s/pdf/").url == "/s/code/" and client.get("/s/page/1/").status_code == 404
    page = client.get("/s/code/").content.decode()
    assert mask(cast.owner.email) in page and cast.owner.email not in page
    assert not Outbox.objects.filter(kind="sign_code").exists()  # looking sends nothing
    client.post("/s/code/send/")
    code = code_of(cast.owner.email)
    assert client.post("/s/code/", {"code": f"{code[:3]} {code[3:]}"}).url == "/s/"
    assert client.get("/s/").status_code == 200
    assert client.post("/s/", filled(document)).status_code == 302
    assert Signature.objects.get().identified_by == "link+code"
    verbs = list(Event.objects.about(document).order_by("seq").values_list("verb", flat=True))
    assert verbs[2:] == ["signatory.code_sent", "signatory.code_given", "document.viewed", "document.signed"]
    kept = " ".join(map(str, Event.objects.about(document).values_list("data", flat=True)))
    assert code not in kept and code not in owner().code_hash


def test_kinds_that_ask_for_none_and_colleagues_are_not_asked(cast, document, open_request):
    client = enter(link_of(cast.owner.email))
    assert client.get("/s/").status_code == 200 and client.get("/s/code/").url == "/s/"
    SiteSettings.objects.update(code_kinds=["T01"])
    ours = open_request.signatories.get(user=cast.pm)
    assert not ours.needs_code
    ours.sign(**papers.typed() | {"identified_by": "account", "sha256": document.current.pdf_sha256})


def test_five_wrong_tries_end_the_code(cast, path, document):
    client = enter(path)
    client.post("/s/code/send/")
    code = code_of(cast.owner.email)
    for _n in range(5):
        assert client.post("/s/code/", {"code": wrong(code)}).status_code == 422
    assert client.post("/s/code/", {"code": code}).status_code == 422
    assert owner().code_passed_at is None
    assert Event.objects.filter(verb="signatory.code_wrong").count() == 5


def test_a_code_counts_once_and_for_ten_minutes(cast, path):
    client = enter(path)
    client.post("/s/code/send/")
    code = code_of(cast.owner.email)
    Signatory.objects.update(code_expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post("/s/code/", {"code": code}).status_code == 422
    client.post("/s/code/send/")
    code = code_of(cast.owner.email)
    assert client.post("/s/code/", {"code": code}).status_code == 302
    with pytest.raises(Refused):
        owner().give_code(code)


def test_another_session_with_the_same_link_gives_its_own_code(cast, path, document):
    client = enter(path)
    client.post("/s/code/send/")
    client.post("/s/code/", {"code": code_of(cast.owner.email)})
    assert client.get("/s/").status_code == 200
    other = enter(path)
    assert other.get("/s/").url == "/s/code/"
    assert other.post("/s/", filled(document)).url == "/s/code/" and not Signature.objects.exists()
    assert other.post("/s/decline/", {"reason": "金额与合同不符"}).url == "/s/code/"


def test_a_new_code_is_sent_once_a_minute_and_not_without_end(cast, path):
    client = enter(path)
    client.post("/s/code/send/")
    client.post("/s/code/send/")
    assert Outbox.objects.filter(kind="sign_code").count() == 1
    first = code_of(cast.owner.email)
    Signatory.objects.update(code_expires_at=timezone.now() + timedelta(minutes=8))
    client.post("/s/code/send/")
    assert Outbox.objects.filter(kind="sign_code").count() == 2
    if code_of(cast.owner.email) != first:
        assert client.post("/s/code/", {"code": first}).status_code == 422  # the one before no longer counts
    Signatory.objects.update(code_expires_at=timezone.now(), code_sent=MAX_SENT)
    with pytest.raises(Refused):
        owner().send_code()


def test_the_verb_itself_refuses_without_a_code(path, document):
    with pytest.raises(Refused):
        owner().sign(**papers.typed() | {"sha256": document.current.pdf_sha256})
    with pytest.raises(Refused):
        owner().sign(**papers.typed() | {"identified_by": "link+code", "sha256": document.current.pdf_sha256})
    with pytest.raises(Refused):
        owner().decline(reason="金额与合同不符")
    Signatory.objects.update(code_passed_at=timezone.now() - timedelta(hours=3))
    with pytest.raises(Refused):
        owner().sign(**papers.typed() | {"identified_by": "link+code", "sha256": document.current.pdf_sha256})


def test_a_stranger_has_no_code_page_and_a_get_never_sends(path):
    assert Client().get("/s/code/").status_code == 404
    assert Client().post("/s/code/send/").status_code == 404
    assert enter(path).get("/s/code/send/").status_code == 405


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "\x00" * 6, "９" * 400, "١٢٣٤٥٦"])
def test_nonsense_is_answered_kindly(path, code):
    client = enter(path)
    client.post("/s/code/send/")
    assert client.post("/s/code/", {"code": code}).status_code == 422


def test_an_administrator_chooses_the_kinds(cast, client):
    client.force_login(cast.admin)
    page = client.get("/settings/signing/")
    data = {"version": SiteSettings.load().version, "link_days": 21, "deemed_notice_days": 2}
    assert page.status_code == 200
    assert client.post("/settings/signing/", data | {"code_kinds": ["T01"]}).status_code == 302
    site = SiteSettings.load()
    assert site.code_kinds == ["T01"] and site.link_days == 21
    assert client.post("/settings/signing/", data).status_code == 409
    data["version"] = site.version
    assert client.post("/settings/signing/", data | {"code_kinds": ["T99"]}).status_code == 422
    assert client.post("/settings/signing/", data | {"link_days": 31}).status_code == 422
    client.force_login(cast.sales)
    assert client.get("/settings/signing/").status_code == 403
