"""Asking for signatures: a request on one version of a document, to one or several people."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.links import SigningLink
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory, Signature
from lifecycle.models.users import User
from lifecycle.models.versions import DocumentVersion, SignedRevision

__all__ = ["Invitee", "Signatory", "Signature", "SignatureRequest", "check_invitee", "due_before", "open_for"]

CONSENT_VERSION = 1
MAX_DAYS = 30


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
        asked = Signatory.objects.filter(contact__isnull=False, state__in=Signatory.ASKED).exclude(
            role=Signatory.Role.COPY
        )
        return self.filter(
            document__project=project, state=SignatureRequest.State.OPEN, pk__in=asked.values("request")
        )


class SignatureRequest(models.Model):
    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("signature request", "Open")
        COMPLETED = "completed", gettext_lazy("Completed")
        DECLINED = "declined", gettext_lazy("Declined")
        EXPIRED = "expired", gettext_lazy("Expired")
        VOIDED = "voided", gettext_lazy("Voided")
        DEEMED = "deemed", gettext_lazy("Deemed accepted")

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
    # Where the contract says that silence confirms: the clause, after how many working days, and how far it has come.
    deemed_clause = models.CharField(max_length=200, blank=True)
    deemed_days = models.PositiveSmallIntegerField(null=True)
    deemed_on = models.DateField(null=True)
    deemed_notice_at = models.DateTimeField(null=True)
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
        days: int | None = None,
        creation_key: uuid.UUID | None = None,
    ) -> "SignatureRequest":
        """Ask people to sign the current version, within `days` (None: as many as the settings say).

        The same `creation_key` again returns the request it made.
        """
        from lifecycle.models import deeming

        if creation_key and (found := cls.objects.filter(creation_key=creation_key).first()):
            return found
        now = Document.objects.locked(document.pk)
        # The first of two clicks may have made it while the second waited for the lock.
        if creation_key and (found := cls.objects.filter(creation_key=creation_key).first()):
            return found
        if now.is_at_rest:
            raise Refused(PROJECT_ENDED)
        if now.current is None or now.state not in Document.SENDABLE:
            raise Refused(_("This document cannot be sent: it is %(state)s.") % {"state": now.get_state_display()})
        signers = [p for p in people if p.role != "copy"]
        if not signers:
            raise Refused(_("Name at least one person who signs."), "people")
        places = {slot["key"]: slot["party"] for slot in now.current.slots}
        for invitee in people:
            check_invitee(now, places, invitee)
        slots = [p.slot for p in signers]
        if len(set(slots)) != len(slots) or len({(type(p.person), p.person.pk) for p in people}) != len(people):
            raise Refused(_("Each person and each place can be named only once."), "people")
        until = _until(SiteSettings.load().link_days if days is None else days)
        request = cls.objects.create(
            document=now, version=now.current, sent_by=by, message=message.strip(), ordered=ordered,
            expires_at=until, creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        for invitee in people:
            Signatory.invite(request, invitee)
        deeming.begin(request)
        now.set_state(Document.State.SENT)
        document.state = now.state
        rows = list(request.signatories.all())
        event = Event.record(
            "document.sent", by=by, subject=now,
            data={
                "version": request.version.n, "to": [row.name for row in rows], "sha256": request.version.pdf_sha256,
                "warnings": {row.name: row.warning for row in rows if row.warning}, "deemed_on": request.deemed_on,
            },
        )  # fmt: skip
        request.ask_next(event=event)
        subject = now.subject
        if subject is not None:
            subject.document_sent(now, by=by)
        now.project.refresh_figures()
        return request

    def ask_next(self, *, event: Event) -> None:
        """Send their link to all whose turn it is: all at once, or one after the other."""
        copy = Signatory.Role.COPY
        waiting = list(self.signatories.filter(state=Signatory.State.WAITING).order_by("order", "pk"))
        asked = self.signatories.filter(state__in=Signatory.ASKED).exclude(role=copy).exists()
        turn = min((s.order for s in waiting if s.role != copy), default=None)
        for signatory in waiting:
            if self.ordered and signatory.role != copy and (asked or signatory.order != turn):
                continue
            signatory.ask(event=event)

    @transaction.atomic
    def extend(self, *, by: User, days: int) -> bool:
        """Give everybody until `days` from now; links that still work go on working. False for a second click."""
        document = self._locked()
        if not self.is_open:
            raise Refused(_("This request has ended already."))
        before, until = self.expires_at, _until(days)
        if until <= before + timedelta(minutes=1):
            if until > before - timedelta(minutes=1):
                return False
            raise Refused(_("That is earlier than the day it ends now. Choose more days."), "days")
        self.expires_at = until
        self.save(update_fields=["expires_at"])
        alive = SigningLink.objects.filter(signatory__request=self, expires_at__gt=timezone.now())
        alive.update(expires_at=until)
        facts = {"from": before.date().isoformat(), "until": until.date().isoformat()}
        Event.record("request.extended", by=by, subject=document, data=facts)
        return True

    @transaction.atomic
    def void(self, *, by: User, reason: str, newer: bool = False) -> None:
        """Withdraw the request: every link is dead at once, and whoever was asked is told.

        `newer`: because a new version takes the place of this one.
        """
        from lifecycle import mail

        document = self._locked()
        if self.state != self.State.OPEN:
            raise Refused(_("This request has ended already."))
        self._end(self.State.VOIDED, reason)
        document.set_state(Document.State.FROZEN)
        event = Event.record("request.voided", by=by, subject=document, data={"reason": reason})
        mail.tell_withdrawn(self, newer=newer, event=event)
        document.project.refresh_figures()

    @transaction.atomic
    def expire(self) -> None:
        """For the hourly tick: nobody may sign after the day that the link named."""
        document = self._locked()
        if self.state == self.State.OPEN and self.expires_at <= timezone.now():
            self._end(self.State.EXPIRED, "")
            document.set_state(Document.State.EXPIRED)
            Event.record("request.expired", by=None, subject=document)
            document.project.refresh_figures()

    def _locked(self) -> Document:
        """Lock the document, then this request, whose state is read anew."""
        self.document = Document.objects.locked(self.document_id)
        now = SignatureRequest.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.state, self.expires_at = now.state, now.expires_at
        return self.document

    def _end(self, state: str, reason: str) -> None:
        self.state, self.reason, self.ended_at = state, reason, timezone.now()
        self.save(update_fields=["state", "reason", "ended_at"])
        self.signatories.filter(state__in=(*Signatory.ASKED, Signatory.State.WAITING)).update(revoked_at=self.ended_at)

    @property
    def latest(self) -> SignedRevision | None:
        return self.revisions.order_by("-seq").first()

    @property
    def pdf(self) -> bytes:
        """The PDF with the signatures given to this request so far."""
        last = self.latest
        return last.bytes if last else self.version.bytes

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and self.expires_at > timezone.now()


def _until(days: int) -> datetime:
    if not 1 <= days <= MAX_DAYS:
        raise Refused(_("Choose between 1 and %(most)d days.") % {"most": MAX_DAYS}, "days")
    return timezone.now() + timedelta(days=days)


def check_invitee(document: Document, places: dict[str, str], invitee: Invitee) -> None:
    """A person who may not be asked to sign this document, or not in that place, is refused here."""
    person = invitee.person
    party = "customer" if isinstance(person, Contact) else "vendor"
    if invitee.role != "copy" and places.get(invitee.slot) != party:
        raise Refused(_("The document has no place where %(name)s could sign.") % {"name": person}, "people")
    if isinstance(person, Contact):
        if document.internal:
            raise Refused(_("This is an internal document; it never goes to the customer."), "people")
        if person.customer_id != document.project.customer_id:
            raise Refused(_("%(name)s belongs to another customer.") % {"name": person}, "people")
        if person.left_on and person.left_on <= timezone.localdate():
            raise Refused(_("%(name)s has left the customer.") % {"name": person}, "people")
    elif not person.is_active:
        raise Refused(_("%(name)s no longer has an account.") % {"name": person}, "people")
    if not person.email:
        raise Refused(_("%(name)s has no e-mail address yet.") % {"name": person}, "people")


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
