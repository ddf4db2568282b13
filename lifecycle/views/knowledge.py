"""What the company knows: questions with answers, ways around, lessons, good practice, found again across projects."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, pastdurations
from lifecycle.errors import Refused, Stale
from lifecycle.filters.knowledge import KnowledgeFilter
from lifecycle.forms.knowledge import KnowledgeForm
from lifecycle.frame import Request, posted
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.projects import Project
from lifecycle.models.traces import Trace
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none, uuid_or_404
from lifecycle.views.projects import chips

PAGE = 30


@require_safe
@access.page("knowledge")
def index(request: Request) -> HttpResponse:
    narrowed = KnowledgeFilter(request.GET, KnowledgeNote.objects.all())
    rows = narrowed.qs if narrowed.form.is_valid() else KnowledgeNote.objects.in_use()
    page = Paginator(rows.order_by("-updated_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "heading": _("Knowledge"), "page": page, "form": narrowed.form, "chips": chips(narrowed.form, request.GET),
        "clear_url": request.path, "summary": ngettext("%(n)d note", "%(n)d notes", n) % {"n": n},
        "may_add": access.can(request.user, "C", "knowledge"),
    }  # fmt: skip
    return render(request, "lifecycle/knowledge.html", context)


@require_safe
@access.page("knowledge")
def detail(request: Request, pk: int) -> HttpResponse:
    note = get_object_or_404(KnowledgeNote.objects.select_related("created_by", "checked_by"), pk=pk)
    context = {
        "heading": str(note), "note": note, "crumbs": [(_("Knowledge"), reverse("knowledge"))],
        "may_edit": access.can(request.user, "E", "knowledge"), "may_curate": access.can(request.user, "A", "knowledge"),
        "concerns": pastdurations.concern(note.about), **learned_in(note, request.user),
    }  # fmt: skip
    return render(request, "lifecycle/knowledge_note.html", context)


def learned_in(note: KnowledgeNote, user: Any) -> dict[str, Any]:
    """Where it comes from: for those alone who see that project."""
    project = Project.objects.visible_to(user).filter(pk=note.project_id).first() if note.project_id else None
    if project is None:
        return {"learned": None, "sources": []}
    readable = access.can(user, "R", "communications", project)
    return {"learned": project, "sources": Trace.sources(note) if readable else []}


@access.page("knowledge", "C")
def new(request: Request) -> HttpResponse:
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    known = KnowledgeNote.objects.filter(creation_key=key).first()
    if known is not None:
        return redirect(known)
    return _form(request, KnowledgeNote(creation_key=key), _("New note"))


@access.page("knowledge", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    note = get_object_or_404(KnowledgeNote, pk=pk)
    return _form(request, note, _("Edit: %(what)s") % {"what": note})


def _form(request: Request, note: KnowledgeNote, heading: str) -> HttpResponse:
    data, status = posted(request), 200
    version: Any = note.version if data is None else int_or_none(request.POST.get("version")) or 0
    form = KnowledgeForm(data, instance=note)
    if data is not None:
        status = 422
        if form.is_valid():
            try:
                curator = access.can(request.user, "A", "knowledge")
                note.write(by=request.user, version=version, curator=curator, **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, version = 409, KnowledgeNote.objects.get(pk=note.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": note})
                return redirect(note)
    context = {
        "heading": heading, "form": form, "hidden": {"version": version, "creation_key": note.creation_key},
        "crumbs": [(_("Knowledge"), reverse("knowledge"))], "draft": f"knowledge-{note.pk or 'new'}",
        "intro": _("Written so that somebody in another project can use it. It never shows a customer's name unless somebody types it."),
        "cancel_url": note.get_absolute_url() if note.pk else reverse("knowledge"),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)


@require_POST
@access.page("knowledge", "A")
def act(request: Request, pk: int, act: str) -> HttpResponse:
    """A curator stands for a note, or takes it out of use."""
    note = get_object_or_404(KnowledgeNote, pk=pk)
    if act == "retire":
        note.retire(by=request.user)
    else:
        note.check_it(by=request.user)
    messages.success(request, _("%(what)s: %(state)s") % {"what": note, "state": note.standing})
    return redirect(note)
