"""What the forms of every meeting with the customer share."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.lines import LineForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.reasons import ReasonForm, ReopenForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models.satisfaction import Group

__all__ = ["ConfidenceForm", "GroupMarks", "LineForm", "OccasionForm", "ReasonForm", "ReopenForm"]
HEAD = ("title", "title_en", "at", "place", "place_en", "contacts", "other_people", "our_people")
WIDGETS = {"contacts": forms.CheckboxSelectMultiple, "our_people": forms.CheckboxSelectMultiple}
OTHER_PEOPLE = _("Whoever is not in the list above, one a line.")
MARKS = [("", _("not judged")), *((n, str(n)) for n in range(5, 0, -1))]


def marks(label: Any, **more: Any) -> forms.TypedChoiceField:
    """A mark from 1 to 5 that must be given."""
    return forms.TypedChoiceField(
        label=label, coerce=int, widget=forms.RadioSelect, choices=[(n, str(n)) for n in range(5, 0, -1)], **more
    )


class OccasionForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"at": 5, "place": 7}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2, other_people=1)
        saved = self.instance.pk is not None
        there = list(self.instance.contacts.values_list("pk", flat=True)) if saved else []
        ours = list(self.instance.our_people.values_list("pk", flat=True)) if saved else []
        self.fields["contacts"].queryset = contacts(project, *there)  # type: ignore[attr-defined]
        self.fields["our_people"].queryset = members(project, *ours)  # type: ignore[attr-defined]
        if not saved:
            self.initial["our_people"] = [user.pk]


class ConfidenceForm(ActForm):
    """One mark for each person who was there; nobody has to be judged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"person_{contact.pk}": contact for contact in self.record.contacts.all()}
        for name, contact in self.people.items():
            self.fields[name] = forms.TypedChoiceField(
                label=str(contact), choices=MARKS, coerce=int, empty_value=None, required=False,
                help_text=_("How much they trust us now. This stays with us."),
            )  # fmt: skip
            self.initial.setdefault(name, self.record.confidence.get(str(contact.pk), contact.confidence))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return {"marks": {c.pk: data[name] for name, c in self.people.items() if data.get(name)}}


class GroupMarks(ActForm):
    """Adds a mark for each group of those who were there; empty for a group that was not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = {**getattr(self, "columns", {})}
        for group in Group:
            self.fields[f"group_{group.value}"] = forms.TypedChoiceField(
                label=_("Satisfaction: %(group)s") % {"group": group.label}, coerce=int, empty_value=None,
                required=False, choices=MARKS, initial=self.record.satisfaction_groups.get(group, ""),
            )  # fmt: skip
            self.columns[f"group_{group.value}"] = 6

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        marks = {group.value: data.pop(f"group_{group.value}", None) for group in Group}
        data["groups"] = {group: mark for group, mark in marks.items() if mark}
        return data
