"""Mail that tells people of events: composed in the reader's language, queued with the event, sent after the commit."""

import logging
import re
import smtplib
from collections.abc import Callable
from datetime import timedelta
from email.mime.text import MIMEText
from email.utils import formataddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lifecycle.middleware.languages import zone_of
from lifecycle.models.absences import substitute_of
from lifecycle.models.events import Event
from lifecycle.models.outbox import Outbox
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.zones import zone_words

log = logging.getLogger(__name__)

SILENT = "mail-server-silent"
SILENT_SECONDS = 60


def absolute(path: str) -> str:
    """Links in mail begin with the configured address of the site, never with what a request claimed."""
    return settings.SITE_URL.rstrip("/") + path


def post(
    kind: str,
    *,
    key: str,
    to: Any,
    subject: Any,
    context: dict[str, Any],
    event: Event | None,
    project: Any,
    calendar: Callable[[], str] = str,
    instead: bool = False,
) -> None:
    """Queue one mail. `to` has name, email and language; `subject` is called in the reader's language, and so is
    `calendar`, the file for the reader's calendar where the mail has one. Whoever stands in for a colleague who is away
    gets the mail too, unless it belongs to no project: that is the person's own."""
    language = to.reads if isinstance(to, User) else to.language
    with translation.override(language), timezone.override(_zone(to)):
        site = SiteSettings.load()
        words = {**context, "vendor": site.vendor_label or _("Throughline"), "reader": _name(to), "zone": zone_words()}
        text = re.sub(r"\n{3,}", "\n\n", render_to_string(f"emails/{kind}.txt", words)).strip() + "\n"
        html = render_to_string(f"emails/{kind}.html", words)
        line, days = " ".join(str(subject()).split()), calendar()
    Outbox.put(
        key=key, text=text, html=html, kind=kind, to_name=to.name, to_email=to.email, language=language,
        subject=line[:250], event=event, project=project, calendar=days,
    )  # fmt: skip
    transaction.on_commit(deliver, robust=True)
    if project is not None and isinstance(to, User) and not instead and (substitute := substitute_of(to)) is not None:
        post(
            kind, key=f"{key}:for:{substitute.pk}"[:120], to=substitute, event=event, project=project, context=context,
            subject=lambda: _("For %(name)s, who is away: %(subject)s") % {"name": to.label(), "subject": subject()},
            instead=True,
        )  # fmt: skip


def _zone(to: Any) -> Any:
    """People of the customer read the company's time; the text names the zone."""
    return zone_of(getattr(to, "time_zone", "")) or timezone.get_default_timezone()


def _name(to: Any) -> str:
    english = (translation.get_language() or "").startswith("en")
    return (getattr(to, "name_en", "") or to.name) if english else to.name


def deliver(limit: int = 50, patient: bool = False) -> int:
    """Send what is due; returns how many left. A mail that fails waits and is tried again, see models/outbox.py.

    A mail server that does not answer costs a request at most one timeout: the round stops, and for a minute none
    begins, unless `patient`, as the scheduled round is.
    """
    if cache.get(SILENT) and not patient:
        return 0
    sent = 0
    for row in list(Outbox.due()[:limit]):
        if not row.claim():
            continue
        try:
            get_connection(fail_silently=False).send_messages([_message(row)])
        except Exception as error:  # any fault of a mail server: it is kept, shown and tried again
            log.warning("mail %s not sent: %s", row.pk, type(error).__name__)
            row.mark_failed(f"{type(error).__name__}: {error}")
            if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPResponseException):
                cache.set(SILENT, True, SILENT_SECONDS)
                if not patient:
                    break
        else:
            row.mark_sent()
            sent += 1
    return sent


