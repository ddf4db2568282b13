"""The summary of what trainees said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aftersales.models import FeedbackSummary, TrainingPlan
from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class SummaryForm(forms.ModelForm):
    class Meta:
        model = FeedbackSummary
        fields = ("plan", "good", "good_en", "better", "better_en")
        help_texts = {"better": _("What the trainers, the material or the next session do differently because of it.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["plan"].queryset = TrainingPlan.objects.filter(project=project)  # type: ignore[attr-defined]
        self.fields["plan"].label_from_instance = lambda plan: plan.label  # type: ignore[attr-defined]


class ShareForm(ActForm):
    shared_with = forms.CharField(
        label=_("Whom it was given back to"), max_length=200, help_text=_("People, their departments, the trainers.")
    )


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
