"""Promises: written down, judged, approved, kept or broken."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.products import fill_maturity
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class CommitmentForm(forms.ModelForm):
    columns = {
        "promise_kind": 6, "product_maturity": 6, "source": 6, "source_ref": 6, "promised_by": 4, "promised_to": 4,
        "promised_on": 4, "due": 4, "days": 4, "amount": 4,
    }  # fmt: skip

    origin = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Commitment
        fields = (
            "text", "text_en", "promise_kind", "product_maturity", "source", "source_ref", "promised_by", "promised_to",
            "promised_on", "due", "days", "amount", "hard_date",
        )  # fmt: skip
        help_texts = {
            "text": _("As it was said, in one or two sentences."),
            "source_ref": _("Clause, page, or the occasion on which it was said."),
            "product_maturity": _(
                "Only for a function: does it exist already? Left empty, it is taken from the list of products, if one is named."
            ),
            "due": _("The date that was said."),
            "days": _("If a duration was said and no date: so many calendar days in all."),
            "amount": _("If a price, a discount or a penalty was said."),
            "hard_date": _("A date the customer relies on; it cannot move."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["promised_by"].queryset = members(project, self.instance.promised_by_id)  # type: ignore[attr-defined]
        self.fields["promised_to"].queryset = contacts(project, self.instance.promised_to_id)  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["origin"]
            for name in self.fixed:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Stays as it was written down.")
        else:
            self.initial["promised_by"] = user.pk
            self.initial["origin"] = self.instance.origin_key

    @property
    def fixed(self) -> list[str]:
        """What cannot be changed any more; a date or amount that was never said may still be added."""
        said = [name for name in Commitment.FIXED_ONCE if getattr(self.instance, name) is not None]
        return [*Commitment.FIXED, *said]

    def clean(self) -> dict[str, Any]:
        """A changed date that somebody sends all the same is refused in words, not passed over."""
        for name in self.fixed if self.instance.pk else ():
            sent, stands = self.data.get(self.add_prefix(name)), self[name].value()
            if sent is not None and sent.strip() != str(getattr(stands, "pk", stands)):
                try:
                    Commitment.guard_fixed(name, stands)
                except Refused as refusal:
                    self.add_error(name, str(refusal.message))
        return fill_maturity(super().clean() or self.cleaned_data)

    def clean_origin(self) -> str:
        key = self.cleaned_data["origin"]
        self.instance.origin_key = key
        return key


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
