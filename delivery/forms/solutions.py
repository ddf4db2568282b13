"""The forms of the implementation solution."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delivery.models import (
    ImplementationRisk,
    ImplementationSection,
    ImplementationSolution,
    ImplementationStep,
)
from delivery.models.departures import Verdict, allowed, suggested
from delivery.models.solutions import Check
from lifecycle.forms import solutions as shared
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import low
from lifecycle.models.blueprints import SECTION
from lifecycle.models.objectives import Objective
from lifecycle.models.projects import DocumentLanguage
from lifecycle.text import labelled

ROW = ("verdict", "reason", "reason_en")


class SolutionForm(shared.SolutionForm):
    research = forms.MultipleChoiceField(
        label=_("Research that it rests on"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Reviewed reports, of pre-sales and of delivery."),
    )  # fmt: skip

    class Meta(shared.SolutionForm.Meta):
        model = ImplementationSolution
        fields = (*shared.SolutionForm.Meta.fields, "research", "shape")  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = self.instance.reports()
        if reports:
            self.fields["research"].choices = [
                (row.key, labelled(row.record.label, row.record.state_label)) for row in reports
            ]  # type: ignore[attr-defined]
        else:
            del self.fields["research"]
        before = None if self.instance.pk else ImplementationSolution.before(self.instance.project)
        if before is not None:
            text = _now("It starts from “%(what)s”: sections, steps and risks are copied after the first save.")
            self.fields["title"].help_text = text % {"what": before.label}


def aims_of(project: Any) -> list[Objective]:
    """The objectives that a section can serve; read once for all sections of a form."""
    if "_aims" not in project.__dict__:
        project._aims = list(Objective.objects.filter(project=project).valid().order_by("number"))
    return list(project._aims)


class SectionForm(shared.SectionForm):
    class Meta(shared.SectionForm.Meta):
        model = ImplementationSection
        fields = (*shared.SectionForm.Meta.fields, "objectives")  # type: ignore[assignment]
        widgets = shared.SectionForm.Meta.widgets | {"objectives": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, project: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, project=project, user=user, **kwargs)
        aims = aims_of(project)
        if aims:
            field = self.fields["objectives"]
            field.queryset = Objective.objects.filter(pk__in=[row.pk for row in aims])  # type: ignore[attr-defined]
            field.widget.choices = [(row.pk, f"{row.code} {row.label}") for row in aims]  # type: ignore[attr-defined]
        else:
            del self.fields["objectives"]


class StepForm(shared.StepForm):
    class Meta(shared.StepForm.Meta):
        model = ImplementationStep


class RiskRowForm(shared.RiskRowForm):
    class Meta(shared.RiskRowForm.Meta):
        model = ImplementationRisk


class PassForm(shared.PassForm):
    checks = forms.MultipleChoiceField(
        label=_("What is in order"), choices=Check.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What you leave open is explained in the note."),
    )  # fmt: skip
    field_order = ("checks", "score", "note")


class UnderstoodForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"on": 6, "contact": 6}
    on = forms.DateField(label=_("Confirmed on"))
    contact = forms.ModelChoiceField(
        label=_("Who confirmed it"),
        queryset=None,
        help_text=_("Somebody who works in the processes that it describes."),
    )
    note = forms.CharField(label=_("What they put right"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class CompareForm(ActForm):
    """A row for each section and requirement: what became of it, and why. It begins with what the texts show."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        solution, self.columns = self.record, {}
        self.lines = solution.table()
        for n, line in enumerate(self.lines):
            verdict, reason = suggested(solution, line)
            choices = [(code, Verdict(code).label) for code in allowed(line.subject)]
            kind = _now("Section") if line.subject.kind == SECTION else line.subject.code
            label = labelled(kind, line.title)
            self.fields[f"verdict_{n}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=verdict, widget=forms.Select
            )
            self.fields[f"reason_{n}"] = forms.CharField(
                label=_now("Reason"), required=False, initial=reason["zh"], widget=forms.Textarea
            )
            self.fields[f"reason_en_{n}"] = forms.CharField(
                label=_now("Reason in English"), required=False, initial=reason["en"], widget=forms.Textarea
            )
            self.columns |= {f"verdict_{n}": 12, f"reason_{n}": 6, f"reason_en_{n}": 6}
            self.fields[f"key_{n}"] = forms.CharField(initial=line.subject.key, widget=forms.HiddenInput)
            if solution.project.document_language == DocumentLanguage.ZH:
                del self.fields[f"reason_en_{n}"]
        low(self, 2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        rows = []
        for n, line in enumerate(self.lines):
            english = data.get(f"reason_en_{n}", line.reason["en"])
            rows.append((data.get(f"key_{n}", ""), data.get(f"verdict_{n}", ""), data.get(f"reason_{n}", ""), english))
        return {"answers": rows}
