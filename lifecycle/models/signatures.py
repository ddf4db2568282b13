"""Asking for signatures: a request on one version, its signatories, and what they did."""

import hashlib
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document, DocumentVersion
from lifecycle.models.events import Event
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signing import Signing
from lifecycle.models.users import Language, User

CONSENT_VERSION = 1


def new_token() -> str:
    """256 random bits; only their SHA-256 is kept."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Invitee:
    """Who is to sign: a contact of the customer or a user of ours, for which place in the document."""

    person: Contact | User
    slot: str
    role: str = "signer"  # signer, approver, copy
    order: int = 1


class RequestQuerySet(models.QuerySet["SignatureRequest"]):
    def waiting_on_customer(self, project: Any) -> "RequestQuerySet":
        """Open requests in which somebody of the customer has the next word."""
        return self.filter(
            version__document__project=project,
            state=SignatureRequest.State.OPEN,
            signatories__contact__isnull=False,
            signatories__state__in=Signatory.ASKED,
        ).distinct()


class SignatureRequest(models.Model):
    class State(models.TextChoices):
        OPEN = "open", gettext_lazy("Open")
        COMPLETED = "completed", gettext_lazy("Completed")
        DECLINED = "declined", gettext_lazy("Declined")
        EXPIRED = "expired", gettext_lazy("Expired")
        VOIDED = "voided", gettext_lazy("Voided")

    document = models.ForeignKey(Document, models.PROTECT, related_name="requests")
    version = models.ForeignKey(DocumentVersion, models.PROTECT, related_name="requests")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    ordered = models.BooleanField(gettext_lazy("one after the other"), default=False)
    message = models.TextField(gettext_lazy("message"), blank=True)
    consent_version = models.PositiveSmallIntegerField(default=CONSENT_VERSION)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["version"], condition=Q(state="open"), name="one_open_request_a_version")
        ]
        indexes = [models.Index(fields=["state", "expires_at"], name="request_state_expiry")]

    def __str__(self) -> str:
        return f"{self.document} {self.state}"

    @classmethod
    @transaction.atomic
    def send(
        cls,
        *,
        by: User,
        document: Document,
        people: Sequence[Invitee],
        message: str = "",
        ordered: bool = False,
        creation_key: uuid.UUID | None = None,
    ) -> "SignatureRequest":
        """Ask people to sign the current version. The same `creation_key` again returns the request it made."""
        if creation_key and (found := cls.objects.filter(creation_key=creation_key).first()):
            return found
        now = Document.objects.select_for_update().select_related("current", "project").get(pk=document.pk)
        if now.state not in (Document.State.FROZEN, Document.State.DECLINED, Document.State.EXPIRED):
            raise Refused(_("This document cannot be sent: it is %(state)s.") % {"state": now.get_state_display()})
        if now.current_id is None or now.project.read_only:
            raise Refused(_("The project has ended and can only be read."))
        signers = [p for p in people if p.role != "copy"]
        if not signers:
            raise Refused(_("Name at least one person who signs."), "people")
        for invitee in people:
            _check(now, invitee)
        slots = [p.slot for p in signers]
        if len(set(slots)) != len(slots) or len({(type(p.person), p.person.pk) for p in people}) != len(people):
            raise Refused(_("Each person and each place can be named only once."), "people")
        site = SiteSettings.load()
        request = cls.objects.create(
            document=now, version=now.current, sent_by=by, message=message.strip(), ordered=ordered,
            expires_at=timezone.now() + timedelta(days=site.link_days), creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        for invitee in people:
            Signatory.invite(request, invitee)
        document.state = now.state
        now.set_state(Document.State.SENT)
        names = [s.name for s in request.signatories.all()]
        event = Event.record(
            "document.sent", by=by, subject=now,
            data={"version": request.version.n, "to": names, "sha256": request.version.pdf_sha256},
        )  # fmt: skip
        request.ask_next(event=event)
        subject = now.subject
        if subject is not None:
            subject.document_sent(now, by=by)
        now.project.refresh_figures()
        return request

    def ask_next(self, *, event: Event) -> None:
        """Send their link to all whose turn it is: all at once, or one after the other."""
        waiting = list(self.signatories.filter(state=Signatory.State.WAITING).order_by("order", "pk"))
        asked = self.signatories.filter(state__in=Signatory.ASKED).exclude(role="copy").exists()
        for signatory in waiting:
            if self.ordered and signatory.role != "copy" and (asked or signatory.order != waiting[0].order):
                continue
            signatory.ask(event=event)

    @transaction.atomic
    def void(self, *, by: User, reason: str) -> None:
        """Withdraw the request: every link is dead at once."""
        now = SignatureRequest.objects.select_for_update().get(pk=self.pk)
        if now.state != self.State.OPEN:
            raise Refused(_("This request has ended already."))
        self._end(self.State.VOIDED, reason)
        self.document.set_state(Document.State.FROZEN)
        Event.record("request.voided", by=by, subject=self.document, data={"reason": reason})
        self.document.project.refresh_figures()

    @transaction.atomic
    def expire(self) -> None:
        """For the hourly tick: nobody may sign after the day that the link named."""
        now = SignatureRequest.objects.select_for_update().get(pk=self.pk)
        if now.state == self.State.OPEN and now.expires_at <= timezone.now():
            self._end(self.State.EXPIRED, "")
            self.document.set_state(Document.State.EXPIRED)
            Event.record("request.expired", by=None, subject=self.document)
            self.document.project.refresh_figures()

    def _end(self, state: str, reason: str) -> None:
        self.state, self.reason, self.ended_at = state, reason, timezone.now()
        self.save(update_fields=["state", "reason", "ended_at"])
        self.signatories.filter(state__in=(*Signatory.ASKED, Signatory.State.WAITING)).update(revoked_at=timezone.now())

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and self.expires_at > timezone.now()


def _check(document: Document, invitee: Invitee) -> None:
    """A person who may not be asked to sign this document is refused here."""
    person = invitee.person
    if isinstance(person, Contact):
        if document.internal:
            raise Refused(_("This is an internal document; it never goes to the customer."), "people")
        if person.customer_id != document.project.customer_id:
            raise Refused(_("%(name)s belongs to another customer.") % {"name": person}, "people")
        if person.left_on and person.left_on <= timezone.localdate():
            raise Refused(_("%(name)s has left the customer.") % {"name": person}, "people")
    if not person.email:
        raise Refused(_("%(name)s has no e-mail address yet.") % {"name": person}, "people")


class Signatory(Signing):
    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Not asked yet")
        SENT = "sent", gettext_lazy("Asked")
        VIEWED = "viewed", gettext_lazy("Opened")
        SIGNED = "signed", gettext_lazy("Signed")
        DECLINED = "declined", gettext_lazy("Declined")

    class Role(models.TextChoices):
        SIGNER = "signer", gettext_lazy("Signs")
        APPROVER = "approver", gettext_lazy("Approves")
        COPY = "copy", gettext_lazy("Receives a copy")

    ASKED = (State.SENT, State.VIEWED)

    request = models.ForeignKey(SignatureRequest, models.PROTECT, related_name="signatories")
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
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    revoked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(null=True)
    viewed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    decline_reason = models.TextField(blank=True)

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
    def invite(cls, request: SignatureRequest, invitee: Invitee) -> "Signatory":
        person = invitee.person
        mine = {"contact": person} if isinstance(person, Contact) else {"user": person}
        return cls.objects.create(
            request=request, order=invitee.order, role=invitee.role, slot=invitee.slot, name=person.name,
            name_en=person.name_en, title=person.title, title_en=person.title_en, email=person.email,
            language=person.language, **mine,
        )  # fmt: skip

    @property
    def is_customer(self) -> bool:
        return self.contact_id is not None

    def ask(self, *, event: Event) -> None:
        """Send the invitation; a contact's carries a private link, of which only the hash is kept."""
        from lifecycle import mail

        raw = None
        if self.is_customer:
            raw = new_token()
            self.token_hash = token_hash(raw)
        if self.state == self.State.WAITING:
            self.state, self.asked_at = self.State.SENT, timezone.now()
        if self.role == self.Role.COPY:
            self.state = self.State.SENT
        self.save()
        mail.ask_to_sign(self, raw, event=event)

    @transaction.atomic
    def remind(self, *, by: User | None) -> None:
        """Ask again. A contact gets a fresh link; the one before is dead."""
        from lifecycle import mail

        now = Signatory.objects.select_for_update().get(pk=self.pk)
        if now.state not in self.ASKED or not now.request.is_open or now.role == self.Role.COPY:
            raise Refused(_("This person is not asked for a signature at the moment."))
        if now.reminded_at and now.reminded_at > timezone.now() - timedelta(minutes=1):
            return  # a second click
        raw = new_token() if now.is_customer else None
        if raw:
            now.token_hash = token_hash(raw)
        now.reminders += 1
        now.reminded_at = timezone.now()
        now.save(update_fields=["token_hash", "reminders", "reminded_at"])
        event = Event.record(
            "signatory.reminded", by=by, subject=now.request.document, data={"name": now.name, "n": now.reminders}
        )
        mail.remind_to_sign(now, raw, event=event)

    @classmethod
    def by_token(cls, token: str) -> "Signatory | None":
        """The signatory whose link this is, in constant time with respect to the token's content."""
        return (
            cls.objects.select_related("request__document__project__customer", "request__version", "contact")
            .filter(token_hash=token_hash(token))
            .first()
        )


