"""Promises: written down, judged, approved, kept or broken."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.models.users import User

FIXED = ("promised_by", "promised_to", "promised_on")


class CommitmentForm(forms.ModelForm):
    columns = {
        "promise_kind": 6, "source": 6, "source_ref": 6, "product_maturity": 6, "promised_by": 4, "promised_to": 4,
        "promised_on": 4, "due": 6, "hard_date": 6,
    }  # fmt: skip

    class Meta:
        model = Commitment
        fields = (
            "text", "text_en", "promise_kind", "product_maturity", "source", "source_ref", "promised_by", "promised_to",
            "promised_on", "due", "hard_date",
        )  # fmt: skip
        help_texts = {
            "text": _("As it was said, in one or two sentences."),
            "source_ref": _("Clause, page, or the occasion on which it was said."),
            "product_maturity": _("Only for a function: does it exist already?"),
            "hard_date": _("A date the customer relies on; it cannot move."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["promised_by"].queryset = members(project, self.instance.promised_by_id)  # type: ignore[attr-defined]
        self.fields["promised_to"].queryset = contacts(project, self.instance.promised_to_id)  # type: ignore[attr-defined]
        if self.instance.pk:
            for name in FIXED:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Stays as it was written down.")
        else:
            self.initial["promised_by"] = user.pk


class ReviewForm(ActForm):
    verdict = forms.ChoiceField(
        label=_("Can it be kept?"), choices=Commitment.Verdict.choices[1:], widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea,
        help_text=_("If it is at risk or not feasible: what stands in the way, and what would be possible instead?"),
    )  # fmt: skip


class ApproveForm(ActForm):
    note = forms.CharField(
        label=_("Why it is kept up nevertheless"), widget=forms.Textarea,
        help_text=_("At least 10 characters. The closing report prints it."),
    )  # fmt: skip


class OutcomeForm(ActForm):
    """For keeping a promise and for taking it back: both ask what became of it."""

    outcome = forms.CharField(
        label=_("What became of it"), widget=forms.Textarea,
        help_text=_("Kept: how, and where that can be seen. Withdrawn: when and how the customer was told."),
    )  # fmt: skip


class BreakForm(ActForm):
    cause = forms.CharField(label=_("What caused it"), widget=forms.Textarea)
    side = forms.ChoiceField(
        label=_("On which side lies the cause?"), choices=Commitment.Side.choices, widget=forms.RadioSelect
    )
