"""Contacts: noted in a minute on a phone, with what can wait folded away; what is said of them later."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.communications import CommunicationLog
from lifecycle.models.customers import Industry
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.products import Product
from lifecycle.models.projects import Project
from lifecycle.models.questions import ANSWERED_WITHIN, Question
from lifecycle.models.users import User
from lifecycle.text import choose, twin

FIRST = ("channel", "audience", "at", "contacts", "summary", "next_step", "next_on")


class CommunicationForm(forms.ModelForm):
    template_name = "lifecycle/parts/communication_fields.html"
    columns = {
        "channel": 4,
        "audience": 4,
        "at": 4,
        "next_step": 8,
        "next_on": 4,
        "purpose": 4,
        "formality": 4,
        "next_owner": 4,
    }

    class Meta:
        model = CommunicationLog
        fields = (
            *FIRST, "purpose", "formality", "next_owner", "participants", "question", "question_en", "answer", "answer_en",
            "summary_en", "next_step_en",
        )  # fmt: skip
        widgets = {"contacts": forms.CheckboxSelectMultiple, "participants": forms.CheckboxSelectMultiple}
        help_texts = {
            "summary": _("Two sentences are enough."),
            "next_step": _("It stands on the page “Today” of whoever does it until it is done."),
            "formality": _("Left open, chat and talks by the way count as informal."),
            "question": _("For a consultation. With its answer it can be kept for all projects."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widths = dict(self.columns)
        drop_twins(self, project)
        self.columns = {**self.columns, **widths}
        low(self, 2, summary=3)
        self.fields["contacts"].queryset = contacts(project)
        if self.instance.asked_for is not None:
            self.initial["contacts"] = [self.instance.asked_for.pk]
        self.fields["participants"].queryset = members(project)
        self.fields["next_owner"].queryset = members(project, self.instance.next_owner_id)
        self.fields["formality"].required = False
        self.fields["formality"].choices = [("", _("by the channel")), *CommunicationLog.Formality.choices]
        self.fields["next_owner"].empty_label = _("myself")

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def is_unfolded(self) -> bool:
        """Is anything said, or wrong, in what is folded away?"""
        names = [field.name for field in self.other_fields]
        said = ("question", "answer", "summary_en")
        asked = self.instance.pk is None and self.instance.purpose == CommunicationLog.Purpose.CONSULTATION
        return (
            asked or any(self[name].errors for name in names) or any(self[n].value() for n in said if n in self.fields)
        )


class StepDoneForm(ActForm):
    outcome = forms.CharField(label=_("What came of it"), widget=forms.Textarea)


class AddForm(ActForm):
    text = forms.CharField(
        label=_("Addition"), widget=forms.Textarea, help_text=_("It follows the entry with your name; neither is changed any more.")
    )  # fmt: skip


class LateAnswerForm(ActForm):
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea)
    answer_en = forms.CharField(label=_("Answer in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class RaiseForm(ActForm):
    columns = {"question_kind": 4, "severity": 4, "area": 4, "owner": 6, "due": 6}
    question_kind = forms.ChoiceField(label=_("Kind"), choices=Question.Kind.choices)
    text = forms.CharField(label=_("Question, doubt or problem"), widget=forms.Textarea)
    severity = forms.ChoiceField(
        label=_("Severity"), choices=Question.Severity.choices, initial=Question.Severity.MEDIUM
    )
    area = forms.ChoiceField(
        label=_("Field of management"), choices=[("", "—"), *Question.Area.choices], required=False
    )
    owner = forms.ModelChoiceField(label=_("Who answers"), queryset=User.objects.none())
    due = forms.DateField(label=_("To be answered by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members(self.record.project, self.user.pk)
        self.initial.update({
            "text": choose(twin(self.record, "question")) or choose(twin(self.record, "summary")), "owner": self.user.pk,
            "due": timezone.localdate() + ANSWERED_WITHIN,
        })  # fmt: skip


class KeepForm(ActForm):
    """Question and answer as every project will read them."""

    columns = {"kind": 4, "industry": 4, "product": 4}
    kind = forms.ChoiceField(label=_("Kind"), choices=KnowledgeNote.Kind.choices, initial=KnowledgeNote.Kind.FAQ)
    industry = forms.ChoiceField(label=_("Industry"), choices=[("", _("all")), *Industry.choices], required=False)
    product = forms.CharField(label=_("Product"), max_length=120, required=False)
    title = forms.CharField(
        label=_("Question"),
        max_length=200,
        help_text=_("Everybody in the company reads it: leave out the customer's name."),
    )
    text = forms.CharField(label=_("Answer"), widget=forms.Textarea)
    title_en = forms.CharField(label=_("Question in English"), max_length=200, required=False)
    text_en = forms.CharField(label=_("Answer in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question, answer, project = twin(self.record, "question"), twin(self.record, "answer"), self.record.project
        product = Product.named_in(*question.values(), *answer.values())
        self.initial.update({
            "title": " ".join(question["zh"].split())[:200], "title_en": " ".join(question["en"].split())[:200],
            "text": answer["zh"], "text_en": answer["en"], "industry": project.industry,
            "product": str(product or project.product),
        })  # fmt: skip
