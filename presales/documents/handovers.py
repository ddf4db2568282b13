"""The hand-over from sales to delivery, as both sign it. It never leaves the company."""

from typing import Any

from lifecycle.documents import person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, worded
from presales.documents.people import Text, moment
from presales.models.handovers import SectionCode

GIVES: Text = {"zh": "移交人（销售）", "en": "Handed over by (sales)"}
TAKES: Text = {"zh": "接收人（项目经理）", "en": "Taken over by (project manager)"}


def hand_over(package: Any) -> dict[str, Any]:
    project = package.project
    titles = {code: worded(SectionCode(code).label) for code in SectionCode.values}
    seller = package.submitted_by or project.presales_owner
    body = {
        "handed_over_at": moment(package.submitted_at),
        "decided_at": moment(package.decided_at),
        "decision": package.state if package.state in package.TAKEN else None,
        "conditions": same(package.conditions) if package.conditions else None,
        "returns": package.returns,
        "sections": [
            {
                "title": titles[row.code],
                "body": {"zh": row.body, "en": row.body_en},
                "read_by": named(row.read_by) if row.read_by else None,
                "read_at": moment(row.read_at),
                "question": same(row.question) if row.question else None,
            }
            for row in package.sections.select_related("read_by")
        ],
    }
    slots = [
        person(seller, key="vendor-1", party="vendor", role=GIVES),
        person(package.decided_by or package.manager, key="vendor-2", party="vendor", role=TAKES),
    ]
    return {"body": body, "slots": slots}


HAND_OVER = DocumentKind(
    code="D15",
    title={"zh": "销售移交单", "en": "Sales-to-delivery hand-over"},
    build=hand_over,
    template="hand_over",
    internal=True,
    area="handover",
    signs=("SM", "PM"),
)
