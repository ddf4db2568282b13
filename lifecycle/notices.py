"""Mail about deemed acceptance: the notice before the day, and what became of it."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.display import day_full
from lifecycle.mail import absolute, post
from lifecycle.models.events import Event
from lifecycle.models.settings import SiteSettings


def _facts(request: Any, link: str) -> dict[str, Any]:
    document = request.document
    return {
        "document": document, "project": document.project, "request_": request, "sender": request.sent_by, "link": link,
    }  # fmt: skip


def warn_of_deeming(signatory: Any, *, event: Event) -> None:
    """Tell somebody who has not answered on which day their silence confirms, with a link that works until then."""
    request = signatory.request
    document = request.document
    post(
        "deeming_notice", key=f"deem:{signatory.pk}:{request.deemed_on}", to=signatory, event=event,
        project=document.project, context=_facts(request, absolute(reverse("sign", args=[signatory.new_link()]))),
        subject=lambda: _("Please answer by %(day)s: %(title)s (%(number)s)")
        % {"day": day_full(request.deemed_on), "title": document.label, "number": document.number},
    )  # fmt: skip


def tell_deemed(request: Any, *, event: Event) -> None:
    """The sender learns of it; everybody of the customer who was asked gets a link to the document, to keep."""
    document = request.document
    words = {"title": document.label, "number": document.number}
    subject = lambda: _("Deemed accepted: %(title)s (%(number)s)") % words  # noqa: E731
    post(
        "deemed", key=f"deemed:{request.pk}", to=request.sent_by, event=event, project=document.project,
        context=_facts(request, absolute(document.get_absolute_url())) | {"ours": True}, subject=subject,
    )  # fmt: skip
    until = timezone.now() + timedelta(days=SiteSettings.load().link_days)
    asked = request.signatories.filter(contact__isnull=False, asked_at__isnull=False)
    for signatory in asked.exclude(state=asked.model.State.REPLACED):
        link = absolute(reverse("sign", args=[signatory.new_link(until=until)]))
        post(
            "deemed", key=f"deemed:{request.pk}:{signatory.pk}", to=signatory, event=event, project=document.project,
            context=_facts(request, link) | {"expires_at": until}, subject=subject,
        )  # fmt: skip
