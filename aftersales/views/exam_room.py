"""Where an exam is taken: behind a private link or a printed code, without an account, mostly on a phone.

Answers are kept on the server whenever they change, so that a lost connection costs nothing; the clock runs there too.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from aftersales.documents import exams as papers
from aftersales.forms.sittings import RoomForm
from aftersales.models import Exam, ExamSitting
from lifecycle import access, sent, throttle, visits
from lifecycle.errors import Refused
from lifecycle.pdf.errors import MissingGlyphs, RenderFailed
from lifecycle.views.signing import PER_ADDRESS, WINDOW, WRONG_PER_ADDRESS, too_often
from lifecycle.zones import zone_words

PER_SITTING = 600  # knocks in ten minutes: answers are kept while one writes
PRINTED = 20  # PDFs that a link may have made in ten minutes
State = ExamSitting.State
Room = Callable[[HttpRequest, "ExamSitting | None"], HttpResponse]


def _guarded(room: Room) -> Callable[[HttpRequest, str], HttpResponse]:
    @wraps(room)
    def view(request: HttpRequest, token: str) -> HttpResponse:
        sitting = ExamSitting.by_token(token) if len(token) < 200 else None
        address = throttle.address_of(request) or "unknown"
        if sitting is None:
            if throttle.over("wrong-link", address, WRONG_PER_ADDRESS, WINDOW):
                return too_often(request)
        elif throttle.over("exam", token, PER_SITTING, WINDOW) or throttle.over(
            "exam-from", address, PER_ADDRESS * 10, WINDOW
        ):
            return too_often(request)  # a whole class may sit behind one address
        if visits.switched(request):
            return redirect(request.path)
        with _in_words_of(request, sitting):
            return room(request, sitting)

    return view


@access.public("an exam by private link")
@visits.private
@require_http_methods(["GET", "HEAD", "POST"])
@_guarded
def room(request: HttpRequest, sitting: ExamSitting | None) -> HttpResponse:
    if sitting is None or not sitting.has_link:
        return _closed(request, sitting, "unknown" if sitting is None else "expired")
    if sitting.is_over and not sitting.project.read_only:
        sitting.hand_in()  # time does it, not the look at it
    if sitting.state not in ExamSitting.BEFORE:
        return _after(request, sitting)
    if sitting.exam.state != Exam.State.READY or sitting.project.read_only:
        return _closed(request, sitting, "revoked")
    if sitting.state == State.INVITED:
        return _before(request, sitting)
    return _paper(request, sitting)


def _before(request: HttpRequest, sitting: ExamSitting) -> HttpResponse:
    if request.method == "POST" and request.POST.get("act") == "begin":
        try:
            sitting.begin()
        except Refused:  # taken back a moment ago
            return _closed(request, sitting, "revoked")
        return redirect(request.path)
    words = _frame(request, sitting) | {"n": sitting.exam.items.count()}  # type: ignore[attr-defined]
    return render(request, "aftersales/exam_begin.html", words)


def _paper(request: HttpRequest, sitting: ExamSitting) -> HttpResponse:
    quiet = request.headers.get("X-Requested-With") == "fetch"  # the page keeps answers while somebody writes
    form = RoomForm(request.POST if request.method == "POST" and "act" in request.POST else None, sitting=sitting)
    refused = ""
    if form.is_bound and form.is_valid():
        try:
            sitting.save_answers(form.answers())
            if request.POST["act"] == "hand_in":
                sitting.hand_in()
        except Refused as refusal:
            sitting.refresh_from_db()
            if sitting.is_over:
                sitting.hand_in()
            refused = refusal.message
        if not quiet and not refused:
            return redirect(f"{request.path}?saved=1" if sitting.state == State.WRITING else request.path)
    if quiet:
        saved = form.is_bound and not form.errors and not refused
        return JsonResponse({"saved": saved, "over": sitting.state != State.WRITING}, status=200 if saved else 409)
    if sitting.state != State.WRITING:
        return _after(request, sitting)
    end = sitting.ends_at
    words = _frame(request, sitting) | {
        "form": form, "rows": _rows(sitting, form), "saved": request.method == "GET" and "saved" in request.GET,
        "ends_at": end, "left": max(0, int((end - timezone.now()).total_seconds())) if end else None,
    }  # fmt: skip
    return render(request, "aftersales/exam_room.html", words, status=422 if form.errors else 200)


def _rows(sitting: ExamSitting, form: RoomForm) -> list[dict[str, Any]]:
    """The questions with their fields, under the process that they belong to."""
    rows: list[dict[str, Any]] = []
    before = None
    for item in sitting.exam.items.all():  # type: ignore[attr-defined]
        process = item.shown["process"]
        rows.append({"process": process if process != before else None, "field": form[f"q{item.pk}"]})
        before = process
    return rows


def _after(request: HttpRequest, sitting: ExamSitting) -> HttpResponse:
    told = sitting.is_marked and sitting.told_at is not None
    words = _frame(request, sitting) | {"told": told, "passed": sitting.state == State.PASSED}
    if sitting.state == State.WITHDRAWN:
        return _closed(request, sitting, "revoked")
    return render(request, "aftersales/exam_after.html", words)


@access.public("the result slip of whoever took an exam")
@visits.private
@require_safe
@_guarded
def slip(request: HttpRequest, sitting: ExamSitting | None) -> HttpResponse:
    return _printed(sitting, "result", papers.slip, ExamSitting.MARKED)


@access.public("the certificate of whoever passed an exam")
@visits.private
@require_safe
@_guarded
def certificate(request: HttpRequest, sitting: ExamSitting | None) -> HttpResponse:
    return _printed(sitting, "certificate", papers.certificate, (State.PASSED,))


def _printed(
    sitting: ExamSitting | None, name: str, make: Callable[[ExamSitting], bytes], states: tuple[str, ...]
) -> HttpResponse:
    """Only what was given to them, and as long as their link lasts."""
    if sitting is None or not sitting.has_link or sitting.told_at is None or sitting.state not in states:
        raise Http404
    if throttle.over("exam-pdf", str(sitting.pk), PRINTED, WINDOW):
        return HttpResponse(status=429)
    try:
        content = make(sitting)
    except (MissingGlyphs, RenderFailed):
        return HttpResponse(status=503)
    return sent.kept(content, hashlib.sha256(content).hexdigest(), f"{sitting.project.number}-{name}.pdf")


def _closed(request: HttpRequest, sitting: ExamSitting | None, state: str) -> HttpResponse:
    words = _frame(request, sitting) | {"state": state}
    return render(request, "lifecycle/portal_closed.html", words, status=404 if state == "unknown" else 410)


def _frame(request: HttpRequest, sitting: ExamSitting | None) -> dict[str, Any]:
    words = visits.frame(request, None)
    if sitting:
        trainer = sitting.exam.trainer
        words |= {
            "sitting": sitting, "exam": sitting.exam, "reader": sitting.who, "project": sitting.project,
            "zone": zone_words(),
            "contact": " · ".join(part for part in (trainer.label(), trainer.phone, trainer.email) if part),
        }  # fmt: skip
    return words


@contextmanager
def _in_words_of(request: HttpRequest, sitting: ExamSitting | None) -> Iterator[None]:
    """The reader's language, or the one they switched to; the company's time."""
    known = sitting.contact.language if sitting and sitting.contact else translation.get_language()
    language = request.session.get(visits.LANGUAGE) or known
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        yield
