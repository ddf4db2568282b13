"""The table of responsibilities, row by row, and its acknowledgement by the customer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.models.responsibilities import ROLES, Letter, ResponsibilityBase
from lifecycle.models.solution_parts import StepSide
from lifecycle.stages import Stage


class TaskForm(forms.Form):
    """One task. `pk` tells a row that stands already from a new one."""

    columns = {
        "task": 6, "task_en": 6, "stage": 6, "side": 6, **dict.fromkeys([f"letter_{role.value}" for role in ROLES], 4),
    }  # fmt: skip

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    task = forms.CharField(label=_("Task"), max_length=160)
    task_en = forms.CharField(label=_("Task in English"), max_length=160, required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    side = forms.ChoiceField(label=_("Side that does it"), choices=StepSide.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in ROLES:
            self.fields[f"letter_{role.value}"] = forms.ChoiceField(
                label=role.label, required=False, choices=[("", "—"), *((one.value, f"{one.value} · {one.label}") for one in Letter)]
            )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        letters = {role.value: letter for role in ROLES if (letter := data[f"letter_{role.value}"])}
        return {name: data[name] for name in ("pk", "stage", "task", "task_en", "side")} | {"letters": letters}


def _start(row: ResponsibilityBase) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in ("pk", "stage", "task", "task_en", "side")}
    return facts | {f"letter_{role}": letter for role, letter in row.letters.items()}


def tasks(rows: Iterable[ResponsibilityBase], data: Any = None) -> Any:
    """All tasks of a table in one form, with an empty one at the end."""
    factory: Any = formset_factory(TaskForm, extra=1, can_delete=True, max_num=200, validate_max=True)
    formset = factory(data, initial=[_start(row) for row in rows], prefix="tasks")
    formset.title, formset.stacked, formset.help = _("Tasks"), True, ""
    return formset


def facts_of(formset: Any) -> list[dict[str, Any]]:
    """What was written, stage by stage, in the order of the rows."""
    kept = [
        form.facts()
        for form in formset.forms
        if form.cleaned_data.get("task") and not form.cleaned_data.get("DELETE", False)
    ]
    order = list(Stage.values)
    return sorted(kept, key=lambda row: order.index(row["stage"]))


class AcknowledgeForm(ActForm):
    columns = {"contact": 6, "on": 6}
    contact = forms.ModelChoiceField(label=_("Who of the customer acknowledged it"), queryset=None)
    on = forms.DateField(label=_("Acknowledged on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())
