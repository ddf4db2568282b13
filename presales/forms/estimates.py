"""Estimates, their steps and their cost lines. Money is only for those who may read costs."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle import access, pastdurations
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models import Estimate, EstimateCost, EstimateStep
from presales.reference import comparable


class EstimateForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"starts_on": 4, "customer_wanted_end": 4, "quoted_amount": 4}

    class Meta:
        model = Estimate
        fields = (
            "title", "title_en", "starts_on", "customer_wanted_end", "quoted_amount", "basis_note", "recommendation",
        )  # fmt: skip
        help_texts = {
            "starts_on": _("With the people whom it needs. Promised dates are counted from this day."),
            "basis_note": _("Which requirements and assumptions, whose experience."),
            "recommendation": _("What to offer, what not, and where there is room. Sales reads this first."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        if not access.can(user, "E", "costs", project):
            del self.fields["quoted_amount"]


class StepForm(forms.ModelForm):
    class Meta:
        model = EstimateStep
        fields = ("step", "what", "optimistic", "likely", "pessimistic")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("optimistic", "likely", "pessimistic"):
            self.fields[name].widget.attrs["min"] = 0

    @staticmethod
    def told(project: Project) -> str:
        """What comparable projects took, for whoever estimates."""
        found = comparable(project)
        parts = found.part_words
        text = _now("In working days, one step after the other. %(reference)s.") % {"reference": found.words}
        if closed := pastdurations.phase_words(project):
            text = f"{text} {closed}."
        return _now("%(text)s Medians: %(parts)s.") % {"text": text, "parts": parts} if parts else text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        best, likely, worst = (data.get(name) for name in ("optimistic", "likely", "pessimistic"))
        if None not in (best, likely) and best > likely:  # type: ignore[operator]
            self.add_error("likely", _now("Likely is not shorter than at best."))
        if None not in (likely, worst) and likely > worst:  # type: ignore[operator]
            self.add_error("pessimistic", _now("At worst is not shorter than likely."))
        return data


class CostForm(forms.ModelForm):
    class Meta:
        model = EstimateCost
        fields = ("kind", "what", "step", "quantity", "unit", "rate")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
