"""How often the executives of either side hear of a project."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from delivery.forms.executive_reports import RhythmForm
from delivery.models import ReportRhythm
from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project


@access.project_page("executive_reports", "C")
def edit(request: Request, project: Project) -> HttpResponse:
    form = RhythmForm(request.POST or None, days=ReportRhythm.of(project))
    back = reverse("record_list", args=[project.number, "delivery", "reports"])
    if request.method == "POST" and form.is_valid():
        try:
            ReportRhythm.agree(project, by=request.user, days=form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("The rhythm is set."))
            return redirect(back)
    context = project_context(project, request.user, "delivery") | {
        "heading": _("How often executives are told"), "form": form, "cancel_url": back,
        "intro": _("Agreed with the leaders of both sides: so often they get a written report."),
        "shell_template": "base_project.html",
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)
