"""Private links by which somebody without an account signs, or fetches the signed copy."""

import hashlib
import secrets
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from lifecycle.models.events import Event
from lifecycle.models.users import User


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class SigningLink(models.Model):
    """One link of one signatory. Of its 256 random bits only the SHA-256 is kept.

    A reminder brings a further link rather than a new one in place of the old: whoever has the document open must not
    lose it, and any of the mails may be the one that is clicked. All of them end with the request.
    """

    signatory = models.ForeignKey("lifecycle.Signatory", models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.signatory_id} until {self.expires_at:%Y-%m-%d}"

    @classmethod
    def make(cls, signatory: models.Model, *, until: datetime) -> str:
        """A new link; returns the token, which exists nowhere else than in the mail."""
        token = secrets.token_urlsafe(32)
        cls.objects.create(signatory=signatory, token_hash=token_hash(token), expires_at=until)
        return token

    @classmethod
    def by_token(cls, token: str) -> "SigningLink | None":
        """The link of that token. Only hashes are compared, so that timing tells nothing of the token."""
        return cls.objects.select_related(*PARTS).filter(token_hash=token_hash(token)).first()

    @transaction.atomic
    def revoke(self, *, by: User) -> bool:
        """This one link is dead at once, the others of the same person live on. False if it was dead already."""
        now = self.signatory.locked()
        moment = timezone.now()
        if not SigningLink.objects.filter(pk=self.pk, expires_at__gt=moment).update(expires_at=moment):
            return False
        self.expires_at = moment
        Event.record(
            "signatory.link_revoked", by=by, subject=now.request.document,
            data={"name": now.name, "made": self.made_at.date().isoformat()},
        )  # fmt: skip
        return True

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()


PARTS = (
    "signatory__request__document__project__customer",
    "signatory__request__document__current",
    "signatory__request__version",
    "signatory__request__sent_by",
    "signatory__contact",
)
