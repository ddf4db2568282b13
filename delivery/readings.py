"""What delivery tells the lights of a project: the plan that holds, what verification showed, and the trial run."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from delivery.models.plan_parts import ImplementationPlanItem
from delivery.models.plans import ImplementationPlan, PlanBaseline
from delivery.models.trial_feedback import TrialFeedback
from delivery.models.trial_lines import TrialCriterion
from delivery.models.trial_runs import TrialRun
from delivery.models.verification_lines import Outcome
from delivery.models.verifications import FunctionVerification
from lifecycle.models.lights import LATE
from lifecycle.readings import AMBER, QUALITY, RED, TIME, Reading


def figures(project: Any) -> dict[str, Any]:
    due, slip = _plan(project)
    found = [Reading(TIME, RED if slip > LATE else AMBER, "plan_slip", slip)] if slip > 0 else []
    return {"plan_due": due, "readings": [*found, *_verifications(project), *_trial(project)]}


def _plan(project: Any) -> tuple[date | None, int]:
    """The oldest open item of the plans that hold, and by how many days the latest of them ends after its baseline."""
    items = ImplementationPlanItem.objects.filter(
        plan__project=project, plan__state__in=ImplementationPlan.reportable_states
    )
    rows = list(items.order_by().values_list("plan", "due", "ended_on"))
    open_days = [due for _plan, due, ended in rows if due and not ended]
    ends: dict[int, date] = {}
    for plan, due, ended in rows:
        if day := ended or due:
            ends[plan] = max(ends.get(plan, day), day)
    slips = [0]
    agreed = (
        PlanBaseline.objects.filter(plan__in=ends).order_by("revision").values_list("plan", "items") if ends else ()
    )
    for plan, kept in dict(agreed).items():
        days = [date.fromisoformat(row["due"]) for row in kept if row["due"]]
        if days:
            slips.append((ends[plan] - max(days)).days)
    return min(open_days, default=None), max(slips)


def _verifications(project: Any) -> list[Reading]:
    """Functions that do not work, of flows that no later verification found right. In the red once that was concluded."""
    state = FunctionVerification.State
    rows = FunctionVerification.objects.filter(project=project).exclude(state=state.SUPERSEDED).order_by("-number")
    settled: set[Any] = set()
    n, concluded = 0, False
    for row in rows.prefetch_related("lines"):
        lines = list(row.lines.all())  # type: ignore[attr-defined]
        broken = [line for line in lines if line.result == Outcome.FAIL and _flow(line) not in settled]
        n += len(broken)
        concluded = concluded or bool(broken and row.state == state.FAILED)
        if row.state in (state.PASSED, state.APPROVED):
            settled |= {_flow(line) for line in lines}
    return [Reading(QUALITY, RED if concluded else AMBER, "functions_failed", n)] if n else []


def _flow(line: Any) -> Any:
    return line.flow_id or line.flow_name.strip()


def _trial(project: Any) -> list[Reading]:
    """How the last day that was looked at went, criteria that were missed, and faults that nobody has sorted yet."""
    trial = TrialRun.objects.filter(project=project).order_by("-number").first()
    if trial is None or trial.state == TrialRun.State.PREPARED:
        return []
    if trial.state == TrialRun.State.CLOSED:
        failed = trial.verdict == TrialRun.Verdict.FAILED
        return [Reading(QUALITY, RED, "trial_failed")] if failed else []
    last = trial.observations.first()  # type: ignore[attr-defined]
    missed = trial.criteria.filter(met=TrialCriterion.Met.MISSED).count()  # type: ignore[attr-defined]
    unsorted = Q(state=TrialFeedback.State.NEW, feedback_kind=TrialFeedback.Kind.DEFECT)
    told = trial.feedback.order_by().aggregate(n=Count("pk", filter=unsorted))["n"]  # type: ignore[attr-defined]
    found = [
        Reading(QUALITY, RED, "trial_blocking", last.blocking if last else 0),
        Reading(QUALITY, AMBER, "trial_major", last.major if last else 0),
        Reading(QUALITY, AMBER, "trial_missed", missed),
        Reading(QUALITY, AMBER, "trial_unsorted", told),
    ]
    return [one for one in found if one.n]
