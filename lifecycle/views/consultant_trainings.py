"""Trainings of a consultant: planned, then held."""

import copy
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.growth import HeldForm, TrainingForm
from lifecycle.frame import Request, posted
from lifecycle.growing import Reader
from lifecycle.models.consultant_trainings import ConsultantTraining
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none, uuid_or_404
from lifecycle.views.growth import page, reader_or_404


def _guide(request: Request, pk: int) -> Reader:
    reader = reader_or_404(request, pk)
    if not reader.may_guide:
        raise PermissionDenied
    return reader


@access.page("growth")
def plan(request: Request, pk: int) -> HttpResponse:
    reader = _guide(request, pk)
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if ConsultantTraining.objects.filter(creation_key=key).exists():
        return redirect("person_growth", pk)
    row = ConsultantTraining(person=reader.person, creation_key=key, kind=request.GET.get("kind", "")[:9])
    return _form(request, row, _("Plan a training"))


@access.page("growth")
def edit(request: Request, pk: int, training: int) -> HttpResponse:
    reader = _guide(request, pk)
    row = get_object_or_404(ConsultantTraining, person=reader.person, pk=training, held_on=None)
    return _form(request, row, _("Edit: %(what)s") % {"what": row})


def _form(request: Request, row: ConsultantTraining, heading: str) -> HttpResponse:
    form = TrainingForm(posted(request), instance=copy.copy(row))
    version: Any = int_or_none(request.POST.get("version")) if request.method == "POST" else row.version
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            row.plan(by=request.user, version=version or 0, **form.cleaned_data)
        except Stale as stale:
            form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
            status, version = 409, ConsultantTraining.objects.get(pk=row.pk).version
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": row})
            return redirect("person_growth", row.person_id)
    hidden = {"version": version, "creation_key": row.creation_key}
    return page(request, row.person, heading, form, hidden=hidden, status=status)


@access.page("growth")
def hold(request: Request, pk: int, training: int) -> HttpResponse:
    reader = _guide(request, pk)
    row = get_object_or_404(ConsultantTraining, person=reader.person, pk=training)
    form = HeldForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            row.hold(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved: %(what)s") % {"what": row})
            return redirect("person_growth", pk)
    return page(request, reader.person, _("Held: %(what)s") % {"what": row}, form)
