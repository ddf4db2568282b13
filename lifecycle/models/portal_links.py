"""Private links for people of the customer: each for one person and one purpose, most of them answered once."""

import secrets
from datetime import date, datetime, time
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
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
        CHANGES = "changes", _("See change requests and hand them in")
        FEEDBACK = "feedback", _("Say what works and what does not")
        READY = "ready", _("Say whether the site is ready")
        ATTEND = "attend", _("Sign in to a training")
        EXAM = "exam", _("Take an exam")
        RATE = "rate", _("Say how a training was")
        SERVICE = "service", _("Report a problem and say how it was solved")
        SURVEY = "survey", _("Say how satisfied you are")
        TEACH = "teach", _("Log the sessions that you hold")
        CONSENT = "consent", _("Allow us to present your project, or take that back")
        USAGE = "usage", _("Say how you get on after a training")
        PLAN = "plan", _("Say how far your items of the plan are")

    # used again and again until they end
    LASTING: ClassVar[tuple[str, ...]] = (Purpose.FEEDBACK, Purpose.TEACH, Purpose.CONSENT, Purpose.PLAN)

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
    on_paper = models.BooleanField(default=False)  # what they wrote by hand was typed in by us
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
    def renew(
        cls, *, by: User, contact: Contact, project: Any, purpose: str, until: date, message: str = ""
    ) -> tuple["PortalLink", str]:
        """A fresh link in place of those that this person has for the purpose, good until the end of that day."""
        if contact.left_on is not None:
            raise Refused(gettext("%(name)s has left the customer.") % {"name": contact})
        if not contact.email:
            raise Refused(gettext("%(name)s has no e-mail address.") % {"name": contact})
        if until <= timezone.localdate():
            raise Refused(gettext("Leave them at least a day."), "until")
        before = cls.objects.filter(project=project, contact=contact, purpose=purpose, revoked_at=None)
        before.update(revoked_at=timezone.now())
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        return cls.make(by=by, contact=contact, until=end, project=project, purpose=purpose, message=message.strip())

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
        if self.on_paper:
            return str(_("answered on paper"))
        words = {
            "used": _("has answered"), "revoked": _("ended"), "expired": _("expired"), "closed": _("no longer open"),
            "open": _("waiting for an answer"),
        }  # fmt: skip
        if self.purpose in self.LASTING and self.standing == "open":
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
