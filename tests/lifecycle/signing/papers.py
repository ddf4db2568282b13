"""A document to send and sign, issued from a promise, so that these tests need no stage."""

import uuid
from typing import Any

from lifecycle.models import Commitment, Document, SignatureRequest
from lifecycle.models.signatures import Invitee
from lifecycle.stages import DocumentKind, registry
from tests.lifecycle.pdf.samples import acceptance, both

STROKES = [[{"x": 20 + 9 * n, "y": 90 + 30 * (n % 3)} for n in range(12)]]
TITLE = both("项目验收证书", "Acceptance certificate")


def build(record: Any) -> dict[str, Any]:
    project = record.project
    customer = project.customer.contacts.order_by("pk").first()
    slots = [
        {"key": "customer-1", "party": "customer", "role": both("项目负责人", "Project owner"), "seal": True,
         "name": both(customer.name, customer.name_en), "title": both(customer.title, customer.title_en)},
        {"key": "vendor-1", "party": "vendor", "role": both("项目经理", "Project manager"), "seal": False,
         "name": both(project.delivery_owner.name, project.delivery_owner.name_en), "title": both("项目经理", "PM")},
    ]  # fmt: skip
    body = {key: value[:1] if isinstance(value, list) else value for key, value in acceptance()["body"].items()}
    return {"title": TITLE, "body": body, "slots": slots}


KIND = DocumentKind(code="T01", title=TITLE, build=build, template="acceptance", stage="lifecycle", signs=("PM",))
SECRET = DocumentKind(code="T36", title=both("付款申请函", "Payment request"), build=build, template="acceptance",
                      area="payment", stage="lifecycle")  # fmt: skip
INTERNAL = DocumentKind(code="T08", title=both("内部交接", "Internal hand-over"), build=build, template="acceptance",
                        internal=True, stage="lifecycle")  # fmt: skip


def register() -> None:
    for kind in (KIND, SECRET, INTERNAL):
        registry.documents[kind.code] = kind


def forget() -> None:
    for kind in (KIND, SECRET, INTERNAL):
        registry.documents.pop(kind.code, None)


def record(cast: Any, text: str = "三个月内上线") -> Commitment:
    from django.db import transaction

    found = Commitment(
        project=cast.project, text=text, promise_kind=Commitment.Kind.values[0], source=Commitment.Source.values[0],
        promised_by=cast.sales, promised_to=cast.owner,
    )  # fmt: skip
    with transaction.atomic():
        found.put(by=cast.sales, read_version=None)
    return found


def issue(cast: Any, kind: DocumentKind = KIND, language: str = "both", text: str = "三个月内上线") -> Document:
    return Document.issue(by=cast.sales, record=record(cast, text), kind=kind, language=language)


def send(
    cast: Any, document: Document, *, ordered: bool = False, people: Any = None, message: str = ""
) -> SignatureRequest:
    """To the customer's owner and to our project manager."""
    if people is None:
        people = [Invitee(cast.owner, "customer-1"), Invitee(cast.pm, "vendor-1", order=2)]
    return SignatureRequest.send(
        by=cast.sales, document=document, people=people, ordered=ordered, message=message, creation_key=uuid.uuid4()
    )


def typed(name: str = "陈志远") -> dict[str, Any]:
    return {"method": "typed", "typed_name": name, "consent": True, "identified_by": "link"}
