"""Signatories of a request, and the signature that each of them gave."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models import authorities
from lifecycle.models.codes import Codes
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.links import SigningLink
from lifecycle.models.owncertificates import OwnCertificate
from lifecycle.models.replacements import Replacing
from lifecycle.models.signing import Signing
from lifecycle.models.users import Language, User
from lifecycle.text import pick


class Signatory(Signing, OwnCertificate, Codes, Replacing):
    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Not asked yet")
        SENT = "sent", pgettext_lazy("signatory", "Asked")
        VIEWED = "viewed", gettext_lazy("Opened")
        SIGNED = "signed", gettext_lazy("Signed")
        DECLINED = "declined", gettext_lazy("Declined")
        REPLACED = "replaced", gettext_lazy("Replaced")

    class Role(models.TextChoices):
        SIGNER = "signer", gettext_lazy("Signs")
        APPROVER = "approver", gettext_lazy("Approves")
        COPY = "copy", gettext_lazy("Receives a copy")

    ASKED = (State.SENT, State.VIEWED)
    SETTLED = (State.SIGNED, State.REPLACED)  # nothing more is waited for

    request = models.ForeignKey("lifecycle.SignatureRequest", models.PROTECT, related_name="signatories")
    order = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.SIGNER)
    slot = models.CharField(max_length=40, blank=True)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="signatories")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="signatories")
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=80, blank=True)
    title_en = models.CharField(max_length=80, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=10, choices=Language.choices)
    revoked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(null=True)
    viewed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    decline_reason = models.TextField(blank=True)
    # What was known of their authority when they were asked; empty where nothing spoke against it.
    warning = models.CharField(max_length=250, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    # The one-time code by mail: only its HMAC is kept.
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    code_sent = models.PositiveSmallIntegerField(default=0)
    code_passed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="signatory_contact_or_user",
                condition=Q(contact__isnull=False, user__isnull=True) | Q(contact__isnull=True, user__isnull=False),
            ),
            models.UniqueConstraint(fields=["request", "contact"], name="contact_once_a_request"),
            models.UniqueConstraint(fields=["request", "user"], name="user_once_a_request"),
        ]
        indexes = [models.Index(fields=["user", "state"], name="signatory_user_state")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def invite(cls, request: Any, invitee: Any) -> "Signatory":
        person = invitee.person
        mine = {"contact": person} if isinstance(person, Contact) else {"user": person}
        signs = invitee.role != cls.Role.COPY
        return cls.objects.create(
            request=request, order=invitee.order, role=invitee.role, slot=invitee.slot, name=person.name,
            name_en=person.name_en, title=person.title, title_en=person.title_en, email=person.email,
            language=person.reads,
            warning=authorities.warning(person, request.document.kind) if signs else "", **mine,
        )  # fmt: skip

    @property
    def is_customer(self) -> bool:
        return self.contact_id is not None

    def ask(self, *, event: Event) -> None:
        """Send the invitation; a contact's carries a private link."""
        from lifecycle import mail

        self.state, self.asked_at = self.State.SENT, timezone.now()
        self.save(update_fields=["state", "asked_at"])
        mail.ask_to_sign(self, self.new_link(), event=event)

    def new_link(self, *, until: datetime | None = None) -> str | None:
        """The token of a further link for somebody without an account; colleagues sign in instead."""
        return SigningLink.make(self, until=until or self.request.expires_at) if self.is_customer else None

    @transaction.atomic
    def remind(self, *, by: User | None, pause: timedelta = timedelta(minutes=1)) -> bool:
        """Ask again, with a link that works beside the ones before.

        Within `pause` of the last time nothing happens: a second click, or a second scheduler. True if asked.
        """
        from lifecycle import mail

        now = self.locked()
        if now.state not in now.ASKED or now.revoked_at or not now.request.is_open or now.role == now.Role.COPY:
            raise Refused(_("This person is not asked for a signature at the moment."))
        if (last := now.last_asked) and last > timezone.now() - pause:
            return False
        now.reminders += 1
        now.reminded_at = timezone.now()
        now.save(update_fields=["reminders", "reminded_at"])
        event = Event.record(
            "signatory.reminded", by=by, subject=now.request.document, data={"name": now.name, "n": now.reminders}
        )
        mail.remind_to_sign(now, now.new_link(), event=event)
        return True

    @property
    def last_asked(self) -> datetime | None:
        return self.reminded_at or self.asked_at

    def label(self, language: str | None = None) -> str:
        return pick(self, "name", language)


class Signature(models.Model):
    """What a signatory did to sign. Insert-only: the database refuses to change or delete it."""

    class Method(models.TextChoices):
        DRAWN = "drawn", gettext_lazy("drawn")
        TYPED = "typed", gettext_lazy("typed")
        OWN = "own", gettext_lazy("own certificate")

    signatory = models.OneToOneField(Signatory, models.PROTECT, related_name="signature")
    version = models.ForeignKey("lifecycle.DocumentVersion", models.PROTECT, related_name="signatures")
    method = models.CharField(max_length=8, choices=Method.choices)
    strokes = models.JSONField(default=list)
    typed_name = models.CharField(max_length=80, blank=True)
    remark = models.TextField(blank=True)
    identified_by = models.CharField(max_length=20)  # link, link+code, account, account+second
    consent_text = models.TextField()
    consent_version = models.PositiveSmallIntegerField()
    sha256_shown = models.CharField(max_length=64)
    sha256_before = models.CharField(max_length=64)
    sha256_after = models.CharField(max_length=64)
    ip = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=250, blank=True)
    signed_at = models.DateTimeField()
    certificate_sha256 = models.CharField(max_length=64, blank=True)  # of the certificate in the file
    level = models.CharField(max_length=8, blank=True)  # PAdES: B-B, B-T, B-LT

    def __str__(self) -> str:
        return f"{self.signatory_id} {self.method}"
