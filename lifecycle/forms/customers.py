"""Forms of customers and their people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.models.customers import Contact, Customer, Stance
from lifecycle.models.users import User

BILLING = ("billing_name", "billing_tax_no", "billing_address", "billing_bank")


class CustomerForm(forms.ModelForm):
    """Facts of the organisation. A commercial manager changes only what billing needs."""

    columns = {
        "name": 6, "name_en": 6, "industry": 4, "region": 4, "it_maturity": 4,
        "billing_name": 6, "billing_tax_no": 6, "billing_address": 6, "billing_bank": 6,
    }  # fmt: skip

    class Meta:
        model = Customer
        fields = (
            "name", "name_en", "industry", "region", "it_maturity", "address", "background", "reference_consent", *BILLING,
        )  # fmt: skip
        widgets = {"background": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if set(user.roles) == {"BM"}:
            for name in list(self.fields):
                if name not in BILLING:
                    del self.fields[name]


class ContactForm(forms.ModelForm):
    columns = {
        "name": 6, "name_en": 6, "title": 6, "title_en": 6, "department": 4, "phone": 4, "email": 4,
        "language": 4, "cadence_days": 4, "left_on": 4,
    }  # fmt: skip

    class Meta:
        model = Contact
        fields = (
            "name", "name_en", "title", "title_en", "department", "phone", "email", "kinds", "language", "cadence_days",
            "left_on", "relationship_note",
        )  # fmt: skip
        widgets = {
            "relationship_note": forms.Textarea(attrs={"rows": 3}),
            "left_on": forms.DateInput(attrs={"type": "date"}),
        }
        help_texts = {
            "kinds": _("A user operates the software; a customer is in charge of the project. Tick all that apply."),
            "relationship_note": _("Internal: never shown to the customer, in no document."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not access.can(user, "E", "private"):
            del self.fields["relationship_note"]


class LeaveForm(forms.Form):
    left_on = forms.DateField(label=_("Leaves on"), widget=forms.DateInput(attrs={"type": "date"}))


class JudgeForm(forms.Form):
    """Stance and confidence, with what was seen."""

    columns = {"stance": 6, "confidence": 6}
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    confidence = forms.TypedChoiceField(
        label=_("Confidence in us"), required=False, coerce=int, empty_value=None,
        choices=[("", _("not judged")), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
    )  # fmt: skip
    reason = forms.CharField(label=_("What did you see?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    action_plan = forms.CharField(
        label=_("What do we do about it?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for a resistant contact: what, and who does it."),
    )  # fmt: skip
