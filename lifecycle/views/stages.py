"""A stage of a project: its checklist, its records, its documents and its gates."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from lifecycle import access, hooks, known, paperwork, progress, topics
from lifecycle.frame import Request, project_context
from lifecycle.gates import GATES
from lifecycle.models.documents import Document
from lifecycle.models.projects import Project
from lifecycle.stages import PATH, STAGE_OF, RecordKind, Stage, registry
from lifecycle.templatetags.tl import ago, badge, icon

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
        "rows": progress.item_rows(items, project, user),
        "topics": topics.grouped(record_kinds(project, user, stage), stage),
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
    counts = known.records(project, stage)
    rows = []
    for kind in kinds:
        n, last, at = counts[kind.key].n, counts[kind.key].last, counts[kind.key].at
        args = [project.number, kind.stage, kind.slug]
        add = access.can(user, "C", kind.area, project) and not project.read_only and not (kind.single and n)
        note = kind.note(project) if kind.note else ""
        rows.append({
            "icon": icon(kind.icon, css="text-secondary"), "url": reverse("record_list", args=args),
            "title": kind.title_plural, "n": n, "key": kind.key, "area": kind.area,
            "latest": _latest(kind, reverse("record", args=[*args, last]), last, at) if last else "",
            "note": format_html("<small>{}</small>", note) if note else "",
            "new": _new(kind, reverse("record_new", args=args)) if add else "",
        })  # fmt: skip
    return rows


def _latest(kind: RecordKind, url: str, number: int, at: Any) -> str:
    return format_html(
        '<small>{} <a href="{}">{}<span class="visually-hidden"> {}</span></a>{}</small>',
        _("Latest:"), url, _("no. %(n)s") % {"n": number}, kind.title,
        format_html(" · {}", ago(at)) if at else "",
    )  # fmt: skip


def _new(kind: RecordKind, url: str) -> str:
    return format_html(
        '<div class="tl-row-end"><a class="btn btn-sm" href="{}">{} {}<span class="visually-hidden">: {}</span></a></div>',
        url, icon("plus"), _("New"), kind.title,
    )  # fmt: skip


def documents(project: Project, user: Any, stage: str) -> list[dict[str, Any]]:
    if not access.can(user, "R", "documents", project):
        return []
    rows = Document.objects.open_to(user, project).filter(stage=stage).select_related("current")
    rows = rows.defer("current__data", "current__engines", "current__fonts")  # all that the PDF is made from
    return [
        {
            "number": row.number, "title": row.label, "url": row.get_absolute_url(), "ago": ago(row.updated_at),
            "version": f" · {_('version %(n)s') % {'n': row.current.n}}" if row.current else "",
            "state": badge(paperwork.TONES[row.state], paperwork.state_label(row)),
            "download": _download(row, paperwork.pdf_url(row)),
        }
        for row in rows[:SHOWN_DOCUMENTS]
    ]  # fmt: skip


def _download(document: Document, url: str) -> str:
    if not url:
        return ""
    return format_html(
        '<a class="btn btn-sm" href="{}">{} PDF<span class="visually-hidden"> {}</span></a>',
        url, icon("download"), document.label,
    )  # fmt: skip
