"""The form of a type of requirement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.twins import low
from lifecycle.models.requirement_types import RequirementType


class TypeForm(forms.ModelForm):
    columns = {
        "title": 6, "title_en": 6, "signs": 6, "signs_en": 6, "advice": 6, "advice_en": 6, "default_response": 6,
        "code": 6, "order": 6, "active": 6,
    }  # fmt: skip

    class Meta:
        model = RequirementType
        fields = (
            "title", "title_en", "signs", "signs_en", "advice", "advice_en", "default_response", "code", "order", "active",
        )  # fmt: skip
        help_texts = {
            "code": _("A short name in small letters; reports count by it."),
            "order": _("Small numbers come first."),
            "active": _("Untick it to retire the type. Requirements that have it keep it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)
