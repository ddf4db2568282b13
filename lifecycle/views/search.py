"""One field that finds projects, customers, people and documents by name or number, and knowledge by its words."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.frame import Request
from lifecycle.models.customers import Contact, Customer
from lifecycle.models.documents import Document
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.projects import Project

EACH = 20
LONGEST = 80


@access.signed_in
def search(request: Request) -> HttpResponse:
    q = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    groups = found(request.user, q) if q else []
    context = {
        "heading": _("Search"),
        "q": q,
        "groups": [group for group in groups if group["rows"]],
        "total": sum(len(group["rows"]) for group in groups),
    }
    return render(request, "lifecycle/search.html", context)


def found(user: Any, q: str) -> list[dict[str, Any]]:
    """Hits by kind, each at most EACH, only of what the person may see."""
    customers = Customer.objects.visible_to(user) if access.can(user, "R", "customers") else Customer.objects.none()
    named = Q(name__icontains=q) | Q(name_en__icontains=q)
    projects = Project.objects.visible_to(user).filter(
        named | Q(number__icontains=q) | Q(customer__name__icontains=q) | Q(customer__name_en__icontains=q)
    )
    people = Contact.objects.filter(named, customer__in=customers).select_related("customer")
    documents = Document.objects.visible_to(user).filter(
        Q(number__icontains=q) | Q(title__icontains=q) | Q(title_en__icontains=q)
    )
    notes = (
        KnowledgeNote.objects.in_use().holding(q)
        if access.can(user, "R", "knowledge")
        else KnowledgeNote.objects.none()
    )
    return [
        _group(
            _("Projects"),
            [(p.label(), p.number, p.get_absolute_url()) for p in projects.select_related("customer")[:EACH]],
        ),
        _group(_("Customers"), [(str(c), c.region, c.get_absolute_url()) for c in customers.filter(named)[:EACH]]),
        _group(
            _("Contacts"),
            [(c.label(), str(c.customer), reverse("customer", args=[c.customer_id])) for c in people[:EACH]],
        ),
        _group(
            _("Documents"),
            [
                (d.number, d.label, d.get_absolute_url())
                for d in documents.select_related("project")[:EACH]
                if access.can(user, "R", d.kind_of.area, d.project)
            ],
        ),
        _group(_("Knowledge"), [(str(n), n.get_kind_display(), n.get_absolute_url()) for n in notes[:EACH]]),
    ]


def _group(title: str, rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    return {"title": title, "rows": [{"text": text, "note": note, "url": url} for text, note, url in rows]}
