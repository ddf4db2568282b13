"""The application for acceptance (D34): what is to be accepted, what was delivered, how the trial run went, by whom and when."""

from typing import Any

from aftersales.documents.certificate import KINDS, ROLES, panel_rows
from aftersales.documents.texts import iso
from aftersales.models.acceptances import Acceptance
from lifecycle.documents import money
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, named, twin

TITLE = {ZH: "验收申请", EN: "Acceptance application"}


def build_application(acceptance: Acceptance) -> dict[str, Any]:
    """Nobody signs it: the project manager hands it in. Our own view of how ready we are stays with us."""
    project = acceptance.project
    panel = list(acceptance.panel.select_related("contact", "user"))
    items = list(acceptance.items.all())
    manager = project.delivery_owner
    body = {
        "phase": KINDS[acceptance.acceptance_kind],
        "round": acceptance.round,
        "contract": {"number": project.contract_number, "amount": money(project.contract_amount, project.currency)},
        "accepted_scope": twin(acceptance, "scope"),
        "trial_result": twin(acceptance, "trial_result"),
        "papers": [
            {"name": twin(row, "name"), "ref": row.ref, "on": iso(row.on)} for row in acceptance.papers.all()
        ],
        "requested_on": iso(acceptance.requested_on),
        "panel": panel_rows(acceptance, panel),
        "items": [{"code": f"A-{n:02d}", "criterion": twin(row, "criterion")} for n, row in enumerate(items, 1)],
        "applicant": named(manager) if manager else None,
        "role": ROLES["PM"],
    }  # fmt: skip
    return {"body": body, "slots": []}


APPLICATION = DocumentKind(
    code="D34",
    title=TITLE,
    build=build_application,
    template="acceptance_application",
    area="acceptance",
)
