"""Research plans: talk by talk down to person and hour, and what is told of the round as it goes on."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import hooks
from lifecycle.forms.acts import ActForm
from lifecycle.forms.lines import LineForm as Line
from lifecycle.forms.people import contacts, members
from lifecycle.forms.processes import offer_process
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.research import Precondition
from lifecycle.models.users import User


class PlanForm(forms.ModelForm):
    """Each stage names its model."""

    columns = {"round": 3}

    class Meta:
        fields = ("title", "title_en", "purpose", "purpose_en", "background", "background_en", "round")
        help_texts = {
            "title": _("In a few words, such as “How drugs, beds and bills move”."),
            "background": _("From their website, earlier talks, the tender. The customer reads this."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)


class LineForm(Line):
    people = ("ours",)
    customers = ("contact",)
    columns = {"department": 6, "contact": 6, "interviewee": 6, "ours": 5, "at": 4, "hours": 3}

    class Meta:
        fields = (
            "topic", "topic_en", "business_process", "process", "process_en", "department", "department_en", "contact", "interviewee", "ours",
            "at", "hours", "is_key", "questions", "questions_en", "wanted", "wanted_en",
        )  # fmt: skip
        widgets = {"hours": forms.NumberInput(attrs={"step": "0.5", "min": "0.5", "inputmode": "decimal"})}
        help_texts = {
            "interviewee": _("Whoever is not in the list of the customer's people."),
            "questions": _("One a line; they become the outline of the talk's log."),
            "wanted": _("Which papers they are to bring along."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, project=project, user=user, **kwargs)
        offer_process(self, project)


class ConfirmForm(ActForm):
    contact = forms.ModelChoiceField(label=_("Who confirmed it for the customer"), queryset=None)
    how = forms.CharField(
        label=_("How"), max_length=160, help_text=_("Such as “by e-mail on 3 March”. Or issue the document and have it signed.")
    )  # fmt: skip
    on = forms.DateField(label=_("Confirmed on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class PrepareForm(ActForm):
    """Five ticks, and a reason for whoever begins without them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.record.PREPARATION:
            label = self.record._meta.get_field(name).verbose_name
            self.fields[name] = forms.BooleanField(label=label, required=False)
            self.initial.setdefault(name, getattr(self.record, name))
        self.fields["unprepared_reason"] = forms.CharField(
            label=_("Why it begins unprepared"), max_length=200, required=False,
            help_text=_("Only if a talk cannot wait for the rest. This stays with us."),
        )  # fmt: skip
        self.initial.setdefault("unprepared_reason", self.record.unprepared_reason)


class OfLine(ActForm):
    line = forms.ModelChoiceField(label=_("Talk"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = self.record.lines.filter(dropped_reason="")  # type: ignore[attr-defined]
        silent = self.record.lines.filter(dropped_reason="", logs=None).first()
        if silent is not None:
            self.initial.setdefault("line", silent)


class BeginForm(OfLine):
    columns = {"precondition": 6, "expert": 6}
    at = forms.DateTimeField(label=_("Date and time"))
    precondition = forms.ChoiceField(label=_("Before the talk"), choices=Precondition.choices)
    expert = forms.ModelChoiceField(label=_("Expert of the field"), queryset=None, required=False)
    precondition_reason = forms.CharField(
        label=_("Why neither"), required=False, help_text=_("Only if neither was possible. This stays with us.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.record.project
        self.fields["expert"].queryset = members(project)  # type: ignore[attr-defined]
        line = self.initial.get("line")
        now = timezone.localtime().replace(second=0, microsecond=0)
        self.initial.setdefault("at", (line.at if line else None) or now)
        if any(shown(project=project) for shown in hooks.HOOKS["product_shown"]):
            self.initial.setdefault("precondition", Precondition.PRODUCT)


class DropForm(OfLine):
    reason = forms.CharField(label=_("Why it is left out"), max_length=200)


class ListenForm(ActForm):
    text = forms.CharField(
        label=_("What was heard outside the meetings"), widget=forms.Textarea,
        help_text=_("In the canteen, on the way, on the phone: who said what. This stays with us."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("text", self.record.informal_note)


class AnalyseForm(ActForm):
    on = forms.DateField(label=_("Day of the meeting"), required=False)
    what = forms.CharField(label=_("Who took part in it, and what it found"), required=False, widget=forms.Textarea)
    reason = forms.CharField(label=_("Or: why there was none"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", self.record.analysed_on)
        self.initial.setdefault("what", self.record.analysed_by)
        self.initial.setdefault("reason", self.record.not_analysed_reason)


class FollowForm(ActForm):
    tasks = forms.CharField(
        label=_("What is left to be done"), widget=forms.Textarea, required=False,
        help_text=_("One a line. Each becomes an item of the checklist; the round is closed when they are done."),
    )  # fmt: skip
    owner = forms.ModelChoiceField(label=_("Who does it"), queryset=None, required=False)
    due = forms.DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("tasks", "\n".join((gettext("Configure the product"), gettext("Write the solution"))))

    def clean_tasks(self) -> list[str]:
        return [line for line in self.cleaned_data["tasks"].splitlines() if line.strip()]


class CloseForm(ActForm):
    no_report_reason = forms.CharField(
        label=_("Why there is no approved report"), required=False, widget=forms.Textarea,
        help_text=_("Leave it empty where the users have approved one."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("no_report_reason", self.record.no_report_reason)
