"""Playbooks: read by all, proposed and edited as drafts, published and retired by an administrator."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access, compliance, pastdurations
from lifecycle.errors import Refused
from lifecycle.forms.playbooks import PlaybookForm, PlaybookItemForm, demands
from lifecycle.frame import Request
from lifecycle.models.events import Event
from lifecycle.models.playbooks import Playbook, PlaybookItem
from lifecycle.models.users import Role
from lifecycle.records.values import add_refusal
from lifecycle.stages import Stage


def crumbs(playbook: Playbook | None = None) -> list[tuple[str, str]]:
    found = [(_("Playbooks"), reverse("playbooks"))]
    return [*found, (str(playbook), reverse("playbook", args=[playbook.pk]))] if playbook else found


@access.page("playbook")
def index(request: Request) -> HttpResponse:
    books = Playbook.objects.annotate(n=Count("items", distinct=True), used=Count("projects", distinct=True))
    means = compliance.averages()
    rows = [(book, means.get(book.pk)) for book in books]
    return render(request, "lifecycle/playbooks.html", {"heading": _("Playbooks"), "rows": rows})


@access.page("playbook")
def detail(request: Request, pk: int) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    items = list(book.items.all())
    known = pastdurations.past()
    stages = [
        {"title": stage.label, "rows": [row(item, known.get(item.code)) for item in items if item.stage == stage]}
        for stage in Stage
    ]
    may_edit = access.can(request.user, "E", "playbook")
    context = {"heading": str(book), "crumbs": crumbs(), "book": book, "stages": stages, "may_edit": may_edit}
    context["phases"] = pastdurations.phases(known)
    context["kept"] = compliance.averages().get(book.pk)
    return render(request, "lifecycle/playbook.html", context)


def row(item: PlaybookItem, past: pastdurations.Spread | None) -> dict[str, object]:
    return {
        "past": past,
        "item": item,
        "owner": Role(item.owner_role).label,
        "support": access.role_names(item.support_roles),
        "steps": item.step_titles(),
        "evidence": demands(item),
        "url": reverse("playbook_item", args=[item.playbook_id, item.pk]),
    }


@access.page("playbook", "E")
@require_POST
def act(request: Request, pk: int, act: str) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    try:
        if act == "new-version":
            book = book.new_version(by=request.user)
        elif act == "publish":
            book.publish(by=request.user)
        elif act == "retire":
            book.retire(by=request.user)
        else:
            raise Http404
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("%(what)s: %(state)s") % {"what": book, "state": book.get_state_display()})
    return redirect("playbook", book.pk)


@access.page("playbook", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    form = PlaybookForm(request.POST or None, instance=book)
    if not book.is_draft:
        messages.error(request, _("A published playbook is frozen. Make a new version and change that."))
        return redirect("playbook", pk)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            Event.record("playbook.revised", by=request.user, subject=book)
        return redirect("playbook", pk)
    context = {"heading": _("Edit: %(what)s") % {"what": book}, "crumbs": crumbs(book), "form": form}
    context["cancel_url"] = reverse("playbook", args=[pk])
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("playbook", "E")
def item_new(request: Request, pk: int) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    last = book.items.order_by("-order").first()
    return _item_form(request, book, PlaybookItem(playbook=book, order=(last.order if last else 0) + 1))


@access.page("playbook", "E")
def item_edit(request: Request, pk: int, item: int) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    return _item_form(request, book, get_object_or_404(book.items, pk=item))


def _item_form(request: Request, book: Playbook, item: PlaybookItem) -> HttpResponse:
    if not book.is_draft:
        messages.error(request, _("A published playbook is frozen. Make a new version and change that."))
        return redirect("playbook", book.pk)
    form = PlaybookItemForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        try:
            item.revise(by=request.user, **form.facts())
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": item})
            return redirect("playbook", book.pk)
    context = {
        "heading": str(item) if item.pk else _("New item"), "crumbs": crumbs(book), "form": form,
        "cancel_url": reverse("playbook", args=[book.pk]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("playbook", "E")
@require_POST
def item_remove(request: Request, pk: int, item: int) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    try:
        get_object_or_404(book.items, pk=item).remove(by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("playbook", pk)
