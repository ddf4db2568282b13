"""Questionnaires beyond their record: on paper, their answers as requirements, their links ended."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request, project_context
from lifecycle.models.key_users import KeyUser
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.models.questionnaires import SCALE, Questionnaire, QuestionnaireAnswer
from lifecycle.models.settings import SiteSettings
from lifecycle.stages import Stage

AREAS = {"answer": "questionnaires", "confirm": "research", "ready": "readiness", "teach": "key_users", "plan": "plan"}


@require_safe
@access.project_page("questionnaires")
def paper(request: Request, project: Project, n: int) -> HttpResponse:
    """To be printed and filled in by hand."""
    sheet = get_object_or_404(Questionnaire, project=project, number=n)
    context = project_context(project, request.user, "questionnaires") | {
        "questionnaire": sheet, "heading": sheet.label, "marks": SCALE, "vendor_name": SiteSettings.load().vendor_label,
        "crumbs": [(sheet.label, sheet.get_absolute_url())],
    }  # fmt: skip
    return render(request, "lifecycle/questionnaire_paper.html", context)


@require_POST
@access.project_page("questionnaires", "E")
def to_requirement(request: Request, project: Project, pk: int) -> HttpResponse:
    """An answer becomes an entry of the register; a second click finds it there."""
    rows = QuestionnaireAnswer.objects.select_related("questionnaire__project", "question", "link__contact")
    answer = get_object_or_404(rows, pk=pk, questionnaire__project=project)
    access.need(request.user, "C", "research", project)
    try:
        made = answer.make_requirement(by=request.user, category=request.POST.get("category", ""))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(answer.questionnaire)
    messages.success(request, _("Saved: %(what)s") % {"what": made.label})
    return redirect(made)


@require_POST
@access.project_page("questionnaires", "R")
def end_link(request: Request, project: Project, pk: int) -> HttpResponse:
    """The link is dead at once, whatever of ours it was for."""
    rows = PortalLink.objects.filter(purpose__in=AREAS)  # the pages of the others are a stage's
    link = get_object_or_404(rows.select_related("questionnaire__project", "contact"), pk=pk, project=project)
    if not access.can(request.user, "E", AREAS[link.purpose], project):
        raise PermissionDenied
    if link.revoke(by=request.user):
        messages.success(request, _("The link of %(name)s has ended.") % {"name": link.contact})
    if link.questionnaire is not None:
        return redirect(link.questionnaire)
    if link.purpose == PortalLink.Purpose.PLAN:
        return redirect("record_list", project.number, Stage.DELIVERY, "plans")
    if link.purpose == PortalLink.Purpose.TEACH:
        return redirect(KeyUser.objects.filter(project=project, contact=link.contact).latest("number"))
    if link.purpose == PortalLink.Purpose.READY:
        return redirect(link.readiness_asks.select_related("item__project").earliest("pk").item)  # type: ignore[attr-defined]
    asked = link.asks.select_related("requirement__project").first()  # type: ignore[attr-defined]
    assert asked is not None  # what is not for a questionnaire is for requirements
    return redirect(asked.requirement)
