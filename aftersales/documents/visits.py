"""The report of a service visit (D41), as the customer signs it."""

from typing import Any

from aftersales.documents.service_handovers import FOR_CUSTOMER, NOBODY
from aftersales.documents.texts import iso
from aftersales.models.visits import ServiceVisit
from lifecycle.documents import customer_signatory, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

WENT = {"zh": "乙方服务人员", "en": "For customer service"}


def build_service_visit(visit: ServiceVisit) -> dict[str, Any]:
    ticket = visit.ticket
    body = {
        "ticket": {
            "number": f"{visit.project.number} #{ticket.number}", "title": twin(ticket, "title"),
            "kind": ticket.ticket_kind, "priority": ticket.priority, "reported_on": iso(ticket.reported_at.date()),
            "reporter": named(ticket.contact) if ticket.contact else {"zh": ticket.said_by, "en": ticket.said_by},
        },
        "on": iso(visit.on),
        "begins": f"{visit.begins:%H:%M}",
        "ends": f"{visit.ends:%H:%M}",
        "mode": visit.mode,
        "place": twin(visit, "place"),
        "who": named(visit.who),
        "met": named(visit.met) if visit.met else NOBODY,
        "work": twin(visit, "work"),
        "outcome": visit.outcome,
        "left": twin(visit, "left"),
        "rating": visit.rating,
        "rating_words": twin(visit, "rating_words"),
        "confirmed_on": iso(visit.confirmed_on),
    }  # fmt: skip
    theirs = visit.met or ticket.contact or customer_signatory(visit.project)
    slots = [
        person(theirs, key="customer-1", party="customer", role=FOR_CUSTOMER),
        person(visit.who, key="vendor-1", party="vendor", role=WENT),
    ]
    return {"body": body, "slots": slots}


SERVICE_VISIT = DocumentKind(
    code="D41",
    title={"zh": "现场支持单", "en": "Service visit report"},
    build=build_service_visit,
    template="service_visit",
    area="service",
    signs=("CU",),
)
