"""The feasibility report. It names competitors: it never leaves the company."""

from typing import Any

from django.utils import timezone

from lifecycle.documents import money, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same
from presales.documents.people import Text

APPROVES: Text = {"zh": "批准人", "en": "Approved by"}


def feasibility_report(assessment: Any) -> dict[str, Any]:
    project = assessment.project
    body = {
        "summary": same(assessment.summary),
        "market": _text(assessment.market_note),
        "dimensions": [
            {
                "dimension": row.dimension, "score": row.score, "verdict": row.verdict or None,
                "evidence": _text(row.evidence), "assessor": named(row.assessor) if row.assessor else None,
            }
            for row in assessment.dimensions.select_related("assessor")
        ],
        "competitors": [
            {
                "name": same(row.name), "strengths": _text(row.strengths), "weaknesses": _text(row.weaknesses),
                "price": _text(row.price_hint),
            }
            for row in assessment.competitors.all()
        ],
        "estimate": _estimate(assessment.estimate, project.currency),
        "overall": assessment.overall or None,
        "conditions": _text(assessment.conditions),
        "reviewer": named(assessment.reviewer) if assessment.reviewer else None,
        "decision": assessment.decision or None,
        "decided_by": named(assessment.decided_by) if assessment.decided_by else None,
        "decided_on": timezone.localdate(assessment.decided_at).isoformat() if assessment.decided_at else None,
        "note": _text(assessment.decision_note),
    }  # fmt: skip
    return {"body": body, "slots": [person(_executive(assessment), key="vendor-1", party="vendor", role=APPROVES)]}


def _text(text: str) -> Text | None:
    """What is written in one language only: an internal paper needs no translation."""
    return same(text) if text.strip() else None


def _executive(assessment: Any) -> Any:
    """Who decided, if that was an executive; else the executive of the project, else nobody yet."""
    by = assessment.decided_by
    return by if by and by.has_role("EX") else assessment.project.people_by_role().get("EX")


def _estimate(estimate: Any, currency: str) -> dict[str, Any] | None:
    if estimate is None:
        return None
    schedule = estimate.schedule
    return {
        "total": money(estimate.total, currency),
        "quoted": money(estimate.quoted_amount, currency),
        "likely": schedule.likely,
        "p80": schedule.p80,
        "starts_on": estimate.starts_on.isoformat() if estimate.starts_on else None,
        "likely_end": estimate.likely_end.isoformat() if estimate.likely_end else None,
    }


FEASIBILITY_REPORT = DocumentKind(
    code="D10",
    title={"zh": "可行性评估报告", "en": "Feasibility report"},
    build=feasibility_report,
    template="feasibility_report",
    internal=True,
    area="costs",
    signs=("EX",),
)
