"""What becomes of a proposal to join a team, and whether a person has time for it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, workloads
from lifecycle.errors import Refused
from lifecycle.forms.members import load_line
from lifecycle.forms.slots import ReasonForm
from lifecycle.frame import Request, posted
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none
from lifecycle.teamwork import need_assign
from lifecycle.views.members import form_page, lives_or_403


def acts_of(row: ProjectMember, user: User, assigns: bool) -> list[dict[str, str]]:
    """What this reader may do about a member's state, as buttons that post; declining leads to a form."""
    number = row.project.number
    if row.state == ProjectMember.State.PROPOSED and row.may_answer(user):
        return [
            {"title": _("Confirm"), "url": reverse("member_confirm", args=[number, row.pk]), "post": "1"},
            {
                "title": pgettext("team", "Decline"),
                "url": reverse("member_decline", args=[number, row.pk]),
                "post": "",
            },
        ]
    if row.state == ProjectMember.State.CONFIRMED and assigns:
        return [{"title": _("Work begins"), "url": reverse("member_activate", args=[number, row.pk]), "post": "1"}]
    return []


def find(project: Project, pk: int) -> Any:
    return get_object_or_404(ProjectMember.objects.select_related("user", "place", "project"), project=project, pk=pk)


@require_POST
@access.project_page("members")
def confirm(request: Request, project: Project, pk: int) -> HttpResponse:
    lives_or_403(project)
    row = find(project, pk)
    try:
        row.confirm(by=request.user)
        messages.success(request, _("%(name)s joins the team.") % {"name": row.user.label()})
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("project_people", project.number)


@access.project_page("members")
def decline(request: Request, project: Project, pk: int) -> HttpResponse:
    lives_or_403(project)
    row = find(project, pk)
    if not row.may_answer(request.user):
        raise Http404
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            row.decline(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Noted. The place is open again."))
            seen = Project.objects.visible_to(request.user).filter(pk=project.pk).exists()
            return redirect("project_people", project.number) if seen else redirect("today")
    return form_page(request, project, _("Not join the team"), form, pgettext("team", "Decline"))


@require_POST
@access.project_page("members", "E")
def activate(request: Request, project: Project, pk: int) -> HttpResponse:
    need_assign(request.user, project)
    row = find(project, pk)
    try:
        row.activate(by=request.user)
        messages.success(request, _("%(name)s works on the project.") % {"name": row.user.label()})
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("project_people", project.number)


@require_safe
@access.project_page("members", "C")
def load(request: Request, project: Project) -> HttpResponse:
    """The line beside the share of a form that is being filled in; empty as long as something is missing."""
    given = request.GET
    # What is chosen in the form wins over whom the page was opened for.
    person = User.objects.filter(pk=int_or_none(given.get("user") or given.get("person")) or 0).first()
    share, start = int_or_none(given.get("allocation_pct")), _date(given.get("from_date"))
    if person is None or not share or not 0 < share <= 100 or start is None:
        return HttpResponse("")
    end, without = _date(given.get("to_date")), int_or_none(given.get("without"))
    if end is not None and end < start:
        return HttpResponse("")
    text = workloads.warning(person, share, start, end, viewer=request.user, without=without)
    return HttpResponse(load_line(text))


def _date(text: str | None) -> Any:
    try:
        return parse_date(text or "")
    except ValueError:
        return None
