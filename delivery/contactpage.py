"""What the customer's single contact sees of the changes of a project, and where they hand one in themselves.

Nothing of ours: no notes, no talks, no limits.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from delivery.forms.handing_in import HandInForm
from delivery.models import ChangeProcess, ChangeRequest
from lifecycle import throttle
from lifecycle.errors import Refused
from lifecycle.models.attachments import Attachment
from lifecycle.models.portal_links import PortalLink

TEMPLATE = "delivery/portal_changes.html"
PER_HOUR = 10  # requests that one link may hand in


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    """Only for the contact of the process in force: whoever handed the door over sees nothing any more."""
    if link.purpose != PortalLink.Purpose.CHANGES:
        return None
    process = ChangeProcess.agreed(link.project)
    if process is None or process.single_contact_id != link.contact_id:
        return None
    form, refused = None, False
    if ChangeRequest.takes_in(link):
        form = HandInForm(project=link.project)
        if request.method == "POST":
            form = HandInForm(request.POST, request.FILES, project=link.project)
            refused = throttle.over("change-link", link.token_hash, PER_HOUR, 3600)
            if not refused and form.is_valid() and _take(form, link):
                return redirect(f"{request.path}?thanks=1")
    changes = _changes(link)
    told = {
        "changes": changes, "process": process, "project": link.project, "waiting": ChangeRequest.WAITING, "form": form,
        "refused": refused, "thanks": request.method == "GET" and bool(changes) and "thanks" in request.GET,
    }  # fmt: skip
    status = 429 if refused else 422 if form is not None and form.errors else 200
    return render(request, TEMPLATE, words | told, status=status)


def _changes(link: PortalLink) -> list[ChangeRequest]:
    """What was handed in, the newest first."""
    state = ChangeRequest.State
    rows = ChangeRequest.objects.filter(project=link.project).exclude(submitted_on=None)
    changes = list(rows.select_related("raised_by", "process").prefetch_related("alternatives").order_by("-number"))
    for change in changes:
        change.project = link.project
        # Our reckoning is the customer's to know once it was issued to them, which every decision demands.
        is_told = change.is_reckoned and change.decided_at is not None and change.state != state.PHASE_TWO
        change.shows_terms = is_told  # type: ignore[attr-defined]
    return changes


def _take(form: HandInForm, link: PortalLink) -> bool:
    told = dict(form.cleaned_data)
    files = told.pop("files")
    try:
        with transaction.atomic():
            change = ChangeRequest.hand_in(link, **told)
            for checked in files:
                Attachment.add(
                    by=link.made_by, subject=change, project=link.project, checked=checked, kind=Attachment.Kind.FILE,
                    sent_by=link.contact.name,
                )  # fmt: skip
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True
