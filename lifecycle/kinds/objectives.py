"""Objectives."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.objectives"


def _unachievable(objective: Any) -> bool:
    return bool(objective.is_unachievable)


def _not_being_redefined(objective: Any) -> bool:
    return objective.next_wording is None


def objectives() -> RecordKind:
    return RecordKind(
        slug="objectives",
        model="lifecycle.Objective",
        area="research",
        title=_("Objective"),
        title_plural=_("Objectives"),
        purpose=_(
            "A result that the customer wants, so that everybody can tell whether it was reached. Name what is measured, where it stands today and by when it is to change."
        ),
        form=f"{FORMS}.ObjectiveForm",
        columns=(
            ("smart_label", _("SMART")), ("get_achievable_verdict_display", _("Achievable?")),
            ("target_value", _("Target")), ("due", _("Due")),
        ),
        sections=(
            (_("The objective"), ("statement", "specific", "measurable", "achievable", "relevant", "time_bound")),
            (_("How it is measured"), ("metric", "baseline_value", "target_value", "due")),
            (_("Can it be reached?"), ("achievable_verdict", "verdict_note", "judged_by", "approved_by", "approval_note")),
            (_("What became of it"), ("baselined_at", "outcome")),
        ),
        acts=(
            Act("judge", _("Judge"), "judge", ("draft",), need="verdict", form=f"{FORMS}.JudgeForm", style="primary"),
            Act(
                "approve", _("Approve nevertheless"), "approve", ("draft",), need="approve", form=f"{FORMS}.ApproveForm",
                when=_unachievable,
            ),
            Act(
                "redefine", _("Redefine"), "redefine", ("baselined",), form=f"{FORMS}.RedefineForm",
                when=_not_being_redefined,
            ),
            Act("meet", _("Mark as met"), "meet", ("baselined",), form=f"{FORMS}.OutcomeForm"),
            Act("miss", _("Mark as missed"), "miss", ("baselined",), form=f"{FORMS}.OutcomeForm", style="outline-danger"),
        ),
        icon="flag",
        detail_template="lifecycle/objective.html",
    )  # fmt: skip
