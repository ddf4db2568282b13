"""The company's own words for the three responses."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle import responses
from lifecycle.models.requirement_types import Response
from lifecycle.models.settings import SiteSettings

KEYS = (("zh", _("in Chinese")), ("en", _("in English")))


class ResponseLabelsForm(forms.Form):
    def __init__(self, *args: Any, site: SiteSettings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = responses.words(SiteSettings(response_labels={}))
        self.columns = {}
        for value, label in Response.choices:
            for key, language in KEYS:
                name = f"{value}_{key}"
                self.columns[name] = 6
                self.fields[name] = forms.CharField(
                    label=format_lazy("{} {}", label, language), max_length=40, required=False,
                    initial=(site.response_labels.get(value) or {}).get(key, ""), help_text=ours[value][key],
                )  # fmt: skip

    def facts(self) -> dict[str, dict[str, str]]:
        return {
            value: {key: self.cleaned_data[f"{value}_{key}"].strip() for key, _language in KEYS}
            for value in Response.values
        }
