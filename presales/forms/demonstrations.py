"""Demonstrations: what is shown, how well it is prepared, and what the customer's people made of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.products import doubt, offer_products
from lifecycle.forms.twins import drop_twins
from presales.forms.occasions import HEAD, OTHER_PEOPLE, WIDGETS, GroupMarks, LineForm, OccasionForm, marks
from presales.models import DemoSession, ShownFunction


class DemoForm(OccasionForm):
    columns = {
        "at": 5, "place": 7, "demo_kind": 4, "maturity": 4, "planned_minutes": 4,
        "ready_functions": 6, "ready_advantages": 6, "ready_plan": 6, "ready_rehearsed": 6,
    }  # fmt: skip

    class Meta:
        model = DemoSession
        fields = (
            "demo_kind", *HEAD, "product", "product_en", "maturity", "planned_minutes", "exception_reason",
            *DemoSession.PREPARATION, "counts_as_training",
        )  # fmt: skip
        widgets = WIDGETS
        help_texts = {
            "other_people": OTHER_PEOPLE,
            "maturity": _("Show what is mature. What is still being made is remembered as promised."),
            "exception_reason": _(
                "Only for what is not mature. This stays with us; the record marks it as an outlook."
            ),
            "counts_as_training": _("Whoever shows patiently has trained the customer already."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_products(self, "product")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        reasoned = (data.get("exception_reason") or "").strip()
        if not reasoned and (found := doubt(data.get("product") or "", data.get("maturity") or "")):
            self.add_error("maturity", _("%(what)s Choose that, or say why it is shown as mature.") % {"what": found})
        if data.get("maturity") not in (None, "mature") and not (data.get("exception_reason") or "").strip():
            self.add_error("exception_reason", _("Say why something is shown that is not mature."))
        return data


class FunctionForm(LineForm):
    columns = {"feature": 9, "fit": 3}

    class Meta:
        model = ShownFunction
        fields = ("feature", "feature_en", "fit", "comment", "comment_en")


class HoldForm(ActForm):
    minutes = forms.IntegerField(label=_("Minutes it took"), min_value=1, max_value=1440)
    reason = forms.CharField(
        label=_("Why it was held unprepared"), required=False, widget=forms.Textarea,
        help_text=_("Only if it was not prepared. This stays with us."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("minutes", self.record.planned_minutes)
        if self.record.state == "prepared":
            del self.fields["reason"]


class EvaluateForm(GroupMarks):
    satisfaction = marks(_("How satisfied they were"), help_text=_("5 is best."))
    interest = marks(_("Interest in buying"), help_text=_("5 is best. This stays with us."))
    objections = forms.CharField(
        label=_("Objections"), required=False, widget=forms.Textarea, help_text=_("This stays with us.")
    )
    next_step = forms.CharField(label=_("Next step"), max_length=300)
    next_step_en = forms.CharField(label=_("Next step in English"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
