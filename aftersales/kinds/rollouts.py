"""The rollout inside the customer: preconditions, units in their order, progress."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aftersales.models.rollout_parts import RolloutUnit
from lifecycle.stages import Act, Lines, RecordKind, Stage

FORMS = "aftersales.forms.rollouts"


def _has(*states: str) -> Any:
    return lambda rollout: any(row.state in states for row in rollout.units.all())


def _ended(rollout: Any) -> bool:
    return not rollout.units_left


def rollouts() -> RecordKind:
    planned, rolling, deferred = RolloutUnit.State.PLANNED, RolloutUnit.State.ROLLING, RolloutUnit.State.DEFERRED
    return RecordKind(
        slug="rollouts",
        model="aftersales.Rollout",
        area="rollout",
        also=(Stage.DELIVERY,),
        title=pgettext_lazy("record", "Rollout"),
        title_plural=_("Rollouts"),
        purpose=_(
            "Check the four preconditions with their evidence, plan the departments or sites in their order, have both sides sign, then roll out unit by unit with trained key users."
        ),
        form=f"{FORMS}.RolloutForm",
        document="D33",
        icon="truck-delivery",
        columns=(("progress", _("Reached")), ("began_on", _("Began")), ("ended_on", _("Ended"))),
        sections=(
            (_("The rollout"), ("goal", "our_lead", "their_lead", "target")),
            (_("How it went"), ("began_on", "ended_on", "summary", "refused_reason")),
        ),
        lines=(
            Lines(
                "units", _("Units"), ("name", "name_en", "users", "planned_from", "planned_until", "lead", "key_users"),
                form=f"{FORMS}.UnitForm", stacked=True,
                help=_("Sites or departments in the order in which they start."),
            ),
            Lines(
                "checks", _("Performance checks"),
                (
                    "on", "method", "method_en", "users_target", "users", "volume_target", "volume", "response_target",
                    "response", "uptime_target", "uptime", "verdict", "remark", "remark_en",
                ),
                form=f"{FORMS}.CheckForm", stacked=True,
                help=_("Measured under the load that is to come. The last one counts."),
            ),
            Lines(
                "resources", _("Resources of both sides"),
                ("side", "resource_kind", "what", "what_en", "amount", "amount_en", "from_day", "until", "confirmed"),
                form=f"{FORMS}.ResourceForm", stacked=True,
                help=_("Above all the customer's own people: they roll out, we help."),
            ),
        ),
        acts=(
            Act("judge", _("Judge a precondition"), "judge", ("checking",), form=f"{FORMS}.JudgeForm", style="primary"),
            Act("take-back", _("Take the verdicts back"), "take_back", ("ready",)),
            Act(
                "start-unit", _("Start a unit"), "start_unit", ("rolling",), form=f"{FORMS}.StartForm", style="primary",
                when=_has(planned, deferred),
            ),
            Act(
                "note", _("Note progress"), "note_progress", ("rolling",), form=f"{FORMS}.ProgressForm", style="primary",
                when=_has(rolling, RolloutUnit.State.REACHED),
            ),
            Act(
                "defer", _("Put a unit off by agreement"), "defer_unit", ("rolling",), form=f"{FORMS}.DeferForm",
                when=_has(planned, rolling),
            ),
            Act("finish", _("End the rollout"), "finish", ("rolling",), form=f"{FORMS}.FinishForm", when=_ended),
        ),
        detail_template="aftersales/rollout.html",
    )  # fmt: skip
