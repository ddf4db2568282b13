"""When somebody is away, and who stands in for them meanwhile."""

import copy
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.absences import AbsenceForm
from lifecycle.frame import Request, posted
from lifecycle.models.absences import Absence
from lifecycle.models.users import User
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none, uuid_or_404


def may_note(viewer: User, person: User) -> bool:
    """One's own, and whoever puts teams together."""
    return viewer.pk == person.pk or access.can(viewer, "E", "team")


def _need(viewer: User, person: User) -> None:
    if not may_note(viewer, person):
        raise PermissionDenied


@access.page("team")
def new(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk, is_active=True)
    _need(request.user, person)
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if Absence.objects.filter(creation_key=key).exists():
        return redirect("person", pk)
    heading = _("%(name)s is away") % {"name": person.label()}
    return _form(request, Absence(user=person, creation_key=key), heading)


@access.page("team")
def edit(request: Request, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _form(request, row, _("%(name)s is away") % {"name": row.user.label()})


def _find(request: Request, pk: int) -> Absence:
    row = get_object_or_404(Absence.objects.filter(cancelled_at=None).select_related("user"), pk=pk)
    _need(request.user, row.user)
    return row


def _form(request: Request, row: Absence, heading: str) -> HttpResponse:
    form = AbsenceForm(posted(request), instance=copy.copy(row), person=row.user)
    start: Any = row.version if row.pk else 0
    version: Any = int_or_none(request.POST.get("version")) if request.method == "POST" else start
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row.note_down(by=request.user, version=version or 0, **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, version = 409, Absence.objects.get(pk=row.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Noted: %(name)s is away.") % {"name": row.user.label()})
                return redirect("person", row.user_id)
    context = {
        "heading": heading, "form": form, "hidden": {"version": version, "creation_key": row.creation_key},
        "crumbs": [(_("Team"), reverse("team")), (row.user.label(), reverse("person", args=[row.user_id]))],
        "cancel_url": reverse("person", args=[row.user_id]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)


@require_POST
@access.page("team")
def end(request: Request, pk: int) -> HttpResponse:
    row = _find(request, pk)
    row.call_off(by=request.user)
    messages.success(request, _("Noted: %(name)s is there.") % {"name": row.user.label()})
    return redirect("person", row.user_id)
