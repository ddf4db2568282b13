"""The calendar of days on which reports to executives are badly timed in a project."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from delivery.forms.bad_days import BadDaysForm
from delivery.models import BadDays
from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal


@access.project_page("executive_reports", "C")
def edit(request: Request, project: Project) -> HttpResponse:
    form, status = BadDaysForm(posted(request), project=project), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = BadDays.note(project, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": row})
                return redirect(request.path)
    context = project_context(project, request.user, "delivery") | {
        "form": form, "rows": list(BadDays.objects.filter(project=project)),
        "reports_url": reverse("record_list", args=[project.number, "delivery", "reports"]),
    }  # fmt: skip
    return render(request, "delivery/bad_days.html", context, status=status)


@access.project_page("executive_reports", "C")
@require_POST
def remove(request: Request, project: Project, pk: int) -> HttpResponse:
    row = get_object_or_404(BadDays, pk=pk, project=project)
    row.remove(by=request.user)
    messages.success(request, _("Removed: %(what)s") % {"what": row})
    return redirect("bad_days", project.number)
