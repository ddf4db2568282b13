"""Questionnaires: written, sent, closed; and the sheet that people of the customer fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.customers import Contact
from lifecycle.models.projects import Project
from lifecycle.models.questionnaires import SCALE, Questionnaire, QuestionnaireQuestion, default_until
from lifecycle.models.users import User
from lifecycle.text import pick

LONGEST = 4000
Form = QuestionnaireQuestion.Form


class QuestionnaireForm(forms.ModelForm):
    class Meta:
        model = Questionnaire
        fields = ("title", "title_en", "intro", "intro_en")
        help_texts = {"intro": _("Those who answer read it first: what it is for, and how long it takes.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)


class LineForm(forms.ModelForm):
    class Meta:
        model = QuestionnaireQuestion
        fields = ("text", "text_en", "form", "options", "options_en", "required")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        lines = [line for line in data.get("options", "").splitlines() if line.strip()]
        if data.get("form") == Form.CHOICE and len(lines) < 2:
            self.add_error("options", gettext("Write at least two choices, one a line."))
        return data


class SendForm(ActForm):
    contacts = forms.ModelMultipleChoiceField(
        label=_("Who is asked"), queryset=Contact.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody gets a link of their own by mail, in their language. Whoever has not answered gets a fresh one."),
    )  # fmt: skip
    until = forms.DateField(label=_("Answers until"))
    message = forms.CharField(label=_("Message"), widget=forms.Textarea, required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answered = self.record.links.exclude(used_at=None).values("contact")
        people = contacts(self.record.project).exclude(email="").exclude(pk__in=answered)
        self.fields["contacts"].queryset = people
        self.initial["until"] = default_until()


class TypedSheet(ActForm):
    """A sheet that was filled in by hand, typed in for the one who filled it in."""

    contact = forms.ModelChoiceField(label=_("Who filled it in"), queryset=Contact.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answered = self.record.links.exclude(used_at=None).values("contact")
        self.fields["contact"].queryset = contacts(self.record.project).exclude(pk__in=answered)  # type: ignore[attr-defined]
        for question in self.record.questions.all():
            self.fields[f"q{question.pk}"] = _field(question)
            self.fields[f"q{question.pk}"].required = False  # on paper, people leave out what they like


class CloseForm(ActForm):
    note = forms.CharField(label=_("What came of it"), widget=forms.Textarea)


class AnswerSheet(forms.Form):
    """The questions as somebody of the customer sees them."""

    def __init__(self, *args: Any, questionnaire: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questionnaire.questions.all():
            self.fields[f"q{question.pk}"] = _field(question)

    def answers(self) -> dict[int, Any]:
        return {int(name[1:]): value for name, value in self.cleaned_data.items()}


def _field(question: QuestionnaireQuestion) -> forms.Field:
    words: dict[str, Any] = {"label": pick(question, "text"), "required": question.required}
    if question.form == Form.TEXT:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, **words)
    if question.form == Form.CHOICE:
        choices = [(str(n), label) for n, label in enumerate(question.choices, 1)]
    else:
        ends = {SCALE[0]: gettext("1 · not at all"), SCALE[-1]: gettext("5 · very much")}
        choices = [(str(mark), ends.get(mark, str(mark))) for mark in SCALE]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)
