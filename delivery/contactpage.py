"""What the customer's single contact sees of the changes of a project. Nothing of ours: no notes, no talks, no limits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from delivery.models import ChangeProcess, ChangeRequest
from lifecycle.models.portal_links import PortalLink

TEMPLATE = "delivery/portal_changes.html"


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    """Only for the contact of the process in force: whoever handed the door over sees nothing any more."""
    if link.purpose != PortalLink.Purpose.CHANGES:
        return None
    process = ChangeProcess.agreed(link.project)
    if process is None or process.single_contact_id != link.contact_id:
        return None
    state = ChangeRequest.State
    rows = ChangeRequest.objects.filter(project=link.project).exclude(submitted_on=None)
    changes = list(rows.select_related("raised_by", "process").prefetch_related("alternatives").order_by("-number"))
    for change in changes:
        change.project = link.project
        # Our reckoning is the customer's to know once it was issued to them, which every decision demands.
        is_told = change.is_reckoned and change.decided_at is not None and change.state != state.PHASE_TWO
        change.shows_terms = is_told  # type: ignore[attr-defined]
    told = {
        "changes": changes,
        "process": process,
        "project": link.project,
        "waiting": ChangeRequest.WAITING,
    }
    return render(request, TEMPLATE, words | told)
