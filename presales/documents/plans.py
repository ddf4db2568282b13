"""The preliminary plan on paper: what, when, by whom, and what the customer has to have ready. They may sign it."""

from typing import Any

from lifecycle import planpaper
from lifecycle.documents import customer_signatory, person
from lifecycle.stages import DocumentKind
from presales.documents.people import Text

CUSTOMER_SIGNS: Text = {"zh": "甲方确认人", "en": "For the customer"}


def preliminary_plan(plan: Any) -> dict[str, Any]:
    signer = person(customer_signatory(plan.project), key="customer-1", party="customer", role=CUSTOMER_SIGNS)
    return {"body": planpaper.body(plan, plan.rows()), "slots": [signer]}


PRELIMINARY_PLAN = DocumentKind(
    code="D13",
    title={"zh": "初步项目计划", "en": "Preliminary plan"},
    build=preliminary_plan,
    template="preliminary_plan",
    area="plan",
    signs=("CC",),
)
