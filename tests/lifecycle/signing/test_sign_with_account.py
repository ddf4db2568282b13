"""Our own people sign with their account; nobody signs in another's place."""

import pytest
from django.test import Client

from lifecycle.models import Signature
from tests.lifecycle.signing import papers


@pytest.fixture
def place(document, open_request):
    return f"/documents/{document.number}/sign/"


def facts(document, **more):
    return {"method": "typed", "typed_name": "张敏", "consent": "on", "sha256": document.current.pdf_sha256} | more


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_project_manager_signs(cast, document, place):
    client = as_user(cast.pm)
    shown = client.get(place)
    assert shown.status_code == 200 and document.current.pdf_sha256 in shown.content.decode()
    assert client.post(place, facts(document, consent="")).status_code == 422
    assert client.post(place, facts(document)).url == document.get_absolute_url()
    signature = Signature.objects.get()
    assert signature.identified_by == "account" and signature.signatory.user == cast.pm
    assert client.post(place, facts(document)).status_code == 302
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("who", ["sales", "executive", "admin", "outsider"])
def test_nobody_else_does(cast, document, place, who):
    client = as_user(getattr(cast, who))
    assert client.get(place).status_code == 404
    assert client.post(place, facts(document)).status_code == 404
    assert not Signature.objects.exists()


def test_whoever_left_the_project_can_still_read_and_sign_what_they_were_asked(cast, document, place):
    from lifecycle.models import ProjectMember

    ProjectMember.objects.filter(user=cast.pm).update(state="released")
    client = as_user(cast.pm)
    assert client.get(document.get_absolute_url()).status_code == 404
    assert client.get(f"/documents/{document.number}/pdf/").status_code == 200
    assert client.get(place).status_code == 200
    assert as_user(cast.outsider).get(f"/documents/{document.number}/pdf/").status_code == 404


def test_a_changed_document_is_a_conflict(cast, document, place):
    client = as_user(cast.pm)
    assert client.post(place, facts(document, sha256="0" * 64)).status_code == 409
    assert not Signature.objects.exists()


def test_decline_with_a_reason(cast, document):
    client = as_user(cast.pm)
    papers.send(cast, document)
    assert client.post(f"/documents/{document.number}/decline/", {"reason": "范围不对，请改"}).status_code == 302
    document.refresh_from_db()
    assert document.state == "declined"
