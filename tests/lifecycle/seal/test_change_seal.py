"""An administrator looks after the company's seal; others do not."""

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.internal.flows import login
from cryptography import x509
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import checks
from lifecycle.models import Certificate, Outbox
from lifecycle.seal import keys, watch
from tests.lifecycle.seal.test_keep_keys import PASSWORD, bundle

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast: Any) -> Client:
    client = Client()
    client.force_login(cast.admin)
    return client


def with_password(client: Client) -> Client:
    """As if the password had been given a moment ago."""
    session = client.session
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = session["_auth_user_id"]
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session.save()
    return client


def test_shows_what_is_in_use(admin: Client) -> None:
    mine = keys.company()
    page = admin.get(reverse("settings_seal")).content.decode()
    assert (
        keys.issuing.shown(x509.load_pem_x509_certificate(mine.pem.encode()).subject) in page
        and mine.fingerprint[:4].upper() in page
    )
    assert admin.get(reverse("settings_seal_roots")).content.decode() == keys.authority().pem


def test_asks_for_the_password_first(admin: Client) -> None:
    answer = admin.get(reverse("settings_seal_upload"))
    assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    answer = admin.post(reverse("settings_seal_renew"))
    assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    assert not Certificate.objects.exists()


def test_an_own_certificate_is_uploaded(admin: Client) -> None:
    content, cert = bundle()
    sent = {"file": SimpleUploadedFile("seal.p12", content), "password": PASSWORD}
    answer = with_password(admin).post(reverse("settings_seal_upload"), sent)
    assert answer.status_code == 302 and answer["Location"] == reverse("settings_seal")
    assert keys.company().pem == keys.issuing.pem(cert)


def test_a_wrong_password_changes_nothing(admin: Client) -> None:
    before = keys.company()
    sent = {"file": SimpleUploadedFile("seal.p12", bundle()[0]), "password": "wrong"}
    answer = with_password(admin).post(reverse("settings_seal_upload"), sent)
    assert answer.status_code == 422 and keys.company().pk == before.pk


def test_others_may_not(cast: Any) -> None:
    client = Client()
    client.force_login(cast.pm)
    with_password(client)
    assert client.get(reverse("settings_seal_upload")).status_code == 403
    assert client.post(reverse("settings_seal_renew")).status_code == 403


def test_administrators_are_told_in_time_and_once(cast: Any) -> None:
    mine = keys.company()
    assert watch.warn() == 0
    Certificate.objects.filter(pk=mine.pk).update(not_after=timezone.now() + timedelta(days=50))
    assert watch.warn() == 1 and watch.warn() == 0
    assert [mail.to_email for mail in Outbox.objects.filter(kind="seal_ends")] == [cast.admin.email]


def test_production_refuses_the_seal_of_a_demonstration(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "UNSAFE_WITHOUT", ())
    settings.DEMO = True
    keys.company()
    checks.refuse_to_serve()
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured, match="demonstration made"):
        checks.refuse_to_serve()
    call_command("renew_seal", stdout=open("/dev/null", "w"))  # noqa: SIM115
    checks.refuse_to_serve()
    assert len(keys.roots()) == 2
