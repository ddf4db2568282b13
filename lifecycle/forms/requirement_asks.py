"""Asking somebody of the customer to confirm requirements by link, and the sheet on which they do."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.people import contacts
from lifecycle.forms.twins import low
from lifecycle.models.customers import Contact
from lifecycle.models.projects import Project
from lifecycle.models.questionnaires import default_until
from lifecycle.models.requirement_asks import RequirementAsk
from lifecycle.models.requirement_choices import State
from lifecycle.models.requirements import Requirement

Verdict = RequirementAsk.Verdict


class AskForm(forms.Form):
    columns = {"contact": 6, "until": 6}
    requirements = forms.ModelMultipleChoiceField(
        label=_("Requirements"), queryset=Requirement.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that are analysed. Their title and description are shown, nothing else."),
    )  # fmt: skip
    contact = forms.ModelChoiceField(label=_("Who is asked"), queryset=Contact.objects.none())
    until = forms.DateField(label=_("Answers until"))
    message = forms.CharField(label=_("Message"), widget=forms.Textarea, required=False, max_length=1000)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)
        self.fields["requirements"].queryset = Requirement.objects.filter(project=project, state=State.ANALYSED)
        self.fields["requirements"].label_from_instance = lambda row: f"{row.code} {row.label}"
        self.fields["contact"].queryset = contacts(project).exclude(email="")
        self.initial.setdefault("until", default_until())


class ConfirmSheet(forms.Form):
    """For each requirement yes or no, and words where it is no."""

    def __init__(self, *args: Any, asks: list[RequirementAsk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = asks
        for ask in asks:
            self.fields[f"v{ask.pk}"] = forms.ChoiceField(
                label=_("Is that what you mean?"), choices=Verdict.choices, widget=forms.RadioSelect
            )
            self.fields[f"w{ask.pk}"] = forms.CharField(
                label=_("What is different, or missing?"), required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def rows(self) -> list[tuple[RequirementAsk, Any, Any]]:
        return [(ask, self[f"v{ask.pk}"], self[f"w{ask.pk}"]) for ask in self.asks]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for ask in self.asks:
            if data.get(f"v{ask.pk}") == Verdict.OBJECT and not data.get(f"w{ask.pk}", "").strip():
                self.add_error(
                    f"w{ask.pk}", gettext("Say in your words what is different, so that we can put it right.")
                )
        return data

    def answers(self) -> dict[int, tuple[str, str]]:
        return {ask.pk: (self.cleaned_data[f"v{ask.pk}"], self.cleaned_data[f"w{ask.pk}"]) for ask in self.asks}
