"""What stands on the sales back-up sheet: an estimate beside what is asked, what was promised, and what others took."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.models.calendar import workdays_between
from lifecycle.models.risks import Risk
from lifecycle.models.users import User
from presales.models import Estimate, FeasibilityAssessment
from presales.promised import promised
from presales.reference import comparable, words_of

RISKS = 5


def latest(project: Any) -> Estimate | None:
    """The estimate that is valid now."""
    return Estimate.objects.filter(project=project).valid().for_sheet().first()


def top_risks(project: Any) -> list[Risk]:
    """The greatest open ones. What concerns people is not for sheets that go round."""
    rows = Risk.objects.filter(project=project, state__in=Risk.OPEN).exclude(category=Risk.Category.STAKEHOLDER)
    return sorted(rows.select_related("owner"), key=lambda risk: (-risk.exposure, risk.number))[:RISKS]


def judged(project: Any) -> FeasibilityAssessment | None:
    """The latest assessment that was at least reviewed."""
    states = (FeasibilityAssessment.State.REVIEWED, FeasibilityAssessment.State.DECIDED)
    rows = FeasibilityAssessment.objects.filter(project=project, state__in=states)
    return rows.select_related("decided_by", "reviewer").prefetch_related("dimensions__assessor").first()


def sheet(estimate: Estimate, user: User) -> dict[str, Any]:
    project = estimate.project
    money = access.can(user, "R", "costs", project)
    schedule, start = estimate.schedule, estimate.starts_on
    reference = comparable(project)
    named, hidden = reference.named(user)
    frozen = estimate.reference
    rows = promised(project, start) if start else []
    wanted = estimate.customer_wanted_end
    return {
        "estimate": estimate,
        "project": project,
        "money": money,
        "total": estimate.total if money else None,
        "by_kind": estimate.by_kind if money else [],
        "quoted": estimate.quoted_amount if money else None,
        "margin": estimate.margin if access.can(user, "R", "budget", project) else None,
        "schedule": schedule,
        "mean": round(schedule.mean, 1),
        "start": start,
        "likely_end": estimate.likely_end,
        "p80_end": estimate.p80_end,
        "wanted": wanted,
        "wanted_days": max(workdays_between(start, wanted), 0) if start and wanted else None,
        "wanted_short": bool(wanted and estimate.likely_end and wanted < estimate.likely_end),
        "promised": [
            {"row": row, "short": max(schedule.likely - row.days, 0), "red": row.days < schedule.likely}
            for row in rows
        ],
        "reference": reference,
        "reference_words": words_of(frozen) if frozen else reference.words,
        "named": named,
        "hidden": hidden,
        "assessment": judged(project) if access.can(user, "R", "feasibility", project) else None,
        "risks": top_risks(project) if access.can(user, "R", "risks", project) else [],
        "verdict": verdict_words(estimate, rows),
    }


def verdict_words(estimate: Estimate, rows: list[Any]) -> str:
    """“Promised 22 working days, likely 64”: the tightest promise that is shorter than the estimate; else nothing."""
    likely = estimate.schedule.likely
    if not rows or rows[0].days >= likely:
        return ""
    return promise_words(rows[0].days, likely, estimate.reference)


def promise_words(days: int, likely: int, reference: dict[str, Any]) -> str:
    facts = {"promised": days, "likely": likely, "p80": reference.get("p80"), "n": reference.get("n")}
    if facts["p80"]:
        text = _("Promised %(promised)d working days, likely %(likely)d, P80 of %(n)d comparable projects %(p80)d")
        return text % facts
    return _("Promised %(promised)d working days, likely %(likely)d") % facts
