"""Behind a participant's private link: what the training is about, whether they come, and afterwards how it was."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from aftersales.desk import helpers
from aftersales.forms.training_people import ComingForm, MarksForm
from aftersales.models import Attendance, TrainingFeedback
from lifecycle.errors import Refused
from lifecycle.models.portal_links import PortalLink
from lifecycle.records.values import add_refusal


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    if link.purpose != PortalLink.Purpose.ATTEND:
        return None
    row = (
        Attendance.objects.select_related("session__project", "session__trainer", "session__trainer_contact")
        .filter(link=link)
        .first()
    )
    if row is None:
        return None
    session, what = row.session, ""
    form: ComingForm | MarksForm | None = None
    data = request.POST if request.method == "POST" else None
    if session.project.read_only:
        pass
    elif session.state == "planned" and session.at > timezone.now():
        what, form = "coming", ComingForm(data, initial={"answer": row.answer, "note": row.answer_note})
    elif session.state != "planned" and row.signed:
        what, form = "rate", MarksForm(data)
    if form is not None and form.is_bound and form.is_valid():
        try:
            if what == "coming":
                session.take_answer(row=row, **form.cleaned_data)
            else:
                TrainingFeedback.give(session, way=TrainingFeedback.Way.LINK, attendance=row, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return redirect(f"{request.path}?thanks=1")
    context = words | {
        "session": session, "row": row, "form": form, "what": what, "project": link.project,
        "given": TrainingFeedback.objects.filter(attendance=row).exists(), "thanks": "thanks" in request.GET, "helpers": helpers(session.project) if row.signed else [],
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render(request, "aftersales/portal_training.html", context, status=status)
