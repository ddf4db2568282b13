"""The sales proposal as the customer reads it: four sections, and the terms if they are in it. Nothing else gets in."""

from typing import Any

from lifecycle.stages import DocumentKind
from lifecycle.text import twin
from presales.documents.people import said


def sales_proposal(proposal: Any) -> dict[str, Any]:
    body = {
        "subject": twin(proposal, "title"),
        "background": twin(proposal, "background"),
        "needs": twin(proposal, "needs"),
        "advantages": twin(proposal, "advantages"),
        "implementation": twin(proposal, "implementation_plan"),
        "price": said(twin(proposal, "commercial_terms")),
        "valid_until": proposal.valid_until.isoformat() if proposal.valid_until else None,
    }
    return {"body": body, "slots": []}


SALES_PROPOSAL = DocumentKind(
    code="D12",
    title={"zh": "销售方案", "en": "Sales proposal"},
    build=sales_proposal,
    template="proposal",
    area="proposal",
)
