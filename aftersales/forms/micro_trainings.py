"""A training of minutes, noted on a phone."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from aftersales.models import MicroTraining
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class MicroForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "name": 6, "minutes": 6, "on": 6}

    class Meta:
        model = MicroTraining
        fields = ("what", "contact", "name", "minutes", "on", "learned")
        help_texts = {"learned": _("A better way that they have, a word that they use. It stays with us.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 2)
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("contact") and not (data.get("name") or "").strip():
            self.add_error("contact", _("Choose a contact, or write the name."))
        return data

    def validate_constraints(self) -> None:
        """Said beside the field by `clean`."""
