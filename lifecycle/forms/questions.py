"""Questions and doubts: asked, answered, settled, opened again."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.questions import ANSWERED_WITHIN, Question
from lifecycle.models.users import User


class QuestionForm(forms.ModelForm):
    columns = {"question_kind": 4, "severity": 4, "area": 4, "raised_by": 6, "raised_by_us": 6, "owner": 6, "due": 6}
    origin_key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    class Meta:
        model = Question
        fields = (
            "text", "text_en", "question_kind", "severity", "area", "raised_by", "raised_by_us", "owner", "due",
        )  # fmt: skip
        help_texts = {
            "text": _("In the words of whoever asks."),
            "raised_by_us": _("Leave both open if it is you."),
            "owner": _("One person; it stands on their page “Today” when the day has come."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("origin_key", self.instance.origin_key)
        drop_twins(self, project)
        low(self, 3)
        self.fields["raised_by"].queryset = contacts(project, self.instance.raised_by_id)
        self.fields["raised_by_us"].queryset = members(project, self.instance.raised_by_us_id)
        self.fields["owner"].queryset = members(project, self.instance.owner_id)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.instance.origin_key = data.get("origin_key", "")
        return data


class AnswerForm(ActForm):
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea)
    answer_en = forms.CharField(label=_("Answer in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class SettledForm(ActForm):
    on = forms.DateField(label=_("Settled on"))
    how = forms.CharField(
        label=_("How we know"), max_length=200, required=False,
        help_text=_("How whoever asked told us: by telephone, by mail, in which meeting."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()
        self.fields["how"].required = self.record.raised_by_id is not None


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("What is still open"), widget=forms.Textarea)
    due = forms.DateField(label=_("To be answered by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["due"] = timezone.localdate() + ANSWERED_WITHIN
