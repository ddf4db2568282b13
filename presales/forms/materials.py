"""A material of the company's library, with its file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.twins import low
from lifecycle.models.customers import Customer
from presales.models import MaterialAsset


class MaterialForm(forms.ModelForm):
    columns = {"kind": 4, "industry": 4, "valid_until": 4, "title": 6, "title_en": 6, "text": 6, "text_en": 6}
    upload = forms.FileField(
        label=_("File"), required=False,
        help_text=_("PDF, picture, Word, Excel, PowerPoint, ZIP or plain text, at most 25 MB."),
    )  # fmt: skip

    class Meta:
        model = MaterialAsset
        fields = ("kind", "industry", "valid_until", "title", "title_en", "text", "text_en", "reference", "retired")
        help_texts = {
            "text": _("A few sentences; they stand in the introduction that the customer gets."),
            "valid_until": _("For certificates. After that day it is not offered any more."),
            "reference": _("For cases: only customers who agreed to be named."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 4)
        # one that agreed once and is named already stays a choice, so that the refusal says what is wrong
        willing = Customer.objects.filter(reference_consent=True)
        named = Customer.objects.filter(pk=self.instance.reference_id or 0)
        self.fields["reference"].queryset = willing | named  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
