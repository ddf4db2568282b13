"""Knowledge notes as they are written and corrected."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.twins import low
from lifecycle.models.knowledge import KnowledgeNote


class KnowledgeForm(forms.ModelForm):
    columns = {"kind": 4, "industry": 4, "product": 4, "title": 6, "title_en": 6, "text": 6, "text_en": 6}

    class Meta:
        model = KnowledgeNote
        fields = ("kind", "industry", "product", "title", "title_en", "text", "text_en")
        help_texts = {
            "title": _("Everybody in the company reads it: leave out the customer's name."),
            "industry": _("Left open, it holds for all."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 6)
        self.fields["industry"].choices = [("", _("all")), *list(self.fields["industry"].choices)[1:]]
