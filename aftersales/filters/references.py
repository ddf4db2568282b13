"""What the page of all references can be narrowed down by; all of it stands in the address."""

from datetime import timedelta
from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models.reference_consents import ENDS_SOON, ReferenceConsent
from aftersales.models.references import ReferencePromotion
from lifecycle.models import User
from lifecycle.models.customers import Industry

SORTS = {
    "title": ("title", "pk"),
    "customer": ("project__customer__name", "pk"),
    "industry": ("project__industry", "project__product", "pk"),
    "released": ("released_on", "pk"),
}
CONSENTS = (
    ("holds", _("Given")),
    ("soon", _("Ends soon")),
    ("expired", _("Expired")),
    ("asked", _("Asked for")),
    ("withdrawn", _("Withdrawn or declined")),
    ("none", _("Not asked yet")),
)


class ReferenceFilter(filters.FilterSet):
    q = filters.CharFilter(
        method="with_words", label=_("Words in heading, overview, results or project"), max_length=100
    )
    industry = filters.ChoiceFilter(field_name="project__industry", choices=Industry.choices, label=_("Industry"))
    product = filters.ChoiceFilter(field_name="project__product", choices=[], label=_("Product"))
    consent = filters.ChoiceFilter(choices=CONSENTS, method="by_consent", label=_("Consent"))
    state = filters.ChoiceFilter(choices=ReferencePromotion.State.choices, label=_("State"))

    class Meta:
        model = ReferencePromotion
        fields: list[str] = []

    def __init__(self, data: Any, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        seen = ReferencePromotion.objects.visible_to(user).exclude(project__product="").order_by()
        products = sorted(set(seen.values_list("project__product", flat=True)))
        self.filters["product"].extra["choices"] = [(name, name) for name in products]

    def with_words(self, rows: Any, name: str, value: str) -> Any:
        word = value.strip().replace("\x00", "")
        if not word:
            return rows
        return rows.filter(
            Q(title__icontains=word) | Q(title_en__icontains=word) | Q(overview__icontains=word)
            | Q(overview_en__icontains=word) | Q(results__icontains=word) | Q(results_en__icontains=word)
            | Q(project__number__icontains=word) | Q(project__product__icontains=word)
        )  # fmt: skip

    def by_consent(self, rows: Any, name: str, value: str) -> Any:
        today = timezone.localdate()
        states, of = ReferenceConsent.State, ReferenceConsent.objects.filter(promotion=OuterRef("pk"))
        given = of.filter(state=states.GIVEN)
        match value:
            case "holds":
                return rows.filter(Exists(given.filter(until__gte=today)))
            case "soon":
                return rows.filter(
                    Exists(given.filter(until__gte=today, until__lte=today + timedelta(days=ENDS_SOON)))
                )
            case "expired":
                return rows.filter(Exists(given.filter(until__lt=today)))
            case "asked":
                return rows.filter(Exists(of.filter(state=states.ASKED)))
            case "withdrawn":
                ended = of.filter(state__in=(states.WITHDRAWN, states.DECLINED))
                open_ = of.filter(state__in=(states.GIVEN, states.ASKED))
                return rows.filter(Exists(ended)).exclude(Exists(open_))
            case "none":
                return rows.exclude(Exists(of))
        return rows


def sorted_by(rows: Any, key: str) -> Any:
    """In the order of a heading, `-` in front turns it round; the latest released first if the key is unknown."""
    first, *rest = SORTS.get(key.lstrip("-"), ("-released_on", "-pk"))
    if key.lstrip("-") not in SORTS:
        return rows.order_by(first, *rest)
    return rows.order_by(f"-{first}" if key.startswith("-") else first, *rest)
