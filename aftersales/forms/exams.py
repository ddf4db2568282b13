"""Exams: questions, papers, who takes them, marking, results to people and departments."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models import (
    Attendance,
    Exam,
    ExamItem,
    ExamOption,
    ExamQuestion,
    ExamSitting,
    TrainingSession,
)
from aftersales.models.exam_questions import Difficulty, QuestionKind
from aftersales.models.exams import MOST
from lifecycle.errors import Refused
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.customers import Contact
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.taught_sessions import read_people
from lifecycle.models.users import User


class QuestionForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"process": 6, "question_kind": 6, "difficulty": 6, "points": 6}

    class Meta:
        model = ExamQuestion
        fields = (
            "process", "question_kind", "difficulty", "points", "scenario", "scenario_en", "text", "text_en", "holds",
            "answer", "answer_en",
        )  # fmt: skip
        help_texts = {
            "scenario": _("A case out of their work: who comes with what, on which day, with which papers."),
            "holds": _("For questions of true or false."),
            "answer": _("On the trainer's copy alone. Whoever marks an open question goes by it."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        held = BusinessProcess.objects.filter(pk=self.instance.process_id)
        self.fields["process"].queryset = BusinessProcess.of(project) | held  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        kind = data.get("question_kind")
        if kind == QuestionKind.TRUTH and not data.get("holds"):
            self.add_error("holds", _("Say whether it is true."))
        if kind in (QuestionKind.SHORT, QuestionKind.TASK) and not (data.get("answer") or "").strip():
            self.add_error("answer", _("Write down what a right answer says; whoever marks it goes by that."))
        return data


class OptionForm(forms.ModelForm):
    class Meta:
        model = ExamOption
        fields = ("text", "text_en", "right")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)


class ExamForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"session": 6, "on": 6, "minutes": 4, "pass_percent": 4, "proves_level": 4}

    class Meta:
        model = Exam
        fields = (
            "title", "title_en", "session", "on", "minutes", "pass_percent", "proves_level", "instructions",
            "instructions_en",
        )  # fmt: skip
        help_texts = {
            "minutes": _("Leave it empty for no limit. By link the clock runs from the first page."),
            "proves_level": _(
                "What somebody shows who passes; a key user is raised to it in the processes asked about."
            ),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["session"].queryset = TrainingSession.objects.filter(project=project)  # type: ignore[attr-defined]


class ItemForm(forms.ModelForm):
    class Meta:
        model = ExamItem
        fields = ("question", "points")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = ExamQuestion.objects.filter(pk=self.instance.question_id)
        rows = ExamQuestion.objects.filter(project=project, state=ExamQuestion.State.IN_USE) | held
        self.fields["question"].queryset = rows.select_related("process")  # type: ignore[attr-defined]
        self.fields["question"].label_from_instance = _in_bank  # type: ignore[attr-defined]
        self.fields["points"].required = False
        if not self.instance.points:
            self.initial["points"] = None

    def clean_points(self) -> int:
        return self.cleaned_data.get("points") or 0


def _in_bank(row: ExamQuestion) -> str:
    return f"{row.number} · {row.process} · {row.label}"


class DrawForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"easiest": 4, "hardest": 4, "n": 4}

    processes = forms.ModelMultipleChoiceField(
        label=_("Business processes"), queryset=BusinessProcess.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("As many from each as the bank has."),
    )  # fmt: skip
    easiest = forms.TypedChoiceField(label=_("Not easier than"), choices=Difficulty.choices, coerce=int, initial=2)
    hardest = forms.TypedChoiceField(label=_("Not harder than"), choices=Difficulty.choices, coerce=int, initial=4)
    n = forms.IntegerField(label=_("How many questions"), min_value=1, max_value=MOST, initial=10)
    kinds = forms.MultipleChoiceField(
        label=_("Only of these kinds"), choices=QuestionKind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: of every kind."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = BusinessProcess.of(self.record.project)
        self.fields["processes"].queryset = rows  # type: ignore[attr-defined]
        self.initial["processes"] = [row.pk for row in rows if row.is_key] or [row.pk for row in rows]


class AdmitForm(ActForm):
    seats = forms.ModelMultipleChoiceField(
        label=_("Who came to the training session"), queryset=Attendance.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    contacts = forms.ModelMultipleChoiceField(
        label=_("Other contacts"), queryset=Contact.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=_("Others, by name"), widget=forms.Textarea, required=False, max_length=8000,
        help_text=_("One person a line; the department after a comma, if you like."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        exam = self.record
        if exam.session_id:
            rows = Attendance.objects.filter(session=exam.session_id).select_related("contact")
            self.fields["seats"].queryset = rows  # type: ignore[attr-defined]
            self.initial["seats"] = [row.pk for row in rows if row.signed]
            known = [row.contact_id for row in rows if row.contact_id]
        else:
            del self.fields["seats"]
            known = []
        self.fields["contacts"].queryset = contacts(exam.project).exclude(pk__in=known)  # type: ignore[attr-defined]

    def clean_names(self) -> list[tuple[str, str]]:
        try:
            return read_people(self.cleaned_data["names"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class DepartmentForm(ActForm):
    department = forms.ChoiceField(label=_("Department"), required=False)
    contact = forms.ModelChoiceField(
        label=_("Who gets it"), queryset=Contact.objects.none(),
        help_text=_("It praises the best by name; of the others it tells how many there are."),
    )  # fmt: skip
    until = forms.DateField(label=_("Good until"))
    message = forms.CharField(label=_("Words to go with it"), widget=forms.Textarea, max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ExamSitting.objects.filter(exam=self.record, state__in=ExamSitting.MARKED)
        names = sorted({row.department for row in rows if row.department})
        self.fields["department"].choices = [("", _("All departments")), *((one, one) for one in names)]  # type: ignore[attr-defined]
        self.fields["contact"].queryset = contacts(self.record.project).exclude(email="")  # type: ignore[attr-defined]
        self.initial["until"] = timezone.localdate() + timedelta(days=30)
