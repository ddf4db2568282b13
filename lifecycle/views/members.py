"""People of a project: ours, and those of the customer."""

import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access, conflicts, consultants, display, knowhow, teamwork, workloads
from lifecycle.errors import Refused, Stale
from lifecycle.forms.members import EditMemberForm, LinkContactForm, NewMemberForm, show_load
from lifecycle.frame import Request, posted, project_context
from lifecycle.membership import revise
from lifecycle.models.members import ProjectContact, ProjectMember
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.text import listed

TONES = {"proposed": "wait", "confirmed": "now", "active": "ok", "released": "off"}


@access.project_page("members")
def people(request: Request, project: Project) -> HttpResponse:
    from lifecycle.views.assignments import acts_of
    from lifecycle.views.slots import slot_rows

    user = request.user
    lives = not project.read_only
    rows = ProjectMember.objects.filter(project=project).select_related("user", "mentor").order_by("role", "pk")
    members = [with_project(row, project) for row in rows]
    links = ProjectContact.objects.filter(project=project).select_related("contact").order_by("role", "pk")
    edits = lives and access.can(user, "E", "members", project)
    assigns = teamwork.may_assign(user, project)
    there = [row for row in members if row.state != ProjectMember.State.RELEASED]
    busy = overloaded([row.user for row in there]) if lives else {}
    shown = [
        member_row(row, project.number, assigns)
        | {"acts": acts_of(row, user, assigns) if lives else [], "busy": busy.get(row.user_id, "")}
        for row in there
    ]
    context = project_context(project, user, "people") | {
        "members": shown,
        "acts_column": assigns or any(row["acts"] for row in shown),
        "released": [
            member_row(row, project.number, False) for row in members if row.state == ProjectMember.State.RELEASED
        ],
        "slots": slot_rows(project, user),
        "may_assign": assigns,
        "hint": consultants.hint(project, [row.user for row in there]) if lives else "",
        "contacts": [contact_row(row, project.number, edits, user) for row in links],
        "may_add": assigns,
        "may_link": edits,
        "nobody": knowhow.nobody([row.user for row in members if row.state in row.BELONGS], project.industry),
    }
    return render(request, "lifecycle/people.html", context)


def with_project(row: ProjectMember, project: Project) -> ProjectMember:
    row.project = project
    return row


def overloaded(people: list[Any]) -> dict[int, str]:
    """Of these people, those who have more to do than time in one of the next weeks, and when that begins."""
    start = workloads.today()
    end = workloads.monday(start) + workloads.AHEAD_WEEKS * workloads.WEEK - workloads.DAY
    posts, away = workloads.posts(people, start, end), workloads.absences(people, start, end)
    found = {}
    for one in people:
        weeks = [week for week in workloads.loads(posts[one.pk], away[one.pk], start, end) if week.over]
        if weeks:
            worst = max(weeks, key=lambda week: week.load or 0)
            text = _("%(load)s%% of working time in the week of %(day)s, over all projects")
            found[one.pk] = text % {"load": worst.load, "day": display.day(worst.start)}
    return found


def member_row(row: ProjectMember, number: str, edits: bool) -> dict[str, Any]:
    start, end = display.day(row.from_date), display.day(row.to_date)
    time = _("%(start)s to %(end)s") if row.to_date else _("since %(start)s")
    return {
        "name": row.user.label(), "role": row.get_role_display(), "slot": row.slot, "email": row.user.email,
        "phone": row.user.phone, "responsibility": row.responsibility, "authority": row.authority,
        "fit": knowhow.fit_of(row.user, knowhow.skills_in(row.skills_wanted)),
        "share": f"{row.allocation_pct}%", "time": time % {"start": start, "end": end},
        "state": row.get_state_display(), "tone": TONES[row.state], "mentor": row.mentor.label() if row.mentor else "",
        "url": reverse("person", args=[row.user_id]),
        "edit": reverse("member_edit", args=[number, row.pk]) if edits else "",
        "release": reverse("member_release", args=[number, row.pk]) if edits else "",
    }  # fmt: skip


def contact_row(row: ProjectContact, number: str, edits: bool, user: Any) -> dict[str, Any]:
    who = row.contact
    return {
        "name": who.label(), "part": row.get_role_display(), "title": " · ".join(filter(None, [who.title, who.department])),
        "email": who.email, "phone": who.phone, "left": display.day(who.left_on) if who.left_on else "",
        "url": reverse("contact_edit", args=[who.customer_id, who.pk])
        if edits and access.can(user, "E", "contacts") else "",
        "remove": reverse("contact_unlink", args=[number, row.pk]) if edits else "",
    }  # fmt: skip


