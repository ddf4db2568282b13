"""The form of an idea for a product, and what the backlog is narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.twins import low
from lifecycle.models.product_ideas import ProductIdea
from lifecycle.models.products import Product


class IdeaForm(forms.ModelForm):
    columns = {"title": 6, "title_en": 6, "product": 4, "state": 4, "release": 4}

    class Meta:
        model = ProductIdea
        fields = ("title", "title_en", "product", "state", "release", "note")
        help_texts = {
            "note": _("What is in it for other customers; for a declined one, why."),
            "release": _("The release for which it is planned, or in which it is."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)
        known = Product.objects.offered() | Product.objects.filter(pk=self.instance.product_id)
        self.fields["product"].queryset = known.distinct()  # type: ignore[attr-defined]
