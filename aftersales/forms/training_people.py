"""The people of a training session: told of it, asked whether they come, signing in, saying how it was."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from aftersales.models import Attendance
from aftersales.models.doors import LATE
from aftersales.models.training_feedback import LABELS, MARKS, Mark
from aftersales.models.trainingparts import Coming
from lifecycle.forms.acts import ActForm


class PeopleForm(ActForm):
    """An act form that picks people of the sheet."""

    people = forms.ModelMultipleChoiceField(label=_("Who"), queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.attendance.select_related("contact")
        self.fields["people"].queryset = rows  # type: ignore[attr-defined]
        self.fields["people"].label_from_instance = self.named  # type: ignore[attr-defined]

    def named(self, row: Attendance) -> str:
        return str(row)

    def clean_people(self) -> list[Attendance]:
        return list(self.cleaned_data["people"])


class InviteForm(PeopleForm):
    message = forms.CharField(
        label=_("What they should prepare"), widget=forms.Textarea, required=False, max_length=2000,
        help_text=_("It stands in the mail, beside topic, time, place and goal."),
    )  # fmt: skip
    late_reason = forms.CharField(label=_("Why so late"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].label = _("Who is told")
        self.fields["people"].help_text = _(
            "Each gets a private link by mail. Those without an address are noted as told in person: tell them."
        )
        self.initial.setdefault("people", [row.pk for row in self.record.untold])
        if self.record.days_ahead >= self.record.notice_days:
            del self.fields["late_reason"]

    def named(self, row: Attendance) -> str:
        if row.told_at is not None:
            return _("%(name)s (told already)") % {"name": row}
        return str(row) if row.may_be_mailed else _("%(name)s (no e-mail, in person)") % {"name": row}


class AnswersForm(PeopleForm):
    answer = forms.ChoiceField(label=_("Do they come?"), choices=Coming.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].label = _("Who answered")


class SignInForm(ActForm):
    late = forms.IntegerField(
        label=_("Open until … minutes after the beginning"), min_value=0, max_value=240,
        help_text=_("It opens an hour before the session begins. Whoever comes later is written down by the trainer."),
    )  # fmt: skip
    renew = forms.BooleanField(
        label=_("Put a new code in place of the old one"), required=False,
        help_text=_("When the code got into the wrong hands. Printed sheets with the old one no longer work."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        door = self.record.open_door
        self.initial.setdefault("late", door.late if door else LATE)
        if door is None:
            del self.fields["renew"]


class MarksForm(forms.Form):
    """The feedback form itself, as trainees fill it in on a phone."""

    content = forms.TypedChoiceField(
        label=_("The content"), choices=Mark.choices, coerce=int, widget=forms.RadioSelect
    )
    trainer = forms.TypedChoiceField(
        label=_("The trainer"), choices=Mark.choices, coerce=int, widget=forms.RadioSelect
    )
    pace = forms.TypedChoiceField(label=_("The pace"), choices=Mark.choices, coerce=int, widget=forms.RadioSelect)
    material = forms.TypedChoiceField(
        label=_("The material"), choices=Mark.choices, coerce=int, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=_("What should be better, what was good?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class SheetForm(ActForm):
    """A sheet of paper that somebody handed in."""

    columns: ClassVar[dict[str, int]] = dict.fromkeys(MARKS, 6)

    attendance = forms.ModelChoiceField(
        label=_("Who filled it in"), queryset=None, required=False, empty_label=_("without a name")
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MARKS:
            label = capfirst(str(LABELS[name]))
            choices = [("", "—"), *Mark.choices]
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)
        self.fields["comment"] = forms.CharField(
            label=_("Remark"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
        )
        rows = self.record.attendance.filter(signed=True, feedback=None).select_related("contact")
        self.fields["attendance"].queryset = rows  # type: ignore[attr-defined]
        self.initial.setdefault("creation_key", uuid.uuid4())


class SignInHere(forms.Form):
    """On the phone of whoever is in the room."""

    name = forms.CharField(label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    department = forms.CharField(
        label=_("Your department"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "organization-title"})
    )


class ComingForm(forms.Form):
    answer = forms.ChoiceField(label=_("Do you come?"), choices=Coming.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Anything we should know"), max_length=300, required=False)
