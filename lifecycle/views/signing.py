"""Signing: by private link, for people of the customer; by account, for our own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lifecycle import access, deadlocks, paperwork, sent, throttle, visits
from lifecycle.errors import Refused, Stale
from lifecycle.forms.signing import DeclineForm, SignForm
from lifecycle.frame import Request
from lifecycle.models.documents import Document
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.signing import consent_text
from lifecycle.records.values import add_refusal
from lifecycle.text import pick
from lifecycle.throttle import address_of, agent_of
from lifecycle.zones import zone_words

# Knocks within ten minutes. A whole company may sit behind one address.
WINDOW = 600
PER_LINK, PER_ADDRESS, WRONG_PER_ADDRESS, ACTS_PER_LINK = 60, 600, 30, 30
STATUS = {"expired": 410, "voided": 410, "replaced": 410}
WHY = "signing by private link"


# -- by private link -----------------------------------------------------------------------------------------------


@access.public(WHY)
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the mail leads. Looking changes nothing, since mail scanners look too; the button opens the document."""
    visit = visits.of_token(token) if len(token) < 200 else None
    if _knocks_too_often(request, token, known=visit is not None):
        return _too_often(request)
    if visits.switched(request):
        return redirect(request.path)
    if visit is None:
        return _closed(request, None)
    if request.method == "POST" and visit.may_read:
        visits.begin(request, visit)
        return redirect("sign_document")
    if not visit.may_read:
        return _closed(request, visit)
    with visits.in_words_of(request, visit):
        words = visits.frame(request, visit) | {
            "visit": visit, "request_": visit.request, "standing": visit.standing, "sender": visit.request.sent_by,
            "project_name": pick(visit.document.project, "name"), "expires_at": visit.link.expires_at,
            "zone": zone_words(),
        }  # fmt: skip
        return render(request, "lifecycle/sign_open.html", words)


def _knocks_too_often(request: HttpRequest, token: str, *, known: bool) -> bool:
    address = address_of(request) or "unknown"
    if not known:
        return throttle.over("wrong-link", address, WRONG_PER_ADDRESS, WINDOW)
    return throttle.over("link", token, PER_LINK, WINDOW) or throttle.over("address", address, PER_ADDRESS, WINDOW)


def _too_often(request: HttpRequest) -> HttpResponse:
    with visits.in_words_of(request, visits.current(request)):
        words = visits.frame(request, None) | {"heading": _("Please wait a moment")}
        response = render(request, "lifecycle/sign_wait.html", words, status=429)
    response["Retry-After"] = str(WINDOW)
    return response


def _closed(request: HttpRequest, visit: visits.Visit | None) -> HttpResponse:
    """Nothing to sign, in words that say why and whom to ask; with the document where it may be fetched."""
    state = visit.standing if visit else "unknown"
    with visits.in_words_of(request, visit):
        words = visits.frame(request, visit) | {"state": state}
        if visit:
            done = visit.document.state == Document.State.COMPLETED
            words |= {
                "at": visit.signatory.ended_at, "complete": done, "zone": zone_words(),
                "pdf_url": reverse("sign_pdf") if visit.may_read and visits.current(request) else "",
            }  # fmt: skip
        return render(request, "lifecycle/sign_closed.html", words, status=STATUS.get(state, 200 if visit else 404))


@access.public(WHY)
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest) -> HttpResponse:
    visit = visits.current(request)
    if visits.switched(request):
        return redirect("sign_document")
    if visit is None or visit.standing not in ("open", "copy"):
        return _closed(request, visit)
    with visits.in_words_of(request, visit):
        if visit.standing == "copy":
            return _copy(request, visit)
        if request.method == "POST":
            if throttle.over("sign", str(visit.link.pk), ACTS_PER_LINK, WINDOW):
                return _too_often(request)
            form = SignForm(request.POST)
            answer = _sign(request, visit.signatory, form, "link", reverse("sign_document"))
            if answer is not None:
                return answer
            if (now := visits.current(request)) is None or now.standing != "open":  # it ended while they were reading
                return _closed(request, now)
        else:
            visit.signatory.view(ip=address_of(request), agent=agent_of(request))
            form = SignForm(sha256=visit.request.version.pdf_sha256)
        words = visits.frame(request, visit) | _words(visit.signatory, form) | {
            "expires_on": visit.request.expires_at, "zone": zone_words(), "pdf_url": reverse("sign_pdf"),
            "decline_url": reverse("sign_decline"),
            "page_images": paperwork.pictures(visit.document, lambda n: reverse("sign_page", args=[n])),
        }  # fmt: skip
        return render(request, "lifecycle/sign.html", words, status=422 if form.errors else 200)


def _copy(request: HttpRequest, visit: visits.Visit) -> HttpResponse:
    words = visits.frame(request, visit) | {
        "document": visit.document, "pdf_url": reverse("sign_pdf"), "sender": visit.request.sent_by,
        "complete": visit.document.state == Document.State.COMPLETED,
        "page_images": paperwork.pictures(visit.document, lambda n: reverse("sign_page", args=[n])),
    }  # fmt: skip
    return render(request, "lifecycle/sign_copy.html", words)


