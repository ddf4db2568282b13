"""Budgets: lines with an estimate, then amounts that are approved, then what was spent."""

from abc import abstractmethod
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.validators import DecimalValidator
from django.utils.translation import gettext_lazy as _

from lifecycle.display import money
from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import labelled
from presales.models import Budget, BudgetLine


class BudgetForm(forms.ModelForm):
    class Meta:
        model = Budget
        fields = ("note",)
        help_texts = {"note": _("Who decides on what is spent, from which amount on, and how often it is looked at.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)


class BudgetLineForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"category": 3, "what": 6, "estimate": 3}

    class Meta:
        model = BudgetLine
        fields = ("category", "what", "estimate")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class AmountsForm(ActForm):
    """One amount for each line of the budget; they reach the verb together."""

    needed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {f"line_{row.pk}": row for row in self.record.rows}
        currency = self.record.project.currency
        for name, row in self.rows.items():
            self.fields[name] = forms.DecimalField(
                label=f"{row.get_category_display()} · {row.what}" if row.what else row.get_category_display(),
                required=self.needed, min_value=Decimal(0), validators=[DecimalValidator(14, 2)],
                help_text=self.hint(row, currency),
            )  # fmt: skip
            self.initial.setdefault(name, self.first(row))
        self.order_fields([*self.rows, "words"])

    @abstractmethod
    def hint(self, row: BudgetLine, currency: str) -> str:
        """What stands below the field of a line."""

    @abstractmethod
    def first(self, row: BudgetLine) -> Decimal | None:
        """What the field of a line begins with."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        amounts = {row.pk: data[name] for name, row in self.rows.items() if name in data}
        return {"amounts": amounts, "words": data.get("words", "")}


class ApproveForm(AmountsForm):
    needed = True
    words = forms.CharField(
        label=_("Words on the decision"), required=False, widget=forms.Textarea,
        help_text=_("Needed where another amount is approved than was asked for."),
    )  # fmt: skip

    def hint(self, row: BudgetLine, currency: str) -> str:
        return labelled(_("Asked for"), money(row.estimate, currency))

    def first(self, row: BudgetLine) -> Decimal | None:
        return row.estimate


class SpendForm(AmountsForm):
    words = forms.CharField(
        label=_("Remark"), required=False, widget=forms.Textarea,
        help_text=_("Needed where more is spent than is provided for: why, and what is done about it."),
    )  # fmt: skip

    def hint(self, row: BudgetLine, currency: str) -> str:
        return labelled(_("Provided for"), money(row.limit, currency))

    def first(self, row: BudgetLine) -> Decimal | None:
        return row.actual


class SendBackForm(ActForm):
    words = forms.CharField(label=_("What is to be changed"), widget=forms.Textarea)
