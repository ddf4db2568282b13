"""Places in the team of a project: open them, from a template or one by one, find somebody for them, close them."""

import copy
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import access, display, workloads
from lifecycle.errors import Refused, Stale
from lifecycle.forms.slots import ApplyTemplateForm, AssignForm, ReasonForm, SlotForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Project
from lifecycle.models.slots import TeamSlot
from lifecycle.models.users import User
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none, uuid_or_404
from lifecycle.teamwork import SUGGESTED, Candidate, candidates, may_assign, need_assign
from lifecycle.views.members import form_page


def slot_rows(project: Project, user: User) -> list[dict[str, Any]]:
    """The places that are wanted, each with whoever holds it."""
    rows = TeamSlot.objects.filter(project=project).wanted().prefetch_related("members__user")
    edits = may_assign(user, project)
    return [_row(row, project.number, edits) for row in rows]


def _row(row: TeamSlot, number: str, edits: bool) -> dict[str, Any]:
    held = row.holder
    tones = {"proposed": "wait", "confirmed": "now", "active": "ok"}
    period = _("%(start)s to %(end)s") % {"start": display.day(row.from_date), "end": display.day(row.to_date)}
    return {
        "name": row.label, "role": row.get_role_display(), "kind": row.get_consultant_type_wanted_display(),
        "skills": row.skills_wanted, "share": f"{row.share}%", "time": period,
        "holder": held.user.label() if held else "", "tone": tones[held.state] if held else "bad",
        "state": held.get_state_display() if held else _("Nobody yet"),
        "edit": reverse("slot_edit", args=[number, row.pk]) if edits else "",
        "drop": reverse("slot_drop", args=[number, row.pk]) if edits and not held else "",
        "assign": reverse("slot_assign", args=[number, row.pk]) if edits and not held else "",
    }  # fmt: skip


@access.project_page("members", "C")
def lay_out(request: Request, project: Project) -> HttpResponse:
    need_assign(request.user, project)
    form = ApplyTemplateForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        try:
            made = TeamSlot.lay_out(project, form.cleaned_data["template"], by=request.user)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            text = ngettext("%(n)d place is open now.", "%(n)d places are open now.", len(made))
            messages.success(request, text % {"n": len(made)})
            return redirect("project_people", project.number)
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "heading": _("Open places from a template"), "form": form,
        "intro": _("Each place gets its dates from those of the project. You can change every one of them afterwards."),
        "submit": _("Open the places"), "cancel_url": reverse("project_people", args=[project.number]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.project_page("members", "C")
def new(request: Request, project: Project) -> HttpResponse:
    need_assign(request.user, project)
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if TeamSlot.objects.filter(creation_key=key).exists():
        return redirect("project_people", project.number)
    return _form(request, project, TeamSlot(project=project, creation_key=key), _("Open a place in the team"))


@access.project_page("members", "E")
def edit(request: Request, project: Project, pk: int) -> HttpResponse:
    need_assign(request.user, project)
    slot = find(project, pk)
    return _form(request, project, slot, _("Edit: %(what)s") % {"what": slot})


def _form(request: Request, project: Project, slot: TeamSlot, heading: str) -> HttpResponse:
    form = SlotForm(posted(request), instance=copy.copy(slot), project=project)
    version: Any = int_or_none(request.POST.get("version")) if request.method == "POST" else slot.version
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                slot.put(by=request.user, version=version or 0, **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, version = 409, find(project, slot.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": slot})
                return redirect("project_people", project.number)
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "heading": heading, "form": form,
        "hidden": {"version": version, "creation_key": slot.creation_key},
        "cancel_url": reverse("project_people", args=[project.number]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)


@access.project_page("members", "E")
def drop(request: Request, project: Project, pk: int) -> HttpResponse:
    need_assign(request.user, project)
    slot = find(project, pk)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            slot.drop(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("“%(name)s” is not needed any more.") % {"name": slot})
            return redirect("project_people", project.number)
    return form_page(request, project, _("Close the place “%(name)s”") % {"name": slot}, form, _("Close the place"))


@access.project_page("members", "C")
def assign(request: Request, project: Project, pk: int) -> HttpResponse:
    """Suggestions, the best first, and the form that proposes one of them."""
    need_assign(request.user, project)
    slot = find(project, pk)
    found = candidates(slot, project)
    wanted = request.POST.get("user") if request.method == "POST" else request.GET.get("person")
    chosen = next((one.person for one in found if one.person.pk == int_or_none(wanted)), None)
    form = AssignForm(posted(request), slot=slot, found=found, chosen=chosen)
    form.warn(slot, load_warning(request, project, slot, chosen), chosen)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        person = facts.pop("user")
        warning = workloads.warning(
            person, facts["allocation_pct"], facts["from_date"], facts["to_date"], viewer=request.user,
            without=own_row(project, slot, person),
        )  # fmt: skip
        try:
            row = ProjectMember.propose(by=request.user, slot=slot, user=person, **facts)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            asked = row.state == ProjectMember.State.PROPOSED
            text = _("%(name)s is asked to join.") if asked else _("%(name)s has the place.")
            messages.success(request, text % {"name": person.label()})
            if warning:
                messages.warning(request, warning)
            return redirect("project_people", project.number)
    context = project_context(project, request.user, "people") | {
        "heading": _("Who takes the place “%(name)s”?") % {"name": slot}, "slot": slot, "form": form,
        "found": [suggestion(one, slot) for one in found[:SUGGESTED]], "more": max(0, len(found) - SUGGESTED),
        "cancel_url": reverse("project_people", args=[project.number]),
        "period": _("%(start)s to %(end)s") % {"start": display.day(slot.from_date), "end": display.day(slot.to_date)},
    }  # fmt: skip
    return render(request, "lifecycle/slot_assign.html", context, status=422 if form.errors else 200)


def load_warning(request: Request, project: Project, slot: TeamSlot, chosen: User | None) -> str:
    if chosen is None or request.method == "POST":
        return ""
    row = own_row(project, slot, chosen)
    return workloads.warning(chosen, slot.share, slot.from_date, slot.to_date, viewer=request.user, without=row)


def own_row(project: Project, slot: TeamSlot, person: User) -> int | None:
    """What the person does in this role of the project already, and what the place will take the place of."""
    rows = ProjectMember.objects.filter(project=project, user=person, role=slot.role, state__in=ProjectMember.BELONGS)
    return rows.values_list("pk", flat=True).first()


def suggestion(one: Candidate, slot: TeamSlot) -> dict[str, Any]:
    return {
        "name": one.person.label(), "title": one.person.title, "level": one.level, "years": one.years, "fit": one.fit,
        "kind": one.person.get_consultant_type_display(), "right_kind": one.right_kind, "free": one.free,
        "short": one.lacks_time(slot.share), "away": one.away, "pk": one.person.pk,
    }  # fmt: skip


def find(project: Project, pk: int) -> TeamSlot:
    rows = TeamSlot.objects.filter(project=project).wanted().select_related("project")
    return get_object_or_404(rows.prefetch_related("members__user"), pk=pk)
