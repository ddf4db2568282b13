"""The phases that plans begin with, for each playbook."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.frame import Request, posted
from lifecycle.models.playbooks import Playbook
from lifecycle.records.writing import int_or_none
from lifecycle.text import choose
from presales import phases
from presales.forms.plans import PhaseSet
from presales.models import PlanTemplate


@access.page("playbook")
def index(request: Request) -> HttpResponse:
    books = [
        {
            "book": book,
            "phases": [choose(phase) for phase in phases.of_playbook(book)],
            "url": reverse("plan_phases_edit", args=[book.pk]),
        }
        for book in Playbook.objects.exclude(state=Playbook.State.RETIRED)
    ]
    context = {
        "heading": _("Phases of plans"),
        "crumbs": [(_("Playbooks"), reverse("playbooks"))],
        "books": books,
        "may_edit": access.can(request.user, "E", "playbook"),
    }
    return render(request, "presales/phases.html", context)


@access.page("playbook", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    book = get_object_or_404(Playbook, pk=pk)
    row = PlanTemplate.objects.filter(playbook=book).first()
    read, status = row.version if row else 0, 200
    initial = [{**phase, "ORDER": n} for n, phase in enumerate(phases.of_playbook(book), 1)]
    formset: Any = PhaseSet(posted(request), initial=initial, prefix="phases")
    if request.method == "POST":
        status, wrote = 422, int_or_none(request.POST.get("version")) or 0
        if formset.is_valid():
            try:
                phases.revise(book, formset.phases(), version=wrote, by=request.user)
            except Stale as stale:
                messages.error(
                    request, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale}
                )
                status = 409
            except Refused as refusal:
                messages.error(request, refusal.message)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": book})
                return redirect("plan_phases")
    context = {
        "heading": _("Phases of plans: %(book)s") % {"book": book},
        "crumbs": [(_("Playbooks"), reverse("playbooks")), (_("Phases of plans"), reverse("plan_phases"))],
        "intro": _(
            "New plans of projects with this playbook begin with these phases; plans that exist stay as they are."
        ),
        "formsets": [
            {"formset": formset, "title": _("Phases"), "add": _("Add a phase"), "help": "", "stacked": False}
        ],
        "hidden": {"version": read},
        "cancel_url": reverse("plan_phases"),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
