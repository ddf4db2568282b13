"""The implementation plan: its head, who was told and confirms, moves of dates with their reason."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import ImplementationPlan, ImplementationSolution, PlanChange
from delivery.models.moving import SOURCES, sources_of
from delivery.planlint import findings
from lifecycle import carrying
from lifecycle.forms.acts import ActForm
from lifecycle.forms.plans import HEAD, HEAD_HELP, PlanForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.objectives import Objective
from lifecycle.stages import registry
from lifecycle.text import labelled


class ImplementationPlanForm(PlanForm):
    class Meta:
        model = ImplementationPlan
        fields = (*HEAD, "solution", "parent")
        help_texts: ClassVar[dict[str, Any]] = HEAD_HELP | {
            "solution": _("The strategy comes out of it: the plan only says how it is carried out."),
            "parent": _("Only for the plan of a phase: its dates lie within the plan named here."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.instance.project
        solutions = ImplementationSolution.objects.filter(project=project).exclude(state="superseded")
        if self.instance.solution_id or solutions.exists():
            kept = Q(pk=self.instance.solution_id) | Q(pk__in=solutions)
            self.fields["solution"].queryset = ImplementationSolution.objects.filter(kept)  # type: ignore[attr-defined]
            self.fields["solution"].label_from_instance = lambda row: labelled(row.label, row.state_label)  # type: ignore[attr-defined]
        else:
            del self.fields["solution"]
        rows = ImplementationPlan.objects.filter(project=project, parent=None).exclude(pk=self.instance.pk)
        if self.instance.pk is None and not rows.exists():
            del self.fields["parent"]
        else:
            self.fields["parent"].queryset = rows  # type: ignore[attr-defined]
            self.fields["parent"].label_from_instance = lambda plan: plan.label  # type: ignore[attr-defined]


class StrategyForm(forms.ModelForm):
    """A strategy of the plan; the objective that it serves is one of the project that holds."""

    columns: ClassVar[dict[str, int]] = {"what": 8, "objective": 4}

    def __init__(self, *args: Any, project: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        rows = Objective.objects.filter(project=project)
        kept = Q(pk=self.instance.objective_id) if self.instance.objective_id else Q()
        self.fields["objective"].queryset = rows.filter(Q(pk__in=rows.valid()) | kept).order_by("number")  # type: ignore[attr-defined]


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("What is to be put right"), widget=forms.Textarea)


class CommunicateForm(ActForm):
    how = forms.CharField(
        label=_("How the customer's people learn of it"), max_length=200,
        help_text=_("Our people get a mail and confirm it here. The customer's confirm it to one of us, or sign the document."),
    )  # fmt: skip


class NoteForm(ActForm):
    person = forms.ModelChoiceField(label=_("Who confirmed it"), queryset=None)
    on = forms.DateField(label=_("On"))
    how = forms.CharField(
        label=_("How"), max_length=200, help_text=_("In a meeting, by telephone, by mail; it stands in the plan.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = self.record.told().filter(confirmed_on=None).exclude(contact=None)  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda row: str(row.person)  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()


class ConfirmForm(ActForm):
    waiver = forms.CharField(
        label=_("Why it holds in spite of the findings"), widget=forms.Textarea, required=False,
        help_text=_("This stays with us."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not any(finding.needed for finding in findings(self.record)):
            del self.fields["waiver"]


def account_fields(form: forms.Form, project: Any) -> None:
    """On whose account dates move, and the record that this rests on."""
    form.fields["cause"] = forms.ChoiceField(
        label=_("On whose account"), choices=PlanChange.Cause.choices, widget=forms.RadioSelect
    )
    form.fields["source"] = forms.ChoiceField(
        label=_("Change request, memo or meeting"), required=False, choices=[("", _("none")), *sources(project)],
        help_text=_("Where it was agreed or seen; the way back stays a link. Where the account is a change request, a memo or a meeting, it has to be named."),
    )  # fmt: skip


class ReviseForm(ActForm):
    reason = forms.CharField(
        label=_("Why it is written anew"), widget=forms.Textarea,
        help_text=_("At least 10 characters. Everybody is told of the new revision and confirms it again."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account_fields(self, self.record.project)
        self.order_fields(("cause", "reason", "source"))
        low(self, 3)


class FinishForm(ActForm):
    outcome = forms.CharField(
        label=_("What came of it"), widget=forms.Textarea, help_text=_("Was the goal reached? What shows it?")
    )


class StepForm(ActForm):
    """One of the next steps that stand in no plan yet."""

    key = forms.ChoiceField(label=_("Next step"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = carrying.uncarried(self.record.project)
        self.fields["key"].choices = [(row.key, labelled(row.memo, row.label)) for row in rows]  # type: ignore[attr-defined]


class TakeInForm(StepForm):
    pass


class DropForm(StepForm):
    reason = forms.CharField(
        label=_("Why it is dropped"),
        widget=forms.Textarea,
        help_text=_("The customer will ask; it stands with the memo."),
    )


class ReplanForm(forms.Form):
    columns: ClassVar[dict[str, int]] = {"start": 6, "due": 6}

    start = forms.DateField(label=_("New start"))
    due = forms.DateField(label=_("Newly due"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, help_text=_("At least 10 characters."))

    def __init__(self, *args: Any, item: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account_fields(self, item.plan.project)
        self.order_fields(("start", "due", "cause", "reason", "source"))
        low(self, 3)
        self.initial = {"start": item.start, "due": item.due}


def sources(project: Any) -> list[tuple[str, str]]:
    """What a move may rest on, the newest of each kind first."""
    found = []
    for key in SOURCES:
        kind = registry.records[key]
        for row in sources_of(project, key).order_by("-number")[:50]:
            found.append((f"{key}.{row.number}", labelled(kind.title, row.label)))
    return found