class Signature(models.Model):
    """What a signatory did to sign. Insert-only: the database refuses to change or delete it."""

    class Method(models.TextChoices):
        DRAWN = "drawn", gettext_lazy("drawn")
        TYPED = "typed", gettext_lazy("typed")

    signatory = models.OneToOneField(Signatory, models.PROTECT, related_name="signature")
    version = models.ForeignKey(DocumentVersion, models.PROTECT, related_name="signatures")
    method = models.CharField(max_length=8, choices=Method.choices)
    strokes = models.JSONField(default=list)
    typed_name = models.CharField(max_length=80, blank=True)
    remark = models.TextField(blank=True)
    identified_by = models.CharField(max_length=20)  # link, account
    consent_text = models.TextField()
    consent_version = models.PositiveSmallIntegerField()
    sha256_shown = models.CharField(max_length=64)
    sha256_before = models.CharField(max_length=64)
    sha256_after = models.CharField(max_length=64)
    ip = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=250, blank=True)
    signed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.signatory_id} {self.method}"


def open_for(user: User) -> Any:
    """Signatories that are this user and whose turn it is: “to sign” on the today page."""
    return (
        Signatory.objects.filter(user=user, state__in=Signatory.ASKED, request__state=SignatureRequest.State.OPEN)
        .exclude(role=Signatory.Role.COPY)
        .select_related("request__document__project__customer")
        .order_by("asked_at")
    )


def due_before(moment: datetime) -> Any:
    return SignatureRequest.objects.filter(state=SignatureRequest.State.OPEN, expires_at__lte=moment)