@access.public(WHY)
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest) -> HttpResponse:
    visit = visits.current(request)
    if visits.switched(request):
        return redirect("sign_decline")
    if visit is None or visit.standing != "open":
        return _closed(request, visit)
    with visits.in_words_of(request, visit):
        form = DeclineForm(request.POST or None)
        if request.method == "POST":
            if throttle.over("sign", str(visit.link.pk), ACTS_PER_LINK, WINDOW):
                return _too_often(request)
            if _decline(request, visit.signatory, form):
                return redirect("sign_document")
            if (now := visits.current(request)) is None or now.standing != "open":
                return _closed(request, now)
        words = visits.frame(request, visit) | {"form": form, "sign_url": reverse("sign_document")}
        return render(request, "lifecycle/decline.html", words, status=422 if form.errors else 200)


@access.public(WHY)
@visits.private
@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The document that the visitor is to sign; for those who have signed, with the signatures so far."""
    visit = visits.current(request)
    if visit is None or not visit.may_read:
        return _closed(request, visit)
    signed = visit.standing == "signed" or visit.document.state == Document.State.COMPLETED
    return sent.pdf(visit.request.version, visit.document.number, visit.request.latest if signed else None)


@access.public(WHY)
@visits.private
@require_safe
def page_image(request: HttpRequest, page: int) -> HttpResponse:
    visit = visits.current(request)
    if visit is None or not visit.may_read:
        raise Http404
    complete = visit.document.state == Document.State.COMPLETED
    return sent.page(visit.request.version, page, visit.request.latest if complete else None)


# -- by account ----------------------------------------------------------------------------------------------------


def _mine(request: Request, number: str) -> Signatory:
    """This person's place in the newest request on that document; 404 for everybody else."""
    rows = Signatory.objects.filter(user=request.user, request__document__number=number.replace("\x00", ""))
    found = rows.select_related(
        "request__document__project__customer", "request__document__current", "request__version", "request__sent_by"
    )
    signatory = found.exclude(role=Signatory.Role.COPY).order_by("-request__sent_at", "-pk").first()
    if signatory is None:
        raise Http404
    return signatory


def _open_to(signatory: Signatory) -> bool:
    request = signatory.request
    return (
        request.state == SignatureRequest.State.OPEN
        and request.is_open
        and signatory.state in Signatory.ASKED
        and request.document.current_id == request.version_id
    )


@visits.private
@access.signed_in
def sign_here(request: Request, number: str) -> HttpResponse:
    signatory = _mine(request, number)
    document = signatory.request.document
    if not _open_to(signatory):
        messages.info(request, _("There is nothing for you to sign at the moment."))
        return redirect(document)
    if request.method == "POST":
        form = SignForm(request.POST)
        answer = _sign(request, signatory, form, "account", document.get_absolute_url())
        if answer is not None:
            if answer.status_code == 302:
                messages.success(request, _("Signed. Thank you."))
            return answer
    else:
        signatory.view(ip=address_of(request), agent=agent_of(request))
        form = SignForm(sha256=signatory.request.version.pdf_sha256)
    words = _words(signatory, form) | {
        "shell_template": "base.html", "number": document.number, "title": document.label,
        "signer_name": signatory.label(), "expires_on": signatory.request.expires_at, "zone": "",
        "pdf_url": reverse("document_pdf", args=[document.number]) + f"?v={signatory.request.version.n}",
        "decline_url": reverse("document_decline", args=[document.number]),
        "crumbs": [(_("Documents"), reverse("documents")), (document.number, document.get_absolute_url())],
        "page_images": paperwork.pictures(document, lambda n: reverse("document_page", args=[document.number, n])),
    }  # fmt: skip
    return render(request, "lifecycle/sign.html", words, status=422 if form.errors else 200)


@visits.private
@access.signed_in
def decline_here(request: Request, number: str) -> HttpResponse:
    signatory = _mine(request, number)
    document = signatory.request.document
    if not _open_to(signatory):
        messages.info(request, _("There is nothing for you to sign at the moment."))
        return redirect(document)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and _decline(request, signatory, form):
        messages.success(request, _("You declined. The sender has been told."))
        return redirect(document)
    words = {
        "shell_template": "base.html", "form": form, "number": document.number, "title": document.label,
        "sign_url": reverse("document_sign", args=[document.number]),
    }  # fmt: skip
    return render(request, "lifecycle/decline.html", words, status=422 if form.errors else 200)


# -- both ----------------------------------------------------------------------------------------------------------


def _sign(request: HttpRequest, signatory: Signatory, form: SignForm, how: str, done: str) -> HttpResponse | None:
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


def _decline(request: HttpRequest, signatory: Signatory, form: DeclineForm) -> bool:
    if not form.is_valid():
        return False
    try:
        facts = {"reason": form.cleaned_data["reason"], "ip": address_of(request), "agent": agent_of(request)}
        deadlocks.again(lambda: signatory.decline(**facts))
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True


def _words(signatory: Signatory, form: SignForm) -> dict[str, Any]:
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
