"""Pages of a project that follow what was agreed: the week ahead, and the chain from memo to plan to memo."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lifecycle import access
from lifecycle.continuity import chain, rates
from lifecycle.frame import Request, project_context
from lifecycle.headsup import DAYS, meetings_ahead, week
from lifecycle.models.projects import Project


@access.project_page("memos")
def continuity(request: Request, project: Project) -> HttpResponse:
    context = project_context(project, request.user, "memos") | {
        "chain": chain(project), "rates": rates(project),
        "memos_url": reverse("record_list", args=[project.number, "lifecycle", "memos"]),
    }  # fmt: skip
    return render(request, "lifecycle/continuity.html", context)


@access.project_page("meetings")
def headsup(request: Request, project: Project) -> HttpResponse:
    context = project_context(project, request.user, "meetings") | {
        "audiences": week(project, request.user), "meetings": meetings_ahead(project), "days": DAYS,
        "meetings_url": reverse("record_list", args=[project.number, "lifecycle", "meetings"]),
    }  # fmt: skip
    return render(request, "lifecycle/headsup.html", context)
