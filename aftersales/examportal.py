"""Behind the link of a supervisor or a head of department: the slip or the summary that was sent to them, nothing else."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aftersales.documents import exams as papers
from aftersales.examresults import whole
from aftersales.models import ExamSending
from lifecycle import sent, throttle
from lifecycle.models.portal_links import PortalLink
from lifecycle.pdf.errors import MissingGlyphs, RenderFailed
from lifecycle.views.signing import WINDOW

PRINTED = 20  # PDFs that a link may have made in ten minutes


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    if link.purpose != PortalLink.Purpose.EXAM:
        return None
    rows = ExamSending.objects.select_related(
        "exam__session", "exam__project__customer", "sitting__contact", "contact"
    )
    sending = rows.filter(link=link).first()
    if sending is None or (sending.sitting is not None and not sending.sitting.is_marked):
        return None
    exam, sitting = sending.exam, sending.sitting
    if sitting is not None:
        sitting.exam, sitting.project = exam, exam.project
    if request.method == "GET" and "pdf" in request.GET:
        if throttle.over("exam-pdf", link.token_hash, PRINTED, WINDOW):
            return HttpResponse(status=429)
        try:
            content = papers.slip(sitting) if sitting is not None else papers.summary(exam, sending.department)
        except (MissingGlyphs, RenderFailed):
            return HttpResponse(status=503)
        return sent.kept(content, hashlib.sha256(content).hexdigest(), f"{exam.project.number}-D31-{exam.number}.pdf")
    told = whole(exam, sending.department) if sitting is None else None
    context = words | {"sending": sending, "exam": exam, "sitting": sitting, "told": told, "project": exam.project}
    return render(request, "aftersales/portal_exam.html", context)
