"""What the ledger of promises can be narrowed down by; all of it stands in the address."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.filters.among import offer
from lifecycle.models.commitments import Commitment
from lifecycle.models.customers import Customer
from lifecycle.models.users import User

SHOWN = [("all", _("Settled ones too")), ("settled", _("Settled ones alone"))]
YES = [("yes", _("yes"))]


class PromiseFilter(filters.FilterSet):
    """Open ones, unless the address asks for others."""

    q = filters.CharFilter(method="with_words", label=_("Words of the promise or project"), max_length=100)
    verdict = filters.ChoiceFilter(choices=Commitment.Verdict.choices, label=_("Verdict"))
    red = filters.ChoiceFilter(choices=YES, method="in_the_red", label=_("In the red"))
    overdue = filters.ChoiceFilter(choices=YES, method="past_due", label=_("Overdue"))
    kind = filters.ChoiceFilter(field_name="promise_kind", choices=Commitment.Kind.choices, label=_("Kind"))
    promiser = filters.ModelChoiceFilter(
        field_name="promised_by", queryset=User.objects.none(), label=_("Promised by")
    )
    customer = filters.ModelChoiceFilter(
        field_name="project__customer", queryset=Customer.objects.none(), label=_("Customer")
    )
    shown = filters.ChoiceFilter(choices=SHOWN, method="as_asked", label=_("Settled"))

    class Meta:
        model = Commitment
        fields: list[str] = []

    def __init__(self, data: Any, rows: QuerySet[Commitment], *, user: User) -> None:
        super().__init__(data, rows)
        offer(self, "promiser", User.objects.filter(pk__in=rows.order_by().values("promised_by")), "promised_by")
        offer(self, "customer", Customer.objects.visible_to(user), "project__customer")

    def filter_queryset(self, queryset: QuerySet[Commitment]) -> QuerySet[Commitment]:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("shown") else found.filter(state__in=Commitment.OPEN)

    def with_words(self, rows: QuerySet[Commitment], name: str, value: str) -> QuerySet[Commitment]:
        return rows.filter(
            Q(text__icontains=value) | Q(text_en__icontains=value) | Q(project__number__icontains=value)
            | Q(project__name__icontains=value) | Q(project__name_en__icontains=value)
        )  # fmt: skip

    def in_the_red(self, rows: QuerySet[Commitment], name: str, value: str) -> QuerySet[Commitment]:
        return rows.filter(Commitment.red())

    def past_due(self, rows: QuerySet[Commitment], name: str, value: str) -> QuerySet[Commitment]:
        return rows.filter(due__lt=timezone.localdate(), state__in=Commitment.OPEN)

    def as_asked(self, rows: QuerySet[Commitment], name: str, value: str) -> QuerySet[Commitment]:
        return rows if value == "all" else rows.exclude(state__in=Commitment.OPEN)
