"""Mail that leaves after the commit of the event that it tells of, at least once."""

import base64
import hashlib
from datetime import timedelta
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.models.events import Event


def _cipher() -> Fernet:
    """Bodies may carry signing links, so they lie encrypted under a key that the database does not hold."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"outbox:" + settings.EVENT_KEY.encode()).digest()))


class Outbox(models.Model):
    """One mail to one person. `key` makes a repeated verb send it once."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Given up")

    MAX_ATTEMPTS = 12
    LEASE = timedelta(minutes=5)

    key = models.CharField(max_length=120, unique=True)
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="mails")
    project = models.ForeignKey("lifecycle.Project", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    to_name = models.CharField(max_length=120)
    to_email = models.EmailField()
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=250)
    sealed_text = models.BinaryField()
    sealed_html = models.BinaryField()
    sealed_calendar = models.BinaryField(default=b"")  # of an invitation, for the reader's calendar
    state = models.CharField(max_length=6, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    last_error = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_at"], name="outbox_state_next")]

    def __str__(self) -> str:
        return f"{self.kind} → {self.to_email}"

    @property
    def text(self) -> str:
        return _cipher().decrypt(bytes(self.sealed_text)).decode() if self.sealed_text else ""

    @property
    def html(self) -> str:
        return _cipher().decrypt(bytes(self.sealed_html)).decode() if self.sealed_html else ""

    @property
    def calendar(self) -> str:
        return _cipher().decrypt(bytes(self.sealed_calendar)).decode() if self.sealed_calendar else ""

    @classmethod
    def put(cls, *, key: str, text: str, html: str, calendar: str = "", **fields: Any) -> "Outbox":
        """Queue a mail in the transaction of its event; the same key again changes nothing."""
        found = cls.objects.filter(key=key).first()
        if found:
            return found
        cipher = _cipher()
        return cls.objects.create(
            key=key, sealed_text=cipher.encrypt(text.encode()), sealed_html=cipher.encrypt(html.encode()),
            sealed_calendar=cipher.encrypt(calendar.encode()) if calendar else b"", **fields,
        )  # fmt: skip

    @classmethod
    def due(cls) -> "models.QuerySet[Outbox]":
        return cls.objects.filter(state=cls.State.QUEUED, next_at__lte=timezone.now()).order_by("next_at", "pk")

    def claim(self) -> bool:
        """Take this mail for LEASE, so that no other process sends it too; False if another was faster.

        No transaction stays open while the mail server is spoken to. If the process dies meanwhile, the mail is due
        again when the lease ends: it may then arrive twice, but never not at all.
        """
        until = timezone.now() + self.LEASE
        rows = Outbox.objects.filter(pk=self.pk, state=self.State.QUEUED, attempts=self.attempts, next_at=self.next_at)
        return rows.update(attempts=self.attempts + 1, next_at=until) == 1

    def mark_sent(self) -> None:
        """Sent. Unless the outbox page is on, the body with its links is wiped."""
        kept = {} if settings.OUTBOX_PAGE else {"sealed_text": b"", "sealed_html": b"", "sealed_calendar": b""}
        Outbox.objects.filter(pk=self.pk).update(state=self.State.SENT, sent_at=timezone.now(), last_error="", **kept)

    def mark_failed(self, error: str) -> None:
        """Try again later, each time after a longer pause, at most a day; after the last try it is given up and shown."""
        tries = self.attempts + 1
        state = self.State.FAILED if tries >= self.MAX_ATTEMPTS else self.State.QUEUED
        pause = timedelta(minutes=min(2**tries, 24 * 60))
        Outbox.objects.filter(pk=self.pk).update(
            state=state, attempts=tries, next_at=timezone.now() + pause, last_error=error[:250]
        )

    def send_again(self) -> bool:
        """Queue it once more, from the first attempt on; a mail that has left stays as it is."""
        rows = Outbox.objects.filter(pk=self.pk).exclude(state=self.State.SENT)
        return rows.update(state=self.State.QUEUED, attempts=0, next_at=timezone.now()) == 1
