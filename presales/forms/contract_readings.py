"""The contract, clause by clause: what is asked of us, and what becomes of what cannot be kept."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import low
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User
from presales.models.contract_readings import ContractClause, ContractReading


class ReadingForm(forms.ModelForm):
    class Meta:
        model = ContractReading
        fields = ("remark",)

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 2)


class ClauseForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "number": 6,
        "verdict": 6,
        "text": 6,
        "note": 6,
        "commitment": 6,
        "requirement": 6,
    }

    class Meta:
        model = ContractClause
        fields = ("number", "verdict", "text", "note", "commitment", "requirement")
        help_texts = {
            "number": _("As it is numbered in the contract: 3.2."),
            "note": _("What stands in the way, and what would be possible instead."),
            "commitment": _("The promise that it is, if it stands among the promises."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 2)
        promises, needs = self.fields["commitment"], self.fields["requirement"]
        promises.queryset = Commitment.objects.filter(project=project).order_by("number")  # type: ignore[attr-defined]
        needs.queryset = Requirement.objects.filter(project=project).order_by("number")  # type: ignore[attr-defined]
        promises.label_from_instance = lambda row: row.label[:80]  # type: ignore[attr-defined]
        needs.label_from_instance = lambda row: f"{row.code} {row.label}"[:80]  # type: ignore[attr-defined]


class _OfClause(ActForm):
    clause = forms.ModelChoiceField(label=_("Clause"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [row.pk for row in self.record.unsettled]
        self.fields["clause"].queryset = self.record.clauses.filter(pk__in=left)  # type: ignore[attr-defined]


class AmendForm(_OfClause):
    """The amendment begins with what the clause says."""


class TakeOnForm(_OfClause):
    reason = forms.CharField(
        label=_("Why you take it on"), widget=forms.Textarea, help_text=_("It stays under your name.")
    )


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
