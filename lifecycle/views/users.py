"""Who signs in, with which roles; and the table of what roles may do."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.forms.users import NewUserForm, UserForm
from lifecycle.frame import Request
from lifecycle.models.events import Event
from lifecycle.models.users import Role, User
from lifecycle.text import listed
from lifecycle.views.customers import edit_row
from lifecycle.views.settings import crumbs


@access.page("settings", "E")
def index(request: Request) -> HttpResponse:
    people = [
        {
            "url": reverse("user_edit", args=[user.pk]),
            "name": user.label(),
            "email": user.email,
            "roles": access.role_names(user.roles),
            "active": user.is_active,
            "last": user.last_login,
        }
        for user in User.objects.order_by("-is_active", "name")
    ]
    context = {"heading": _("Users and roles"), "crumbs": crumbs(), "people": people, "roles": roles()}
    return render(request, "lifecycle/settings_users.html", context)


def roles() -> list[dict[str, object]]:
    """What each role may do, in words, from the one table that is asked."""
    areas = {
        "customers": _("Customers"), "contacts": _("Contacts"), "private": _("Private notes"), "projects": _("Projects"), "gates": _("Gates"),
        "checklist": _("Checklist"), "research": _("Research"), "solution": _("Solutions"),
        "commitments": _("Promises"), "contract": _("Contract"), "kickoff": _("Kickoff"),
        "acceptance": _("Acceptance"), "payment": _("Payment"), "documents": _("Documents"),
        "playbook": _("Playbooks"), "settings": _("Settings"),
    }  # fmt: skip
    acts = {
        "R": _("read"), "C": _("add"), "E": _("edit"), "A": _("decide"), "S": _("sign"), "own": _("edit own"),
        "override": _("override"), "move": _("move"), "skip": _("approve skipping"), "verdict": _("judge"),
        "waive": _("write off"), "request": _("send for signature"), "void": _("declare void"),
        "propose": _("propose"), "config": _("configure"),
    }  # fmt: skip
    return [
        {
            "role": Role(role).label,
            "cells": [
                (title, listed(acts[a] for a in access.TABLE[area].get(role, "").split() if a in acts))
                for area, title in areas.items()
            ],
        }
        for role in access.VENDOR
    ]


@access.page("settings", "C")
def new(request: Request) -> HttpResponse:
    form = NewUserForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            person = form.save()
            Event.record("user.added", by=request.user, subject=person, data={"roles": person.roles})
        messages.success(request, _("Saved: %(what)s") % {"what": person})
        return redirect("users")
    context = {
        "heading": _("New user"), "crumbs": [*crumbs(), (_("Users and roles"), reverse("users"))], "form": form,
        "cancel_url": reverse("users"),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@access.page("settings", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    context = {
        "heading": _("Edit: %(what)s") % {"what": person},
        "crumbs": [*crumbs(), (_("Users and roles"), reverse("users"))],
        "cancel_url": reverse("users"),
    }
    return edit_row(request, person, UserForm, "user.revised", reverse("users"), context)
