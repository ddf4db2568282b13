"""The sales back-up sheet: the valid estimate beside what is asked, for whoever negotiates."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lifecycle import access
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project
from presales import backup
from presales.models import Estimate


@require_safe
@access.project_page("estimates")
def show(request: Request, project: Project) -> HttpResponse:
    estimate = backup.latest(project)
    if estimate is not None:
        estimate.project = project
    draft = Estimate.objects.filter(project=project, state=Estimate.State.DRAFT).first()
    args = [project.number, "presales", "estimates"]
    may_add = access.can(request.user, "C", "estimates", project) and not project.read_only
    context = project_context(project, request.user, "presales") | {
        "heading": _("Sales back-up sheet"),
        "estimate": estimate,
        "sheet": backup.sheet(estimate, request.user) if estimate else None,
        "draft": draft,
        "list_url": reverse("record_list", args=args),
        "new_url": reverse("record_new", args=args) if may_add else "",
    }
    return render(request, "presales/backup.html", context)
