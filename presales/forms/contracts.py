"""The contract: its terms, the review of its promises, its approval."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models import Contract, PaymentTerm


class TermsForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"tax_rate": 4, "effective_on": 4, "warranty_months": 4}

    class Meta:
        model = Contract
        fields = (
            "title", "title_en", "tax_rate", "effective_on", "warranty_months", "deliverables", "deliverables_en",
            "acceptance_criteria", "acceptance_criteria_en",
        )  # fmt: skip
        help_texts = {
            "acceptance_criteria": _(
                "What is checked at acceptance, and when it counts as passed. One criterion a line."
            ),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 4)


class TermForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "name": 6, "name_en": 6, "percent": 3, "trigger": 5, "on": 4, "due_days": 3, "clause": 5, "retention": 4,
    }  # fmt: skip

    class Meta:
        model = PaymentTerm
        fields = ("name", "name_en", "percent", "trigger", "on", "due_days", "clause", "retention")
        widgets = {"percent": forms.NumberInput(attrs={"data-share": _("Together {sum}% of 100%")})}
        help_texts = {"on": _("Only for a date, or for the end of the warranty.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("trigger") == PaymentTerm.Trigger.DATE and not data.get("on"):
            self.add_error("on", _("Say on which date it falls due."))
        return data


class ReviewForm(ActForm):
    note = forms.CharField(
        label=_("Remark of the review"), required=False, widget=forms.Textarea, help_text=_("This stays with us.")
    )


class ApproveForm(ActForm):
    """Who approves sees what is in the red before they decide."""

    note = forms.CharField(label=_("Words on the approval"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if why := self.record.needs_executive:
            self.fields["note"].label = _("Why it is signed nevertheless")
            self.fields["note"].help_text = _("An executive decides, in at least 10 characters, because of: %(why)s.") % {
                "why": "; ".join(why)
            }  # fmt: skip


class ReworkForm(ActForm):
    reason = forms.CharField(label=_("Why it is negotiated again"), widget=forms.Textarea)
