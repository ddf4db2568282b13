"""The amendment: what the contract says from now on, why, and what that does to time and money. Both sides sign it."""

from typing import Any

from lifecycle.documents import money, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, twin
from presales.documents.contracts import iso
from presales.documents.people import Text
from presales.models import Contract, ContractAmendment

FOR_CUSTOMER: Text = {"zh": "甲方签字人", "en": "For the customer"}
FOR_US: Text = {"zh": "乙方签字人", "en": "For the vendor"}
MANAGES: Text = {"zh": "乙方项目经理", "en": "Project manager"}


def contract_amendment(amendment: ContractAmendment) -> dict[str, Any]:
    project = amendment.project
    contract = Contract.current(project)
    currency = project.currency
    body = {
        "contract": {
            "number": project.contract_number,
            "name": twin(contract, "title") if contract else None,
            "signed_on": iso(project.contract_signed_on),
        },
        "subject": twin(amendment, "title"),
        "reason": twin(amendment, "reason"),
        "facts": twin(amendment, "facts"),
        "clauses": [
            {"clause": same(row.clause), "old": twin(row, "old"), "new": twin(row, "new")}
            for row in amendment.clauses.all()
        ],
        "amount": {
            "old": money(amendment.old_amount, currency),
            "delta": money(amendment.amount_delta, currency),
            "new": money(amendment.new_amount, currency),
        }
        if amendment.amount_delta
        else None,
        "due": {"old": iso(amendment.old_due_on), "new": iso(amendment.new_due_on)} if amendment.new_due_on else None,
        "payments": [
            {
                "name": named(row["line"]), "old": money(row["before"], currency), "new": money(row["line"].amount, currency),
                "on": iso(row["line"].planned_on),
            }
            for row in amendment.payment_lines
        ],
        "promises": [
            {"text": twin(row, "text"), "on": iso(row.promised_on), "due": iso(row.due)} for row in amendment.promises
        ],
        "effective_on": iso(amendment.effective_on),
    }  # fmt: skip
    return {"body": body, "slots": slots(amendment)}


def slots(amendment: ContractAmendment) -> list[dict[str, Any]]:
    project = amendment.project
    theirs = [contact for contact in project.customer.contacts.all() if contact.left_on is None]
    signer = next((c for c in theirs if c.is_a("signatory")), next((c for c in theirs if c.is_a("owner")), None))
    return [
        person(signer, key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(amendment.approved_by, key="vendor-1", party="vendor", role=FOR_US, seal=True),
        person(project.delivery_owner, key="vendor-2", party="vendor", role=MANAGES),
    ]


CONTRACT_AMENDMENT = DocumentKind(
    code="D16",
    title={"zh": "项目变更文件（合同变更）", "en": "Project change file (contract amendment)"},
    build=contract_amendment,
    template="contract_amendment",
    area="amendments",
    signs=("CC", "EX", "PM"),
)
