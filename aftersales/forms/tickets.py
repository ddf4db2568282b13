"""Tickets: written down by us, reported by private link, and what their verbs must be told."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models.improvements import ImprovementItem
from aftersales.models.tickets import SupportTicket
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.questions import ANSWERED_WITHIN, Question
from lifecycle.models.requirement_choices import Category
from lifecycle.models.users import User

MARKS = [("5", _("5 – very good")), ("4", _("4 – good")), ("3", _("3 – all right")), ("2", _("2 – poor")), ("1", _("1 – very poor"))]  # fmt: skip


class TicketForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "ticket_kind": 4, "channel": 4, "priority": 4, "contact": 6, "said_by": 6, "reported_at": 6, "assigned": 6,
    }  # fmt: skip

    class Meta:
        model = SupportTicket
        fields = (
            "title", "title_en", "ticket_kind", "channel", "priority", "text", "text_en", "contact", "said_by",
            "reported_at", "assigned",
        )  # fmt: skip
        help_texts = {
            "text": _("In the words of whoever reported it: what they did, expected and saw."),
            "priority": _("It says by when we answer and solve it; the times are in the settings."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 4)
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]
        self.fields["assigned"].queryset = members(project, self.instance.assigned_id)  # type: ignore[attr-defined]


class RespondForm(ActForm):
    answer = forms.CharField(
        label=_("What you tell them"), widget=forms.Textarea, max_length=4000,
        help_text=_("What we understood, who helps, what they can do meanwhile. It is sent by mail where we know an address."),
    )  # fmt: skip
    answer_en = forms.CharField(
        label=_("What you tell them, in English"), widget=forms.Textarea, max_length=4000, required=False
    )
    assigned = forms.ModelChoiceField(label=_("Who helps"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assigned"].queryset = members(self.record.project, self.user.pk)  # type: ignore[attr-defined]
        self.initial["assigned"] = self.record.assigned_id or self.user.pk
        drop_twins(self, self.record.project)


class AssignForm(ActForm):
    assigned = forms.ModelChoiceField(label=_("Who helps"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assigned"].queryset = members(self.record.project)  # type: ignore[attr-defined]
        self.initial["assigned"] = self.record.assigned_id


class SolveForm(ActForm):
    solution = forms.CharField(
        label=_("How it was solved"), widget=forms.Textarea, max_length=4000,
        help_text=_("The customer reads it, and colleagues find it when it happens again."),
    )  # fmt: skip
    solution_en = forms.CharField(
        label=_("How it was solved, in English"), widget=forms.Textarea, max_length=4000, required=False
    )
    cause = forms.CharField(
        label=_("What caused it"),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text=_("It stays with us."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class ConfirmForm(ActForm):
    how = forms.CharField(
        label=_("How they told us"), max_length=200, help_text=_("By telephone, by mail, in which meeting.")
    )
    rating = forms.TypedChoiceField(
        label=_("Their mark"), choices=[("", _("none given")), *MARKS], coerce=int, empty_value=None, required=False
    )
    words = forms.CharField(label=_("What they said"), widget=forms.Textarea, max_length=2000, required=False)


class RateForm(ActForm):
    rating = forms.TypedChoiceField(label=_("Their mark"), choices=[("", "—"), *MARKS], coerce=int)
    words = forms.CharField(label=_("What they said"), widget=forms.Textarea, max_length=2000, required=False)


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("What still does not work"), widget=forms.Textarea, max_length=2000)


class IssueForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"severity": 4, "owner": 4, "due": 4}

    severity = forms.ChoiceField(label=_("How serious it is"), choices=Question.Severity.choices)
    owner = forms.ModelChoiceField(label=_("Who sees to it"), queryset=User.objects.none())
    due = forms.DateField(label=_("By when"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members(self.record.project)  # type: ignore[attr-defined]
        usual = {"critical": "critical", "high": "high", "normal": "medium", "low": "low"}
        self.initial = {**self.initial,
            "severity": usual[self.record.priority], "owner": self.record.assigned_id,
            "due": timezone.localdate() + ANSWERED_WITHIN
        }  # fmt: skip


class RequirementForm(ActForm):
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)


class ImprovementForm(ActForm):
    area = forms.ChoiceField(label=_("What it improves"), choices=ImprovementItem.Area.choices)


class ReportForm(forms.Form):
    """What somebody of the customer fills in, mostly on a phone."""

    ticket_kind = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect, choices=SupportTicket.Kind.choices, initial="technical"
    )
    priority = forms.ChoiceField(
        label=_("How urgent is it?"),
        widget=forms.RadioSelect,
        choices=SupportTicket.Priority.choices,
        initial="normal",
    )
    text = forms.CharField(
        label=_("What happened?"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What were you doing, what did you expect, what happened?"),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def blank(cls) -> "ReportForm":
        return cls(initial={"creation_key": uuid.uuid4(), "ticket_kind": "technical", "priority": "normal"})


class VerdictForm(forms.Form):
    """Whether it is solved, and how we did; sent for one ticket from the private page."""

    ticket = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Is it solved?"), widget=forms.RadioSelect, choices=[("yes", _("Yes")), ("no", _("No, not yet"))]
    )
    rating = forms.TypedChoiceField(
        label=_("How did we do?"),
        widget=forms.RadioSelect,
        choices=MARKS,
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = forms.CharField(
        label=_("What you want to tell us"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("If it is not solved: what still does not work."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("verdict") == "no" and not (data.get("words") or "").strip():
            self.add_error("words", _("Say what still does not work."))
        return data


class DeskForm(forms.Form):
    """Who of the customer gets a private link to report problems."""

    contact = forms.ModelChoiceField(label=_("For"), queryset=None)
    message = forms.CharField(
        label=_("A few words of your own"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(project).exclude(email="")  # type: ignore[attr-defined]
