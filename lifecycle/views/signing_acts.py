"""What both ways of signing share, by link and by account: the form turned into the verb, and the page's words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lifecycle import deadlocks
from lifecycle.errors import Refused, Stale
from lifecycle.forms.signing import DeclineForm, SignForm
from lifecycle.models.accepting import consent_text
from lifecycle.models.signatories import Signatory
from lifecycle.records.values import add_refusal
from lifecycle.text import pick
from lifecycle.throttle import address_of, agent_of


def sign(request: HttpRequest, signatory: Signatory, form: SignForm, how: str, done: str) -> HttpResponse | None:
    """Sign, and lead on to `done`; a page when the document is another one by now; None when the form says why not."""
    if not form.is_valid():
        return None
    facts = form.facts() | {"identified_by": how, "ip": address_of(request), "agent": agent_of(request)}
    try:
        deadlocks.again(lambda: signatory.sign(**facts))
    except Stale as stale:
        return render(
            request, "lifecycle/sign_stale.html", {"reason": str(stale), "again_url": request.path}, status=409
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return None
    return redirect(done)


def decline(request: HttpRequest, signatory: Signatory, form: DeclineForm) -> bool:
    if not form.is_valid():
        return False
    try:
        facts = {"reason": form.cleaned_data["reason"], "ip": address_of(request), "agent": agent_of(request)}
        deadlocks.again(lambda: signatory.decline(**facts))
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True


def words(signatory: Signatory, form: SignForm) -> dict[str, Any]:
    version = signatory.request.version
    return {
        "signatory": signatory, "request_": signatory.request, "version": version, "form": form,
        "version_number": version.n, "sha256": version.pdf_sha256, "signer_title": pick(signatory, "title"),
        "role_text": _("You approve this document.") if signatory.role == Signatory.Role.APPROVER else "",
        "consent_text": consent_text(signatory),
        "message": signatory.request.message,
        "others": [
            {"name": other.label(), "state": other.get_state_display(), "signed": other.state == Signatory.State.SIGNED,
             "at": other.ended_at}
            for other in signatory.request.signatories.exclude(role=Signatory.Role.COPY) if other.pk != signatory.pk
        ],
    }  # fmt: skip
