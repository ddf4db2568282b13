"""Forms of solution templates: what they are called, and their sections in order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.solution_templates import SolutionTemplate

GROUPS = (
    ("", _("always")),
    ("change", _("only in one written as a change of the site")),
    ("design", _("only in one written as an outline design")),
)


class TemplateForm(forms.ModelForm):
    columns = {"name": 6, "name_en": 6, "code": 4, "kind": 4, "retired": 4}

    class Meta:
        model = SolutionTemplate
        fields = ("name", "name_en", "code", "kind", "retired")
        labels = {"code": _("Code")}


class SectionForm(forms.Form):
    columns = {"code": 3, "mandatory": 3, "group": 6, "zh": 6, "en": 6, "guide_zh": 6, "guide_en": 6}
    code = forms.SlugField(label=_("Code"), max_length=40)
    zh = forms.CharField(label=_("Heading"), max_length=120)
    en = forms.CharField(label=_("Heading in English"), max_length=120, required=False)
    mandatory = forms.BooleanField(label=_("mandatory"), required=False)
    group = forms.ChoiceField(
        label=_("When it is written"), choices=GROUPS, required=False,
        help_text=_("Implementation solutions may leave one of the two groups out."),
    )  # fmt: skip
    guide_zh = forms.CharField(label=_("What belongs here"), required=False, max_length=400)
    guide_en = forms.CharField(label=_("What belongs here, in English"), required=False, max_length=400)


SectionSet: Any = forms.formset_factory(SectionForm, extra=1, can_delete=True, can_order=True, max_num=60)


def rows(formset: Any) -> list[dict[str, Any]]:
    """The sections as the template keeps them, in the order that was asked for."""
    return [
        {name: data[name] for name in ("code", "zh", "en", "mandatory", "guide_zh", "guide_en")}
        | ({"group": data["group"]} if data["group"] else {})
        for data in (form.cleaned_data for form in formset.ordered_forms)
        if data.get("code")
    ]
