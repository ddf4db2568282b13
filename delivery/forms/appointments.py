"""The letter of appointment: whom it names, what it grants, who signs; and ending it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from delivery.models import Appointment
from delivery.models.appointments import executives_of, managers_of
from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class AppointmentForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "manager": 6, "signer": 6, "from_date": 6, "to_date": 6, "spend_limit": 12, "assigns_people": 6,
        "exchanges_people": 6, "change_days": 6, "signs_for_us": 6,
    }  # fmt: skip

    class Meta:
        model = Appointment
        fields = (
            "manager", "signer", "from_date", "to_date", "duties", "duties_en", "spend_limit", "budget", "budget_en",
            "assigns_people", "exchanges_people", "people", "people_en", "change_days", "signs_for_us", "decisions",
            "decisions_en", "copy_to", "copy_to_en",
        )  # fmt: skip
        help_texts = {
            "to_date": _("Empty: until the customer's acceptance."),
            "spend_limit": _("In the project's currency. What goes beyond it needs an executive."),
            "budget": _("What else the manager decides of the money of the project."),
            "people": _("What else the manager decides of the people of the project."),
            "decisions": _("What else the manager decides without asking, and what needs an executive."),
            "copy_to": _("Departments and people of ours who must know, one a line."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["manager"].queryset = managers_of(project)  # type: ignore[attr-defined]
        self.fields["signer"].queryset = executives_of(project)  # type: ignore[attr-defined]


class EndForm(ActForm):
    on = forms.DateField(label=_("Ended on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
