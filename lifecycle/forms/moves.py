"""What a move of a project must be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.moves import LostReason

TEXT = {"widget": forms.Textarea(attrs={"rows": 3}), "max_length": 2000}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), **TEXT)  # type: ignore[arg-type]


class OverrideForm(ReasonForm):
    gate = forms.CharField(widget=forms.HiddenInput, max_length=4)

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("At least 10 characters. It is printed in the closing report.")


class SuspendForm(ReasonForm):
    review_on = forms.DateField(label=_("Day on which it is looked at again"))


class LoseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why was it lost?"), choices=[("", "—"), *LostReason.choices])
    note = forms.CharField(label=_("What happened"), **TEXT)  # type: ignore[arg-type]


class TerminateForm(forms.Form):
    settlement = forms.CharField(
        label=_("What was settled with the customer"),
        help_text=_("Work done, money, documents, who told whom."),
        **TEXT,  # type: ignore[arg-type]
    )
