"""Exams beyond their record: codes to take one, the trainer's copy, slips, certificates, summaries."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aftersales.documents import exams as papers
from aftersales.forms.sittings import CodesForm
from aftersales.models import Exam, ExamSending, ExamSitting
from lifecycle import access, sent
from lifecycle.errors import Refused
from lifecycle.frame import Request, project_context
from lifecycle.mail import absolute
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.pdf.errors import MissingGlyphs, RenderFailed
from lifecycle.qrcodes import svg
from lifecycle.text import labelled


def _exam(project: Project, n: int) -> Exam:
    exam = get_object_or_404(Exam.objects.select_related("session", "updated_by"), project=project, number=n)
    exam.project = project
    return exam


def _sitting(project: Project, n: int) -> ExamSitting:
    rows = ExamSitting.objects.select_related("exam__session", "contact")
    sitting = get_object_or_404(rows, project=project, number=n)
    sitting.project = sitting.exam.project = project
    return sitting


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@access.project_page("exams", "E")
def codes(request: Request, project: Project, n: int) -> HttpResponse:
    """A sheet with a code for each who takes it: shown once, since of the links only hashes are kept."""
    exam = _exam(project, n)
    form = CodesForm(request.POST if request.method == "POST" else None, exam=exam)
    context = project_context(project, request.user, "aftersales") | {
        "exam": exam, "heading": _("Codes to take the exam"), "crumbs": [(exam.label, exam.get_absolute_url())],
        "form": form, "cancel_url": exam.get_absolute_url(),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        cards = []
        for row in form.cleaned_data["people"]:
            row.project, row.exam = project, exam
            try:
                token = row.renew_link(by=request.user, until=until)
            except Refused as refusal:
                messages.error(request, labelled(row.who, refusal.message))
                continue
            url = absolute(reverse("exam_room", args=[token]))
            code = svg(url, _("Code of %(name)s") % {"name": row.who})
            cards.append({"who": row.who, "department": row.department, "url": url, "code": code})
        context |= {"cards": cards, "until": until, "vendor_name": SiteSettings.load().vendor_label}
        return render(request, "aftersales/exam_codes.html", context)
    return render(request, "aftersales/exam_codes.html", context, status=422 if form.errors else 200)


@require_safe
@access.project_page("exams", "E")
def key(request: Request, project: Project, n: int) -> HttpResponse:
    """With the answers: for whoever trains and marks."""
    exam = _exam(project, n)
    return answer(request, exam, f"{project.number}-D31-{n}-answers.pdf", lambda: papers.trainers_copy(exam))


@require_safe
@access.project_page("exams", "R")
def summary(request: Request, project: Project, n: int) -> HttpResponse:
    exam, department = _exam(project, n), request.GET.get("department", "")[:80]
    return answer(request, exam, f"{project.number}-D31-{n}-summary.pdf", lambda: papers.summary(exam, department))


@require_safe
@access.project_page("exams", "R")
def slip(request: Request, project: Project, n: int) -> HttpResponse:
    sitting = _sitting(project, n)
    return _of_marked(request, sitting, "result", papers.slip, sitting.is_marked)


@require_safe
@access.project_page("exams", "R")
def certificate(request: Request, project: Project, n: int) -> HttpResponse:
    sitting = _sitting(project, n)
    return _of_marked(request, sitting, "certificate", papers.certificate, sitting.state == "passed")


@require_POST
@access.project_page("exams", "E", ended=True)
def end(request: Request, project: Project, pk: int) -> HttpResponse:
    """The link of a slip or a summary, which went to somebody who is not to read it any more."""
    rows = ExamSending.objects.select_related("link__contact", "exam", "sitting__exam", "sitting__contact", "contact")
    sending = get_object_or_404(rows, pk=pk, exam__project=project)
    subject = sending.sitting or sending.exam
    subject.project = sending.exam.project = project
    if sending.end(by=request.user):
        messages.success(request, _("The link of %(name)s has ended.") % {"name": sending.reader})
    return redirect(subject.get_absolute_url())


def _of_marked(
    request: Request, sitting: ExamSitting, name: str, make: Callable[[Any], bytes], there: bool
) -> HttpResponse:
    if not there:
        messages.error(request, _("There is nothing to print yet."))
        return redirect(sitting.get_absolute_url())
    return answer(
        request, sitting, f"{sitting.project.number}-D31-{sitting.number}-{name}.pdf", lambda: make(sitting)
    )  # fmt: skip


def answer(request: Any, subject: Any, name: str, make: Callable[[], bytes]) -> HttpResponse:
    """The PDF, or back to the page with why there is none."""
    try:
        content = make()
    except (MissingGlyphs, RenderFailed) as failure:
        messages.error(request, str(failure))
        return redirect(subject.get_absolute_url())
    return sent.kept(content, hashlib.sha256(content).hexdigest(), name)
