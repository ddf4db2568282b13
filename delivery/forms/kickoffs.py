"""The kickoff: whether, when and how; who comes, who speaks, what was decided."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import Kickoff, KickoffAttendee
from delivery.models.cases import Reason
from delivery.models.lines import Side
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.meetings import Meeting
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import labelled

AFTER = ("minutes", "minutes_en")  # written once it was held


class KickoffForm(forms.ModelForm):
    columns = {"kickoff_kind": 4, "title": 8, "title_en": 12, "at": 6, "place": 6, "place_en": 12}

    class Meta:
        model = Kickoff
        fields = (
            "kickoff_kind", "title", "title_en", "at", "place", "place_en", "prep_meeting", "prep_notes",
            "ahead_note", "objectives", "objectives_en", "working_rules", "working_rules_en",
            "change_and_communication_rules", "change_and_communication_rules_en", "manager_authority",
            "manager_authority_en", "sponsor_message", "sponsor_message_en",
            "minutes", "minutes_en",
        )  # fmt: skip
        help_texts = {
            "prep_notes": _("Only where there is none: with whom it was agreed otherwise. This stays with us."),
            "objectives": _("One a line."),
            "prep_meeting": _("Its agenda and minutes are shown here. Plan one from the kickoff's page."),
            "ahead_note": _(
                "Only where research is not reported or the solution not approved yet. This stays with us."
            ),
            "working_rules": _("One a line."),
            "change_and_communication_rules": _(
                "Who may ask for a change, how, and who talks to whom how often. One a line."
            ),
            "manager_authority": _("It is announced in public at the kickoff."),
            "sponsor_message": _("Why the project matters, in the words of the customer's leader."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3, minutes=8, minutes_en=8, prep_notes=2, ahead_note=2)
        self.fields["prep_meeting"].queryset = Meeting.objects.filter(  # type: ignore[attr-defined]
            project=project, meeting_kind=Meeting.Kind.PREPARATORY
        )
        if self.instance.state != Kickoff.State.HELD:
            for name in AFTER:
                self.fields.pop(name, None)
        if self.instance.pk and self.instance.state != Kickoff.State.UNDECIDED:
            self.fields["kickoff_kind"].disabled = True


class LineForm(forms.ModelForm):
    """A line of the kickoff; its English fields are there only where they are wanted."""

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        drop_twins(self, project)
        low(self, 2)


class SpeechForm(LineForm):
    columns = {"side": 3, "speaker": 3, "topic": 4, "minutes": 2, "topic_en": 12}


class ReaderForm(LineForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.project, self.instance.contact_id)  # type: ignore[attr-defined]


class AttendeeForm(LineForm):
    columns = {
        "side": 3, "contact": 3, "user": 3, "name": 3, "role": 12, "is_executive": 4, "confirmed": 4,
        "attended": 4,
    }  # fmt: skip

    class Meta:
        model = KickoffAttendee
        fields: tuple[str, ...] = ()
        help_texts = {"name": _("Only for somebody who is in neither list.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.project, self.instance.contact_id)  # type: ignore[attr-defined]
        self.fields["user"].queryset = members(self.project, self.instance.user_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        side, contact, user = data.get("side"), data.get("contact"), data.get("user")
        if data.get("DELETE") or not self.has_changed():
            return data
        if contact and user:
            self.add_error("user", _("Choose either a contact or one of our people."))
        elif not (contact or user or (data.get("name") or "").strip()):
            self.add_error("name", _("Say who comes."))
        elif contact and side != Side.CUSTOMER:
            self.add_error("side", _("A contact belongs to the customer's side."))
        elif user and side != Side.VENDOR:
            self.add_error("side", _("One of our people belongs to our side."))
        if contact or user:
            data["name"] = ""
        return data


def measure() -> forms.CharField:
    return forms.CharField(
        label=_("What we do instead"), widget=forms.Textarea,
        help_text=_("How the two messages reach everybody all the same: the leader stands behind it; who is who and how we work."),
    )  # fmt: skip


class DeferForm(ActForm):
    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices, widget=forms.RadioSelect)
    measure = measure()
    trigger = forms.CharField(
        label=_("When it will be held after all"), max_length=200, help_text=_("What must have happened by then.")
    )
    trigger_on = forms.DateField(label=_("Look at it again on"))


class AskSkipForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"), widget=forms.RadioSelect,
        choices=[(value, label) for value, label in Reason.choices if value != Reason.INTERNAL_CONFLICT],
        help_text=_("If relations inside the customer are not settled, put it off instead."),
    )  # fmt: skip
    measure = measure()


class RefuseSkipForm(ActForm):
    note = forms.CharField(label=_("Why it should be held"), widget=forms.Textarea)


class PrepForm(ActForm):
    at = forms.DateTimeField(label=_("Date and time"))


class TellForm(ActForm):
    readers = forms.MultipleChoiceField(label=_("Departments"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.untold()
        self.fields["readers"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), labelled(str(row), f"{row.contact.label()} <{row.contact.email}>")) for row in rows
        ]
        self.initial["readers"] = [str(row.pk) for row in rows]
        sends = _("They get the minutes, the rules and what was decided; each department once.")
        if self.record.notice_kind == "pack":
            sends = _(
                "They get day, place, goals, teams and working rules; each department once, and the minutes later."
            )
        self.fields["readers"].help_text = sends


class ReadForm(ActForm):
    readers = forms.MultipleChoiceField(label=_("Departments"), widget=forms.CheckboxSelectMultiple)
    on = forms.DateField(label=_("Read on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.readers.filter(read_on=None)
        self.fields["readers"].choices = [(str(row.pk), str(row)) for row in rows]  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()


class HoldForm(ActForm):
    at = forms.DateTimeField(label=_("Began"))
    sponsor_speech_done = forms.BooleanField(
        label=_("The customer's leader spoke and stands behind the project"), required=False
    )
    teams_introduced = forms.BooleanField(label=_("Both teams and the working rules were introduced"), required=False)
    messages_note = forms.CharField(
        label=_("Why one of the two was left out"), widget=forms.Textarea, required=False,
        help_text=_("Only if you have not ticked both. This stays with us."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at = self.record.at or timezone.now()
        self.initial["at"] = min(at, timezone.now())
