"""What the list of documents can be narrowed down by; all of it stands in the address."""

from datetime import timedelta
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import balls
from lifecycle.filters.among import offer
from lifecycle.models.customers import Customer
from lifecycle.models.documents import Document, DocumentQuerySet
from lifecycle.models.projects import Project
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import User
from lifecycle.stages import registry
from lifecycle.text import choose

WAITING = [
    ("0", _("Waiting now")),
    ("3", _("3 days or longer")),
    ("7", _("7 days or longer")),
    ("14", _("14 days or longer")),
]


class DocumentFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in number, title or project"), max_length=100)
    kind = filters.ChoiceFilter(label=_("Kind"))
    state = filters.MultipleChoiceFilter(
        choices=Document.State.choices, label=_("State"), widget=forms.CheckboxSelectMultiple
    )
    ball = filters.ChoiceFilter(choices=list(balls.SIDES.items()), method="lies_with", label=_("Lies with"))
    waiting = filters.ChoiceFilter(choices=WAITING, method="waiting_for", label=_("Waiting for signatures"))
    customer = filters.ModelChoiceFilter(
        field_name="project__customer", queryset=Customer.objects.none(), label=_("Customer")
    )
    project = filters.ModelChoiceFilter(queryset=Project.objects.none(), label=_("Project"), to_field_name="number")

    class Meta:
        model = Document
        fields: list[str] = []

    def __init__(self, data: Any, rows: DocumentQuerySet, *, user: User, project: Project | None = None) -> None:
        super().__init__(data, rows)
        self.filters["kind"].extra["choices"] = sorted(
            ((kind.code, choose(kind.title)) for kind in registry.documents.values()), key=lambda pair: pair[1]
        )
        if project is not None:
            del self.filters["customer"], self.filters["project"]
        else:
            offer(self, "customer", Customer.objects.visible_to(user), "project__customer")
            offer(self, "project", Project.objects.visible_to(user).order_by("-number"), "project", key="number")
        names = ("q", "kind", "ball", "waiting", "customer", "project", "state")
        self.form.order_fields([name for name in names if name in self.filters])

    def with_words(self, rows: DocumentQuerySet, name: str, value: str) -> DocumentQuerySet:
        return rows.filter(
            Q(number__icontains=value) | Q(title__icontains=value) | Q(title_en__icontains=value)
            | Q(project__name__icontains=value) | Q(project__name_en__icontains=value)
        )  # fmt: skip

    def lies_with(self, rows: DocumentQuerySet, name: str, value: str) -> DocumentQuerySet:
        return balls.with_side(rows, value)

    def waiting_for(self, rows: DocumentQuerySet, name: str, value: str) -> DocumentQuerySet:
        since = timezone.now() - timedelta(days=int(value))
        waiting = SignatureRequest.objects.filter(state=SignatureRequest.State.OPEN, sent_at__lte=since)
        return rows.filter(pk__in=waiting.values("document"))
