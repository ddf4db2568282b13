"""The project manager notes that they have read the requirements."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.frame import Request
from lifecycle.models.events import Event
from lifecycle.models.projects import Project
from presales import involvement


@require_POST
@access.project_page("handover", "A")
def requirements_read(request: Request, project: Project) -> HttpResponse:
    back = redirect("project_stage", project.number, "presales")
    if request.user.pk != project.delivery_owner_id or project.read_only:
        messages.error(request, _("Only the project manager who is named can note that."))
        return back
    if not involvement.has_read(project):  # a second click changes nothing
        with transaction.atomic():
            Event.record(involvement.READ, by=request.user, subject=project)
    messages.success(request, _("Noted: you have read the requirements."))
    return back
