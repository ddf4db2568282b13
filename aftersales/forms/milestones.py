"""Payment milestones: their plan, and what one does to get the money."""

import uuid
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models import CollectionLog, PaymentMilestone, PaymentReceipt
from lifecycle import access
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Currency, Project
from lifecycle.models.users import User

MONEY = {"max_digits": 14, "decimal_places": 2}


class MilestoneForm(forms.ModelForm):
    columns = {
        "name": 6, "name_en": 6, "order": 2, "percent": 4, "trigger": 6, "trigger_on": 6, "planned_on": 6, "due_days": 6,
        "clause": 6, "collector": 6,
    }  # fmt: skip

    class Meta:
        model = PaymentMilestone
        fields = (
            "name", "name_en", "order", "percent", "trigger", "trigger_on", "planned_on", "due_days", "clause",
            "collector", "retention", "note",
        )  # fmt: skip
        help_texts = {
            "percent": _("The amount follows from the contract; the last milestone takes the cents that are left."),
            "due_days": _("From the day on which the condition is met."),
            "retention": _("Held back until the warranty ends."),
            "note": _("This stays with us."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        # Only those who may read what they collect.
        readers = ProjectMember.objects.filter(project=project, role__in=access.roles_with("R", "payment"))
        named = [pk for pk in (self.instance.collector_id, project.collection_owner_id) if pk]
        people = members(project, *named).filter(Q(pk__in=readers.values("user_id")) | Q(pk__in=named))
        self.fields["collector"].queryset = people  # type: ignore[attr-defined]


class ReachForm(ActForm):
    on = forms.DateField(label=_("The condition was met on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class InvoiceForm(ActForm):
    number = forms.CharField(label=_("Number of the invoice"), max_length=60)
    on = forms.DateField(label=_("Date of the invoice"))
    due = forms.DateField(
        label=_("To be paid by"),
        required=False,
        help_text=_("Leave it as the contract has it, unless the invoice says otherwise."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(
            {
                "number": self.record.invoice_no,
                "on": self.record.invoiced_on or timezone.localdate(),
                "due": self.record.due_on,
            }
        )


class OnceForm(ActForm):
    """Sent twice, it has one effect."""

    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["creation_key"] = uuid.uuid4()


class ReceiveForm(OnceForm):
    amount = forms.DecimalField(label=_("Amount"), min_value=0, **MONEY)  # type: ignore[arg-type]
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency.choices, required=False)
    rate = forms.DecimalField(
        label=_("Rate"), min_value=0, max_digits=16, decimal_places=8, required=False,
        help_text=_("Only for another currency: what one of it is worth in that of the milestone. Booked is amount × rate, rounded half up to a cent."),
    )  # fmt: skip
    on = forms.DateField(label=_("Received on"))
    bank_ref = forms.CharField(label=_("Bank reference"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = {"amount": self.record.open_amount, "on": timezone.localdate(), "currency": self.record.currency}
        self.initial.update(first)


class VoidReceiptForm(ActForm):
    receipt = forms.ModelChoiceField(label=_("Receipt"), queryset=PaymentReceipt.objects.none())
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea,
        help_text=_("The receipt stays visible with it and no longer counts."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = PaymentReceipt.objects.filter(milestone=self.record, voided_at__isnull=True)
        self.fields["receipt"].queryset = rows.select_related("milestone")  # type: ignore[attr-defined]


class PromiseForm(OnceForm):
    on = forms.DateField(label=_("The customer promised to pay on"))
    contact = forms.ModelChoiceField(label=_("Who promised"), queryset=None, required=False)
    said = forms.CharField(label=_("What was said"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]


class RemindForm(ActForm):
    level = forms.TypedChoiceField(label=_("Letter"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        firmer = [(n, word) for n, word in CollectionLog.Level.choices if n > self.record.reminder_level]
        self.fields["level"].choices = firmer  # type: ignore[attr-defined]
        self.initial["level"] = firmer[0][0] if firmer else None


class LogForm(OnceForm):
    contact = forms.ModelChoiceField(label=_("Spoke with"), queryset=None, required=False)
    said = forms.CharField(label=_("What was said"), widget=forms.Textarea)
    level = forms.TypedChoiceField(
        label=_("How firmly"), coerce=int, choices=CollectionLog.Level.choices, initial=CollectionLog.Level.ASKED
    )
    next_on = forms.DateField(label=_("Ask again on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
