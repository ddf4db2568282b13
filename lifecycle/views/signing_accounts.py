"""Signing by account, for our own people."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, paperwork, secondfactor, visits
from lifecycle.forms.signing import DeclineForm, SignForm
from lifecycle.frame import Request
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.throttle import address_of, agent_of
from lifecycle.views import signing_acts as acts


def mine(request: Request, number: str) -> Signatory:
    """This person's place in the newest request on that document; 404 for everybody else."""
    rows = Signatory.objects.filter(user=request.user, request__document__number=number.replace("\x00", ""))
    found = rows.select_related(
        "request__document__project__customer", "request__document__current", "request__version", "request__sent_by"
    )
    signatory = found.exclude(role=Signatory.Role.COPY).order_by("-request__sent_at", "-pk").first()
    if signatory is None:
        raise Http404
    return signatory


def open_to(signatory: Signatory) -> bool:
    request = signatory.request
    return (
        request.state == SignatureRequest.State.OPEN
        and request.is_open
        and signatory.state in Signatory.ASKED
        and request.document.current_id == request.version_id
    )


@visits.private
@access.signed_in
def sign(request: Request, number: str) -> HttpResponse:
    signatory = mine(request, number)
    document = signatory.request.document
    if not open_to(signatory):
        messages.info(request, _("There is nothing for you to sign at the moment."))
        return redirect(document)
    if secondfactor.is_missing(request):
        return redirect(secondfactor.place_to_give(request))
    if request.method == "POST":
        form = SignForm(request.POST)
        answer = acts.sign(request, signatory, form, secondfactor.identified_by(request), document.get_absolute_url())
        if answer is not None:
            if answer.status_code == 302:
                messages.success(request, _("Signed. Thank you."))
            return answer
    else:
        signatory.view(ip=address_of(request), agent=agent_of(request))
        form = SignForm(sha256=signatory.request.version.pdf_sha256)
    words = acts.words(signatory, form) | {
        "shell_template": "base.html", "number": document.number, "title": document.label,
        "signer_name": signatory.label(), "expires_on": signatory.request.expires_at, "zone": "",
        "pdf_url": reverse("document_pdf", args=[document.number]) + f"?v={signatory.request.version.n}",
        "decline_url": reverse("document_decline", args=[document.number]),
        "own_url": reverse("document_sign_own", args=[document.number]),
        "crumbs": [(_("Documents"), reverse("documents")), (document.number, document.get_absolute_url())],
        "page_images": paperwork.pictures(document, lambda n: reverse("document_page", args=[document.number, n])),
    }  # fmt: skip
    return render(request, "lifecycle/sign.html", words, status=422 if form.errors else 200)


@visits.private
@access.signed_in
def decline(request: Request, number: str) -> HttpResponse:
    signatory = mine(request, number)
    document = signatory.request.document
    if not open_to(signatory):
        messages.info(request, _("There is nothing for you to sign at the moment."))
        return redirect(document)
    if secondfactor.is_missing(request):
        return redirect(secondfactor.place_to_give(request))
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and acts.decline(request, signatory, form):
        messages.success(request, _("You declined. The sender has been told."))
        return redirect(document)
    words = {
        "shell_template": "base.html", "form": form, "number": document.number, "title": document.label,
        "sign_url": reverse("document_sign", args=[document.number]),
    }  # fmt: skip
    return render(request, "lifecycle/decline.html", words, status=422 if form.errors else 200)
