"""The form of a type of requirement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.twins import low
from lifecycle.models.requirement_types import RequirementType


class TypeForm(forms.ModelForm):
    columns = {
        "title": 6, "title_en": 6, "signs": 6, "signs_en": 6, "advice": 6, "advice_en": 6, "nature": 6,
        "default_response": 6, "code": 4, "order": 4, "active": 4,
    }  # fmt: skip

    class Meta:
        model = RequirementType
        fields = (
            "title", "title_en", "signs", "signs_en", "advice", "advice_en", "nature", "default_response", "code", "order", "active",
        )  # fmt: skip
        help_texts = {
            "nature": _(
                "What cannot be avoided must be weighed before it is answered; a new idea can be parked for a product."
            ),
            "code": _("A short name in small letters; reports count by it."),
            "order": _("Small numbers come first."),
            "active": _("Untick it to retire the type. Requirements that have it keep it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)
