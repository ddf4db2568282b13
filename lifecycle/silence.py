"""The customer's silence, as pages and gates speak of it: how near the day is, what is missing, what it is worth."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import display, papers
from lifecycle.evidence import SIGNED_FORMS
from lifecycle.models import deeming
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.outbox import Outbox
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.text import listed

# -- at gates ----------------------------------------------------------------------------------------------------------


def acceptance(document: Document) -> str:
    facts = {"number": document.number, "day": display.day_full(document.completed_at)}
    return _("%(number)s was deemed accepted on %(day)s") % facts


def refusal(document: Document | None) -> str:
    """Why a document that was deemed accepted does not pass; empty for every other one."""
    if document is None or document.state != Document.State.DEEMED or deeming.counts(document.kind):
        return ""
    facts = {"number": document.number, "day": display.day_full(document.completed_at)}
    return _("%(number)s was deemed accepted on %(day)s, which this gate does not accept") % facts


def refused_of(project: Any, items: Iterable[Any]) -> str:
    """The same for what these open items demand; asked only where a contract has the clause."""
    if not project.deemed_days:
        return ""
    codes = {demand["document"] for item in items for demand in item.demanded if demand["form"] in SIGNED_FORMS}
    rows = Document.objects.filter(project=project, kind__in=codes, state=Document.State.DEEMED).order_by("pk")
    return listed(words for row in rows if (words := refusal(row)))


def deemed_in(project: Any) -> set[int]:
    """Documents of a project that nobody signed: beside them stands that they were deemed accepted. Asked only where a
    contract has the clause."""
    if not project.deemed_days:
        return set()
    rows = Document.objects.filter(project=project, state=Document.State.DEEMED)
    return set(rows.values_list("pk", flat=True))


def marked(label: str, deemed: bool) -> str:
    return _("%(number)s (deemed accepted)") % {"number": label} if deemed else label


# -- on the document's page --------------------------------------------------------------------------------------------


def clause_facts(project: Any) -> list[tuple[str, str]]:
    """What the contract says, for its page."""
    if not project.deemed_days:
        return [(_("Deemed acceptance"), _("The contract does not provide for it."))]
    text = ngettext("after %(n)d working day of silence", "after %(n)d working days of silence", project.deemed_days)
    return [
        (_("Deemed acceptance"), text % {"n": project.deemed_days}),
        (_("Clause"), project.deemed_clause),
        (_("It holds for"), listed(papers.name(code) for code in project.deemed_kinds)),
    ]


def before_sending(document: Document) -> str:
    """What the sender should know of the clause; empty where it does not hold for this kind."""
    project = document.project
    if document.internal or not deeming.applies(project, document.kind):
        return ""
    text = ngettext(
        "If the customer stays silent, this document counts as accepted %(n)d working day after delivery (%(clause)s). "
        "Our own people must have signed it by then, so do not ask them last.",
        "If the customer stays silent, this document counts as accepted %(n)d working days after delivery (%(clause)s). "
        "Our own people must have signed it by then, so do not ask them last.",
        project.deemed_days or 0,
    )
    return text % {"n": project.deemed_days, "clause": project.deemed_clause}


def card(document: Document) -> dict[str, Any] | None:
    """How far the latest request is on its way to being deemed accepted; None where silence confirms nothing."""
    rows = document.requests.filter(version=document.current_id, deemed_days__isnull=False)
    request = rows.order_by("-sent_at", "-pk").first()
    if request is None or request.state not in (SignatureRequest.State.OPEN, SignatureRequest.State.DEEMED):
        return None
    deemed = request.state == SignatureRequest.State.DEEMED
    asked = request.signatories.filter(contact__isnull=False).exclude(role=Signatory.Role.COPY)
    asked = asked.exclude(state__in=(Signatory.State.REPLACED, Signatory.State.SIGNED))
    if not deemed and not asked:
        return None
    return {
        "deemed": deemed,
        "on": display.day_full(request.deemed_on),
        "ended_at": request.ended_at,
        "rule": _rule(request),
        "steps": [step for person in asked for step in _steps(person)] + _moves(request),
        "missing": [] if deemed else _missing(request, asked),
        "ahead": "" if deemed else _ahead(request),
        "counts": deeming.counts(document.kind),
        "kind": papers.name(document.kind),
    }


def _rule(request: SignatureRequest) -> str:
    days = request.deemed_days or 0
    text = ngettext(
        "The contract (%(clause)s) lets %(n)d working day of silence after delivery confirm this document.",
        "The contract (%(clause)s) lets %(n)d working days of silence after delivery confirm this document.",
        days,
    )
    return text % {"clause": request.deemed_clause, "n": days}


def _steps(person: Signatory) -> list[dict[str, Any]]:
    """What is proven of one person, each with its moment."""
    found = []
    if proof := deeming.delivery(person):
        how = _("the mail left") if proof.by == "mail" else _("opened the document")
        text = _("Delivered to %(name)s: %(how)s") % {"name": person.label(), "how": how}
        found.append({"text": text, "at": proof.at})
    if person.reminders:
        text = ngettext("Reminded %(name)s %(n)d time", "Reminded %(name)s %(n)d times", person.reminders)
        found.append({"text": text % {"name": person.label(), "n": person.reminders}, "at": person.reminded_at})
    if left := deeming.notice_left(person):
        found.append({"text": _("Gave %(name)s notice of the day") % {"name": person.label()}, "at": left})
    return found


def _moves(request: SignatureRequest) -> list[dict[str, Any]]:
    """When the day moved, and why."""
    why = {
        deeming.UNDELIVERED: _("it was not delivered yet"),
        deeming.DELIVERED: _("it was delivered later than it was sent"),
        deeming.NOTICE: _("the notice left later than it should"),
        deeming.UNNOTICED: _("the notice had not left"),
    }
    rows = Event.objects.about(request.document).filter(verb="document.deemed_moved", at__gte=request.sent_at)
    return [
        {
            "text": _("The day moved to %(day)s, because %(why)s")
            % {"day": display.day_full(date.fromisoformat(event.data["on"])), "why": why.get(event.data["why"], "")},
            "at": event.at,
        }
        for event in rows.order_by("seq")
    ]


def _missing(request: SignatureRequest, asked: Iterable[Signatory]) -> list[str]:
    """What keeps silence from counting, as things stand."""
    lines = []
    for person in asked:
        name = {"name": person.label()}
        if deeming.delivery(person):
            continue
        if person.state == Signatory.State.WAITING:
            lines.append(_("%(name)s has not been asked yet: it is not their turn.") % name)
        elif Outbox.objects.filter(key=f"ask:{person.pk}", state=Outbox.State.FAILED).exists():
            lines.append(_("The mail to %(name)s could not be sent. Check the address.") % name)
        else:
            lines.append(_("The mail to %(name)s has not left yet.") % name)
    if lines:
        lines.append(_("The days begin to count when everybody who signs for the customer has it."))
    if ours := deeming.own_missing(request):
        names = listed(person.label() for person in ours)
        lines.append(
            _("Our own signatures are missing: %(names)s. Without them silence confirms nothing.") % {"names": names}
        )
    return lines


def _ahead(request: SignatureRequest) -> str:
    """What comes before the day."""
    if request.deemed_notice_at:
        return ""
    days = SiteSettings.load().deemed_notice_days
    text = ngettext(
        "Notice goes out %(n)d working day before.", "Notice goes out %(n)d working days before.", days
    )  # fmt: skip
    return text % {"n": days}
