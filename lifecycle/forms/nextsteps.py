"""People and next steps in lines: one list names both sides, so that whoever is chosen says the side too."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.nextsteps import REASON_MIN, NextStep, Person, Side
from lifecycle.models.projects import Project
from lifecycle.models.users import User

PREFIX = {Side.CUSTOMER: "c", Side.VENDOR: "u"}
SIDE_OF = {"c": Side.CUSTOMER, "u": Side.VENDOR}


def both_sides(project: Project) -> list[Any]:
    """The customer's people, then ours; under each, somebody who is not in the list. Asked once a page."""
    found: list[Any] | None = getattr(project, "_both_sides", None)
    if found is None:
        theirs = [(f"c:{c.pk}", str(c)) for c in contacts(project)]
        ours = [(f"u:{u.pk}", str(u)) for u in members(project)]
        found = [
            ("", _now("Choose a person")),
            (_now("Customer"), [*theirs, ("c:", _now("Somebody else of the customer"))]),
            (_now("Us"), [*ours, ("u:", _now("Somebody else of us"))]),
        ]
        project._both_sides = found  # type: ignore[attr-defined]
    return found


def code_of(row: Person) -> str:
    """What the list says of a row that is saved."""
    if not row.side:
        return ""
    return f"{PREFIX[Side(row.side)]}:{row.contact_id or row.user_id or ''}"


def says_nothing(form: Any, *names: str) -> bool:
    """Was a line that is not saved yet sent without a word of its own?"""
    if form.instance.pk is not None or not form.is_bound:
        return False
    return not any((form.data.get(form.add_prefix(name)) or "").strip() for name in names)


class PersonForm(forms.ModelForm):
    """A line that names somebody. Subclasses name their model."""

    who = forms.ChoiceField(label=_("Who"))
    folded_title: ClassVar[Any] = _("More")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        choices = both_sides(project)
        code = code_of(self.instance)
        known = {value for _side, group in choices[1:] for value, _label in group}
        if code and code not in known:  # somebody who has left since
            choices = [*choices, (code, self.instance.who)]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        if code:
            self.initial["who"] = code
        if "name" in self.fields:
            self.fields["name"].label = _("Name, if not in the list")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        kind, _colon, key = (data.get("who") or "").partition(":")
        if kind:
            self.instance.side = SIDE_OF[kind]
            self.instance.contact_id = int(key) if kind == "c" and key else None
            self.instance.user_id = int(key) if kind == "u" and key else None
            if key:
                data["name"] = ""
        return data


class NextStepForm(PersonForm):
    columns: ClassVar[dict[str, int]] = {"who": 5, "due": 3, "kind": 4}
    folded: ClassVar[tuple[str, ...]] = ("name",)
    folded_title = _("Somebody else")

    def has_changed(self) -> bool:
        """A new line that says nothing is no line, whoever was proposed for it."""
        return super().has_changed() and not says_nothing(self, "what", "what_en")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("who") in ("c:", "u:") and not (data.get("name") or "").strip():
            self.add_error("name", _now("Say who it is: a name, or a department."))
        return data


class StepForm(ActForm):
    """Which step of the record, and when or why."""

    live: ClassVar[tuple[str, ...]] = NextStep.LIVE
    step = forms.ModelChoiceField(queryset=None, label=_("Which one"), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.own_steps().filter(state__in=self.live)
        self.fields["step"].queryset = rows  # type: ignore[attr-defined]
        if len(rows) == 1:
            self.initial["step"] = rows[0].pk


class StepDoneForm(StepForm):
    on = forms.DateField(label=_("Done on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from django.utils import timezone

        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class StepDropForm(StepForm):
    reason = forms.CharField(label=_("Reason"), min_length=REASON_MIN, widget=forms.Textarea)


class StepOpenForm(StepForm):
    live = (NextStep.State.CARRIED, NextStep.State.DONE, NextStep.State.DROPPED)
    reason = forms.CharField(label=_("Why it is opened again"), widget=forms.Textarea)
