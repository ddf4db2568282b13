"""Somebody of the customer leaves: what hangs on them, seen before they are gone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, places
from lifecycle.display import day_full
from lifecycle.errors import Refused
from lifecycle.forms.customers import LeaveForm
from lifecycle.frame import Request
from lifecycle.records.values import add_refusal
from lifecycle.views.authorities import crumbs, find


@access.page("customers")
def leave(request: Request, pk: int, contact: int) -> HttpResponse:
    """Open requests, places and gates of one person; whoever may edit contacts notes here that they leave."""
    person = find(request, pk, contact)
    may_edit = access.can(request.user, "E", "contacts")
    form = LeaveForm(request.POST or None) if may_edit and person.left_on is None else None
    if request.method == "POST":
        access.need(request.user, "E", "contacts")
        if form is not None and form.is_valid():
            try:
                person.leave(by=request.user, on=form.cleaned_data["left_on"])
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Noted: %(name)s leaves.") % {"name": person.label()})
                return redirect("contact_leaves", pk, contact)
    requests, more_requests = places.request_rows(person, request.user)
    projects, more_projects = places.by_project(person, request.user)
    name = {"name": person.label()}
    context = {
        "heading": _("%(name)s has left: what remains") % name if person.left_on else _("If %(name)s leaves") % name,
        "crumbs": crumbs(person),
        "person": person,
        "left": day_full(person.left_on) if person.left_on else "",
        "requests": requests,
        "more_requests": more_requests,
        "projects": projects,
        "more_projects": more_projects,
        "authority_url": reverse("contact_authority", args=[pk, contact]) if person.authorities.exists() else "",
        "form": form,
        "cancel_url": person.customer.get_absolute_url(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "lifecycle/contact_leaves.html", context, status=status)
