"""Deemed acceptance (视为确认): where the signed contract says so, the customer's silence confirms a document.

A day is named when the document is sent: so many working days after its delivery to everybody of the customer who is
to sign. It counts only with proof: that the mail left or the document was opened, and that a notice left in good time
before the day. Where one is missing, the day moves on. What was declined, or lacks a signature of our own, never counts.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lifecycle.models.calendar import add_workdays
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.links import SigningLink
from lifecycle.models.outbox import Outbox
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import User

log = logging.getLogger(__name__)

SLACK = timedelta(days=2)  # links outlive the day, so that the scheduled round finds the request open
UNDELIVERED, DELIVERED, NOTICE, UNNOTICED = "undelivered", "delivered", "notice", "unnoticed"  # why the day moved


@dataclass(frozen=True)
class Delivery:
    """Proof that a signatory has the document: the mail left (`mail`), or they opened it (`opened`)."""

    at: datetime
    by: str


def company_day(moment: datetime) -> date:
    """Days are counted where the company is, whoever asks."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def applies(project: Any, kind: str) -> bool:
    """Does the signed contract let silence confirm documents of this kind?"""
    return bool(project.contract_passed_at and project.deemed_days and kind in project.deemed_kinds)


def counts(kind: str) -> bool:
    """Do our gates take deemed acceptance of this kind for a signature?"""
    return kind in SiteSettings.load().deemed_gate_kinds


# -- whose silence, and what proves that they were asked ---------------------------------------------------------------


def silent(request: SignatureRequest) -> list[Signatory]:
    """People of the customer who are to sign and have not said a word."""
    left = request.signatories.filter(contact__isnull=False, state__in=(*Signatory.ASKED, Signatory.State.WAITING))
    return list(left.exclude(role=Signatory.Role.COPY))


def own_missing(request: SignatureRequest) -> list[Signatory]:
    """Our own people who have not signed yet: nobody's silence confirms for us."""
    left = request.signatories.filter(user__isnull=False, state__in=(*Signatory.ASKED, Signatory.State.WAITING))
    return list(left.exclude(role=Signatory.Role.COPY))


def delivery(signatory: Signatory) -> Delivery | None:
    asked = Q(key=f"ask:{signatory.pk}") | Q(key__startswith=f"remind:{signatory.pk}:")
    left = Outbox.objects.filter(asked, state=Outbox.State.SENT).order_by("sent_at").values_list("sent_at", flat=True)
    proofs = [Delivery(at, by) for at, by in ((left.first(), "mail"), (signatory.viewed_at, "opened")) if at]
    return min(proofs, key=lambda proof: proof.at, default=None)


def notices(signatory: Signatory) -> Any:
    """Mails that told them of the day, the first one first."""
    return Outbox.objects.filter(key__startswith=f"deem:{signatory.pk}:").order_by("created_at", "pk")


def notice_left(signatory: Signatory) -> datetime | None:
    return notices(signatory).filter(state=Outbox.State.SENT).values_list("sent_at", flat=True).first()


# -- from sending to the day -------------------------------------------------------------------------------------------


def begin(request: SignatureRequest) -> None:
    """Name the day, if the contract has the clause for this kind and somebody of the customer is asked.

    In the transaction of `send`, before anybody is written to: the mail says the day, and links last until it.
    """
    document = request.document
    clause, days = document.project.deemed_clause, document.project.deemed_days
    if not days or not applies(document.project, document.kind) or not silent(request):
        return
    on = add_workdays(company_day(request.sent_at), days)
    request.deemed_clause, request.deemed_days, request.deemed_on = clause, days, on
    request.expires_at = max(request.expires_at, _end_of(on) + SLACK)
    request.save(update_fields=["deemed_clause", "deemed_days", "deemed_on", "expires_at"])


def watch_all(today: date) -> int:
    """For the scheduled round: do for every open request what its day asks for. Returns how many were deemed.

    One that fails must not keep the others waiting; its fault is raised at the end.
    """
    fault: Exception | None = None
    rows = SignatureRequest.objects.filter(state=SignatureRequest.State.OPEN, deemed_days__isnull=False)
    found = 0
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        try:
            found += watch(pk, today=today)
        except Exception as error:
            log.exception("deeming of request %s failed", pk)
            fault = error
    if fault is not None:
        raise fault
    return found


@transaction.atomic
def watch(pk: int, *, today: date) -> bool:
    """Note deliveries, send the notice, move the day on, or deem. True if the document is deemed accepted now."""
    request = _locked(pk)
    document = request.document
    on, days = request.deemed_on, request.deemed_days
    if request.state != request.State.OPEN or on is None or days is None or document.is_at_rest:
        return False
    people = silent(request)
    if not people or document.current_id != request.version_id:
        return False
    proofs = {person: delivery(person) for person in people}
    _note(request, proofs)
    delivered = [proof for proof in proofs.values() if proof]
    if len(delivered) < len(people):
        if today > on:
            _move(request, add_workdays(today, days), UNDELIVERED)
        return False
    due = add_workdays(max(company_day(proof.at) for proof in delivered), days)
    if due > on:
        on = _move(request, due, DELIVERED)
    if not _noticed(request, people, on, today) or own_missing(request):
        return False
    _deem(request, proofs)
    return True


