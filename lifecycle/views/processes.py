"""The order of the business processes: one up, one down, all numbered anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.frame import Request
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project


@access.project_page("processes", "E")
@require_POST
def move(request: Request, project: Project, n: int) -> HttpResponse:
    process = get_object_or_404(BusinessProcess, project=project, number=n)
    try:
        process.move(by=request.user, up="up" in request.POST)
    except (Refused, Stale) as refusal:
        messages.error(request, str(getattr(refusal, "message", refusal)))
    return redirect("record_list", project.number, "lifecycle", "processes")


@access.project_page("processes", "E")
@require_POST
def renumber(request: Request, project: Project) -> HttpResponse:
    try:
        BusinessProcess.renumber(project, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The processes are numbered from 1 on."))
    return redirect("record_list", project.number, "lifecycle", "processes")
