"""What the page of who works where can be narrowed down by."""

from typing import Any

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.fields import holds
from lifecycle.models.users import VENDOR_ROLE_CHOICES, ConsultantType, User


class TeamFilter(filters.FilterSet):
    q = filters.CharFilter(method="search", label=_("Name"), max_length=80)
    role = filters.ChoiceFilter(choices=VENDOR_ROLE_CHOICES, method="with_role", label=_("Role"), empty_label=_("all"))
    kind = filters.ChoiceFilter(
        choices=ConsultantType.choices,
        field_name="consultant_type",
        label=_("Kind of consultant"),
        empty_label=_("all"),
    )
    over = filters.ChoiceFilter(
        choices=[("1", _("with too much to do"))], method="keep", label=_("Work"), empty_label=_("all")
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def search(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(Q(name__icontains=value) | Q(name_en__icontains=value))

    def with_role(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(roles__contains=holds(value))

    def keep(self, rows: Any, name: str, value: str) -> Any:
        """Reckoned from the weeks, not asked of the database."""
        return rows
