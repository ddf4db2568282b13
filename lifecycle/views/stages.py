"""A stage of a project: its checklist, its records, its documents and its gates."""

from typing import Any

from django.db.models import Count, IntegerField, Max, Q, Value
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, hooks, paperwork, progress
from lifecycle.frame import Request, project_context
from lifecycle.gates import GATES
from lifecycle.models.documents import Document
from lifecycle.models.projects import Project
from lifecycle.stages import PATH, STAGE_OF, RecordKind, Stage, registry

SHOWN_DOCUMENTS = 12


@access.project_page("checklist")
def stage(request: Request, project: Project, stage: str) -> HttpResponse:
    if stage not in Stage.values:
        raise Http404
    user = request.user
    items = progress.items_of(project, stage)
    show = request.GET.get("show", "all")
    if show == "open":
        items = items.open()
    elif show == "mine":
        items = items.filter(Q(owner=user) | Q(support=user)).distinct()
    card = progress.gate_card(project, user) if project.stage == stage else None
    context = project_context(project, user, stage) | {
        "heading": Stage(stage).label,
        "stage": stage,
        "show": show,
        "shows": [("all", _("All")), ("open", _("Not done")), ("mine", _("Mine"))],
        "rows": progress.item_rows(items, project),
        "kinds": record_kinds(project, user, stage),
        "documents": documents(project, user, stage),
        "gate": card,
        "passed": progress.moves_of(project, *gates_of(stage)),
        "parts": [
            part for tell in hooks.HOOKS["stage_page"] if (part := tell(project=project, user=user, stage=stage))
        ],
        "may_add": access.can(user, "C", "checklist", project) and not project.read_only,
        "item_new": reverse("item_add", args=[project.number]) + f"?stage={stage}",
    }
    return render(request, "lifecycle/stage.html", context)


def gates_of(stage: str) -> list[str]:
    """Codes of the gates that are passed from within the stage."""
    found = []
    for gate in GATES.values():
        place = PATH.index(gate.to)
        before = gate.to if gate.code in ("G1", "G3") else PATH[place - 1]
        if STAGE_OF[before] == stage:
            found.append(gate.code)
    return found


def record_kinds(project: Project, user: Any, stage: str) -> list[dict[str, Any]]:
    """The stage's kinds of records with how many there are and the latest: one query for all of them."""
    kinds = [kind for kind in registry.shown_in(stage) if access.can(user, "R", kind.area, project)]
    counts = _counts(project, kinds)
    rows = []
    for kind in kinds:
        n, last, at = counts.get(kind.key, (0, None, None))
        args = [project.number, kind.stage, kind.slug]
        add = access.can(user, "C", kind.area, project) and not project.read_only and not (kind.single and n)
        rows.append({
            "title": kind.title_plural, "one": kind.title, "icon": kind.icon, "n": n, "at": at, "purpose": kind.purpose,
            "url": reverse("record_list", args=args),
            "latest": reverse("record", args=[*args, last]) if last else "", "last": last,
            "new": reverse("record_new", args=args) if add else "", "note": kind.note(project) if kind.note else "",
        })  # fmt: skip
    return rows


def _counts(project: Project, kinds: list[RecordKind]) -> dict[str, tuple[int, Any, Any]]:
    parts = [
        kind.model_class.objects.filter(project=project)
        .order_by()
        .values("project_id")
        .annotate(place=Value(i, output_field=IntegerField()), n=Count("pk"), last=Max("number"), at=Max("updated_at"))
        .values_list("place", "n", "last", "at")
        for i, kind in enumerate(kinds)
    ]
    if not parts:
        return {}
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {kinds[i].key: (n, last, at) for i, n, last, at in found}


def documents(project: Project, user: Any, stage: str) -> list[dict[str, Any]]:
    if not access.can(user, "R", "documents", project):
        return []
    unseen = [code for code, kind in registry.documents.items() if not access.can(user, "R", kind.area, project)]
    rows = Document.objects.filter(project=project, stage=stage).exclude(kind__in=unseen).select_related("current")
    return [
        {
            "number": row.number, "title": row.label, "url": row.get_absolute_url(), "at": row.updated_at,
            "version": row.current.n if row.current else None, "tone": paperwork.TONES[row.state],
            "state": paperwork.state_label(row), "pdf_url": paperwork.pdf_url(row),
        }
        for row in rows[:SHOWN_DOCUMENTS]
    ]  # fmt: skip
