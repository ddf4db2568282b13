"""The company's certificates: the authority that vouches for signatories, and the one that seals documents."""

import base64
import hashlib
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.models.users import User

WARN_BEFORE = timedelta(days=60)


def _cipher() -> Fernet:
    """Keys lie encrypted under a key that the database does not hold."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"seal:" + settings.SEAL_KEY.encode()).digest()))


class Certificate(models.Model):
    """A certificate with its private key. Never deleted: documents that it sealed are checked against it for years."""

    class Role(models.TextChoices):
        AUTHORITY = "authority", _("Certificate authority")
        SEAL = "seal", _("Company seal")

    class Origin(models.TextChoices):
        MADE = "made", _("Made here")
        UPLOADED = "uploaded", _("Uploaded")
        ENVIRONMENT = "environment", _("From the server's settings")

    role = models.CharField(max_length=10, choices=Role.choices)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    pem = models.TextField()
    chain = models.TextField(blank=True)  # PEM of the issuers up to the root, in that order; empty for a root
    sealed_key = models.BinaryField()  # PKCS#8 DER, encrypted; empty where the key stays in the environment
    fingerprint = models.CharField(max_length=64)  # SHA-256 of the DER
    subject = models.CharField(max_length=250)
    issuer = models.CharField(max_length=250)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    development = models.BooleanField(default=False)  # made by a demonstration or for development
    active = models.BooleanField(default=True)
    warned_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["role"], condition=Q(active=True), name="one_active_certificate_a_role"),
            models.UniqueConstraint(fields=["role", "fingerprint"], name="certificate_once_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.subject}"

    @property
    def key(self) -> bytes:
        """The private key, PKCS#8 DER. Raises InvalidToken under another SEAL_KEY than it was sealed with."""
        if not self.sealed_key:
            raise InvalidToken
        return _cipher().decrypt(bytes(self.sealed_key))

    @staticmethod
    def seal_key(key: bytes) -> bytes:
        return _cipher().encrypt(key)

    def ends_soon(self, now: datetime | None = None) -> bool:
        return self.not_after - (now or timezone.now()) < WARN_BEFORE

    def has_ended(self, now: datetime | None = None) -> bool:
        return self.not_after <= (now or timezone.now())
