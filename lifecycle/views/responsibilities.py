"""Who does what, stage by stage: the table of a project, and the company's in the settings."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.responsibilities import AcknowledgeForm, facts_of, tasks
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.projects import Project
from lifecycle.models.responsibilities import (
    ROLES,
    Letter,
    Responsibility,
    ResponsibilityBase,
    StandardResponsibility,
    stamp,
)
from lifecycle.records.values import add_refusal
from lifecycle.stages import Stage

AREA = "responsibilities"


def by_stage(rows: Iterable[ResponsibilityBase]) -> list[dict[str, Any]]:
    """The rows under the heading of their stage; a stage without any is left out."""
    found: dict[str, list[ResponsibilityBase]] = {stage.value: [] for stage in Stage}
    for row in rows:
        found[row.stage].append(row)
    return [{"title": Stage(key).label, "rows": tasks_of} for key, tasks_of in found.items() if tasks_of]


def legend() -> dict[str, Any]:
    return {"roles": [role.label for role in ROLES], "letters": [(one.value, one.label) for one in Letter]}


@access.project_page(AREA)
def table(request: Request, project: Project) -> HttpResponse:
    rows = list(Responsibility.objects.filter(project=project).select_related("acknowledged_by"))
    lives = not project.read_only
    context = project_context(project, request.user, "people") | legend() | {
        "stages": by_stage(rows or StandardResponsibility.table()),
        "own": bool(rows),
        "open": [row for row in rows if row.is_theirs and row.acknowledged_on is None],
        "may_edit": lives and access.can(request.user, "E", AREA, project),
        "crumbs": crumbs(project),
    }  # fmt: skip
    return render(request, "lifecycle/responsibilities.html", context)


def crumbs(project: Project) -> list[tuple[str, str]]:
    return [(_("People"), reverse("project_people", args=[project.number]))]


@require_POST
@access.project_page(AREA, "E")
def copy(request: Request, project: Project) -> HttpResponse:
    try:
        Responsibility.copy_standard(project, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The project has its own table now. Change what is different here."))
    return redirect("project_responsibilities", project.number)


@access.project_page(AREA, "E")
def edit(request: Request, project: Project) -> HttpResponse:
    rows = list(Responsibility.objects.filter(project=project))
    if not rows:
        return redirect("project_responsibilities", project.number)
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "crumbs": crumbs(project),
    }  # fmt: skip

    def write(wanted: list[dict[str, Any]], read: str) -> None:
        Responsibility.rewrite(project, wanted, by=request.user, read=read)

    return _rewrite(request, context, rows, write, reverse("project_responsibilities", args=[project.number]))


@access.project_page(AREA, "E")
def acknowledge(request: Request, project: Project, pk: int) -> HttpResponse:
    row = get_object_or_404(Responsibility, project=project, pk=pk)
    row.project = project
    form = AcknowledgeForm(posted(request), record=row, user=request.user)
    back = reverse("project_responsibilities", args=[project.number])
    if request.method == "POST" and form.is_valid():
        try:
            row.acknowledge(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Noted."))
            return redirect(back)
    context = project_context(project, request.user, "people") | {
        "shell_template": "base_project.html", "heading": str(row), "form": form, "submit": _("Note it"),
        "intro": _("The customer's own duty is theirs once somebody of theirs has said so."), "cancel_url": back,
        "crumbs": crumbs(project),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("settings", "E")
def standard(request: Request) -> HttpResponse:
    """The company's table: new projects take it over."""
    rows = StandardResponsibility.table()

    def write(wanted: list[dict[str, Any]], read: str) -> None:
        StandardResponsibility.rewrite(wanted, by=request.user, read=read)

    context = {"crumbs": [(_("Settings"), reverse("settings"))]}
    return _rewrite(request, context, rows, write, reverse("settings_responsibilities"), reverse("settings"))


def _rewrite(
    request: Request, context: dict[str, Any], rows: Iterable[ResponsibilityBase],
    write: Callable[[list[dict[str, Any]], str], None], done_url: str, cancel_url: str = "",
) -> HttpResponse:  # fmt: skip
    """The whole table in one form. What somebody else wrote meanwhile is never overwritten."""
    rows, status, read = list(rows), 200, stamp(rows)
    formset, form = tasks(rows, posted(request)), forms.Form(posted(request))
    if request.method == "POST":
        status = 422
        form.is_valid()
        if formset.is_valid():
            try:
                write(facts_of(formset), request.POST.get("stamp", ""))
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status = 409
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": _("Who does what")})
                return redirect(done_url)
    context |= {
        "heading": _("Who does what"), "form": form, "cancel_url": cancel_url or done_url, "hidden": {"stamp": read},
        "formsets": [{"formset": formset, "title": formset.title, "help": "", "add": _("Add a line"), "stacked": True}],
        "intro": _("For every task one role does it (R), and at most one answers for it (A). Others support (S) or are informed (I)."),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
