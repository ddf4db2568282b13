"""What follows from the answer to a requirement: tasks, telling whoever asked, a letter, a place in the backlog."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.models.products import Product
from lifecycle.models.response_letters import ResponseLetter


class AssignForm(ActForm):
    columns = {"owner": 6, "due": 6}
    what = forms.CharField(label=_("What is to be done"), max_length=200)
    owner = forms.ModelChoiceField(label=_("Who does it"), queryset=None)
    due = forms.DateField(label=_("Due"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("what", self.record.label)


class FinishTaskForm(ActForm):
    columns = {"task": 6, "on": 6}
    task = forms.ModelChoiceField(label=_("Task"), queryset=None, empty_label=None)
    on = forms.DateField(label=_("Done on"))
    result = forms.CharField(
        label=_("What was done"), max_length=300, widget=forms.Textarea,
        help_text=_("Where whoever asked for it can see it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = self.record.tasks.filter(done_on=None)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class TellForm(ActForm):
    """By mail where we know who asked and their address; else how they were told is noted."""

    columns = {"on": 6, "how": 6}
    mail = forms.BooleanField(label=_("Send them a mail now"), required=False)
    words = forms.CharField(label=_("What the mail says"), required=False, widget=forms.Textarea)
    on = forms.DateField(label=_("Told on"))
    how = forms.CharField(
        label=_("Who was told, and how"), required=False, max_length=200,
        help_text=_("Left empty, the mail is noted."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
        to = self.record.raised_by
        if to is None or not to.email:
            del self.fields["mail"], self.fields["words"]
            self.fields["how"].required = True
            self.fields["how"].help_text = ""
            return
        self.fields["mail"].help_text = f"{to} <{to.email}>"
        self.initial.setdefault("words", "\n".join(row.result for row in self.record.tasks.all()))


class AnswerInWritingForm(ActForm):
    """A letter to one person, about this requirement and others that are not answered in writing yet."""

    addressee = forms.ModelChoiceField(label=_("Addressed to"), queryset=None)
    others = forms.ModelMultipleChoiceField(
        label=_("Answer these too"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("addressee", self.record.raised_by_id)
        left = ResponseLetter.unanswered(self.record.project).exclude(pk=self.record.pk)
        self.fields["others"].queryset = left  # type: ignore[attr-defined]
        if not left.exists():
            del self.fields["others"]


class ParkForm(ActForm):
    product = forms.ModelChoiceField(label=_("Product"), queryset=None)
    note = forms.CharField(
        label=_("What is in it for other customers"), required=False, widget=forms.Textarea,
        help_text=_("Whoever decides on the product has not heard the customer."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = Product.objects.offered()  # type: ignore[attr-defined]
