"""What the requirements document says: background, objectives, requirements, exclusions, what is attached."""

from typing import Any

from lifecycle import smallpictures
from lifecycle.documents import customer_signatory, person
from lifecycle.models.attachments import Attachment
from lifecycle.models.registers import Register
from lifecycle.stages import DocumentKind
from lifecycle.text import twin

CUSTOMER_SIGNS = {"zh": "甲方代表", "en": "For the customer"}
VENDOR_SIGNS = {"zh": "乙方实施经理", "en": "Implementation manager"}
MOST_PICTURES = 8
LARGEST_PICTURE = 300_000  # characters of a data: address; a picture of the size that is shown seldom takes half of it
SHOWN_KINDS = (Attachment.Kind.DIAGRAM, Attachment.Kind.PROTOTYPE, Attachment.Kind.FORM)


def requirements_document(record: Any) -> dict[str, Any]:
    content = Register(record.project)
    body: dict[str, Any] = {
        "background": twin(record, "background"),
        "objectives": [_objective(row) for row in content.objectives],
        "requirements": [_requirement(row) for row in content.requirements],
        "exclusions": twin(record, "exclusions"),
        "appendix": _with_pictures([line for row in (record, *content.requirements) for line in _attached(row)]),
    }
    project = record.project
    slots = [
        person(customer_signatory(project), key="customer-1", party="customer", role=CUSTOMER_SIGNS, seal=True),
        person(
            project.people_by_role().get("IM") or record.created_by,
            key="vendor-1", party="vendor", role=VENDOR_SIGNS, seal=True,
        ),
    ]  # fmt: skip
    return {"body": body, "slots": slots}


def _objective(row: Any) -> dict[str, Any]:
    smart = [{"letter": name, "text": twin(row, name)} for name in row.SMART if getattr(row, name).strip()]
    return {
        "code": row.code,
        "statement": twin(row, "statement"),
        "smart": smart,
        "metric": twin(row, "metric"),
        "today": row.baseline_value,
        "target": row.target_value,
        "due": row.due.isoformat() if row.due else None,
    }


def _requirement(row: Any) -> dict[str, Any]:
    """What is between us and the customer; how we judged it stays with us."""
    return {
        "code": row.code,
        "title": twin(row, "title"),
        "description": twin(row, "description"),
        "category": row.category,
        "origin": row.origin,
        "priority": row.priority,
        "approach": twin(row, "approach"),
        "source": row.source,
    }


def _attached(thing: Any) -> list[dict[str, Any]]:
    rows = Attachment.objects.about(thing).filter(kind__in=SHOWN_KINDS, archived_at=None)
    return [
        {
            "code": getattr(thing, "code", ""),
            "kind": row.kind,
            "name": row.name,
            "sha256": row.sha256[:16],
            "file": row,
        }
        for row in rows
    ]


def _with_pictures(appendix: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first pictures are shown, scaled; the others, and what is no picture, stay files that are named."""
    shown = 0
    for row in appendix:
        file = row.pop("file")
        picture = smallpictures.address(file) if shown < MOST_PICTURES else None
        if picture is not None and len(picture) <= LARGEST_PICTURE:
            row |= {"picture": picture, "caption": file.caption}
            shown += 1
    return appendix


REQUIREMENTS_DOCUMENT = DocumentKind(
    code="D05",
    title={"zh": "需求文档", "en": "Requirements document"},
    build=requirements_document,
    template="requirements",
    area="research",
    signs=("CC", "IM"),
)
