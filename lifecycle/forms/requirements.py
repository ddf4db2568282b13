"""Forms of the register: a requirement as it is written down, and the other ways to meet its need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.people import contacts
from lifecycle.forms.processes import offer_processes
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Alternative, Requirement
from lifecycle.models.users import User


class RequirementForm(forms.ModelForm):
    columns = {
        "category": 4, "priority": 4, "origin": 4, "source": 6, "source_note": 6, "elicitation": 6, "raised_by": 6,
        "processes": 6, "departments": 6,
    }  # fmt: skip
    later = forms.BooleanField(
        label=_("Put it on the list for phase two"), required=False,
        help_text=_("The project is at acceptance: what is new now belongs to the next phase."),
    )  # fmt: skip

    class Meta:
        model = Requirement
        fields = (
            "title", "title_en", "description", "description_en", "category", "priority", "origin", "source",
            "source_note", "elicitation", "raised_by", "business_scenario", "business_scenario_en", "underlying_need",
            "underlying_need_en", "proposed_way", "proposed_way_en", "business_processes", "processes", "departments", "approach", "approach_en",
        )  # fmt: skip
        widgets = {"business_processes": forms.CheckboxSelectMultiple}
        help_texts = {
            "title": _("What it is called in every document, in a few words."),
            "business_scenario": _("Who does what, when, with which papers, and what goes wrong today?"),
            "underlying_need": _("What is really to be solved, whatever way is asked for."),
            "proposed_way": _("As the customer imagines it. It is judged apart from the need."),
            "approach": _("How we will do it. Needed for the baseline."),
            "origin": _("Needs common to a field of business are offered to other projects of that field."),
            "source_note": _("Clause, page, meeting or day."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["raised_by"].queryset = contacts(project, self.instance.raised_by_id)  # type: ignore[attr-defined]
        offer_processes(self, project, "business_processes")
        if self.instance.pk or not Requirement.is_too_late(project):
            del self.fields["later"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("later"):
            self.instance.state = Requirement.State.PHASE_TWO
        return data


class AlternativeForm(forms.ModelForm):
    class Meta:
        model = Alternative
        fields = ("text", "text_en", "effort_days", "simple")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
