"""Moving an item of a confirmed plan, and baselines side by side."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from delivery.forms.plans import ReplanForm
from delivery.models import ImplementationPlan
from delivery.planpages import as_now, compared
from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none
from lifecycle.text import choose


def find(project: Project, n: int) -> ImplementationPlan:
    plan = get_object_or_404(ImplementationPlan, project=project, number=n)
    plan.project = project
    return plan


def crumbs(plan: ImplementationPlan) -> list[tuple[str, str]]:
    return [(plan.label, plan.get_absolute_url())]


@access.project_page("plan", "E")
def replan(request: Request, project: Project, n: int, pk: int) -> HttpResponse:
    plan = find(project, n)
    item = get_object_or_404(plan.items, pk=pk)  # type: ignore[attr-defined]
    item.plan = plan
    if plan.state not in plan.reportable_states:
        messages.warning(request, plan.not_editable())
        return redirect(item.get_absolute_url())
    form, status = ReplanForm(posted(request), item=item), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                plan.replan(item, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": item})
                return redirect(item.get_absolute_url())
    context = project_context(project, request.user, "delivery") | {
        "heading": _("Move: %(item)s") % {"item": item},
        "crumbs": [*crumbs(plan), (str(item), item.get_absolute_url())],
        "intro": _("The plan was confirmed by everybody. Whoever moves a date says why; the baseline stays, and moves are counted."),
        "form": form,
        "submit": _("Move it"),
        "cancel_url": item.get_absolute_url(),
        "shell_template": "base_project.html",
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)


@access.project_page("plan")
def baselines(request: Request, project: Project, n: int) -> HttpResponse:
    """Two baselines, or one and the plan as it is now (nought)."""
    plan = find(project, n)
    found = {row.revision: row for row in plan.baselines.select_related("frozen_by")}  # type: ignore[attr-defined]
    if not found:
        raise Http404
    first = int_or_none(request.GET.get("first")) or min(found)
    second = int_or_none(request.GET.get("second")) or 0
    if first not in found or (second and second not in found):
        raise Http404

    def items(revision: int) -> dict[str, Any]:
        return {row["key"]: row for row in found[revision].items} if revision else as_now(plan)

    rows = compared(plan, items(first), items(second))
    context = project_context(project, request.user, "delivery") | {
        "heading": _("Baselines"),
        "crumbs": crumbs(plan),
        "plan": plan,
        "found": list(found.values()),
        "first": first,
        "second": second,
        "rows": [
            row
            | {"what": choose(row["what"])}
            | {name: choose(row[name]) if row[name] else "" for name in ("before", "after")}
            for row in rows
        ],
        "later": sum(1 for row in rows if row["moved"] and row["moved"] > 0),
    }
    return render(request, "delivery/plan_baselines.html", context)
