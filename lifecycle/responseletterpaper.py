"""What the letter says that answers requirements: each request, our understanding, the answer, why, and until when."""

from typing import Any

from lifecycle import responses
from lifecycle.documents import person
from lifecycle.models.attachments import Attachment
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

VENDOR_SIGNS = {"zh": "项目经理", "en": "Project manager"}
CUSTOMER_SIGNS = {"zh": "收函人（签收）", "en": "Received and read"}
TEXTS = ("request", "understanding", "analysis", "reason", "evidence", "workaround")


def response_letter(letter: Any) -> dict[str, Any]:
    project = letter.project
    answers = letter.answers.select_related("requirement__raised_by")
    body = {
        "to": {"name": named(letter.addressee), "title": twin(letter.addressee, "title")},
        "subject": twin(letter, "title"),
        "opening": twin(letter, "opening"),
        "answers": [_answer(row) for row in answers],
    }
    manager = project.delivery_owner or project.people_by_role().get("PM") or letter.created_by
    slots = [
        person(letter.addressee, key="customer-1", party="customer", role=CUSTOMER_SIGNS),
        person(manager, key="vendor-1", party="vendor", role=VENDOR_SIGNS, seal=True),
    ]
    return {"body": body, "slots": slots}


def _answer(row: Any) -> dict[str, Any]:
    asked = row.requirement
    return {
        "code": asked.code,
        "title": twin(asked, "title"),
        "raised_by": named(asked.raised_by) if asked.raised_by else None,
        "raised_on": asked.created_at.astimezone().date().isoformat(),
        **{name: twin(row, name) for name in TEXTS},
        "kind": row.response,
        "response": responses.both(row.response),
        "constraint": row.constraint,
        "until": row.until.isoformat() if row.until else None,
        "release": row.release,
        "files": [
            {"name": file.name, "sha256": file.sha256[:16]}
            for thing in (asked, row.letter)
            for file in Attachment.objects.about(thing).filter(archived_at=None)
        ]
        if row.response == "decline"
        else [],
    }


RESPONSE_LETTER = DocumentKind(
    code="D21",
    title={"zh": "需求答复函", "en": "Requirement response letter"},
    build=response_letter,
    template="response_letter",
    area="responses",
    signs=("CC", "PM"),
)
