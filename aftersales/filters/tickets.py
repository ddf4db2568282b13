"""What the page of all tickets can be narrowed down by; all of it stands in the address."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aftersales.models.tickets import SupportTicket
from lifecycle.filters.among import offer
from lifecycle.models import Customer, User

# What a heading sorts by; the rest of the tuple breaks ties, so that paging never shows a row twice.
SORTS = {
    "due": ("due", "pk"),
    "title": ("title", "pk"),
    "project": ("project__number", "number"),
    "customer": ("project__customer__name", "project__number", "number"),
    "state": ("state", "pk"),
    "reported": ("reported_at", "pk"),
    "mark": ("rating", "pk"),
}


class TicketFilter(filters.FilterSet):
    q = filters.CharFilter(
        method="with_words", label=_("Words in ticket, solution, project or customer"), max_length=100
    )
    assigned = filters.ModelChoiceFilter(queryset=User.objects.none(), label=_("Who helps"))
    customer = filters.ModelChoiceFilter(
        field_name="project__customer", queryset=Customer.objects.none(), label=_("Customer")
    )
    kind = filters.ChoiceFilter(field_name="ticket_kind", choices=SupportTicket.Kind.choices, label=_("Kind"))
    priority = filters.ChoiceFilter(choices=SupportTicket.Priority.choices, label=_("Priority"))
    late = filters.ChoiceFilter(choices=[("yes", _("Broken"))], method="by_late", label=_("Promised times"))
    state = filters.MultipleChoiceFilter(
        choices=SupportTicket.State.choices, label=_("State"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = SupportTicket
        fields: list[str] = []

    def __init__(self, data: Any, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        seen = SupportTicket.objects.visible_to(user)
        offer(self, "assigned", User.objects.filter(pk__in=seen.values("assigned")), "assigned")
        offer(self, "customer", Customer.objects.filter(pk__in=seen.values("project__customer")), "project__customer")

    def with_words(self, rows: Any, name: str, value: str) -> Any:
        word = value.strip().replace("\x00", "")
        if not word:
            return rows
        return rows.filter(
            Q(title__icontains=word) | Q(title_en__icontains=word) | Q(text__icontains=word) | Q(solution__icontains=word)
            | Q(project__number__icontains=word) | Q(project__name__icontains=word) | Q(project__name_en__icontains=word)
            | Q(project__customer__name__icontains=word) | Q(project__customer__name_en__icontains=word)
        )  # fmt: skip

    def by_late(self, rows: Any, name: str, value: str) -> Any:
        return rows.breached()


def sorted_by(rows: Any, key: str) -> Any:
    """In the order of a heading, `-` in front turns it round; what has to be done next first if the key is unknown."""
    first, *rest = SORTS.get(key.lstrip("-"), SORTS["due"])
    column = F(first).desc(nulls_last=True) if key.startswith("-") else F(first).asc(nulls_last=True)
    return rows.order_by(column, *rest)
