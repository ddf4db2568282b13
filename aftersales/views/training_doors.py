"""Signing in to a training by phone: the code on the screen for the room, and the page behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from aftersales.desk import helpers
from aftersales.forms.training_people import MarksForm, SignInHere
from aftersales.models import Attendance, TrainingDoor, TrainingFeedback, TrainingSession
from lifecycle import access, throttle, visits
from lifecycle.errors import Refused
from lifecycle.frame import Request
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.views.signing import WINDOW, WRONG_PER_ADDRESS, too_often

PER_DOOR = 2000  # a full room behind one code and, mostly, one address
PER_ADDRESS = 1000


@access.project_page("training", "E")
@visits.private
@require_safe
def screen(request: Request, project: Project, n: int) -> HttpResponse:
    """For the projector: nothing of the project but what the people in the room know anyway."""
    rows = TrainingSession.objects.select_related("trainer", "trainer_contact").prefetch_related("attendance")
    session = get_object_or_404(rows, project=project, number=n)
    session.project = project
    door = session.open_door
    if door is None or not door.address:
        return redirect(session.act_url("sign-in") if session.state == "planned" else session.get_absolute_url())
    door.session = session
    words = visits.frame(request, None) | {
        "session": session, "door": door, "signed": len(session.present), "heading": session.label,
    }  # fmt: skip
    return render(request, "aftersales/training_screen.html", words)


@access.public("sign-in to a training and feedback on it, by the code in the room")
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing. Whoever signed on this phone may say afterwards how it was."""
    found = TrainingDoor.by_token(token) if len(token) < 200 else None
    address = throttle.address_of(request) or "unknown"
    if found is None:
        if throttle.over("wrong-link", address, WRONG_PER_ADDRESS, WINDOW):
            return too_often(request)
    elif throttle.over("door", token, PER_DOOR, WINDOW) or throttle.over("door-address", address, PER_ADDRESS, WINDOW):
        return too_often(request)
    if visits.switched(request):
        return redirect(request.path)
    with _in_words_of(request):
        if found is None:
            words = visits.frame(request, None) | {"state": "unknown"}
            return render(request, "lifecycle/portal_closed.html", words, status=404)
        return _inside(request, found)


def _inside(request: HttpRequest, door: TrainingDoor) -> HttpResponse:
    session = door.session
    key = f"training-{session.pk}"
    mine = Attendance.objects.filter(session=session, signed=True, pk=int(request.session.get(key) or 0)).first()
    given = mine is not None and TrainingFeedback.objects.filter(attendance=mine).exists()
    sign, rate, status = None, None, 200
    if mine is None and door.standing == "open":
        sign = SignInHere(request.POST if _sent(request, "sign") else None)
    if mine is not None and door.takes_feedback and not session.project.read_only:
        rate = MarksForm(request.POST if _sent(request, "rate") else None)
    try:
        if sign is not None and sign.is_bound and sign.is_valid():
            row, fresh = session.sign_in_by_phone(**sign.cleaned_data)
            request.session[key] = row.pk
            return redirect(f"{request.path}?{'signed' if fresh else 'again'}=1")
        if rate is not None and rate.is_bound and rate.is_valid():
            TrainingFeedback.give(session, way=TrainingFeedback.Way.PHONE, attendance=mine, **rate.cleaned_data)
            return redirect(f"{request.path}?thanks=1")
    except Refused as refusal:
        add_refusal(rate or sign or SignInHere({}), refusal)
    if (sign is not None and sign.errors) or (rate is not None and rate.errors):
        status = 422
    door.session = session
    words = visits.frame(request, None) | {
        "session": session, "project": session.project, "door": door, "mine": mine, "given": given, "sign": sign, "rate": rate,
        "fresh": "signed" in request.GET, "again": "again" in request.GET, "thanks": "thanks" in request.GET and given,
        "refusal": "" if mine or sign else door.refusal, "helpers": helpers(session.project) if mine else [],
    }  # fmt: skip
    return render(request, "aftersales/training_door.html", words, status=status)


def _sent(request: HttpRequest, what: str) -> bool:
    return request.method == "POST" and request.POST.get("what") == what


@contextmanager
def _in_words_of(request: HttpRequest) -> Iterator[None]:
    """The phone's language, or the one its owner switched to; the company's time."""
    language: Any = request.session.get(visits.LANGUAGE) or translation.get_language()
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        yield
