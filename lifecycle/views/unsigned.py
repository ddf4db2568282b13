"""What binds both sides and is not what the customer signed last, as a redline."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lifecycle import access, unsigned
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project


@access.project_page("documents")
def unsigned_differences(request: Request, project: Project) -> HttpResponse:
    found = unsigned.differences(project, request.user)
    context = project_context(project, request.user, "documents")
    context["crumbs"] = [*context.get("crumbs", []), (_("Not signed yet"), request.path)]
    context |= {"differences": found, "n": sum(len(one.rows) for one in found)}
    return render(request, "lifecycle/unsigned.html", context)
