"""Questions that were asked elsewhere come into the bank of a project."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.forms.bringing import BringForm, SourceForm
from aftersales.models import ExamQuestion
from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project
from lifecycle.portfolio import acting
from lifecycle.records.values import add_refusal
from lifecycle.stages import Stage


@access.project_page("exams", "C")
def bring(request: Request, project: Project) -> HttpResponse:
    """First the project, then its questions with the process here that each is about."""
    back = reverse("record_list", args=[project.number, Stage.AFTERSALES, "exam-questions"])
    if project.read_only:
        messages.error(request, _("The project has ended and can only be read."))
        return redirect(back)
    chooser = SourceForm(request.GET if "source" in request.GET else None, projects=_sources(request, project))
    source = chooser.cleaned_data["source"] if chooser.is_bound and chooser.is_valid() else None
    form = None
    if source is not None:
        form = BringForm(request.POST if request.method == "POST" else None, source=source, target=project)
        if request.method == "POST" and form.is_valid():
            try:
                n = _copy(form, project, request)
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                text = ngettext("%(n)d question brought", "%(n)d questions brought", n) % {"n": n}
                messages.success(request, text if n else _("They stand in the bank already."))
                return redirect(back)
    context = project_context(project, request.user, Stage.AFTERSALES) | {
        "heading": _("Bring questions from another project"), "crumbs": [(_("Question bank"), back)], "chooser": chooser,
        "form": form, "source": source, "cancel_url": back, "none": not chooser.fields["source"].queryset.exists(),  # type: ignore[attr-defined]
        "flows_url": "" if form is None or form.flows else reverse("record_new", args=[project.number, "lifecycle", "processes"]),
    }  # fmt: skip
    return render(request, "aftersales/question_bring.html", context, status=422 if form and form.errors else 200)


def _sources(request: Request, project: Project) -> "object":
    rows = Project.objects.visible_to(request.user).exclude(pk=project.pk)
    where = acting(request.user, "R", "exams")
    if where is not None:
        rows = rows.filter(where)
    asked = ExamQuestion.objects.filter(state=ExamQuestion.State.IN_USE).values("project")
    return rows.filter(pk__in=asked).select_related("customer").order_by("name", "pk")


@transaction.atomic
def _copy(form: BringForm, project: Project, request: Request) -> int:
    made = [row.copy_to(project, process=flow, by=request.user) for row, flow in form.chosen()]
    return sum(one is not None for one in made)
