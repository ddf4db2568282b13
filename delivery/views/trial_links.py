"""Private links of those who may say what works in a trial run."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from delivery.models.trial_feedback import trial_of
from lifecycle import access
from lifecycle.frame import Request
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project


@require_POST
@access.project_page("trial", "E")
def end(request: Request, project: Project, pk: int) -> HttpResponse:
    """Dead at once."""
    rows = PortalLink.objects.filter(project=project, purpose=PortalLink.Purpose.FEEDBACK).select_related("contact")
    link = get_object_or_404(rows, pk=pk)
    if link.revoke(by=request.user):
        messages.success(request, _("The link of %(name)s has ended.") % {"name": link.contact})
    trial = trial_of(link)
    if trial is None:
        return redirect("record_list", project.number, "delivery", "trial")
    trial.project = project
    return redirect(trial.get_absolute_url())
