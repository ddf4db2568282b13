"""The lines of a change request: other ways, and the requirements, objectives and payments that change with it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from delivery import planchanges
from delivery.models import (
    ChangeAlternative,
    ChangedItem,
    ChangedObjective,
    ChangedPayment,
    ChangedRequirement,
    ImplementationPlanItem,
)
from lifecycle import instalments
from lifecycle.display import money
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.objectives import Objective
from lifecycle.models.projects import Project
from lifecycle.models.requirement_changes import CHANGEABLE
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User
from lifecycle.text import pick


class AlternativeForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"cost": 6, "days": 6}

    class Meta:
        model = ChangeAlternative
        fields = ("text", "text_en", "cost", "days", "customer_effort", "customer_effort_en", "chosen")
        labels = {"chosen": _("We propose this one instead")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)


class RequirementForm(forms.ModelForm):
    class Meta:
        model = ChangedRequirement
        fields = (
            "requirement", "title", "title_en", "description", "description_en", "priority", "approach", "approach_en",
        )  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        rows = Requirement.objects.filter(project=project, state__in=CHANGEABLE)
        if self.instance.pk:
            rows |= Requirement.objects.filter(pk=self.instance.requirement_id)
        field = self.fields["requirement"]
        field.queryset = rows  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: f"{row.code} {row.label}"  # type: ignore[attr-defined]


class ObjectiveForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"target_value": 6, "due": 6}

    class Meta:
        model = ChangedObjective
        fields = ("objective", "statement", "statement_en", "target_value", "due")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        rows = Objective.objects.filter(project=project, state=Objective.State.BASELINED)
        if self.instance.pk:
            rows |= Objective.objects.filter(pk=self.instance.objective_id)
        field = self.fields["objective"]
        field.queryset = rows  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: f"{row.code} {row.label}"  # type: ignore[attr-defined]


class PlanItemForm(forms.ModelForm):
    """An item that is not finished, of a plan that still runs."""

    class Meta:
        model = ChangedItem
        fields = ("item", "days")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ImplementationPlanItem.objects.filter(plan__in=planchanges.plans(project), ended_on=None)
        if self.instance.pk:
            rows |= ImplementationPlanItem.objects.filter(pk=self.instance.item_id)
        field = self.fields["item"]
        field.queryset = rows.order_by("plan", "order")  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: row.label  # type: ignore[attr-defined]

    def clean_days(self) -> int:
        days: int = self.cleaned_data["days"]
        if not days:
            raise forms.ValidationError(_("0 days move nothing: leave this item out."))
        return days


class PaymentForm(forms.ModelForm):
    """A payment that has not fallen due, or a new one."""

    columns: ClassVar[dict[str, int]] = {"name": 6, "name_en": 6, "delta": 6, "planned_on": 6}

    milestone = forms.TypedChoiceField(label=_("Payment milestone"), coerce=int, empty_value=None, required=False)

    class Meta:
        model = ChangedPayment
        fields = ("milestone", "name", "name_en", "delta", "planned_on")
        help_texts = {
            "name": _("Empty if the name stays."),
            "planned_on": _("Empty if the day stays. For a new payment: the day on which it falls due."),
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
        self.fields["milestone"].choices = [("", _("a new payment")), *shown]  # type: ignore[attr-defined]
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
        if row is None and (data.get("delta") or 0) <= 0:
            self.add_error("delta", _("A new payment is more than nothing."))
        return data
