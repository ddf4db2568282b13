"""Colleagues who have a second factor sign with it; the signature says which."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from lifecycle.models import Signature
from tests.cast import PASSWORD
from tests.lifecycle.signing.test_sign_with_account import as_user, facts


@pytest.fixture
def place(document, open_request):
    return f"/documents/{document.number}/sign/"


@pytest.fixture
def secret(cast):
    found = totp.generate_totp_secret()
    totp.TOTP.activate(cast.pm, found)
    return found


def code(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def test_a_session_without_it_is_asked_for_it_before_the_document_opens(cast, document, place, secret):
    client = as_user(cast.pm)
    answer = client.get(place)
    assert answer.status_code == 302 and answer.url.startswith("/accounts/2fa/reauthenticate/?next=")
    assert client.post(place, facts(document)).url == answer.url and not Signature.objects.exists()
    given = client.post(answer.url, {"code": code(secret)})
    assert given.status_code == 302 and given.url == place
    assert client.get(place).status_code == 200
    assert client.post(place, facts(document)).url == document.get_absolute_url()
    assert Signature.objects.get().identified_by == "account+second"


def test_the_password_again_is_no_second_factor(cast, place, secret):
    client = as_user(cast.pm)
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302
    assert client.get(place).status_code == 302


def test_signed_in_with_it_nothing_more_is_asked(cast, document, place, secret):
    client = Client()
    answer = client.post("/accounts/login/", {"login": cast.pm.email, "password": PASSWORD})
    assert "2fa" in answer.url
    assert client.post(answer.url, {"code": code(secret)}).status_code == 302
    assert client.get(place).status_code == 200
    client.post(place, facts(document))
    assert Signature.objects.get().identified_by == "account+second"


def test_declining_asks_for_it_too(cast, document, place, secret):
    client = as_user(cast.pm)
    answer = client.post(f"/documents/{document.number}/decline/", {"reason": "范围不对，请改"})
    assert answer.status_code == 302 and "2fa" in answer.url
    document.refresh_from_db()
    assert document.state == "sent"
