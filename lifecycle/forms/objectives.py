"""Objectives: worded, judged, approved, redefined, met or missed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.objectives import Objective
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class ObjectiveForm(forms.ModelForm):
    columns = {"metric": 12, "baseline_value": 4, "target_value": 4, "due": 4}

    class Meta:
        model = Objective
        fields = (
            "statement", "statement_en", "specific", "specific_en", "measurable", "measurable_en", "metric", "metric_en",
            "baseline_value", "target_value", "due", "achievable", "achievable_en", "relevant", "relevant_en",
            "time_bound", "time_bound_en",
        )  # fmt: skip
        help_texts = {
            "statement": _("A result, not an activity: “month-end takes two hours”, not “introduce the software”."),
            "metric": _("What is counted or timed, and who reads it off."),
            "baseline_value": _("With its unit: 2 days, 14 %."),
            "target_value": _("With its unit: 2 hours, 3 %."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)


class JudgeForm(ActForm):
    verdict = forms.ChoiceField(
        label=_("Can it be reached?"), choices=Objective.Achievable.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Reason"), widget=forms.Textarea,
        help_text=_("What it rests on: people, time, data, the customer's part. This stays with us."),
    )  # fmt: skip


class ApproveForm(ActForm):
    note = forms.CharField(
        label=_("Why it is kept nevertheless"), widget=forms.Textarea,
        help_text=_("At least 10 characters. The closing report prints it."),
    )  # fmt: skip


class RedefineForm(ActForm):
    reason = forms.CharField(
        label=_("Why it is redefined"), widget=forms.Textarea,
        help_text=_("A draft with the same words is made. What was agreed on holds until the draft is baselined."),
    )  # fmt: skip


class OutcomeForm(ActForm):
    outcome = forms.CharField(
        label=_("What was measured"),
        widget=forms.Textarea,
        help_text=_("The figure, the day, and where it can be seen."),
    )
