"""Opening a project, and changing its facts."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle import access, knowhow
from lifecycle.forms.products import offer_products
from lifecycle.models.customers import Contact, Customer
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User

OWNERS = {
    "presales_owner": ("SM", "IM", "PM"),
    "delivery_owner": ("PM",),
    "collection_owner": ("BM", "PM", "SM"),
    "support_owner": ("CS",),
}
FACTS = [
    "name", "name_en", "industry", "type", "product", "strategic_importance", "presales_owner", "delivery_owner",
    "collection_owner", "support_owner", "currency", "expected_amount", "win_probability", "expected_sign_on",
    "planned_start", "planned_end", "document_language", "prevailing_language",
]  # fmt: skip
AMOUNTS = ("currency", "expected_amount")


class ProjectForm(forms.ModelForm):
    columns = dict.fromkeys(
        [
            "name", "name_en", "industry", "type", "presales_owner", "delivery_owner", "implementation",
            "collection_owner", "support_owner", "win_probability", "expected_sign_on", "planned_start", "planned_end",
            "currency", "expected_amount", "document_language", "prevailing_language", "governance_mode", "sponsor",
            "pm_involvement", "pm_involvement_due",
        ],
        6,
    )  # fmt: skip

    class Meta:
        model = Project
        fields = FACTS
        widgets = {"strategic_importance": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, roles in OWNERS.items():
            held = getattr(self.instance, f"{name}_id")
            people = User.objects.with_role(*roles)
            # Somebody who left stays shown where they are still named.
            self.fields[name].queryset = people | User.objects.filter(pk=held) if held else people  # type: ignore[attr-defined]
        for name in ("presales_owner", "delivery_owner"):  # those who must understand the customer's business
            knowhow.rank_choices(self.fields[name], self.industry())
        offer_products(self, "product")
        project = self.instance if self.instance.pk else None
        if not any(access.can(user, "R", area, project) for area in ("contract", "payment")):
            for name in AMOUNTS:
                del self.fields[name]
        self.fields["win_probability"].help_text = _("Only we see this, 0 to 100.")
        self.fields["strategic_importance"].help_text = _(
            "Only we see this. The project manager who takes over later must know it."
        )

    def industry(self) -> str:
        """The field of business, as far as it is known already."""
        return self.data.get(self.add_prefix("industry"), "") or self.instance.industry

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("planned_start"), data.get("planned_end")
        if start and end and end < start:
            self.add_error("planned_end", _("The end lies before the start."))
        return data


class NewProjectForm(ProjectForm):
    customer = forms.ModelChoiceField(label=_("Customer"), queryset=Customer.objects.none())
    implementation = forms.ModelChoiceField(
        label=_("Implementation manager"), queryset=User.objects.none(), required=False
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    field_order = ["customer", "name", "name_en", "industry", "type", "product", "strategic_importance",
                   "presales_owner", "implementation", "delivery_owner"]  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.fields["customer"].queryset = Customer.objects.visible_to(user)  # type: ignore[attr-defined]
        self.fields["implementation"].queryset = User.objects.with_role("IM")  # type: ignore[attr-defined]
        knowhow.rank_choices(self.fields["implementation"], self.industry())
        self.fields["industry"].required = False
        self.fields["industry"].help_text = _("The customer's own, if you leave it empty.")
        self.initial.setdefault("creation_key", uuid.uuid4())

    def industry(self) -> str:
        """That of the customer, where one is chosen and the project has none of its own."""
        chosen = self.data.get(self.add_prefix("customer")) or self.initial.get("customer") or ""
        if (found := super().industry()) or not str(chosen).isdecimal():
            return found
        return Customer.objects.filter(pk=chosen).values_list("industry", flat=True).first() or ""

    def facts(self) -> dict[str, Any]:
        """What `Project.open` is told."""
        facts = dict(self.cleaned_data)
        helper = facts.pop("implementation")
        facts["team"] = [(helper, "IM")] if helper else []
        if not facts["industry"]:
            del facts["industry"]
        return facts


class EditProjectForm(ProjectForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta(ProjectForm.Meta):
        fields = [
            *FACTS, "sponsor", "governance_mode", "escalation_route", "pm_involvement", "pm_involvement_reason", "pm_involvement_due",
        ]  # fmt: skip
        widgets = ProjectForm.Meta.widgets | {
            name: forms.Textarea(attrs={"rows": 2}) for name in ("pm_involvement_reason", "escalation_route")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Contact.objects.filter(customer=self.instance.customer_id)
        self.fields["sponsor"].queryset = known  # type: ignore[attr-defined]
        self.fields["governance_mode"].help_text = _("The overview and the kickoff advise accordingly.")
        self.fields["escalation_route"].help_text = _(
            "Who is asked first, who next and after how many days, up to the sponsor. The kickoff proposes it as a rule."
        )
        self.fields["pm_involvement_reason"].label = _("Reason for that decision")
        self.fields["pm_involvement"].help_text = _("The rule of the house: %(rule)s.") % {
            "rule": SiteSettings.load().get_pm_involvement_default_display()  # type: ignore[attr-defined]
        }
