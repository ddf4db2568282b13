"""Asking an executive, asking the project manager, and keeping a retention back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aftersales.forms.milestones import MONEY, OnceForm
from aftersales.models import SupportTask
from lifecycle.forms.acts import ActForm

REASON = _("At least 10 characters. The closing report prints it.")


class AskWaiverForm(OnceForm):
    amount = forms.DecimalField(label=_("Amount that is given up"), min_value=0, **MONEY)  # type: ignore[arg-type]
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, help_text=REASON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["amount"] = self.record.open_amount


class AskLaterForm(OnceForm):
    on = forms.DateField(label=_("New day on which it falls due"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, help_text=REASON)


class DecideForm(ActForm):
    granted = forms.TypedChoiceField(
        label=_("Your decision"), coerce=lambda given: given == "1", widget=forms.RadioSelect,
        choices=(("1", _("Grant it")), ("0", _("Refuse it"))),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Why so"), widget=forms.Textarea, required=False, help_text=_("Needed if you refuse it.")
    )
    concession = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.record.asked_concession
        self.initial["concession"] = asked.pk if asked else None
        if asked:
            self.fields["granted"].help_text = asked.told


class SupportForm(OnceForm):
    kind = forms.ChoiceField(label=_("What is needed"), choices=SupportTask.Kind.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("In detail"), max_length=300, required=False)
    due = forms.DateField(label=_("Due"), required=False)


class SupportedForm(ActForm):
    task = forms.ModelChoiceField(label=_("What was done"), queryset=SupportTask.objects.none())
    outcome = forms.CharField(label=_("What came of it"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = SupportTask.objects.filter(milestone=self.record, done_at=None)
        self.fields["task"].queryset = rows  # type: ignore[attr-defined]
        first = rows.first()
        self.initial["task"] = first.pk if first else None


class KeepBackForm(OnceForm):
    amount = forms.DecimalField(label=_("Amount that is kept back"), min_value=0, **MONEY)  # type: ignore[arg-type]
    until = forms.DateField(
        label=_("Falls due on"),
        help_text=_("The retention becomes a payment of its own, which falls due on that day."),
    )
