"""Answers in writing: the letter, what it says to each requirement, and its acknowledgement."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import responses
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.letter_answers import LetterAnswer
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.models.response_letters import ResponseLetter
from lifecycle.models.users import User


class LetterForm(forms.ModelForm):
    columns = {"addressee": 12}

    class Meta:
        model = ResponseLetter
        fields = ("addressee", "title", "title_en", "opening", "opening_en")
        help_texts = {"addressee": _("Whoever asked, or who speaks for them.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["addressee"].queryset = contacts(project, self.instance.addressee_id)  # type: ignore[attr-defined]


class AnswerForm(forms.ModelForm):
    columns = {"requirement": 8, "response": 4, "constraint": 4, "until": 4, "release": 4}

    class Meta:
        model = LetterAnswer
        fields = (
            "requirement", "response", "request", "request_en", "understanding", "understanding_en", "analysis",
            "analysis_en", "reason", "reason_en", "evidence", "evidence_en", "workaround", "workaround_en", "until",
            "release", "constraint",
        )  # fmt: skip
        help_texts = {
            "evidence": _("A rule, a figure, a test, a link. A refusal needs it, or a file that is attached here."),
            "until": _("The day on which it is done, or looked at again."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        rows = Requirement.objects.filter(project=project).exclude(response="").order_by("number")
        field: Any = self.fields["requirement"]
        field.queryset = rows
        field.label_from_instance = lambda row: f"{row.code} {row.label}"
        self.fields["response"].choices = [("", _("as on the requirement")), *responses.choices()]  # type: ignore[attr-defined]


class AcknowledgeForm(ActForm):
    columns = {"contact": 4, "on": 4, "how": 4}
    contact = forms.ModelChoiceField(label=_("Who acknowledged it"), queryset=None)
    on = forms.DateField(label=_("Acknowledged on"))
    how = forms.ChoiceField(label=_("How"), choices=ResponseLetter.How.choices)
    note = forms.CharField(
        label=_("What they said"), required=False, widget=forms.Textarea, help_text=_("Stays with us.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("contact", self.record.addressee_id)
        self.initial.setdefault("on", timezone.localdate())


class ReworkForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
