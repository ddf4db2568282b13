"""Behind a user's private link: say what works and what does not, and read what became of what one said."""

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from delivery.forms.trial_feedback import GiveForm
from delivery.models.trial_feedback import TrialFeedback, trial_of
from lifecycle import throttle
from lifecycle.errors import Refused
from lifecycle.models.attachments import Attachment
from lifecycle.models.portal_links import PortalLink

PER_HOUR = 20  # pieces that one link may send


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    """What this person said, whoever wrote it down, and nobody else's words."""
    if link.purpose != PortalLink.Purpose.FEEDBACK:
        return None
    trial = trial_of(link)
    open_ = trial is not None and trial.runs
    form, refused = None, ""
    if open_ and request.method == "POST":
        form = GiveForm(request.POST, request.FILES)
        if throttle.over("trial-feedback", link.token_hash, PER_HOUR, 3600):
            refused = "often"
        elif form.is_valid():
            try:
                _take(link, dict(form.cleaned_data))
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                return redirect(f"{request.path}?thanks=1")
    elif open_:
        form = GiveForm(initial={"creation_key": uuid.uuid4(), "feedback_kind": TrialFeedback.Kind.OPINION})
    mine = []
    if trial is not None:
        mine = list(TrialFeedback.objects.filter(trial=trial, contact=link.contact_id).order_by("-created_at"))
    context = words | {
        "trial": trial, "form": form, "mine": mine, "open": open_, "refused": refused,
        "thanks": request.method == "GET" and bool(mine) and "thanks" in request.GET, "project": link.project,
    }  # fmt: skip
    status = 429 if refused else 422 if form is not None and form.errors else 200
    return render(request, "delivery/portal_feedback.html", context, status=status)


@transaction.atomic
def _take(link: PortalLink, told: dict[str, Any]) -> None:
    pictures = told.pop("pictures")
    row = TrialFeedback.give(link, **told)
    for checked in pictures:
        Attachment.add(
            by=link.made_by, subject=row, project=link.project, checked=checked, kind=Attachment.Kind.PHOTO,
            sent_by=link.contact.name,
        )  # fmt: skip
