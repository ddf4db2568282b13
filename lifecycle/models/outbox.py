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

    @classmethod
    def put(cls, *, key: str, text: str, html: str, **fields: Any) -> "Outbox":
        """Queue a mail in the transaction of its event; the same key again changes nothing."""
        found = cls.objects.filter(key=key).first()
        if found:
            return found
        cipher = _cipher()
        return cls.objects.create(
            key=key, sealed_text=cipher.encrypt(text.encode()), sealed_html=cipher.encrypt(html.encode()), **fields
        )

    def mark_sent(self) -> None:
        """Sent. Unless the outbox page is on, the body with its links is wiped."""
        kept = {} if settings.OUTBOX_PAGE else {"sealed_text": b"", "sealed_html": b""}
        Outbox.objects.filter(pk=self.pk).update(
            state=self.State.SENT, sent_at=timezone.now(), attempts=self.attempts + 1, last_error="", **kept
        )

    def mark_failed(self, error: str) -> None:
        """Try again later, each time after a longer pause, at most a day; after the last try it is given up and shown."""
        tries = self.attempts + 1
        state = self.State.FAILED if tries >= self.MAX_ATTEMPTS else self.State.QUEUED
        pause = timedelta(minutes=min(2**tries, 24 * 60))
        Outbox.objects.filter(pk=self.pk).update(
            state=state, attempts=tries, next_at=timezone.now() + pause, last_error=error[:250]
        )
