"""How far a project keeps to its playbook, with every deviation and its reason."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, compliance
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project


@access.project_page("checklist")
def detail(request: Request, project: Project) -> HttpResponse:
    may_read = access.can(request.user, "R", "playbook")
    context = project_context(project, request.user, "overview") | {
        "kept": compliance.of(project),
        "stages": compliance.deviations(project),
        "playbook_url": reverse("playbook", args=[project.playbook_id]) if may_read else "",
    }
    context["crumbs"] = [*context.get("crumbs", []), (_("Playbook kept"), request.path)]
    return render(request, "lifecycle/compliance.html", context)
