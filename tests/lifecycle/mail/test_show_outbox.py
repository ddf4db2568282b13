"""The outbox page: states for those who look after mail, texts only where the page is switched on."""

import pytest
from django.test import Client

from lifecycle.models import Outbox
from lifecycle.views.outbox import linked


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def test_in_the_demo_everybody_can_follow_a_link(cast, open_request):
    client = as_user(cast.pm)
    assert client.get("/outbox/").status_code == 200
    mail = Outbox.objects.get(to_email=cast.owner.email)
    text = client.get(f"/outbox/{mail.pk}/").content.decode()
    assert '<a href="http://testserver/sign/' in text


@pytest.mark.parametrize(("who", "page", "mail"), [("admin", 200, 403), ("sales", 404, 404), ("executive", 404, 404)])
def test_switched_off_only_states_are_shown_and_only_to_administrators(cast, open_request, settings, who, page, mail):
    settings.OUTBOX_PAGE = False
    client = as_user(getattr(cast, who))
    row = Outbox.objects.first()
    answer = client.get("/outbox/")
    assert answer.status_code == page
    assert "/sign/" not in answer.content.decode()
    assert client.get(f"/outbox/{row.pk}/").status_code == mail
    assert client.post(f"/outbox/{row.pk}/again/").status_code == (302 if who == "admin" else 404)


def test_send_now(cast, open_request):
    Outbox.objects.update(state="failed", attempts=12, last_error="nobody there")
    client = as_user(cast.admin)
    assert "nobody there" in client.get("/outbox/?state=failed").content.decode()
    row = Outbox.objects.first()
    assert client.get(f"/outbox/{row.pk}/again/").status_code == 405
    client.post(f"/outbox/{row.pk}/again/")
    row.refresh_from_db()
    assert row.state == "sent"
    client.post(f"/outbox/{row.pk}/again/")
    assert client.get("/outbox/?state=nonsense&page=x").status_code == 200


def test_only_our_own_addresses_become_links():
    text = linked('see http://testserver/sign/abc/ or http://evil.example/x <script>"')
    assert '<a href="http://testserver/sign/abc/">' in text
    assert 'href="http://evil' not in text and "<script>" not in text
