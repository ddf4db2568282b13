"""Feasibility: the dimensions with their evidence, competitors, and the decision."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models import Competitor, Estimate, FeasibilityAssessment, FeasibilityDimension
from presales.models.feasibility import Verdict


class AssessmentForm(forms.ModelForm):
    class Meta:
        model = FeasibilityAssessment
        fields = ("summary", "market_note", "estimate", "overall", "conditions")
        help_texts = {
            "summary": _("In a few sentences. The four dimensions appear after the first save."),
            "estimate": _("What it costs and how long it takes; a rough one is enough here."),
            "conditions": _("What must be settled first, if it is a go with conditions."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)
        self.fields["estimate"].queryset = Estimate.objects.filter(project=project)  # type: ignore[attr-defined]


class DimensionForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"dimension": 4, "score": 4, "verdict": 4}

    class Meta:
        model = FeasibilityDimension
        fields = ("dimension", "score", "verdict", "evidence")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["dimension"].disabled = True
        low(self, 3)

    def save(self, commit: bool = True) -> Any:
        """Who writes it has judged it."""
        self.instance.assessor = self.user
        return super().save(commit)


class CompetitorForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"name": 6, "price_hint": 6, "strengths": 6, "weaknesses": 6}

    class Meta:
        model = Competitor
        fields = ("name", "price_hint", "strengths", "weaknesses")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 2)


class BackForm(ActForm):
    reason = forms.CharField(label=_("What is to be put right"), widget=forms.Textarea)


class DecideForm(ActForm):
    decision = forms.ChoiceField(label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect)
    conditions = forms.CharField(
        label=_("Conditions"), required=False, widget=forms.Textarea,
        help_text=_("Needed for a go with conditions, which an executive decides."),
    )  # fmt: skip
    note = forms.CharField(label=_("Words on the decision"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("decision", self.record.overall)
        self.initial.setdefault("conditions", self.record.conditions)
