"""Letters of appointment for tests, written and signed through the verbs that the pages use."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from delivery.models import Appointment
from lifecycle.models import Document, SignatureRequest
from lifecycle.models.signatures import Invitee


def an_appointment(cast: SimpleNamespace, **facts: Any) -> Appointment:
    letter = Appointment(**{
        "project": cast.project, "manager": cast.pm, "signer": cast.executive, "duties": "自签约起至验收止负责本项目",
        "duties_en": "Runs the project from signing to acceptance", "spend_limit": Decimal(50000), "change_days": 3,
        "copy_to": "人力资源部\n财务部", "copy_to_en": "Human resources\nFinance",
    } | facts)  # fmt: skip
    letter.put(by=cast.implementation, read_version=None)
    return letter


def sign_letter(letter: Appointment) -> Document:
    """Issued, sent to the executive whom it names, and signed."""
    assert letter.signer is not None
    document = letter.issue(by=letter.created_by, language="both")
    request = SignatureRequest.send(
        by=letter.created_by, document=document, people=[Invitee(letter.signer, "vendor-1")]
    )
    for signatory in request.signatories.all():
        assert document.current is not None
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account",
        )  # fmt: skip
    document.refresh_from_db()
    letter.refresh_from_db()
    return document
