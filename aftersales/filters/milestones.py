"""What the payments page can be narrowed down by; all of it stands in the address."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.ageing import BUCKETS, in_bucket
from aftersales.models import PaymentMilestone
from lifecycle.filters.among import offer
from lifecycle.models import Customer, User
from lifecycle.models.projects import Currency
from lifecycle.stages import State

# What a heading sorts by; the rest of the tuple breaks ties, so that paging never shows a row twice.
SORTS = {
    "project": ("project__number", "order"),
    "customer": ("project__customer__name", "project__number", "order"),
    "name": ("name", "pk"),
    "state": ("state", "due_on", "pk"),
    "due": ("due_on", "pk"),
    "amount": ("amount", "pk"),
    "open": ("open_sum", "pk"),
}


class MilestoneFilter(filters.FilterSet):
    q = filters.CharFilter(method="with_words", label=_("Words in project, customer or milestone"), max_length=100)
    owner = filters.ModelChoiceFilter(field_name="collector", queryset=User.objects.none(), label=_("Collects it"))
    customer = filters.ModelChoiceFilter(
        field_name="project__customer", queryset=Customer.objects.none(), label=_("Customer")
    )
    currency = filters.ChoiceFilter(choices=Currency.choices, label=_("Currency"))
    overdue = filters.ChoiceFilter(choices=[("yes", _("Overdue"))], method="by_overdue", label=_("Lateness"))
    broken = filters.ChoiceFilter(
        choices=[("yes", _("Promise to pay broken"))], method="by_broken", label=_("Promises")
    )
    age = filters.ChoiceFilter(choices=[(key, label) for key, label, *_r in BUCKETS], method="by_age", label=_("Age"))
    state = filters.MultipleChoiceFilter(
        choices=PaymentMilestone.State.choices, label=_("State"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = PaymentMilestone
        fields: list[str] = []

    def __init__(self, data: Any, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        seen = PaymentMilestone.objects.visible_to(user)
        offer(self, "owner", User.objects.filter(pk__in=seen.values("collector")), "collector")
        offer(self, "customer", Customer.objects.filter(pk__in=seen.values("project__customer")), "project__customer")

    def with_words(self, rows: Any, name: str, value: str) -> Any:
        word = value.strip().replace("\x00", "")
        if not word:
            return rows
        return rows.filter(
            Q(name__icontains=word) | Q(name_en__icontains=word) | Q(invoice_no__icontains=word)
            | Q(project__number__icontains=word) | Q(project__name__icontains=word) | Q(project__name_en__icontains=word)
            | Q(project__customer__name__icontains=word) | Q(project__customer__name_en__icontains=word)
        )  # fmt: skip

    def by_overdue(self, rows: Any, name: str, value: str) -> Any:
        return rows.overdue()

    def by_broken(self, rows: Any, name: str, value: str) -> Any:
        return rows.unsettled().filter(promised_on__lt=timezone.localdate())

    def by_age(self, rows: Any, name: str, value: str) -> Any:
        return rows.unsettled().filter(in_bucket(value, timezone.localdate()))


class ReceivableFilter(filters.FilterSet):
    """What the page of receivables can be narrowed down by."""

    owner = filters.ModelChoiceFilter(field_name="collector", queryset=User.objects.none(), label=_("Collects it"))
    customer = filters.ModelChoiceFilter(
        field_name="project__customer", queryset=Customer.objects.none(), label=_("Customer")
    )
    currency = filters.ChoiceFilter(choices=Currency.choices, label=_("Currency"))
    unpaid = filters.ChoiceFilter(
        choices=[("yes", _("Accepted, unpaid"))], method="by_unpaid", label=_("Payment collection")
    )

    class Meta:
        model = PaymentMilestone
        fields: list[str] = []

    def __init__(self, data: Any, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        seen = PaymentMilestone.objects.visible_to(user)
        offer(self, "owner", User.objects.filter(pk__in=seen.values("collector")), "collector")
        offer(self, "customer", Customer.objects.filter(pk__in=seen.values("project__customer")), "project__customer")

    def by_unpaid(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(project__state=State.PAYMENT)


def sorted_by(rows: Any, key: str) -> Any:
    """The rows in the order of a heading, `-` in front turns it round; by the day of payment if the key is unknown.

    By the day of payment, what is settled comes after what is open, and what has no day yet after what has one.
    """
    first, *rest = SORTS.get(key.lstrip("-"), SORTS["due"])
    turned = key.startswith("-")
    column = F(first).desc(nulls_last=True) if turned else F(first).asc(nulls_last=True)
    if first == "due_on":
        settled = Case(When(state__in=PaymentMilestone.SETTLED, then=1), default=0)
        return rows.order_by(settled, column, *rest)
    return rows.order_by(column, *rest)
