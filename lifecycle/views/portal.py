"""Pages behind a private link for people of the customer: questions, requirements, a site, sessions taught, or a stage's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from lifecycle import access, hooks, throttle, visits
from lifecycle.cascades import people_of
from lifecycle.errors import Refused
from lifecycle.forms.key_users import SessionForm
from lifecycle.forms.questionnaires import AnswerSheet
from lifecycle.forms.readiness_asks import ReadySheet
from lifecycle.forms.requirement_asks import ConfirmSheet
from lifecycle.models.key_users import KeyUser
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.readiness_asks import ReadinessAsk
from lifecycle.models.requirement_asks import RequirementAsk
from lifecycle.views.signing import PER_ADDRESS, PER_LINK, WINDOW, WRONG_PER_ADDRESS, too_often
from lifecycle.zones import zone_words

LOGGED_PER_HOUR = 20  # sessions that one link may log
STATUS = {"expired": 410, "revoked": 410, "closed": 410, "unknown": 404}


@access.public("answers and confirmations by private link")
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def portal(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing, since mail scanners look too. What is sent counts once."""
    link = PortalLink.by_token(token) if len(token) < 200 else None
    address = throttle.address_of(request) or "unknown"
    if link is None:
        if throttle.over("wrong-link", address, WRONG_PER_ADDRESS, WINDOW):
            return too_often(request)
    elif throttle.over("link", token, PER_LINK, WINDOW) or throttle.over("address", address, PER_ADDRESS, WINDOW):
        return too_often(request)
    if visits.switched(request):
        return redirect(request.path)
    with _in_words_of(request, link):
        if link is None or link.standing != "open" or link.contact.has_left:
            return _closed(request, link)
        if link.purpose in PAGES and link.project.read_only:  # a stage's pages know themselves what goes on
            return _closed(request, link)
        return PAGES.get(link.purpose, _of_stage)(request, link)


def _of_stage(request: HttpRequest, link: PortalLink) -> HttpResponse:
    words = _frame(request, link)
    pages = (page(request=request, link=link, words=words) for page in hooks.HOOKS["portal"])
    return next((page for page in pages if page is not None), None) or _closed(request, None)


def _answer(request: HttpRequest, link: PortalLink) -> HttpResponse:
    sheet = link.questionnaire
    assert sheet is not None
    form = AnswerSheet(request.POST if request.method == "POST" else None, questionnaire=sheet)
    if request.method == "POST" and form.is_valid():
        return _taken(request, link, lambda: sheet.answer(link, form.answers()))
    words = _frame(request, link) | {"form": form, "questionnaire": sheet}
    return render(request, "lifecycle/portal_answer.html", words, status=422 if form.errors else 200)


def _confirm(request: HttpRequest, link: PortalLink) -> HttpResponse:
    asks = list(link.asks.select_related("requirement").order_by("requirement__number"))  # type: ignore[attr-defined]
    form = ConfirmSheet(request.POST if request.method == "POST" else None, asks=asks)
    if request.method == "POST" and form.is_valid():
        return _taken(request, link, lambda: RequirementAsk.answer(link, form.answers()))
    words = _frame(request, link) | {"form": form, "project": link.project}
    return render(request, "lifecycle/portal_confirm.html", words, status=422 if form.errors else 200)


def _ready(request: HttpRequest, link: PortalLink) -> HttpResponse:
    asks = list(link.readiness_asks.order_by("pk"))  # type: ignore[attr-defined]
    form = ReadySheet(request.POST if request.method == "POST" else None, asks=asks)
    if request.method == "POST" and form.is_valid():
        return _taken(request, link, lambda: ReadinessAsk.answer(link, form.answers()))
    words = _frame(request, link) | {"form": form, "project": link.project}
    return render(request, "lifecycle/portal_ready.html", words, status=422 if form.errors else 200)


def _teach(request: HttpRequest, link: PortalLink) -> HttpResponse:
    """What this key user logged, and a form for the next session."""
    key_user = KeyUser.of(link.project).filter(contact=link.contact).first()
    if key_user is None:
        return _closed(request, None)
    key_user.project = link.project
    form = SessionForm(request.POST if request.method == "POST" else None)
    form.tell(key_user)
    refused = False
    if request.method == "POST" and throttle.over("taught", link.token_hash, LOGGED_PER_HOUR, 3600):
        refused = True
    elif request.method == "POST" and form.is_valid():
        try:
            key_user.log(by=None, link=link, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            return redirect(f"{request.path}?thanks=1")
    mine = list(key_user.sessions.filter(struck_reason="").select_related("process").prefetch_related("people"))
    words = _frame(request, link) | {
        "form": form, "project": link.project, "mine": mine, "reached": len(people_of(mine)), "refused": refused,
        "thanks": request.method == "GET" and bool(mine) and "thanks" in request.GET,
    }  # fmt: skip
    status = 429 if refused else 422 if form.errors else 200
    return render(request, "lifecycle/portal_teach.html", words, status=status)


PAGES: dict[str, Any] = {"answer": _answer, "confirm": _confirm, "ready": _ready, "teach": _teach}


def _taken(request: HttpRequest, link: PortalLink, take: Any) -> HttpResponse:
    """Once; the address then says what happened to it, so that a second click finds the same page."""
    try:
        take()
    except Refused:
        return _closed(request, PortalLink.objects.select_related("questionnaire").get(pk=link.pk))
    return redirect(request.path)


def _closed(request: HttpRequest, link: PortalLink | None) -> HttpResponse:
    state = link.standing if link else "unknown"
    if state == "open":  # it is no longer theirs, or the project has ended
        state = "revoked"
    words = _frame(request, link) | {"state": state, "at": link.used_at if link else None}
    return render(request, "lifecycle/portal_closed.html", words, status=STATUS.get(state, 200))


def _frame(request: HttpRequest, link: PortalLink | None) -> dict[str, Any]:
    words = visits.frame(request, None)
    if link:
        sender = link.made_by
        words |= {
            "link": link, "reader": link.contact.label(), "sender": sender, "zone": zone_words(),
            "contact": " · ".join(part for part in (sender.label(), sender.phone, sender.email) if part),
        }  # fmt: skip
    return words


@contextmanager
def _in_words_of(request: HttpRequest, link: PortalLink | None) -> Iterator[None]:
    """The reader's language, or the one they switched to; the company's time."""
    known = link.contact.language if link else translation.get_language()
    language = request.session.get(visits.LANGUAGE) or known
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        yield
