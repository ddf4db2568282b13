"""Types of requirements: how each is recognised, and what to do about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.requirement_types import TypeForm
from lifecycle.frame import Request, posted
from lifecycle.models.requirement_types import RequirementType
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none

AREA = "requirement_types"


def crumbs(request: Request) -> list[tuple[str, str]]:
    return [(_("Settings"), reverse("settings"))] if access.can(request.user, "R", "settings") else []


@access.page(AREA)
def index(request: Request) -> HttpResponse:
    context = {
        "heading": _("Types of requirements"),
        "crumbs": crumbs(request),
        "types": RequirementType.objects.order_by("-active", "order", "pk"),
        "may": {act: access.can(request.user, act, AREA) for act in ("C", "E")},
    }
    return render(request, "lifecycle/requirement_types.html", context)


@access.page(AREA, "C")
def new(request: Request) -> HttpResponse:
    return _form(request, RequirementType(version=0))


@access.page(AREA, "E")
def edit(request: Request, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(RequirementType, pk=pk))


def _form(request: Request, row: RequirementType) -> HttpResponse:
    read, heading, status = row.version, str(row) if row.pk else _("New type"), 200
    form = TypeForm(posted(request), instance=row)
    if request.method == "POST":
        status, read = 422, int_or_none(request.POST.get("version")) or 0
        if form.is_valid():
            try:
                row.revise(by=request.user, version=read, **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, read = 409, RequirementType.objects.get(pk=row.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": row})
                return redirect("requirement_types")
    context = {
        "heading": heading,
        "crumbs": [*crumbs(request), (_("Types of requirements"), reverse("requirement_types"))],
        "intro": _("The signs and the advice stand beside the choice when a requirement is analysed."),
        "form": form,
        "hidden": {"version": read},
        "cancel_url": reverse("requirement_types"),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
