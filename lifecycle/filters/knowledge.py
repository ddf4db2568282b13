"""What the knowledge page can be narrowed down by."""

from typing import Any

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Industry
from lifecycle.models.knowledge import KnowledgeNote

STANDING = (("checked", _("checked")), ("open", _("not checked yet")), ("retired", _("no longer used")))


class KnowledgeFilter(filters.FilterSet):
    q = filters.CharFilter(method="search", label=_("Words"))
    kind = filters.ChoiceFilter(choices=KnowledgeNote.Kind.choices, label=_("Kind"), empty_label=_("all"))
    industry = filters.ChoiceFilter(
        choices=Industry.choices, method="of_industry", label=_("Industry"), empty_label=_("all")
    )
    product = filters.CharFilter(field_name="product", lookup_expr="icontains", label=_("Product"), max_length=120)
    standing = filters.ChoiceFilter(choices=STANDING, method="standing_at", label=_("State"), empty_label=_("in use"))

    class Meta:
        model = KnowledgeNote
        fields: tuple[str, ...] = ()

    def search(self, rows: Any, name: str, value: str) -> Any:
        return rows.holding(value)

    def of_industry(self, rows: Any, name: str, value: str) -> Any:
        """What holds for all holds for this one too."""
        return rows.filter(Q(industry=value) | Q(industry=""))

    def standing_at(self, rows: Any, name: str, value: str) -> Any:
        if value == "retired":
            return rows.filter(retired=True)
        return rows.filter(checked_at__isnull=value != "checked")

    def filter_queryset(self, queryset: Any) -> Any:
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("standing") == "retired" else rows.filter(retired=False)
