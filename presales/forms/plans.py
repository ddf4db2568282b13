"""The preliminary plan, and the phases that plans begin with."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.plans import HEAD, HEAD_HELP, PlanForm
from presales.models import PreliminaryPlan
from presales.models.estimates import Step


class PreliminaryPlanForm(PlanForm):
    class Meta:
        model = PreliminaryPlan
        fields = HEAD
        help_texts: ClassVar[dict[str, Any]] = HEAD_HELP


class PhaseForm(forms.Form):
    zh = forms.CharField(label=_("Phase in Chinese"), max_length=80)
    en = forms.CharField(label=_("Phase in English"), max_length=80, required=False)
    step = forms.ChoiceField(
        label=_("As long as the estimate says of"), choices=[("", _("nothing")), *Step.choices], required=False
    )


class Phases(forms.BaseFormSet):
    def phases(self) -> list[dict[str, str]]:
        """In their order, without those that were taken out."""
        told = [form.cleaned_data for form in self.ordered_forms if form.cleaned_data.get("zh")]
        return [{"step": row["step"], "zh": row["zh"].strip(), "en": row["en"].strip()} for row in told]

    def clean(self) -> None:
        if any(self.errors):
            return
        if not self.phases():
            raise forms.ValidationError(_now("A plan begins with at least one phase."))


PhaseSet = forms.formset_factory(
    PhaseForm, formset=Phases, extra=1, can_delete=True, can_order=True, max_num=30, validate_max=True
)
