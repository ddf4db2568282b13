"""Forms of team templates: what they are called, and their places in order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.team_templates import Phase, TeamTemplate
from lifecycle.models.users import VENDOR_ROLE_CHOICES, ConsultantType

NAMES = (
    "name", "name_en", "role", "consultant_type", "skills", "share", "from_phase", "from_weeks", "until_phase",
    "until_weeks",
)  # fmt: skip


class TeamTemplateForm(forms.ModelForm):
    columns = {"name": 6, "name_en": 6, "code": 4, "project_type": 4, "retired": 4}

    class Meta:
        model = TeamTemplate
        fields = ("name", "name_en", "code", "project_type", "retired")


class PlaceForm(forms.Form):
    columns = {
        "name": 6, "name_en": 6, "role": 4, "consultant_type": 4, "share": 4, "skills": 12, "from_phase": 3,
        "from_weeks": 3, "until_phase": 3, "until_weeks": 3,
    }  # fmt: skip
    name = forms.CharField(label=_("Place in the team"), max_length=80)
    name_en = forms.CharField(label=_("Place in the team, in English"), max_length=80, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=VENDOR_ROLE_CHOICES)
    consultant_type = forms.ChoiceField(
        label=_("Kind of consultant wanted"), choices=[("", "—"), *ConsultantType.choices], required=False
    )
    skills = forms.CharField(label=_("Skills wanted"), max_length=200, required=False)
    share = forms.IntegerField(label=_("Share of working time, %"), min_value=1, max_value=100)
    from_phase = forms.ChoiceField(label=_("From the beginning of"), choices=Phase.choices)
    from_weeks = forms.IntegerField(label=_("plus weeks"), min_value=-26, max_value=52, initial=0)
    until_phase = forms.ChoiceField(label=_("Until the end of"), choices=Phase.choices)
    until_weeks = forms.IntegerField(label=_("plus weeks"), min_value=-26, max_value=52, initial=0)
    key = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)


PlaceSet: Any = forms.formset_factory(PlaceForm, extra=1, can_delete=True, can_order=True, max_num=40)


def rows(formset: Any) -> list[dict[str, Any]]:
    """The places as the template keeps them. Each has a key of its own, by which a project knows what it opened."""
    found: list[dict[str, Any]] = []
    known = {form.cleaned_data.get("key") for form in formset.ordered_forms}
    n = 0
    for data in (form.cleaned_data for form in formset.ordered_forms):
        if not data.get("name"):
            continue
        key = data.get("key")
        while not key or key in {row["key"] for row in found}:
            n += 1
            key = "" if f"p{n}" in known else f"p{n}"
        found.append({"key": key, **{name: data[name] for name in NAMES}})
    return found
