"""The scheduled round does what is due, once, however often it runs."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from lifecycle import anchors, hooks
from lifecycle.models import Event, Outbox, Project, Signatory, SignatureRequest, SiteSettings
from tests.lifecycle.signing import papers


def tick(capsys=None):
    call_command("tick")
    return capsys.readouterr().out if capsys else ""


def reminders():
    return Outbox.objects.filter(kind="remind_to_sign").count()


def test_reminders_follow_the_settings(open_request):
    start = timezone.now()
    site = SiteSettings.load()
    site.cadences = site.cadences | {"signature_chase": 3}
    site.save()
    asked = Signatory.objects.count()
    for days, expected in ((0.5, 0), (2.9, 0), (3.1, 1), (3.2, 1), (6, 1), (6.2, 2), (6.3, 2), (9.3, 3)):
        with time_machine.travel(start + timedelta(days=days), tick=False):
            tick()
            tick()
            assert reminders() == expected * asked, days
    assert Event.objects.filter(verb="signatory.reminded", actor=None).count() == 3 * asked


def test_a_clock_that_jumps_doubles_nothing(open_request):
    start, asked = timezone.now(), Signatory.objects.count()
    for days in (3.1, -40, 3.2, 5, -40, 3.3):
        with time_machine.travel(start + timedelta(days=days), tick=False):
            tick()
    assert reminders() == asked


def test_nobody_is_reminded_who_signed_or_gets_a_copy(cast, document, open_request):
    customer = open_request.signatories.get(contact__isnull=False)
    customer.sign(**papers.typed() | {"sha256": document.current.pdf_sha256})
    open_request.signatories.filter(user__isnull=False).update(role="copy")
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        tick()
    assert reminders() == 0


def test_requests_expire_once_and_say_so(cast, document, open_request, capsys):
    SignatureRequest.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "requests expired: 1" in tick(capsys)
    assert "requests expired" not in tick(capsys)
    document.refresh_from_db()
    assert document.state == "expired"
    assert Event.objects.filter(verb="request.expired").count() == 1
    papers.send(cast, document)


def test_waiting_mail_leaves(open_request, capsys):
    assert "mails sent: 2" in tick(capsys)
    assert len(django_mail.outbox) == 2
    assert "mails sent" not in tick(capsys)


def test_chains_are_anchored_once_a_day(cast, capsys):
    assert "chains anchored" in tick(capsys)
    assert "chains anchored" not in tick(capsys)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert "chains anchored" in tick(capsys)
    assert {row["chain"] for row in anchors.read()} >= {cast.project.pk}


def test_one_fault_does_not_keep_the_rest_from_running(open_request, monkeypatch, capsys):
    def broken(today):
        raise RuntimeError("no")

    def fine(today):
        return "2 receipts chased"

    monkeypatch.setitem(hooks.HOOKS, "tick", [broken, fine])
    with pytest.raises(CommandError, match="broken: RuntimeError"):
        tick()
    out = capsys.readouterr().out
    assert "2 receipts chased" in out and "mails sent: 2" in out


def test_figures_that_drifted_are_said_and_mended(cast, capsys):
    Project.objects.filter(pk=cast.project.pk).update(total_items=999)
    with pytest.raises(CommandError):
        call_command("recompute_figures", check=True)
    call_command("recompute_figures")
    assert "total_items: 999" in capsys.readouterr().out
    call_command("recompute_figures", check=True)
