"""The facts of the contract, and the file that proves them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.projects import Project

FACTS = ["contract_number", "currency", "contract_amount", "contract_signed_on", "contract_due_on"]


class ContractForm(forms.ModelForm):
    columns = dict.fromkeys(FACTS, 6)

    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Signed contract"),
        required=False,
        help_text=_("PDF or picture of the signed contract, at most 25 MB."),
    )

    class Meta:
        model = Project
        fields = FACTS

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        """`user` is taken because the conflict page builds every form of a project alike."""
        super().__init__(*args, **kwargs)

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
        return data
