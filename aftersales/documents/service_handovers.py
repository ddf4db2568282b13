"""The hand-over to customer service (D37), as project manager, customer service and the customer sign it."""

from typing import Any

from aftersales.documents.texts import iso
from aftersales.models.service_handovers import ServiceHandover
from aftersales.packing import papers
from lifecycle.documents import customer_signatory, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

FOR_CUSTOMER = {"zh": "甲方代表", "en": "For the customer"}
MANAGES = {"zh": "移交人（项目经理）", "en": "Handed over by (project manager)"}
SERVES = {"zh": "接收人（客户服务）", "en": "Taken over by (customer service)"}
NOBODY = {"zh": "", "en": ""}


def build_service_handover(handover: ServiceHandover) -> dict[str, Any]:
    project = handover.project
    body = {
        "systems": twin(handover, "systems"),
        "environment": twin(handover, "environment"),
        "warranty_until": iso(handover.warranty_until),
        "sla": twin(handover, "sla"),
        "responsible_from": iso(handover.responsible_from),
        "service_contact": named(handover.taker) if handover.taker else NOBODY,
        "service_phone": handover.taker.phone if handover.taker else "",
        "people": [
            {
                "side": "customer" if row.contact_id else "vendor", "name": named(row.person),
                "title": twin(row.person, "title"), "part": twin(row, "part"), "phone": row.person.phone,
                "email": row.person.email,
            }
            for row in handover.people.select_related("contact", "user")  # type: ignore[attr-defined]
        ],
        "issues": [
            {
                "text": twin(row, "text"), "severity": row.severity, "owner": named(row.owner) if row.owner else NOBODY,
                "due": iso(row.due),
            }
            for row in handover.issues.select_related("owner")  # type: ignore[attr-defined]
        ],
        "manuals": [{"title": twin(row, "title"), "place": twin(row, "place")} for row in handover.manuals.all()],  # type: ignore[attr-defined]
        "knowledge": [
            {
                "topic": twin(row, "topic"), "contact": named(row.contact) if row.contact else NOBODY,
                "done_on": iso(row.done_on),
            }
            for row in handover.knowledge.select_related("contact")  # type: ignore[attr-defined]
        ],
        "papers": [
            {"number": row.number, "name": {"zh": row.title, "en": row.title_en or row.title}} for row in papers(project)
        ],
        "introduced_on": iso(handover.introduced_on),
        "introduced_to": named(handover.introduced_to) if handover.introduced_to else NOBODY,
        "introduced_how": twin(handover, "introduced_how"),
    }  # fmt: skip
    slots = [
        person(customer_signatory(project), key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(project.delivery_owner, key="vendor-1", party="vendor", role=MANAGES),
        person(handover.taker, key="vendor-2", party="vendor", role=SERVES),
    ]
    return {"body": body, "slots": slots}


SERVICE_HANDOVER = DocumentKind(
    code="D37",
    title={"zh": "客服移交单", "en": "Hand-over to customer service"},
    build=build_service_handover,
    template="service_handover",
    area="service",
    signs=("CC", "PM", "CS"),
)
