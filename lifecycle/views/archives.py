"""Many documents as one ZIP: ask for it, watch it being made, fetch it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, archives
from lifecycle.errors import Refused
from lifecycle.filters.documents import DocumentFilter
from lifecycle.frame import Request
from lifecycle.models.documents import Document
from lifecycle.models.jobs import Job

POLL = "every 2s"


@require_POST
@access.page("documents")
def ask(request: Request) -> HttpResponse:
    """Those that were ticked, or all that the list's filter shows."""
    project = None
    if number := request.POST.get("project", ""):
        project = access.find_project(request.user, number)
        access.need(request.user, "R", "documents", project)
    try:
        wanted = _all(request, project) if request.POST.get("all") else _ticked(request)
        job = archives.ask(request.user, wanted, key=_key(request), project=project)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(request))
    return redirect("archive", job.pk)


def _key(request: Request) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("creation_key", ""))
    except ValueError:
        return uuid.uuid4()


def _ticked(request: Request) -> list[int]:
    found = [int(value) for value in request.POST.getlist("document") if value.isdecimal() and len(value) < 16]
    return found[: archives.MOST + 1]


def _all(request: Request, project: Any) -> list[int]:
    rows = Document.objects.visible_to(request.user)
    if project is not None:
        rows = rows.filter(project=project)
    narrowed = DocumentFilter(QueryDict(request.POST.get("query", "")), rows, user=request.user, project=project)
    if narrowed.form.is_valid():
        rows = narrowed.qs
    return list(rows.order_by().values_list("pk", flat=True)[: archives.MOST + 1])


def _back(request: Request) -> str:
    place = request.POST.get("back", "")
    return place if url_has_allowed_host_and_scheme(place, None) and place.startswith("/") else reverse("documents")


@require_safe
@access.page("documents")
def detail(request: Request, pk: int) -> HttpResponse:
    """How far it is. Asked by htmx it answers with that part alone, which asks again until it is done."""
    job = _mine(request, pk)
    ready = job.state == Job.State.DONE and bool(job.result)
    going = job.state in (Job.State.QUEUED, Job.State.RUNNING)
    words = {
        "heading": _("Archive of documents"), "job": job, "going": going, "ready": ready, "poll": POLL if going else "",
        "gone": job.state == Job.State.DONE and not job.result, "until": job.ended_at and job.ended_at + archives.KEPT,
        "url": request.path, "file_url": reverse("archive_file", args=[job.pk]), "crumbs": [(_("Documents"), reverse("documents"))],
    }  # fmt: skip
    part = getattr(request, "htmx", None) and not request.htmx.boosted  # type: ignore[attr-defined]
    return render(request, "lifecycle/parts/archive_progress.html" if part else "lifecycle/archive.html", words)


@require_safe
@access.page("documents")
def file(request: Request, pk: int) -> Any:
    job = _mine(request, pk)
    if not archives.may_have(request.user, job):
        messages.error(request, _("You no longer see every document in this archive. Choose them anew."))
        return redirect("documents")
    if job.state != Job.State.DONE or (content := archives.content(job)) is None:
        return redirect("archive", job.pk)
    response = FileResponse(content, as_attachment=True, filename=job.result_name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _mine(request: Request, pk: int) -> Job:
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(Job, pk=pk, kind=archives.JOB, by=request.user)
