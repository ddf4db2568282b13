"""The closing report, its objectives and lessons, the customer's edition, and what its verbs must be told."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.forms.tickets import MARKS
from aftersales.models.asking_team import OWN_QUESTIONS
from aftersales.models.closure_parts import ClosureLesson, ClosureObjective
from aftersales.models.closures import REASON_MIN, ProjectClosure
from aftersales.models.customer_closures import CustomerClosure
from lifecycle import access
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.meetings import Meeting
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.stages import PATH, State
from lifecycle.text import choose


class ClosureForm(forms.ModelForm):
    class Meta:
        model = ProjectClosure
        fields = (
            "summary", "summary_en", "time_note", "time_note_en", "quality_note", "quality_note_en", "cost_note",
            "cost_note_en", "delays_note", "delays_note_en", "documents_note", "documents_note_en", "meeting", "waiver",
        )  # fmt: skip
        help_texts = {
            "summary": _("What came of the project, in a few sentences. The figures are drawn from its records."),
            "cost_note": _("Only those who read the budget see it."),
            "delays_note": _("What the figures do not tell. Facts, nobody blamed."),
            "documents_note": _("Why something is missing, and who still brings it."),
            "meeting": _("Plan it among the meetings, with the kind “Closing meeting”."),
            "waiver": _("Only where there is none; an executive approves it with the report."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not access.can(user, "R", "budget", project):
            del self.fields["cost_note"], self.fields["cost_note_en"]
        drop_twins(self, project)
        low(self, 3)
        rows = Meeting.objects.filter(project=project, meeting_kind=Meeting.Kind.CLOSING)
        self.fields["meeting"].queryset = rows.exclude(state=Meeting.State.CANCELLED)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        waiver = (data.get("waiver") or "").strip()
        if waiver and data.get("meeting"):
            self.add_error("waiver", _("There is a closing meeting: leave the reason out, or the meeting."))
        elif waiver and len(waiver) < REASON_MIN:
            self.add_error("waiver", _("Give the reason in at least 10 characters."))
        return data


class ObjectiveForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"result": 4}

    class Meta:
        model = ClosureObjective
        fields = ("objective", "text", "text_en", "target", "target_en", "result", "outcome", "outcome_en")
        widgets = {"objective": forms.HiddenInput()}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        field: Any = self.fields["objective"]
        field.queryset = field.queryset.filter(project=project)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("result") and not (data.get("outcome") or "").strip():
            self.add_error("outcome", _("Say by what it is seen."))
        return data


class LessonForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"kind": 4, "about": 8, "shared": 6, "for_customer": 6}

    class Meta:
        model = ClosureLesson
        fields = ("kind", "about", "text", "text_en", "advice", "advice_en", "shared", "for_customer")
        help_texts = {
            "text": _(
                "So that somebody who was not there understands it. A shared one leaves out the customer's name."
            ),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["about"] = forms.ChoiceField(
            label=_("Concerns"), choices=concerns(project), required=False, initial=self.fields["about"].initial
        )


def concerns(project: Project) -> list[tuple[str, Any]]:
    """What a lesson can be about: everything, a stretch of the path, or an item of the project's playbook."""
    items = [(code, choose({"zh": title, "en": english})) for code, title, english in _items(project)]
    return [
        ("", _("the whole project")),
        (_("Phase"), [(state.value, state.label) for state in PATH if state != State.CLOSED]),  # type: ignore[list-item]
        (_("Item of the playbook"), items),  # type: ignore[list-item]
    ]  # fmt: skip


def _items(project: Project) -> Any:
    known = project.__dict__.setdefault("_playbook_items", None)
    if known is None:  # every line of the form asks
        known = project.__dict__["_playbook_items"] = list(
            project.playbook.items.values_list("code", "title", "title_en")
        )
    return known


class GiveBackForm(ActForm):
    reason = forms.CharField(label=_("What has to be put right"), widget=forms.Textarea, max_length=2000)


class TeamAnswerForm(ActForm):
    """How the project was for one of ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, (chinese, english) in OWN_QUESTIONS.items():
            must = key == "whole"
            self.fields[key] = forms.TypedChoiceField(
                label=choose({"zh": chinese, "en": english}), choices=MARKS if must else [*MARKS, ("", _("cannot say"))],
                coerce=int, empty_value=None, required=must, widget=forms.RadioSelect,
            )  # fmt: skip
        self.fields["comment"] = forms.CharField(
            label=_("What should we do otherwise next time?"), required=False, max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Shown without your name, and only once three colleagues have answered."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The verb takes the marks together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "whole" in data:
            data["scores"] = {key: mark for key in OWN_QUESTIONS if (mark := data.pop(key, None))}
        return data


class CustomerClosureForm(forms.ModelForm):
    class Meta:
        model = CustomerClosure
        fields = ("opening", "opening_en", "outlook", "outlook_en")
        help_texts = {
            "opening": _(
                "The customer reads this. Figures, objectives and documents follow from the closing report, without cost."
            ),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 4)


class GiveForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "on": 6}

    contact = forms.ModelChoiceField(label=_("Who received it"), queryset=None)
    on = forms.DateField(label=_("On"))
    how = forms.CharField(label=_("How"), max_length=200, help_text=_("At which meeting, by which mail."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()
