"""Documents of a mass of projects: a row and a version each, whose PDF is one sample that all of them share."""

import hashlib
import json
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from lifecycle.demo.mass.batch import Batch, Row, key_of, moment
from lifecycle.demo.mass.rows import amend, insert
from lifecycle.models import Document, DocumentVersion, User
from lifecycle.models.documents import CODE_ALPHABET
from lifecycle.models.versions import store
from lifecycle.stages import registry


def sample() -> dict[str, Any]:
    """The facts of the sample PDF, stored once."""
    from lifecycle.demo.load.papers import manual

    content = manual("Sample document", posts=1)
    return {
        "pdf": store(content), "pdf_sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pages": 2,
        "engines": {}, "fonts": {},
    }  # fmt: skip


def issue(batch: Batch, row: Row, code: str, record: models.Model, by: User, day: date, *, signed: bool) -> Document:
    """A document that is not saved yet; `save` saves those of the whole batch."""
    kind = registry.documents[code]
    number = f"{row.project.number}-{code}-{row.draw(f'doc:{row.project.pk}:{code}'):02d}"
    at = moment(day, 14)
    return Document(
        project=row.project, kind=code, number=number, title=kind.title["zh"], title_en=kind.title["en"],
        stage=kind.stage or "", language="zh", internal=kind.internal, state="completed" if signed else "frozen",
        subject_kind=key_of(record), subject_id=record.pk, completed_at=at if signed else None, created_by=by,
        created_at=at, updated_at=at, public_code="".join(batch.random.choices(CODE_ALPHABET, k=10)),
    )  # fmt: skip


def save(batch: Batch, documents: list[Document]) -> None:
    insert(documents)
    versions = insert(_version(batch, document) for document in documents)
    for version in versions:
        version.document.current = version
    amend(documents, ["current"])
    rows = {row.project.pk: row for row in batch.rows}
    for document in documents:
        row = rows[document.project_id]
        facts = {"number": document.number, "version": 1, "sha256": batch.sample["pdf_sha256"], "reason": ""}
        row.tell(
            timezone.localtime(document.created_at).date(),
            "document.issued",
            document.created_by,
            document,
            document.number,
            14,
            **facts,
        )


def _version(batch: Batch, document: Document) -> DocumentVersion:
    data = json.dumps({"kind": document.kind, "number": document.number, "slots": []})
    return DocumentVersion(
        document=document, n=1, data=data, data_sha256=hashlib.sha256(data.encode()).hexdigest(), template="sample",
        template_version=1, language="zh", rendered_at=document.created_at, created_by=document.created_by, **batch.sample,
    )  # fmt: skip
