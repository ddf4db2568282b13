"""The sales back-up sheet: for those who negotiate. What is left over stands on no paper."""

from typing import Any

from lifecycle.documents import money, person
from lifecycle.models.commitments import Commitment
from lifecycle.models.members import ProjectMember
from lifecycle.models.risks import Risk
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, worded
from presales import backup
from presales.documents.people import Text
from presales.promised import OF_CONTRACT, Promised, promised

MANAGES: Text = {"zh": "项目经理", "en": "Project manager"}


def sales_backup(estimate: Any) -> dict[str, Any]:
    project, schedule, start = estimate.project, estimate.schedule, estimate.starts_on
    currency = project.currency
    body = {
        "asked": {
            "wanted_end": _iso(estimate.customer_wanted_end),
            "due_on": _iso(project.contract_due_on),
            "quoted": money(estimate.quoted_amount, currency),
        },
        "recommendation": _text(estimate.recommendation),
        "basis": same(estimate.basis_note),
        "starts_on": _iso(start),
        "likely_end": _iso(estimate.likely_end),
        "p80_end": _iso(estimate.p80_end),
        "schedule": {
            "optimistic": schedule.optimistic, "likely": schedule.likely, "pessimistic": schedule.pessimistic,
            "mean": f"{schedule.mean:.1f}", "p80": schedule.p80,
        },
        "steps": [
            {
                "step": row.step, "what": _text(row.what), "optimistic": row.optimistic, "likely": row.likely,
                "pessimistic": row.pessimistic, "mean": f"{row.mean:.1f}",
            }
            for row in estimate.steps.all()
        ],
        "costs": [
            {
                "kind": row.kind, "what": same(row.what), "step": row.step or None,
                "quantity": f"{row.quantity.normalize():f}", "unit": row.unit, "rate": money(row.rate, currency),
                "amount": money(row.amount, currency),
            }
            for row in estimate.costs.all()
        ],
        "total": money(estimate.total, currency),
        "promises": [
            {"text": _said(row), "days": row.days, "on": row.ends_on.isoformat(), "short": max(schedule.likely - row.days, 0)}
            for row in (promised(project, start) if start else [])
        ],
        "red": Commitment.objects.filter(Commitment.red(), project=project).count(),
        "reference": estimate.reference,
        "feasibility": _feasibility(project),
        "risks": [_risk(row) for row in backup.top_risks(project)],
    }  # fmt: skip
    slots = [person(_manager(estimate), key="vendor-1", party="vendor", role=MANAGES)]
    return {"body": body, "slots": slots}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _text(text: str) -> Text | None:
    """What is written in one language only: an internal paper needs no translation."""
    return same(text) if text.strip() else None


def _said(row: Promised) -> Text:
    """Papers do not follow the language of whoever issues them."""
    return named(row.record, "text") if row.record else worded(OF_CONTRACT)


def _manager(estimate: Any) -> Any:
    """The project manager answers for it; the author, as long as none is named."""
    project = estimate.project
    if project.delivery_owner_id:
        return project.delivery_owner
    mine = ProjectMember.objects.filter(project=project, role="PM", state__in=ProjectMember.BELONGS)
    member = mine.select_related("user").first()
    return member.user if member else estimate.created_by


def _feasibility(project: Any) -> dict[str, Any] | None:
    found = backup.judged(project)
    if found is None:
        return None
    technical = found.technical
    return {
        "verdict": found.decision or found.overall,
        "decided": bool(found.decision),
        "conditions": _text(found.conditions),
        "score": technical.score if technical else None,
        "evidence": _text(technical.evidence) if technical else None,
    }


def _risk(risk: Risk) -> dict[str, Any]:
    prevention = named(risk, "prevention")
    return {
        "title": named(risk, "title"), "exposure": risk.exposure, "owner": named(risk.owner),
        "prevention": prevention if prevention["zh"] else None,
    }  # fmt: skip


SALES_BACKUP = DocumentKind(
    code="D11",
    title={"zh": "售前依据表", "en": "Sales back-up sheet"},
    build=sales_backup,
    template="sales_backup",
    internal=True,
    area="costs",
    signs=("PM",),
)
