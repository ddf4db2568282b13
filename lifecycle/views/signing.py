"""Signing by private link, for people of the customer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lifecycle import access, paperwork, sent, throttle, visits
from lifecycle.forms.signing import DeclineForm, SignForm
from lifecycle.models.documents import Document
from lifecycle.text import pick
from lifecycle.throttle import address_of, agent_of
from lifecycle.views import signing_acts as acts
from lifecycle.zones import zone_words

# Knocks within ten minutes. A whole company may sit behind one address.
WINDOW = 600
PER_LINK, PER_ADDRESS, WRONG_PER_ADDRESS, ACTS_PER_LINK = 60, 600, 30, 30
STATUS = {"expired": 410, "voided": 410, "replaced": 410, "relieved": 410}
WHY = "signing by private link"


@access.public(WHY)
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the mail leads. Looking changes nothing, since mail scanners look too; the button opens the document."""
    visit = visits.of_token(token) if len(token) < 200 else None
    if _knocks_too_often(request, token, known=visit is not None):
        return too_often(request)
    if visits.switched(request):
        return redirect(request.path)
    if visit is None:
        return closed(request, None)
    if request.method == "POST" and visit.may_read:
        visits.begin(request, visit)
        return redirect("sign_document")
    if not visit.may_read:
        return closed(request, visit)
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


def too_often(request: HttpRequest) -> HttpResponse:
    with visits.in_words_of(request, visits.current(request)):
        words = visits.frame(request, None) | {"heading": _("Please wait a moment")}
        response = render(request, "lifecycle/sign_wait.html", words, status=429)
    response["Retry-After"] = str(WINDOW)
    return response


def closed(request: HttpRequest, visit: visits.Visit | None) -> HttpResponse:
    """Nothing to sign, in words that say why and whom to ask; with the document where it may be fetched."""
    state = visit.standing if visit else "unknown"
    with visits.in_words_of(request, visit):
        words = visits.frame(request, visit) | {"state": state}
        if visit:
            done = visit.document.state == Document.State.COMPLETED
            words |= {
                "deemed": visit.request, "at": visit.signatory.ended_at, "complete": done, "zone": zone_words(),
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
        return closed(request, visit)
    if visit.awaits_code:
        return redirect("sign_code")
    with visits.in_words_of(request, visit):
        if visit.standing == "copy":
            return _copy(request, visit)
        if request.method == "POST":
            if throttle.over("sign", str(visit.link.pk), ACTS_PER_LINK, WINDOW):
                return too_often(request)
            form = SignForm(request.POST)
            answer = acts.sign(request, visit.signatory, form, visit.identified_by, reverse("sign_document"))
            if answer is not None:
                return answer
            if (now := visits.current(request)) is None or now.standing != "open":  # it ended while they were reading
                return closed(request, now)
        else:
            visit.signatory.view(ip=address_of(request), agent=agent_of(request))
            form = SignForm(sha256=visit.request.version.pdf_sha256)
        words = visits.frame(request, visit) | acts.words(visit.signatory, form) | {
            "expires_on": visit.request.expires_at, "zone": zone_words(), "pdf_url": reverse("sign_pdf"),
            "decline_url": reverse("sign_decline"), "own_url": reverse("sign_own"),
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
        return closed(request, visit)
    if visit.awaits_code:
        return redirect("sign_code")
    with visits.in_words_of(request, visit):
        form = DeclineForm(request.POST or None)
        if request.method == "POST":
            if throttle.over("sign", str(visit.link.pk), ACTS_PER_LINK, WINDOW):
                return too_often(request)
            if acts.decline(request, visit.signatory, form):
                return redirect("sign_document")
            if (now := visits.current(request)) is None or now.standing != "open":
                return closed(request, now)
        words = visits.frame(request, visit) | {"form": form, "sign_url": reverse("sign_document")}
        return render(request, "lifecycle/decline.html", words, status=422 if form.errors else 200)


@access.public(WHY)
@visits.private
@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The document that the visitor is to sign; for those who have signed, with the signatures so far."""
    visit = visits.current(request)
    if visit is None or not visit.may_read:
        return closed(request, visit)
    if visit.awaits_code:
        return redirect("sign_code")
    signed = visit.standing in ("signed", "deemed") or visit.document.state == Document.State.COMPLETED
    return sent.pdf(visit.request.version, visit.document.number, visit.request.latest if signed else None)


@access.public(WHY)
@visits.private
@require_safe
def page_image(request: HttpRequest, page: int) -> HttpResponse:
    visit = visits.current(request)
    if visit is None or not visit.may_read or visit.awaits_code:
        raise Http404
    complete = visit.document.state == Document.State.COMPLETED
    return sent.page(visit.request.version, page, visit.request.latest if complete else None)
