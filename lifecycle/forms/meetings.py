"""Meetings: planned, held, told to everybody."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.nextsteps import NextStepForm, PersonForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.meeting_lines import MeetingAction, MeetingAttendee, MeetingDecision
from lifecycle.models.meetings import SERIES_DAYS, Meeting
from lifecycle.models.nextsteps import REASON_MIN
from lifecycle.models.projects import DocumentLanguage, Project
from lifecycle.models.users import User


class MeetingForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"meeting_kind": 4, "at": 4, "minutes_long": 4}
    folded: tuple[str, ...] = ("minutes", "minutes_en")
    folded_title = _("Minutes")

    class Meta:
        model = Meeting
        fields = (
            "title", "title_en", "meeting_kind", "at", "minutes_long", "place", "place_en", "agenda", "agenda_en", "minutes",
            "minutes_en",
        )  # fmt: skip
        help_texts = {"agenda": _("One point a line."), "minutes": _("What was said, as far as it matters later.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3, minutes=5, minutes_en=5)
        if self.instance.pk is None:
            self.folded = ()
            for name in ("minutes", "minutes_en"):
                self.fields.pop(name, None)


class AttendeeForm(PersonForm):
    columns: ClassVar[dict[str, int]] = {"who": 8, "answer": 4}
    folded: ClassVar[tuple[str, ...]] = ("name", "role", "role_en", "attended")

    class Meta:
        model = MeetingAttendee
        fields = ("who", "name", "role", "role_en", "answer", "attended")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "answer" in self.fields:
            self.fields["answer"].required = False


class ActionForm(NextStepForm):
    class Meta:
        model = MeetingAction
        fields = ("kind", "what", "what_en", "who", "due", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].required = True


class DecisionForm(forms.ModelForm):
    class Meta:
        model = MeetingDecision
        fields = ("text", "text_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)


class HoldForm(ActForm):
    attended = forms.MultipleChoiceField(label=_("Who was there"), widget=forms.CheckboxSelectMultiple)
    minutes = forms.CharField(
        label=_("Minutes"), required=False, widget=forms.Textarea,
        help_text=_("What was said, as far as it matters later. Decisions and tasks are written down by “Edit”."),
    )  # fmt: skip
    minutes_en = forms.CharField(label=_("Minutes in English"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(self.record.attendees.select_related("contact", "user"))
        field: Any = self.fields["attended"]
        field.choices = [(str(row.pk), row.who) for row in rows]
        self.initial.setdefault("attended", [str(row.pk) for row in rows if row.answer != "not"])
        self.initial.setdefault("minutes", self.record.minutes)
        self.initial.setdefault("minutes_en", self.record.minutes_en)
        if self.record.project.document_language == DocumentLanguage.ZH:
            del self.fields["minutes_en"]


class ConfirmForm(ActForm):
    how = forms.CharField(label=_("How they were confirmed"), max_length=200, help_text=_("By mail of …, in the next meeting …"))  # fmt: skip
    on = forms.DateField(label=_("On"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class NextForm(ActForm):
    at = forms.DateTimeField(label=_("Date and time"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = self.record.of_series().last() or self.record
        self.initial["at"] = last.at + timedelta(days=SERIES_DAYS)


class CancelForm(ActForm):
    reason = forms.CharField(label=_("Reason"), min_length=REASON_MIN, widget=forms.Textarea)
