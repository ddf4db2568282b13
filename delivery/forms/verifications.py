"""A function verification with its functions, the conclusion, and a problem that is raised from it."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from delivery.models import FunctionVerification, VerifiedFunction
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.questions import ANSWERED_WITHIN, Question
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User


class VerificationForm(forms.ModelForm):
    class Meta:
        model = FunctionVerification
        fields = ("title", "title_en", "on", "place", "place_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)


class FunctionForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "flow": 6, "flow_name": 6, "function": 6, "requirement": 6, "result": 6, "retest_on": 6, "ran_by": 6, "seen_by": 6,
    }  # fmt: skip

    class Meta:
        model = VerifiedFunction
        fields = (
            "flow", "flow_name", "flow_name_en", "function", "function_en", "requirement", "test_data", "test_data_en",
            "result", "remark", "remark_en", "retest_on", "ran_by", "seen_by",
        )  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        row, fields = self.instance, self.fields
        fields["flow"].queryset = BusinessProcess.objects.filter(project=project)  # type: ignore[attr-defined]
        fields["requirement"].queryset = Requirement.objects.filter(project=project)  # type: ignore[attr-defined]
        fields["ran_by"].queryset = members(project, row.ran_by_id)  # type: ignore[attr-defined]
        fields["seen_by"].queryset = contacts(project, row.seen_by_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("flow") and not data.get("flow_name"):
            self.add_error("flow", gettext_lazy("Choose the flow, or write its name."))
        return data


class ConcludeForm(ActForm):
    conclusion = forms.CharField(
        label=gettext_lazy("Conclusion"), widget=forms.Textarea, max_length=2000,
        help_text=gettext_lazy("Do the basic flows run from end to end? If a function does not work, it is run again."),
    )  # fmt: skip
    conclusion_en = forms.CharField(
        label=gettext_lazy("Conclusion in English"), widget=forms.Textarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["conclusion"], self.initial["conclusion_en"] = self.record.conclusion, self.record.conclusion_en
        drop_twins(self, self.record.project)


class RaiseForm(ActForm):
    line = forms.ModelChoiceField(label=gettext_lazy("Function"), queryset=VerifiedFunction.objects.none())
    severity = forms.ChoiceField(label=gettext_lazy("severity"), choices=Question.Severity.choices, initial="medium")
    owner = forms.ModelChoiceField(label=gettext_lazy("who answers"), queryset=User.objects.none())
    due = forms.DateField(label=gettext_lazy("to be answered by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = [row.pk for row in self.record.to_raise]
        self.fields["line"].queryset = VerifiedFunction.objects.filter(pk__in=wanted)  # type: ignore[attr-defined]
        self.fields["owner"].queryset = members(self.record.project)  # type: ignore[attr-defined]
        self.initial["owner"], self.initial["due"] = self.user, timezone.localdate() + ANSWERED_WITHIN