def _locked(pk: int) -> SignatureRequest:
    """The request read anew with its document, both locked in that order."""
    document = Document.objects.locked(SignatureRequest.objects.values_list("document_id", flat=True).get(pk=pk))
    request = SignatureRequest.objects.select_for_update(no_key=True).get(pk=pk)
    request.document = document
    return request


def _note(request: SignatureRequest, proofs: dict[Signatory, Delivery | None]) -> None:
    """Write down each delivery once."""
    noted = Event.objects.about(request.document).filter(verb="document.delivered")
    known = {event.data.get("signatory") for event in noted}
    for person, proof in proofs.items():
        if proof and person.pk not in known:
            Event.record(
                "document.delivered", by=None, subject=request.document,
                data={"signatory": person.pk, "name": person.name, "at": proof.at, "by": proof.by},
            )  # fmt: skip


def _noticed(request: SignatureRequest, people: list[Signatory], on: date, today: date) -> bool:
    """Has the day passed, and was everybody told of it so many working days before? Tells them when it is time."""
    days = SiteSettings.load().deemed_notice_days
    left = {person: notice_left(person) for person in people}
    told = [company_day(at) for at in left.values() if at]
    if len(told) == len(people):
        fair = add_workdays(max(told), days)
        if fair > on:
            on = _move(request, fair, NOTICE)
        return today > on
    if today < add_workdays(on, -days):
        return False
    pending = [person for person in people if not left[person]]
    fair = add_workdays(today, days)
    if fair > on:
        written = all(notices(person).exists() for person in pending)
        if written and today <= on:
            return False  # it may still leave; should it leave late, the day moves on then
        _move(request, fair, UNNOTICED if written else NOTICE)
    _tell(request, pending)
    return False


def _tell(request: SignatureRequest, people: Iterable[Signatory]) -> None:
    """Write the notice, unless one that names this day is on its way; an older one that never left must not follow."""
    from lifecycle import notices as mails

    fresh = [person for person in people if not notices(person).filter(key=f"deem:{person.pk}:{request.deemed_on}")]
    if not fresh:
        return
    event = Event.record(
        "document.deemed_notice", by=None, subject=request.document,
        data={"names": [person.name for person in fresh], "on": request.deemed_on, "clause": request.deemed_clause},
    )  # fmt: skip
    for person in fresh:
        notices(person).filter(state=Outbox.State.QUEUED).update(state=Outbox.State.FAILED)
        person.request = request
        mails.warn_of_deeming(person, event=event)
    request.deemed_notice_at = timezone.now()
    request.save(update_fields=["deemed_notice_at"])


def _move(request: SignatureRequest, day: date, why: str) -> date:
    """A later day. Links last with it, but for somebody whom the mail does not reach: such a request ends in its time."""
    old, request.deemed_on = request.deemed_on, day
    if why != UNDELIVERED and (until := _end_of(day) + SLACK) > request.expires_at:
        request.expires_at = until
        alive = SigningLink.objects.filter(signatory__request=request, expires_at__gt=timezone.now())
        alive.update(expires_at=until)
    request.save(update_fields=["deemed_on", "expires_at"])
    Event.record("document.deemed_moved", by=None, subject=request.document, data={"old": old, "on": day, "why": why})
    return day


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()), timezone.get_default_timezone())


def _deem(request: SignatureRequest, proofs: dict[Signatory, Delivery | None]) -> None:
    """The day has passed in silence. The document is accepted by the contract's word; it is signed by nobody."""
    from lifecycle import completion
    from lifecycle import notices as mails

    document = request.document
    latest = request.latest
    request._end(SignatureRequest.State.DEEMED, "")
    document.set_state(Document.State.DEEMED, completed_at=request.ended_at, how=Document.How.DEEMED)
    event = Event.record(
        "document.deemed", by=None, subject=document,
        data={
            "version": request.version.n, "sha256": latest.sha256 if latest else request.version.pdf_sha256,
            "clause": request.deemed_clause, "days": request.deemed_days, "on": request.deemed_on,
            "silent": [
                {"name": person.name, "delivered": proof.at, "by": proof.by, "reminders": person.reminders,
                 "notice": notice_left(person)}
                for person, proof in proofs.items() if proof
            ],
        },
    )  # fmt: skip
    if counts(document.kind):
        accept(document, by=None)
    completion.owe(document, request=request)
    mails.tell_deemed(request, event=event)
    document.project.refresh_figures()


# -- what it is worth at gates -----------------------------------------------------------------------------------------


def accept(document: Document, *, by: User | None) -> None:
    """Our gates take it for a signature: evidence flows to the checklist, the record learns of it."""
    from lifecycle import evidence

    Event.record("document.deemed_counted", by=by, subject=document)
    subject = document.subject
    evidence.tell(document, subject, forms=evidence.SIGNED_FORMS, by=by)
    if subject is not None:
        subject.document_deemed(document, by=by)


def reconsider(kinds: Iterable[str], *, by: User) -> None:
    """Gates take these kinds from now on: so they take what was deemed before. What they took stays taken."""
    rows = Document.objects.filter(state=Document.State.DEEMED, kind__in=kinds).order_by("pk")
    for pk in list(rows.values_list("pk", flat=True)):
        document = Document.objects.locked(pk)
        taken = Event.objects.about(document).filter(verb="document.deemed_counted", at__gte=document.completed_at)
        if document.state == Document.State.DEEMED and not document.is_at_rest and not taken.exists():
            accept(document, by=by)
            document.project.refresh_figures()
