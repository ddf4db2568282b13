"""Signing in: closed to strangers, limited, and never a link to somebody else's site."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from lifecycle.accounts import own_address
from lifecycle.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a long and good password"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("lin@example.com", PASSWORD, name="林", language="en")


def sign_in(client: Client, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post("/accounts/login/", {"login": "lin@example.com", "password": password}, **extra)


def test_people_sign_in_with_their_address(client: Client, person: User) -> None:
    response = sign_in(client)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)


def test_nobody_signs_up(client: Client) -> None:
    client.post("/accounts/signup/", {"email": "new@example.com", "password1": PASSWORD})
    assert not User.objects.filter(email="new@example.com").exists()


def test_guessing_is_limited(client: Client, person: User) -> None:
    for _attempt in range(12):
        sign_in(client, "a wrong password")
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_a_reset_link_leads_to_the_configured_site(client: Client, person: User, settings: Any) -> None:
    settings.SITE_URL = "https://throughline.example.com"
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/accounts/password/reset/", {"email": "lin@example.com"}, headers={"host": "evil.example"})
    text = mail.outbox[0].body
    assert "https://throughline.example.com/accounts/password/reset/key/" in text
    assert "evil.example" not in text + mail.outbox[0].subject


def test_strangers_learn_nothing_from_a_reset(client: Client, person: User) -> None:
    known = client.post("/accounts/password/reset/", {"email": "lin@example.com"})
    sent = len(mail.outbox)
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert sent == len(mail.outbox) == 1


def test_short_passwords_are_refused(client: Client, person: User) -> None:
    client.force_login(person)
    client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "short-11abc", "password2": "short-11abc"}
    )
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_sign_in_leads_nowhere_else(client: Client, person: User) -> None:
    response = client.post(
        "/accounts/login/?next=https://evil.example/", {"login": "lin@example.com", "password": PASSWORD}
    )
    assert response["Location"] == "/"


def test_own_address_keeps_path_and_query(settings: Any) -> None:
    settings.SITE_URL = "https://throughline.example.com"
    assert own_address("http://evil.example/a/b/?c=1") == "https://throughline.example.com/a/b/?c=1"
