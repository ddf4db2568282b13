"""How a signatory was identified, in words; and what a certificate says that they brought along."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.models.events import Event

WORDS = {
    "link": _("by a private link sent to their mailbox"),
    "link+code": _("by a private link and a code, both sent to their mailbox"),
    "account": _("by their account"),
    "account+second": _("by their account and a second factor"),
}


def words(how: str) -> str:
    return str(WORDS.get(how, how))


def own_certificate(signatory: Any) -> dict[str, str] | None:
    """Subject, issuer, serial number and last day, as they were when it was used; None for one of ours."""
    told = Event.objects.about(signatory.request.document).filter(verb="document.signed", data__signatory=signatory.pk)
    event = told.order_by("seq").last()
    return event.data.get("certificate") if event else None
