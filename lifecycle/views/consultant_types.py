"""The kinds of consultants: how each works, where each is needed, who is one, and what they gave to all."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lifecycle import access
from lifecycle.consultants import KINDS, contributions
from lifecycle.frame import Request
from lifecycle.models.users import User


@require_safe
@access.page("team")
def index(request: Request) -> HttpResponse:
    people = list(User.objects.filter(is_active=True).exclude(consultant_type="").order_by("name", "pk"))
    given = contributions(people)
    kinds: list[dict[str, Any]] = [
        {
            "title": kind.type.label, "behaviour": kind.behaviour, "staffing": kind.staffing, "limits": kind.limits,
            "people": [_person(one, given.get(one.pk, {})) for one in people if one.consultant_type == kind.type],
        }
        for kind in KINDS
    ]  # fmt: skip
    context = {"heading": _("Kinds of consultants"), "crumbs": [(_("Team"), reverse("team"))], "kinds": kinds}
    return render(request, "lifecycle/consultant_types.html", context)


def _person(one: User, given: dict[str, int]) -> dict[str, Any]:
    return {
        "name": one.label(), "url": reverse("person", args=[one.pk]), "notes": given.get("notes", 0),
        "ways": given.get("ways", 0),
    }  # fmt: skip
