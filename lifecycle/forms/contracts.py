"""The facts of the contract, and the file that proves them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.authorities import signed_kinds
from lifecycle.models.projects import Project

FACTS = ["contract_number", "currency", "contract_amount", "contract_signed_on", "contract_due_on"]
SILENCE = ["deemed_clause", "deemed_days", "deemed_kinds"]
MAX_DAYS = 60


class ContractForm(forms.ModelForm):
    columns = dict.fromkeys(FACTS, 6) | {"deemed_clause": 8, "deemed_days": 4}

    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Signed contract"),
        required=False,
        help_text=_("PDF or picture of the signed contract, at most 25 MB."),
    )

    class Meta:
        model = Project
        fields = [*FACTS, *SILENCE]
        help_texts = {
            "deemed_clause": _(
                "Where the contract says that silence counts as acceptance: the number and title of the clause. "
                "Leave all three empty if it doesn't."
            ),
            "deemed_kinds": _("Nothing else is ever deemed accepted."),
        }

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        """`user` is taken because the conflict page builds every form of a project alike."""
        super().__init__(*args, **kwargs)
        self.fields["deemed_kinds"].choices = signed_kinds()  # type: ignore[attr-defined]

    def clean_contract_amount(self) -> Any:
        amount = self.cleaned_data["contract_amount"]
        if amount is not None and amount < 0:
            raise forms.ValidationError(_("The amount cannot be negative."))
        return amount

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        signed, due = data.get("contract_signed_on"), data.get("contract_due_on")
        if signed and due and due < signed:
            self.add_error("contract_due_on", _("The contract cannot be due before it is signed."))
        self._check_silence(data)
        return data

    def _check_silence(self, data: dict[str, Any]) -> None:
        """Clause, days and kinds belong together: one alone would let nobody know what was agreed."""
        clause, days, kinds = (data.get(name) for name in SILENCE)
        if days is not None and not 1 <= days <= MAX_DAYS:
            self.add_error("deemed_days", _("Between 1 and %(most)d working days.") % {"most": MAX_DAYS})
        if clause or days or kinds:
            for name, value, words in (
                ("deemed_clause", clause, _("Name the clause of the contract.")),
                ("deemed_days", days, _("After how many working days?")),
                ("deemed_kinds", kinds, _("Choose at least one kind of document.")),
            ):
                if not value and name not in self.errors:
                    self.add_error(name, words)
