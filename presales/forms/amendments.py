"""Amendments: clauses, money and dates that change, and the promises that are settled by it."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle import instalments
from lifecycle.display import money
from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import pick
from presales.models import AmendedClause, AmendedMilestone, ContractAmendment


class AmendmentForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"amount_delta": 4, "new_due_on": 4, "effective_on": 4}

    origin_key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    class Meta:
        model = ContractAmendment
        fields = (
            "title", "title_en", "reason", "reason_en", "facts", "facts_en", "commitments", "amount_delta", "new_due_on",
            "effective_on",
        )  # fmt: skip
        widgets = {"commitments": forms.CheckboxSelectMultiple}
        help_texts = {
            "facts": _("The real conditions on both sides, as they can be shown."),
            "amount_delta": _("What is added to the amount of the contract; with a minus what is taken off."),
            "new_due_on": _("Empty if the date stays."),
            "commitments": _("Once both sides have signed, these promises are replaced by the amendment."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.initial.setdefault("origin_key", self.instance.origin_key)
        chosen = list(self.instance.commitments.values_list("pk", flat=True)) if self.instance.pk else []
        rows = Commitment.objects.filter(Q(state__in=Commitment.OPEN) | Q(pk__in=chosen), project=project)
        self.fields["commitments"].queryset = rows.select_related("project").order_by("number")
        if chosen_by_link := getattr(self.instance, "chosen", None):
            self.initial["commitments"] = [promise.pk for promise in chosen_by_link]
        self.fields["commitments"].label_from_instance = lambda promise: promise.label

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.instance.origin_key = data.get("origin_key", "")
        return data


class ClauseForm(forms.ModelForm):
    class Meta:
        model = AmendedClause
        fields = ("clause", "old", "old_en", "new", "new_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)


class PaymentForm(forms.ModelForm):
    """A payment of the project that changes, or a new one."""

    columns: ClassVar[dict[str, int]] = {"name": 6, "name_en": 6, "amount": 6, "planned_on": 6}

    milestone = forms.TypedChoiceField(label=_("Payment milestone"), coerce=int, empty_value=None, required=False)

    class Meta:
        model = AmendedMilestone
        fields = ("milestone", "name", "name_en", "amount", "planned_on")
        help_texts = {
            "name": _("Empty if the name stays."),
            "planned_on": _("For a new payment: the day on which it falls due."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        self.known = {row.number: row for row in instalments.payments(project)}
        shown = [
            (row.number, f"{pick(row, 'name')} · {money(row.amount, project.currency)}")
            for row in self.known.values()
            if row.changeable or row.number == self.instance.milestone
        ]
        self.fields["milestone"].choices = [("", _("a new payment")), *shown]
        self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        row = self.known.get(data.get("milestone") or 0)
        if row is not None and not data.get("name"):
            data["name"], data["name_en"] = row.name, row.name_en
        if not data.get("name"):
            self.add_error("name", _("Give the new payment a name."))
        if row is None and not data.get("planned_on"):
            self.add_error("planned_on", _("Say on which day the new payment falls due."))
        return data


class ApproveForm(ActForm):
    note = forms.CharField(
        label=_("Words on the approval"), required=False, widget=forms.Textarea, help_text=_("This stays with us.")
    )


class ReworkForm(ActForm):
    reason = forms.CharField(label=_("Why it is written anew"), widget=forms.Textarea)
