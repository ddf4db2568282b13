"""Mail leaves after the commit, at least once; a mail server that is away delays and shows, and loses nothing."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.cache import cache
from django.utils import timezone

from lifecycle import mail
from lifecycle.models import Outbox
from tests.lifecycle.signing import papers


class Broken:
    """A mail server that answers with an error, a number of times."""

    fault: Exception = ConnectionRefusedError("nobody there")
    tried = 0

    def send_messages(self, messages):
        type(self).tried += 1
        raise self.fault


@pytest.fixture
def broken(monkeypatch):
    Broken.tried = 0
    monkeypatch.setattr(mail, "get_connection", lambda **_kw: Broken())
    return Broken


def due():
    Outbox.objects.update(next_at=timezone.now() - timedelta(seconds=1))


def test_mail_leaves_after_the_commit_and_once(cast, document, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        papers.send(cast, document)
        assert not django_mail.outbox
    assert sorted(m.to[0].split("<")[-1].strip(">") for m in django_mail.outbox) == sorted(
        [cast.owner.email, cast.pm.email]
    )
    assert mail.deliver(patient=True) == 0
    assert set(Outbox.objects.values_list("state", flat=True)) == {"sent"}


def test_what_is_undone_sends_nothing(cast, document):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        papers.send(cast, document)
        raise RuntimeError
    assert not Outbox.objects.exists()


def test_a_silent_server_costs_one_timeout_and_loses_nothing(open_request, broken):
    due()
    assert mail.deliver() == 0
    assert broken.tried == 1, "the round stops at the first mail"
    assert mail.deliver() == 0 and broken.tried == 1, "for a minute no request waits for it again"
    assert mail.deliver(patient=True) == 0 and broken.tried > 1, "the scheduled round does try"
    row = Outbox.objects.order_by("pk").first()
    assert row.state == "queued" and row.attempts >= 1 and "nobody there" in row.last_error
    assert row.next_at > timezone.now()


def test_it_leaves_once_the_server_is_back(open_request, broken, monkeypatch):
    due()
    mail.deliver(patient=True)
    monkeypatch.undo()
    cache.clear()
    due()
    assert mail.deliver() == 2
    assert len(django_mail.outbox) == 2


def test_one_address_that_is_refused_does_not_hold_up_the_others(open_request, monkeypatch):
    sent = []

    class Picky:
        def send_messages(self, messages):
            if not sent:
                sent.append(None)
                raise smtplib.SMTPRecipientsRefused({})
            sent.extend(messages)

    monkeypatch.setattr(mail, "get_connection", lambda **_kw: Picky())
    due()
    assert mail.deliver(patient=True) == 1
    assert sorted(Outbox.objects.values_list("state", flat=True)) == ["queued", "sent"]


def test_it_is_given_up_and_shown_after_many_tries(open_request, broken):
    for _n in range(Outbox.MAX_ATTEMPTS):
        due()
        mail.deliver(patient=True)
    assert set(Outbox.objects.values_list("state", flat=True)) == {"failed"}
    row = Outbox.objects.first()
    assert row.send_again() and row.pk in Outbox.due().values_list("pk", flat=True)


def test_a_mail_is_claimed_by_one_process(open_request):
    due()
    here, there = Outbox.due().first(), Outbox.due().first()
    assert here.claim() and not there.claim()
    assert here.pk not in Outbox.due().values_list("pk", flat=True)
    Outbox.objects.filter(pk=here.pk).update(next_at=timezone.now() - timedelta(seconds=1))
    assert here.pk in Outbox.due().values_list("pk", flat=True), "a process that died sends it again after the lease"


def test_bodies_lie_encrypted_and_are_wiped_when_the_page_is_off(open_request, settings):
    row = Outbox.objects.get(kind="ask_to_sign", to_email__contains="customer")
    token = row.text.split("/sign/")[1].split("/")[0]
    assert token.encode() not in bytes(row.sealed_text) + bytes(row.sealed_html)
    settings.OUTBOX_PAGE = False
    due()
    mail.deliver(patient=True)
    row.refresh_from_db()
    assert row.text == "" == row.html


def test_a_name_with_a_line_break_adds_no_header(cast, document):
    cast.owner.name = "陈志远\nBcc: evil@example.com"
    cast.owner.save()
    papers.send(cast, document)
    due()
    assert mail.deliver(patient=True) == 2
    for message in django_mail.outbox:
        assert "Bcc" not in dict(message.message().items())
