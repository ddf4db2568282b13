"""Private links for people of the customer: each for one person and one purpose, most of them answered once."""

import secrets
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.links import token_hash
from lifecycle.models.users import User

PARTS = ("project__customer", "contact", "made_by", "questionnaire__project")


class PortalLink(models.Model):
    """Of its 256 random bits only the SHA-256 is kept."""

    class Purpose(models.TextChoices):
        ANSWER = "answer", _("Answer a questionnaire")
        CONFIRM = "confirm", _("Confirm requirements")
        CHANGES = "changes", _("See change requests")
        FEEDBACK = "feedback", _("Say what works and what does not")
        READY = "ready", _("Say whether the site is ready")

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="portal_links")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="portal_links", verbose_name=_("for"))
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    questionnaire = models.ForeignKey(
        "lifecycle.Questionnaire", models.PROTECT, null=True, blank=True, related_name="links"
    )
    message = models.TextField(_("message"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.contact)

    @property
    def event_label(self) -> str:
        return str(self.contact)

    @classmethod
    def make(cls, *, by: User, contact: Contact, until: datetime, **facts: Any) -> tuple["PortalLink", str]:
        """A new link with its token, which exists nowhere else than in the mail."""
        token = secrets.token_urlsafe(32)
        link = cls.objects.create(
            made_by=by, contact=contact, expires_at=until, token_hash=token_hash(token), **facts
        )  # fmt: skip
        return link, token

    @classmethod
    def by_token(cls, token: str) -> "PortalLink | None":
        """The link of that token. Only hashes are compared, so that timing tells nothing of the token."""
        return cls.objects.select_related(*PARTS).filter(token_hash=token_hash(token)).first()

    @property
    def standing(self) -> str:
        """In one word: open, used, revoked, expired or closed; pages have a sentence for each."""
        if self.used_at:
            return "used"
        if self.revoked_at:
            return "revoked"
        if self.expires_at <= timezone.now():
            return "expired"
        if self.questionnaire is not None and self.questionnaire.state != "open":
            return "closed"
        return "open"

    @property
    def standing_label(self) -> str:
        words = {
            "used": _("has answered"), "revoked": _("ended"), "expired": _("expired"), "closed": _("no longer open"),
            "open": _("waiting for an answer"),
        }  # fmt: skip
        if self.purpose == self.Purpose.FEEDBACK and self.standing == "open":
            return str(_("in use"))
        return str(words[self.standing])

    @property
    def tone(self) -> str:
        return {"used": "ok", "open": "wait"}.get(self.standing, "off")

    def use(self) -> bool:
        """Take the one answer that it allows; False if it was taken already or the link is dead."""
        now = timezone.now()
        rows = PortalLink.objects.filter(pk=self.pk, used_at=None, revoked_at=None, expires_at__gt=now)
        if rows.update(used_at=now) != 1:
            return False
        self.used_at = now
        return True

    @transaction.atomic
    def revoke(self, *, by: User) -> bool:
        """Dead at once. False if there was nothing left to end."""
        now = timezone.now()
        rows = PortalLink.objects.filter(pk=self.pk, used_at=None, revoked_at=None)
        if not rows.update(revoked_at=now):
            return False
        self.revoked_at = now
        Event.record("portal_link.revoked", by=by, subject=self)
        return True
