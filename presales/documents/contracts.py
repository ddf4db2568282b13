"""The review of the promises with a summary of the contract: for those of us who sign it, never for the customer."""

from typing import Any

from lifecycle.documents import money, person
from lifecycle.models.commitments import Commitment
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin
from presales.documents.people import Text, said
from presales.models import Contract

SELLS: Text = {"zh": "销售经理", "en": "Sales manager"}
MANAGES: Text = {"zh": "项目经理", "en": "Project manager"}
TAKES_ON: Text = {"zh": "高管", "en": "Executive"}


def contract_summary(contract: Contract) -> dict[str, Any]:
    project = contract.project
    promises = contract.promises
    red = [row for row in promises if row.is_red or row.verdict == Commitment.Verdict.INFEASIBLE]
    body = {
        "contract": {
            "number": project.contract_number,
            "name": twin(contract, "title"),
            "amount": money(project.contract_amount, project.currency),
            "tax_rate": percent(contract.tax_rate),
            "signed_on": iso(project.contract_signed_on),
            "effective_on": iso(contract.effective_on),
            "due_on": iso(project.contract_due_on),
            "warranty_months": contract.warranty_months,
        },
        "deliverables": said(twin(contract, "deliverables")),
        "acceptance": said(twin(contract, "acceptance_criteria")),
        "days": {"promised": contract.promised_days, "likely": contract.likely_days, "short": contract.is_short},
        "terms": [
            {
                "name": named(row), "percent": percent(row.percent), "trigger": row.trigger, "on": iso(row.on),
                "due_days": row.due_days, "clause": row.clause, "retention": row.retention,
            }
            for row in contract.terms.all()
        ],
        "promises": [promise(row) for row in promises],
        "red": [{"text": twin(row, "text"), "approved_by": named(row.approved_by) if row.approved_by else None} for row in red],
        "approvals": approvals(contract),
    }  # fmt: skip
    return {"body": body, "slots": slots(contract, bool(red))}


def promise(row: Commitment) -> dict[str, Any]:
    return {
        "text": twin(row, "text"),
        "source": row.source,
        "source_ref": row.source_ref,
        "by": named(row.promised_by),
        "to": named(row.promised_to),
        "on": iso(row.promised_on),
        "due": iso(row.due),
        "hard_date": row.hard_date,
        "maturity": row.product_maturity or None,
        "verdict": row.verdict,
        "red": row.is_red,
    }


def approvals(contract: Contract) -> list[dict[str, Any]]:
    """Who judged, approved and took it on, in that order."""
    rows = (
        ("reviewed", contract.reviewed_by, contract.reviewed_at),
        ("approved", contract.approved_by, contract.approved_at),
        ("taken_on", contract.executive, contract.executive_at),
    )
    return [
        {"what": what, "name": named(who), "on": at.astimezone().date().isoformat() if at else None}
        for what, who, at in rows
        if who is not None
    ]


def slots(contract: Contract, red: bool) -> list[dict[str, Any]]:
    project = contract.project
    places = [
        person(project.presales_owner, key="vendor-1", party="vendor", role=SELLS),
        person(project.delivery_owner, key="vendor-2", party="vendor", role=MANAGES),
    ]
    if red or contract.executive_id or contract.is_short:
        places.append(person(contract.executive, key="vendor-3", party="vendor", role=TAKES_ON))
    return places


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def percent(value: Any) -> str | None:
    return None if value is None else f"{value.normalize():f}"


CONTRACT_SUMMARY = DocumentKind(
    code="D14",
    title={"zh": "承诺评审与合同摘要", "en": "Promise review and contract summary"},
    build=contract_summary,
    template="contract_summary",
    internal=True,
    area="contract",
    signs=("SM", "PM", "EX"),
)
