"""Mail that tells people of events: composed in the reader's language, queued with the event, sent after the commit."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lifecycle.models.events import Event
from lifecycle.models.outbox import Outbox
from lifecycle.models.settings import SiteSettings

log = logging.getLogger(__name__)


def absolute(path: str) -> str:
    """Links in mail begin with the configured address of the site, never with what a request claimed."""
    return settings.SITE_URL.rstrip("/") + path


def post(
    kind: str, *, key: str, to: Any, subject: Any, context: dict[str, Any], event: Event | None, project: Any
) -> None:
    """Queue one mail. `to` has name, email and language; `subject` is called in the reader's language."""
    with translation.override(to.language):
        site = SiteSettings.load()
        words = {**context, "site": site, "vendor": site.vendor_label, "reader": _name(to)}
        text = render_to_string(f"emails/{kind}.txt", words)
        html = render_to_string(f"emails/{kind}.html", words)
        line = " ".join(str(subject()).split())
    Outbox.put(
        key=key, text=text, html=html, kind=kind, to_name=to.name, to_email=to.email, language=to.language,
        subject=line[:250], event=event, project=project,
    )  # fmt: skip
    transaction.on_commit(deliver, robust=True)


def _name(to: Any) -> str:
    english = (translation.get_language() or "").startswith("en")
    return (getattr(to, "name_en", "") or to.name) if english else to.name


def deliver(limit: int = 50) -> int:
    """Send what is due. A mail that fails waits and is tried again; returns how many left.

    Every row is claimed on its own, so that two processes do not send one mail twice; a process that dies between
    sending and noting it makes the mail leave again: at least once.
    """
    sent = 0
    for pk in list(_due().values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            mail = _due().select_for_update(skip_locked=transaction.get_connection().vendor == "postgresql").filter(pk=pk).first()
            if mail is None:
                continue
            message = EmailMultiAlternatives(
                mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [_address(mail)],
                headers={"Message-ID": f"<{mail.pk}.{mail.created_at:%Y%m%d%H%M%S}@throughline>"},
            )  # fmt: skip
            message.attach_alternative(mail.html, "text/html")
            try:
                get_connection(fail_silently=False).send_messages([message])
            except Exception as error:  # any mail server's fault: it is kept, shown and tried again
                log.warning("mail %s not sent: %s", mail.pk, type(error).__name__)
                mail.mark_failed(f"{type(error).__name__}: {error}")
            else:
                mail.mark_sent()
                sent += 1
    return sent


def _due() -> Any:
    return Outbox.objects.filter(state=Outbox.State.QUEUED, next_at__lte=timezone.now()).order_by("pk")


def _address(mail: Outbox) -> str:
    from email.utils import formataddr

    return formataddr((mail.to_name, mail.to_email))


# -- signatures ------------------------------------------------------------------------------------------------------


def _sign_context(signatory: Any, raw: str | None) -> dict[str, Any]:
    request = signatory.request
    document = request.document
    path = reverse("sign", args=[raw]) if raw else reverse("document", args=[document.number])
    return {
        "signatory": signatory,
        "document": document,
        "request_": request,
        "project": document.project,
        "link": absolute(path),
        "sender": request.sent_by,
        "expires_at": request.expires_at,
    }


def ask_to_sign(signatory: Any, raw: str | None, *, event: Event) -> None:
    document = signatory.request.document
    kind = "copy_of_document" if signatory.role == signatory.Role.COPY else "ask_to_sign"
    post(
        kind, key=f"ask:{signatory.pk}", to=signatory, event=event, project=document.project,
        context=_sign_context(signatory, raw),
        subject=lambda: _("Please sign: %(title)s (%(number)s)") % {"title": document.label, "number": document.number},
    )  # fmt: skip


def remind_to_sign(signatory: Any, raw: str | None, *, event: Event) -> None:
    document = signatory.request.document
    post(
        "remind_to_sign", key=f"remind:{signatory.pk}:{signatory.reminders}", to=signatory, event=event,
        project=document.project, context=_sign_context(signatory, raw),
        subject=lambda: _("Reminder: %(title)s is waiting for your signature") % {"title": document.label},
    )  # fmt: skip


def tell_signed(signatory: Any, *, event: Event) -> None:
    """Tell the sender that somebody signed, unless that completed the document."""
    request = signatory.request
    if request.state != request.State.OPEN or request.sent_by_id == signatory.user_id:
        return
    post(
        "signed", key=f"signed:{signatory.pk}", to=request.sent_by, event=event, project=request.document.project,
        context=_sign_context(signatory, None),
        subject=lambda: _("%(name)s has signed %(number)s") % {"name": signatory.name, "number": request.document.number},
    )  # fmt: skip


def tell_declined(signatory: Any, *, event: Event) -> None:
    request = signatory.request
    post(
        "declined", key=f"declined:{signatory.pk}", to=request.sent_by, event=event, project=request.document.project,
        context=_sign_context(signatory, None),
        subject=lambda: _("%(name)s declined %(number)s") % {"name": signatory.name, "number": request.document.number},
    )  # fmt: skip


def tell_completed(request: Any, *, event: Event) -> None:
    """The sender learns of it; every signatory of the customer gets a link to the signed copy, to keep."""
    from lifecycle.models.signatures import new_token, token_hash

    document = request.document
    post(
        "completed", key=f"completed:{request.pk}", to=request.sent_by, event=event, project=document.project,
        context={"document": document, "project": document.project, "link": absolute(document.get_absolute_url())},
        subject=lambda: _("%(number)s is signed by all") % {"number": document.number},
    )  # fmt: skip
    for signatory in request.signatories.all():
        raw = None
        if signatory.is_customer:
            raw = new_token()
            signatory.token_hash = token_hash(raw)
            signatory.save(update_fields=["token_hash"])
        elif signatory.user_id == request.sent_by_id:
            continue
        post(
            "signed_copy", key=f"copy:{signatory.pk}", to=signatory, event=event, project=document.project,
            context=_sign_context(signatory, raw),
            subject=lambda: _("Signed by all: %(title)s (%(number)s)")
            % {"title": document.label, "number": document.number},
        )  # fmt: skip
