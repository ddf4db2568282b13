"""Timestamps of an authority (RFC 3161) over finished files: made, or owed until the authority answers."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Timestamp(models.Model):
    """One file's timestamp. The token is kept beside the file: `openssl ts -verify -data FILE -in TOKEN` checks it."""

    class State(models.TextChoices):
        OWED = "owed", _("Owed")
        MADE = "made", _("Made")

    document = models.ForeignKey("lifecycle.Document", models.PROTECT, related_name="timestamps")
    sha256 = models.CharField(max_length=64, unique=True)  # of the file
    state = models.CharField(max_length=6, choices=State.choices, default=State.OWED)
    embedded = models.BooleanField(default=False)  # inside the file's last signature; then there is no token here
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    last_error = models.CharField(max_length=250, blank=True)
    token = models.BinaryField()  # DER of the TimeStampToken
    authority = models.CharField(max_length=250, blank=True)
    stamped_at = models.DateTimeField(null=True)  # the authority's time
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_at"], name="timestamp_state_next")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"
