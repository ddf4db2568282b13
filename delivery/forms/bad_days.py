"""Days on which the customer's leaders are not to be troubled with a report."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from delivery.models import BadDays
from lifecycle.forms.twins import drop_twins
from lifecycle.models.projects import Project


class BadDaysForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"first_on": 6, "last_on": 6}

    last_on = forms.DateField(label=_("Last day"), required=False, help_text=_("Empty for a single day."))

    class Meta:
        model = BadDays
        fields = ("first_on", "last_on", "why", "why_en")

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)

    def _post_clean(self) -> None:
        """The verb judges what was typed; there is no row to be checked yet."""
