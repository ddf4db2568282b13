"""Bringing questions from the bank of another project: which project, which questions, for which process here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aftersales.models import ExamQuestion
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project

MOST = 200


class SourceForm(forms.Form):
    """Projects that the reader sees exams of and that have questions in use."""

    source = forms.ModelChoiceField(label=_("Out of which project"), queryset=Project.objects.none())

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = projects  # type: ignore[attr-defined]
        self.fields["source"].label_from_instance = lambda one: f"{one.label()} · {one.customer}"  # type: ignore[attr-defined]


class BringForm(forms.Form):
    """A field for each question: a process of this project, or nothing to leave it out."""

    def __init__(self, *args: Any, source: Project, target: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ExamQuestion.objects.filter(project=source, state=ExamQuestion.State.IN_USE).select_related("process")
        self.questions = {
            row.pk: row for row in rows.prefetch_related("options").order_by("process__sequence", "number")[:MOST]
        }
        self.flows = {flow.pk: flow for flow in BusinessProcess.of(target)}
        choices = [("", _("leave it out")), *((str(flow.pk), flow.label) for flow in self.flows.values())]
        by_name = {flow.name.strip().casefold(): flow.pk for flow in self.flows.values()}
        for row in self.questions.values():
            self.fields[f"q{row.pk}"] = forms.ChoiceField(
                label=row.label, choices=choices, required=False, help_text=f"{row.process} · {row.get_question_kind_display()}",
                initial=by_name.get(row.process.name.strip().casefold(), ""),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Choose a process for at least one question."))
        return data

    def chosen(self) -> list[tuple[ExamQuestion, BusinessProcess]]:
        found = []
        for pk, row in self.questions.items():
            if key := self.cleaned_data.get(f"q{pk}"):
                found.append((row, self.flows[int(key)]))
        return found