def _message(row: Outbox) -> EmailMultiAlternatives:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        row.subject, row.text, settings.DEFAULT_FROM_EMAIL, [_address(row)],
        headers={"Message-ID": f"<{row.pk}.{row.created_at:%Y%m%d%H%M%S}@{host}>", "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    message.attach_alternative(row.html, "text/html")
    if invitation := row.calendar:
        method = invitation.partition("METHOD:")[2].split()[0]
        part = MIMEText(invitation, "calendar", "utf-8")
        part.set_param("method", method)
        part.add_header("Content-Disposition", "attachment", filename="invitation.ics")
        message.attach(part)
    return message


def _address(row: Outbox) -> str:
    return formataddr((" ".join(row.to_name.split()), row.to_email))


# -- signatures ------------------------------------------------------------------------------------------------------


def _sign_context(signatory: Any, raw: str | None) -> dict[str, Any]:
    request = signatory.request
    document = request.document
    if raw:
        path = reverse("sign", args=[raw])
    elif signatory.user_id and signatory.state in signatory.ASKED and signatory.role != signatory.Role.COPY:
        path = reverse("document_sign", args=[document.number])
    else:
        path = reverse("document", args=[document.number])
    return {
        "signatory": signatory,
        "document": document,
        "request_": request,
        "project": document.project,
        "link": absolute(path),
        "sender": request.sent_by,
        "expires_at": request.expires_at,
    }


def _what(document: Any) -> dict[str, str]:
    return {"title": document.label, "number": document.number}


def ask_to_sign(signatory: Any, raw: str | None, *, event: Event) -> None:
    document = signatory.request.document
    copy = signatory.role == signatory.Role.COPY
    post(
        "copy_of_document" if copy else "ask_to_sign", key=f"ask:{signatory.pk}", to=signatory, event=event,
        project=document.project, context=_sign_context(signatory, raw),
        subject=lambda: (_("For you to read: %(title)s (%(number)s)") if copy else _("Please sign: %(title)s (%(number)s)"))
        % _what(document),
    )  # fmt: skip


def remind_to_sign(signatory: Any, raw: str | None, *, event: Event) -> None:
    document = signatory.request.document
    post(
        "remind_to_sign", key=f"remind:{signatory.pk}:{signatory.reminders}", to=signatory, event=event,
        project=document.project, context=_sign_context(signatory, raw),
        subject=lambda: _("Reminder: %(title)s is waiting for your signature") % _what(document),
    )  # fmt: skip


def tell_signed(signatory: Any, *, event: Event) -> None:
    """Tell the sender that somebody signed, unless that completed the document."""
    request = signatory.request
    if request.state != request.State.OPEN or request.sent_by_id == signatory.user_id:
        return
    post(
        "signed", key=f"signed:{signatory.pk}", to=request.sent_by, event=event, project=request.document.project,
        context=_sign_context(signatory, None),
        subject=lambda: _("%(name)s has signed %(number)s") % {"name": signatory.label(), "number": request.document.number},
    )  # fmt: skip


def tell_declined(signatory: Any, *, event: Event) -> None:
    request = signatory.request
    post(
        "declined", key=f"declined:{signatory.pk}", to=request.sent_by, event=event, project=request.document.project,
        context=_sign_context(signatory, None),
        subject=lambda: _("%(name)s declined %(number)s") % {"name": signatory.label(), "number": request.document.number},
    )  # fmt: skip


def tell_completed(request: Any, *, event: Event) -> None:
    """The sender learns of it; every signatory of the customer gets a link to the signed copy, to keep."""
    document = request.document
    post(
        "completed", key=f"completed:{request.pk}", to=request.sent_by, event=event, project=document.project,
        context={"document": document, "project": document.project, "link": absolute(document.get_absolute_url())},
        subject=lambda: _("%(number)s is signed by all") % {"number": document.number},
    )  # fmt: skip
    until = timezone.now() + timedelta(days=SiteSettings.load().link_days)
    for signatory in request.signatories.exclude(state="replaced"):
        raw = None
        if signatory.is_customer:
            raw = signatory.new_link(until=until)
        elif signatory.user_id == request.sent_by_id:
            continue
        post(
            "signed_copy", key=f"copy:{signatory.pk}", to=signatory, event=event, project=document.project,
            context=_sign_context(signatory, raw) | {"expires_at": until if raw else None},
            subject=lambda: _("Signed by all: %(title)s (%(number)s)") % _what(document),
        )  # fmt: skip


def send_code(signatory: Any, code: str, *, event: Event) -> None:
    """The code stands in the text alone, which lies encrypted; subjects do not."""
    document = signatory.request.document
    post(
        "sign_code", key=f"code:{signatory.pk}:{signatory.code_sent}", to=signatory, event=event,
        project=document.project, context={"document": document, "code": code, "sender": signatory.request.sent_by},
        subject=lambda: _("Your code to sign %(number)s") % {"number": document.number},
    )  # fmt: skip


def tell_withdrawn(request: Any, *, newer: bool = False, event: Event) -> None:
    """Whoever was asked learns that there is nothing to sign any more, and why; but not whose declining ended it."""
    document = request.document
    asked = request.signatories.exclude(state__in=("replaced", "declined")).filter(asked_at__isnull=False)
    for signatory in asked.exclude(user=request.sent_by):
        post(
            "withdrawn", key=f"withdrawn:{signatory.pk}", to=signatory, event=event, project=document.project,
            context={
                "document": document, "sender": request.sent_by, "newer": newer,
                "reason": "" if newer or request.state == request.State.DECLINED else request.reason,
            },
            subject=lambda: _("Withdrawn: %(title)s (%(number)s)") % _what(document),
        )  # fmt: skip


def tell_relieved(signatory: Any, *, event: Event) -> None:
    """Somebody else was asked instead of them."""
    document = signatory.request.document
    post(
        "relieved", key=f"relieved:{signatory.pk}", to=signatory, event=event, project=document.project,
        context={"document": document, "sender": signatory.request.sent_by},
        subject=lambda: _("No longer for you to sign: %(title)s (%(number)s)") % _what(document),
    )  # fmt: skip
