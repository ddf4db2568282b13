"""Surveys: whom to ask at which point, the fixed questions, and what was answered on paper."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.forms.tickets import MARKS
from aftersales.models.surveys import QUESTIONS, SatisfactionSurvey
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class SurveyForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"point": 6, "contact": 6}

    class Meta:
        model = SatisfactionSurvey
        fields = ("point", "contact")
        help_texts = {"contact": _("One survey for each person; ask those who decide and those who work with it.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]


def _ask(form: Any, **more: Any) -> None:
    from aftersales.satisfaction import asked

    blank = [] if "widget" in more else [("", "—")]  # a list would begin with the best mark
    for key in QUESTIONS:
        form.fields[key] = forms.TypedChoiceField(
            label=asked(key), choices=[*blank, *MARKS] if key == "whole" else [*MARKS, ("", _("cannot say"))], coerce=int,
            empty_value=None, required=key == "whole", **more,
        )  # fmt: skip


class AnswerForm(forms.Form):
    """What somebody of the customer fills in, mostly on a phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, widget=forms.RadioSelect)
        self.fields["comment"] = forms.CharField(
            label=_("What should we do better, what was good?"), required=False, max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )  # fmt: skip

    def scores(self) -> dict[str, int]:
        return {key: self.cleaned_data[key] for key in QUESTIONS if self.cleaned_data.get(key)}


class SendForm(ActForm):
    message = forms.CharField(
        label=_("A few words of your own"), widget=forms.Textarea, max_length=1000, required=False
    )


class RecordForm(ActForm):
    """The answers of a sheet of paper, or of a talk."""

    columns: ClassVar[dict[str, int]] = {"on": 4, "how": 8, **dict.fromkeys(QUESTIONS, 6)}

    on = forms.DateField(label=_("Answered on"))
    how = forms.CharField(label=_("How"), max_length=200, help_text=_("On paper, kept where; in which talk."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self)
        self.fields["comment"] = forms.CharField(
            label=_("Comment"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
        )
        self.fields["comment_en"] = forms.CharField(
            label=_("Comment in English"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
        )
        self.initial["on"] = timezone.localdate()
        drop_twins(self, self.record.project)

    def clean(self) -> dict[str, Any]:
        """The verb takes the marks together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["scores"] = {key: mark for key in QUESTIONS if (mark := data.pop(key, None))}
        return data


class GiveUpForm(ActForm):
    reason = forms.CharField(label=_("Why it was not answered"), max_length=200)
