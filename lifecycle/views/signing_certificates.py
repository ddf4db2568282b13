"""Signing with a certificate of one's own, by link and by account: download, sign elsewhere, upload."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lifecycle import access, deadlocks, secondfactor, sent, throttle, visits
from lifecycle.errors import Refused, Stale
from lifecycle.forms.signing import OwnForm
from lifecycle.frame import Request
from lifecycle.models.accepting import consent_text
from lifecycle.models.signatories import Signatory
from lifecycle.records.values import add_refusal
from lifecycle.text import choose
from lifecycle.throttle import address_of, agent_of
from lifecycle.views.signing import ACTS_PER_LINK, WHY, WINDOW, closed, too_often
from lifecycle.views.signing_accounts import mine, open_to


@access.public(WHY)
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    visit = visits.current(request)
    if visits.switched(request):
        return redirect("sign_own")
    if visit is None or visit.standing != "open":
        return closed(request, visit)
    if visit.awaits_code:
        return redirect("sign_code")
    with visits.in_words_of(request, visit):
        if request.method == "POST" and throttle.over("own", str(visit.link.pk), ACTS_PER_LINK, WINDOW):
            return too_often(request)
        form = _form(request, visit.signatory)
        answer = _take(request, visit.signatory, form, visit.identified_by, reverse("sign_document"))
        if answer is not None:
            return answer
        urls = {"file_url": reverse("sign_own_file"), "sign_url": reverse("sign_document")}
        words = visits.frame(request, visit) | _words(visit.signatory, form) | urls
        return render(request, "lifecycle/sign_own.html", words, status=422 if form.errors else 200)


@access.public(WHY)
@visits.private
@require_safe
def own_file(request: HttpRequest) -> HttpResponse:
    """The document as it is to be signed now, with the signatures that are in it already."""
    visit = visits.current(request)
    if visit is None or visit.standing != "open":
        return closed(request, visit)
    if visit.awaits_code:
        return redirect("sign_code")
    return _file(visit.signatory)


@visits.private
@access.signed_in
def own_here(request: Request, number: str) -> HttpResponse:
    signatory = mine(request, number)
    document = signatory.request.document
    if not open_to(signatory):
        messages.info(request, _("There is nothing for you to sign at the moment."))
        return redirect(document)
    if secondfactor.is_missing(request):
        return redirect(secondfactor.place_to_give(request))
    form = _form(request, signatory)
    answer = _take(request, signatory, form, secondfactor.identified_by(request), document.get_absolute_url())
    if answer is not None:
        if answer.status_code == 302:
            messages.success(request, _("Signed. Thank you."))
        return answer
    words = _words(signatory, form) | {
        "shell_template": "base.html", "number": document.number, "title": document.label,
        "file_url": reverse("document_sign_own_file", args=[number]), "sign_url": reverse("document_sign", args=[number]),
        "crumbs": [(_("Documents"), reverse("documents")), (document.number, document.get_absolute_url())],
    }  # fmt: skip
    return render(request, "lifecycle/sign_own.html", words, status=422 if form.errors else 200)


@visits.private
@access.signed_in
@require_safe
def own_file_here(request: Request, number: str) -> HttpResponse:
    signatory = mine(request, number)
    if not open_to(signatory):
        return redirect(signatory.request.document)
    return _file(signatory)


def _form(request: HttpRequest, signatory: Signatory) -> OwnForm:
    if request.method == "POST":
        return OwnForm(request.POST, request.FILES)
    return OwnForm(sha256=signatory.request.version.pdf_sha256)


def _take(request: HttpRequest, signatory: Signatory, form: OwnForm, how: str, done: str) -> HttpResponse | None:
    """Sign with what was uploaded and lead on; None where there is a page to show, with the form's errors if any."""
    if request.method != "POST" or not form.is_valid():
        return None
    facts = form.facts() | {"identified_by": how, "ip": address_of(request), "agent": agent_of(request)}
    try:
        deadlocks.again(lambda: signatory.sign_with_own(form.cleaned_data["file"], **facts))
    except Stale as stale:
        words = {"reason": str(stale), "again_url": request.path}
        return render(request, "lifecycle/sign_stale.html", words, status=409)
    except Refused as refusal:
        add_refusal(form, refusal)
        return None
    return redirect(done)


def _file(signatory: Signatory) -> HttpResponse:
    request = signatory.request
    response = sent.pdf(request.version, request.document.number, request.latest)
    name = f"{request.document.number}-v{request.version.n}-to-sign.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _words(signatory: Signatory, form: OwnForm) -> dict[str, Any]:
    roles = {slot["key"]: slot.get("role") for slot in signatory.request.version.slots}
    return {
        "form": form, "slot": signatory.slot, "place": choose(roles.get(signatory.slot) or {}),
        "consent_text": consent_text(signatory),
    }  # fmt: skip
