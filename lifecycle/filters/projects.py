"""What the projects list and the pipeline can be narrowed down by; all of it stands in the address."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.filters.among import offer
from lifecycle.models.customers import Customer, Industry
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.portfolio import late
from lifecycle.stages import Stage, State, states_of

DAY = forms.DateInput(attrs={"type": "date"})


class PipelineFilter(filters.FilterSet):
    owner = filters.ModelChoiceFilter(queryset=User.objects.none(), method="of_owner", label=_("Owner"))
    customer = filters.ModelChoiceFilter(queryset=Customer.objects.none(), label=_("Customer"))
    signing_before = filters.DateFilter(
        field_name="expected_sign_on", lookup_expr="lte", label=_("Signing expected up to"), widget=DAY
    )

    class Meta:
        model = Project
        fields: list[str] = []

    def __init__(self, data: Any, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        offer(self, "owner", User.objects.filter(is_active=True), "presales_owner", "delivery_owner")
        offer(self, "customer", Customer.objects.visible_to(user), "customer")

    def of_owner(self, rows: Any, name: str, value: User) -> Any:
        return rows.filter(Q(presales_owner=value) | Q(delivery_owner=value))


class ProjectFilter(PipelineFilter):
    q = filters.CharFilter(method="with_words", label=_("Words in number, name or customer"), max_length=100)
    stage = filters.ChoiceFilter(choices=Stage.choices, method="in_stage", label=_("Stage"))
    state = filters.MultipleChoiceFilter(choices=State.choices, label=_("State"), widget=forms.CheckboxSelectMultiple)
    industry = filters.ChoiceFilter(choices=Industry.choices, label=_("Industry"))
    health = filters.ChoiceFilter(choices=[("late", _("Late or in the red"))], method="by_health", label=_("Health"))
    unpaid = filters.ChoiceFilter(
        choices=[("yes", _("Accepted, unpaid"))], method="by_unpaid", label=_("Payment collection")
    )
    signing_after = filters.DateFilter(
        field_name="expected_sign_on", lookup_expr="gte", label=_("Signing expected from"), widget=DAY
    )
    currency = filters.CharFilter(field_name="currency", max_length=3, widget=forms.HiddenInput, label=_("Currency"))

    class Meta(PipelineFilter.Meta):
        pass

    field_order = (
        "q",
        "stage",
        "owner",
        "customer",
        "industry",
        "health",
        "unpaid",
        "signing_after",
        "signing_before",
        "state",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.order_fields(self.field_order)

    def with_words(self, rows: Any, name: str, value: str) -> Any:
        word = value.strip().replace("\x00", "")
        if not word:
            return rows
        return rows.filter(
            Q(number__icontains=word) | Q(name__icontains=word) | Q(name_en__icontains=word)
            | Q(customer__name__icontains=word) | Q(customer__name_en__icontains=word)
        )  # fmt: skip

    def in_stage(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(state__in=states_of(value, SiteSettings.load().trial_run_in))

    def by_health(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(late())

    def by_unpaid(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(state=State.PAYMENT, open_amount__gt=0)