@access.project_page("members", "C")
def add(request: Request, project: Project) -> HttpResponse:
    teamwork.need_assign(request.user, project)
    form = NewMemberForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        try:
            row = ProjectMember.add(by=request.user, project=project, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            person = form.cleaned_data["user"]
            messages.success(request, _("%(name)s belongs to the team.") % {"name": person.label()})
            say_load(request, row)
            missing = knowhow.lacking(person, knowhow.skills_in(form.cleaned_data["skills_wanted"]))
            if missing:
                text = _("In what we know of %(name)s these skills do not show: %(skills)s.")
                messages.warning(request, text % {"name": person.label(), "skills": listed(missing)})
            return redirect("project_people", project.number)
    return form_page(request, project, _("Add somebody to the team"), form, _("Add to the team"))


@access.project_page("members", "E")
def edit(request: Request, project: Project, pk: int) -> HttpResponse:
    teamwork.need_assign(request.user, project)
    row = get_object_or_404(ProjectMember.objects.select_related("user"), project=project, pk=pk)
    form = EditMemberForm(posted(request), instance=copy.copy(row), initial={"version": row.version})
    show_load(form, project, load_of(request, row), person=row.user_id, without=row.pk)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        try:
            revise(row, by=request.user, version=facts.pop("version"), **facts)
        except Stale:
            return conflict(request, project, row)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            say_load(request, row)
            return redirect("project_people", project.number)
    return form_page(request, project, str(row), form, _("Save"))


def load_of(request: Request, row: ProjectMember) -> str:
    """What is wrong with the share that a member has, beside their other projects; empty if it fits."""
    return workloads.warning(
        row.user, row.allocation_pct, row.from_date, row.to_date, viewer=request.user, without=row.pk
    )


def say_load(request: Request, row: ProjectMember) -> None:
    if warning := load_of(request, row):
        messages.warning(request, warning)


def conflict(request: Request, project: Project, row: ProjectMember) -> HttpResponse:
    now = ProjectMember.objects.select_related("user").get(pk=row.pk)
    sent = request.POST.copy()
    sent["version"] = str(now.version)
    form = EditMemberForm(sent, instance=copy.copy(now))
    form.is_valid()
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "heading": str(now), "form": form,
        "conflicts": conflicts.compare(EditMemberForm(instance=now), form),
        "keep_url": reverse("project_people", args=[project.number]), **conflicts.last_change(now),
    }  # fmt: skip
    return render(request, "lifecycle/parts/conflict_page.html", context, status=409)


@access.project_page("members", "E")
def release(request: Request, project: Project, pk: int) -> HttpResponse:
    """Asks first; what the person did stays theirs."""
    teamwork.need_assign(request.user, project)
    row = get_object_or_404(ProjectMember.objects.select_related("user"), project=project, pk=pk)
    if request.method == "POST":
        try:
            row.release(by=request.user)
            messages.success(request, _("%(name)s has left the project.") % {"name": row.user.label()})
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        return redirect("project_people", project.number)
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "heading": _("Release from the project"),
        "text": _("%(who)s leaves the project today. What they did stays theirs; their open items need a new owner.")
        % {"who": row}, "submit": _("Release"), "danger": True,
        "cancel_url": reverse("project_people", args=[project.number]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/confirm_page.html", context)


@access.project_page("members", "E")
def link_contact(request: Request, project: Project) -> HttpResponse:
    lives_or_403(project)
    form = LinkContactForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        try:
            ProjectContact.add(by=request.user, project=project, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Noted."))
            return redirect("project_people", project.number)
    return form_page(request, project, _("Add a person of the customer"), form, _("Add"))


@require_POST
@access.project_page("members", "E")
def unlink_contact(request: Request, project: Project, pk: int) -> HttpResponse:
    lives_or_403(project)
    row = get_object_or_404(ProjectContact.objects.select_related("contact"), project=project, pk=pk)
    row.remove(by=request.user)
    messages.success(request, _("%(name)s no longer has that part in the project.") % {"name": row.contact.label()})
    return redirect("project_people", project.number)


def lives_or_403(project: Project) -> None:
    if project.read_only:
        raise PermissionDenied


def form_page(request: Request, project: Project, heading: str, form: Any, submit: str) -> HttpResponse:
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "heading": heading, "form": form, "submit": submit,
        "cancel_url": reverse("project_people", args=[project.number]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)
