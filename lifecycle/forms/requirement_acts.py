"""What the verbs of a requirement must be told."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle import responses
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.requirement_types import RequirementType
from lifecycle.models.requirements import Requirement
from lifecycle.text import labelled, pick


class TypeChoice(forms.ModelChoiceField):
    """Each type with its signs, and what to do about it, beside the choice."""

    def label_from_instance(self, obj: Any) -> str:
        return format_html(
            "<b>{}</b><br>{}<br>{}", obj, labelled(gettext("How it is recognised"), pick(obj, "signs")),
            labelled(gettext("Advice"), pick(obj, "advice")),
        )  # fmt: skip


class AnalyseForm(ActForm):
    """Filled with what is known already."""

    columns = {
        "processes": 6, "departments": 6, "impact_days": 6, "impact_cost": 6, "tolerated_until": 4, "planned_release": 4,
        "effort_days": 4, "constraint": 6, "constraint_note": 6,
    }  # fmt: skip
    TEXTS = (
        "business_scenario", "underlying_need", "proposed_way", "value_impact", "without_it", "workaround", "reason",
    )  # fmt: skip
    CHOICES = (
        "need_verdict",
        "way_verdict",
        "root_cause",
        "response",
        "tolerated_until",
        "constraint",
        "constraint_note",
        "processes",
        "departments",
        "impact_days",
        "impact_cost",
        "planned_release",
        "effort_days",
    )

    business_scenario = forms.CharField(
        label=_("Situation in the business"), required=False, widget=forms.Textarea,
        help_text=_("Who does what, when, with which papers, and what goes wrong today?"),
    )  # fmt: skip
    business_scenario_en = forms.CharField(
        label=_("Situation in the business, in English"), required=False, widget=forms.Textarea
    )
    underlying_need = forms.CharField(
        label=_("Need behind it"), required=False, widget=forms.Textarea,
        help_text=_("What is really to be solved, whatever way is asked for."),
    )  # fmt: skip
    underlying_need_en = forms.CharField(label=_("Need behind it, in English"), required=False, widget=forms.Textarea)
    processes = forms.CharField(
        label=_("Processes that it touches"), required=False, max_length=200,
        help_text=_("What changes for others, too, if this is done."),
    )  # fmt: skip
    departments = forms.CharField(label=_("Departments that it touches"), required=False, max_length=200)
    need_verdict = forms.ChoiceField(
        label=_("Is the need reasonable?"), choices=Requirement.Judgement.choices, widget=forms.RadioSelect
    )
    proposed_way = forms.CharField(label=_("Way the customer proposes"), required=False, widget=forms.Textarea)
    proposed_way_en = forms.CharField(
        label=_("Way the customer proposes, in English"), required=False, widget=forms.Textarea
    )
    way_verdict = forms.ChoiceField(
        label=_("Is the way reasonable?"), required=False, widget=forms.RadioSelect,
        choices=[("", _("no way was proposed")), *Requirement.Judgement.choices],
    )  # fmt: skip
    root_cause = forms.ChoiceField(
        label=_("Root cause"), required=False, choices=[("", _("not known")), *Requirement.Cause.choices],
        help_text=_("A gap in management is closed by management; no software does that."),
    )  # fmt: skip
    type = TypeChoice(
        label=pgettext_lazy("requirement", "Type"),
        queryset=RequirementType.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    value_impact = forms.CharField(
        label=_("What it means for the value of the project"), required=False, widget=forms.Textarea,
        help_text=_("Needed for what cannot be avoided, with what it takes and what happens without it."),
    )  # fmt: skip
    value_impact_en = forms.CharField(
        label=_("What it means for the value of the project, in English"), required=False, widget=forms.Textarea
    )
    without_it = forms.CharField(label=_("What happens without it"), required=False, widget=forms.Textarea)
    without_it_en = forms.CharField(
        label=_("What happens without it, in English"), required=False, widget=forms.Textarea
    )
    impact_days = forms.DecimalField(
        label=_("What it takes, working days"), required=False, min_value=0, max_digits=6, decimal_places=1
    )
    impact_cost = forms.DecimalField(
        label=_("What it costs us"), required=False, min_value=0, max_digits=14, decimal_places=2,
        help_text=_("Stays with us."),
    )  # fmt: skip
    response = forms.ChoiceField(label=_("Response"), choices=responses.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason for the response"), required=False, widget=forms.Textarea,
        help_text=_("At least 10 characters. Neither a yes nor a no is given by a click."),
    )  # fmt: skip
    reason_en = forms.CharField(label=_("Reason for the response, in English"), required=False, widget=forms.Textarea)
    workaround = forms.CharField(
        label=_("Until then"), required=False, widget=forms.Textarea, help_text=_("What people do in the meantime.")
    )
    workaround_en = forms.CharField(label=_("Until then, in English"), required=False, widget=forms.Textarea)
    tolerated_until = forms.DateField(label=_("Tolerated until"), required=False)
    planned_release = forms.CharField(label=_("Planned release"), required=False, max_length=80)
    effort_days = forms.DecimalField(
        label=_("Effort of the chosen way, days"), required=False, min_value=0, max_digits=6, decimal_places=1
    )
    constraint = forms.ChoiceField(
        label=_("Why not at once"), required=False, choices=[("", "—"), *Requirement.Constraint.choices]
    )
    constraint_note = forms.CharField(label=_("Why not at once, in words"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.record.type_id
        types = RequirementType.objects.filter(active=True) | RequirementType.objects.filter(pk=known)
        self.fields["type"].queryset = types  # type: ignore[attr-defined]
        for name in (*self.TEXTS, *(f"{text}_en" for text in self.TEXTS), *self.CHOICES):
            self.initial.setdefault(name, getattr(self.record, name))
        self.initial.setdefault("type", known)
        drop_twins(self, self.record.project)


class ConfirmForm(ActForm):
    columns = {"contact": 6, "on": 6}
    contact = forms.ModelChoiceField(label=_("Who confirmed it"), queryset=None)
    on = forms.DateField(label=_("Confirmed on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("contact", self.record.raised_by_id)
        self.initial.setdefault("on", timezone.localdate())


class ReviewForm(ActForm):
    is_clear = forms.BooleanField(
        label=_("It is clear"), required=False, help_text=_("Two people who read it understand the same.")
    )
    is_complete = forms.BooleanField(
        label=_("It is complete"), required=False, help_text=_("Nothing has to be guessed to build it.")
    )
    is_testable = forms.BooleanField(
        label=_("It can be tested"), required=False, help_text=_("It can be shown that it is met.")
    )
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea)


class DeclineForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea, help_text=_("The customer reads it.")
    )
    reason_en = forms.CharField(label=_("Reason in English"), required=False, widget=forms.Textarea)
    proof = forms.CharField(
        label=_("What supports the reason"), required=False, widget=forms.Textarea,
        help_text=_("A rule, a figure, a document, a test. Attach files on the requirement's page."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reason", "reason_en", "proof"):
            self.initial.setdefault(name, getattr(self.record, name))
        drop_twins(self, self.record.project)


class PhaseTwoForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea, help_text=_("The customer reads it.")
    )


class DeferForm(PhaseTwoForm):
    until = forms.DateField(label=_("Put off until"), required=False)


class TakeUpForm(ActForm):
    reason = forms.CharField(label=_("Why it is taken up again"), widget=forms.Textarea)


class AskChangeForm(ActForm):
    """What was agreed, to be written anew where it is to change."""

    title = forms.CharField(label=_("Title"), max_length=160)
    title_en = forms.CharField(label=_("Title in English"), max_length=160, required=False)
    description = forms.CharField(label=_("Description"), widget=forms.Textarea)
    description_en = forms.CharField(label=_("Description in English"), required=False, widget=forms.Textarea)
    priority = forms.ChoiceField(label=_("Priority"), choices=Requirement.Priority.choices)
    approach = forms.CharField(label=_("Way of realisation"), widget=forms.Textarea)
    approach_en = forms.CharField(label=_("Way of realisation, in English"), required=False, widget=forms.Textarea)
    reason = forms.CharField(label=_("Reason for the change"), widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.record.agreed_fields():
            self.initial.setdefault(name, getattr(self.record, name))
        drop_twins(self, self.record.project)
        low(self, 3)


class ApproveChangeForm(ActForm):
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea)


class RefuseChangeForm(ActForm):
    note = forms.CharField(label=_("Reason"), widget=forms.Textarea)
