"""Risks: written down, rated, answered, ended."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.risks import MARKS, Risk
from lifecycle.models.users import User

PROBABILITY = (_("hardly"), _("rather not"), _("possible"), _("likely"), _("almost certain"))
IMPACT = (_("hardly felt"), _("small"), _("noticeable"), _("severe"), _("endangers the project"))


def scale(words: tuple[Any, ...]) -> list[tuple[int, Any]]:
    return [(n, f"{label} · {word}") for (n, label), word in zip(MARKS, words, strict=True)]


class RiskForm(forms.ModelForm):
    columns = {
        "category": 6, "area": 6, "probability": 6, "impact": 6, "owner": 6, "due": 6, "trigger": 12,
    }  # fmt: skip

    origin = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Risk
        fields = (
            "title", "title_en", "description", "description_en", "category", "area", "probability", "impact",
            "prevention", "prevention_en", "contingency", "contingency_en", "trigger", "trigger_en", "owner", "due",
            "internal",
        )  # fmt: skip
        help_texts = {
            "title": _("What could go wrong, in a few words."),
            "category": _("What concerns people stays with us and is in no document for the customer."),
            "prevention": _("What we do now so that it does not happen."),
            "contingency": _("What we do if it happens all the same."),
            "trigger": _("By what we notice that it is happening."),
            "internal": _("It is left out when the solution for the customer tells the risks."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["owner"].queryset = members(project, self.instance.owner_id)  # type: ignore[attr-defined]
        if self.instance.pk:  # rated anew by its own act, with a reason
            del self.fields["probability"], self.fields["impact"], self.fields["origin"]
            return
        self.initial["origin"] = self.instance.origin_key
        self.fields["probability"].choices = [("", "—"), *scale(PROBABILITY)]  # type: ignore[attr-defined]
        self.fields["impact"].choices = [("", "—"), *scale(IMPACT)]  # type: ignore[attr-defined]

    def clean_origin(self) -> str:
        key = self.cleaned_data["origin"]
        self.instance.origin_key = key
        return key


class AssessForm(ActForm):
    columns = {"probability": 6, "impact": 6}
    probability = forms.TypedChoiceField(
        label=_("How likely is it?"), choices=scale(PROBABILITY), coerce=int, widget=forms.RadioSelect
    )
    impact = forms.TypedChoiceField(
        label=_("How bad would it be?"), choices=scale(IMPACT), coerce=int, widget=forms.RadioSelect
    )
    due = forms.DateField(label=_("To be looked at again on"))
    note = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({name: getattr(self.record, name) for name in ("probability", "impact")})
        self.initial["due"] = max(self.record.due, timezone.localdate())


class RespondForm(ActForm):
    columns = {"owner": 6, "due": 6}
    prevention = forms.CharField(label=_("What prevents it"), required=False, widget=forms.Textarea)
    prevention_en = forms.CharField(label=_("What prevents it, in English"), required=False, widget=forms.Textarea)
    contingency = forms.CharField(label=_("What we do if it happens"), required=False, widget=forms.Textarea)
    contingency_en = forms.CharField(
        label=_("What we do if it happens, in English"), required=False, widget=forms.Textarea
    )
    trigger = forms.CharField(label=_("Sign that it is happening"), required=False, max_length=200)
    trigger_en = forms.CharField(label=_("Sign that it is happening, in English"), required=False, max_length=200)
    owner = forms.ModelChoiceField(label=_("Who looks after it"), queryset=User.objects.none())
    due = forms.DateField(label=_("To be looked at again on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
        self.fields["owner"].queryset = members(self.record.project, self.record.owner_id)  # type: ignore[attr-defined]
        self.initial.update({name: getattr(self.record, name) for name in self.fields})
        self.initial["due"] = max(self.record.due, timezone.localdate())
        if self.record.is_serious:
            for name in Risk.RESPONSE:
                self.fields[name].required = True


class CloseForm(ActForm):
    outcome = forms.CharField(
        label=_("Why it cannot happen any more"),
        widget=forms.Textarea,
        help_text=_("The next project learns from it."),
    )


class OccurForm(ActForm):
    outcome = forms.CharField(
        label=_("What happened, and what was done"),
        widget=forms.Textarea,
        help_text=_("The next project learns from it."),
    )
