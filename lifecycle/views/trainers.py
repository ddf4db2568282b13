"""Who is able to train on what: trial lectures, and what became of them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.forms.trainers import EndForm, QualificationForm
from lifecycle.frame import Request, posted
from lifecycle.models.trainers import TrainerQualification
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import uuid_or_404

SHOWN = 300


def _crumbs() -> list[tuple[Any, str]]:
    return [(_("Team"), reverse("team")), (_("Trainers"), reverse("trainers"))]


@access.page("trainers")
@require_safe
def index(request: Request) -> HttpResponse:
    rows = list(
        TrainerQualification.objects.select_related("person", "verified_by").order_by(
            "ended_on", "person__name", "-on"
        )[:SHOWN]
    )
    context = {
        "heading": _("Trainers"), "crumbs": _crumbs()[:1], "rows": rows, "may_verify": access.can(request.user, "A", "trainers"),
    }  # fmt: skip
    return render(request, "lifecycle/trainers.html", context)


@access.page("trainers", "A")
def new(request: Request) -> HttpResponse:
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if TrainerQualification.objects.filter(creation_key=key).exists():
        return redirect("trainers")
    row = TrainerQualification(creation_key=key)
    form = QualificationForm(posted(request), instance=row, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            row.verify(by=request.user)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": row})
            return redirect("trainers")
    return _page(request, _("Enter a trial lecture"), form, {"creation_key": key})


@access.page("trainers", "A")
def end(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(TrainerQualification.objects.select_related("person"), pk=pk)
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            row.end(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": row})
            return redirect("trainers")
    return _page(request, _("No longer valid: %(what)s") % {"what": row}, form, {})


def _page(request: Request, heading: str, form: Any, hidden: dict[str, Any]) -> HttpResponse:
    context = {
        "heading": heading, "crumbs": _crumbs(), "form": form, "hidden": hidden, "submit": _("Save"),
        "cancel_url": reverse("trainers"),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)
