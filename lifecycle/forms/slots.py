"""Places in a team: which are wanted, who takes one, and which template they come from."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.members import mentors, show_load
from lifecycle.forms.twins import drop_twins
from lifecycle.models.members import ProjectMember
from lifecycle.models.slots import TeamSlot
from lifecycle.models.team_templates import TeamTemplate, phase_dates
from lifecycle.models.users import User
from lifecycle.teamwork import Candidate


class SlotForm(forms.ModelForm):
    columns = dict.fromkeys(["role", "consultant_type_wanted", "skills_wanted"], 6) | dict.fromkeys(
        ["share", "from_date", "to_date"], 4
    )

    class Meta:
        model = TeamSlot
        fields = (
            "name",
            "name_en",
            "role",
            "consultant_type_wanted",
            "skills_wanted",
            "share",
            "from_date",
            "to_date",
        )
        help_texts = {
            "name": _("What this person answers for, such as “training lead”."),
            "skills_wanted": _("One after the other, with commas. They are held against what we know of people."),
            "consultant_type_wanted": _("Which kind suits depends on the work; see “Kinds of consultants”."),
        }

    def __init__(self, *args: Any, project: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        if self.instance.pk is None:
            start, end = phase_dates(project)["delivery"]
            today = timezone.localdate()
            later = max(end, today + timedelta(weeks=4))
            self.initial = {**self.initial, "from_date": max(start, today), "to_date": later}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end, share = data.get("from_date"), data.get("to_date"), data.get("share")
        if start and end and end < start:
            self.add_error("to_date", _("The end lies before the start."))
        if share is not None and not 1 <= share <= 100:
            self.add_error("share", _("A share of working time lies between 1% and 100%."))
        return data


class AssignForm(forms.ModelForm):
    columns = dict.fromkeys(["user", "mentor"], 6) | dict.fromkeys(["allocation_pct", "from_date", "to_date"], 4)
    user = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())
    field_order = ["user", "mentor"]

    class Meta:
        model = ProjectMember
        fields = ("mentor", "allocation_pct", "from_date", "to_date", "responsibility")
        widgets = {"responsibility": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, slot: TeamSlot, found: list[Candidate], chosen: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user: Any = self.fields["user"]
        user.queryset = User.objects.filter(pk__in=[one.person.pk for one in found])
        user.choices = [("", "—"), *((one.person.pk, one.person.label()) for one in found)]
        self.fields["mentor"].queryset = mentors(None)  # type: ignore[attr-defined]
        self.initial = {
            **self.initial,
            "user": chosen.pk if chosen else None, "allocation_pct": slot.share, "from_date": slot.from_date,
            "to_date": slot.to_date, "mentor": chosen.mentor_id if chosen else None,
        }  # fmt: skip

    def warn(self, slot: TeamSlot, warning: str, chosen: User | None) -> None:
        show_load(self, slot.project, warning, person=chosen.pk if chosen else None, without=None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end, share = data.get("from_date"), data.get("to_date"), data.get("allocation_pct")
        if start and end and end < start:
            self.add_error("to_date", _("The end lies before the start."))
        if share is not None and share > 100:
            self.add_error("allocation_pct", _("A share of working time is at most 100%."))
        return data


class ApplyTemplateForm(forms.Form):
    template = forms.ModelChoiceField(label=_("Template"), queryset=TeamTemplate.objects.none(), empty_label=None)

    def __init__(self, *args: Any, project: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = TeamTemplate.suited_to(project)
        field: Any = self.fields["template"]
        field.queryset = TeamTemplate.objects.filter(pk__in=[row.pk for row in rows])
        field.choices = [(row.pk, str(row)) for row in rows]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=300)
