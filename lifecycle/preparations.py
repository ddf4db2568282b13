"""A document made ready before it is issued: printed and sealed while nothing is locked.

Printing takes a second, and SQLite has one writer. So the PDF is made beforehand from what the record says, under the
number that it will most likely get. In the transaction the data are composed once more; where they are the same, the
ready PDF is taken, else (somebody was quicker) it is made again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from lifecycle.models.numbers import NumberSequence
from lifecycle.stages import DocumentKind

if TYPE_CHECKING:
    from lifecycle.models.documents import Document
    from lifecycle.seal import Sealed

OWN = ("version", "generated_at", "issued_on", "revisions")  # what differs between two versions of the same content


@dataclass(frozen=True)
class Prepared:
    """A printed and sealed PDF. `after`: the version of the document that was current then, 0 for none."""

    moment: datetime
    public_code: str
    after: int
    data_sha256: str
    printed_sha256: str
    pages: int
    sealed: Sealed


def prepare(record: Any, kind: DocumentKind, *, language: str, reason: str, after: int | None = None) -> Prepared:
    """Print and seal what issuing the record would freeze now. Writes nothing. Raises what issuing would raise."""
    from lifecycle.documents import compose

    document, moment = expected(record, kind, language), timezone.now().replace(microsecond=0)
    current = document.versions.count() if document.pk else 0
    data = compose(document, record, kind, n=current + 1, moment=moment, reason=reason)
    return make(document, kind, data, moment, after=current if after is None else after)


def make(document: Document, kind: DocumentKind, data: dict[str, Any], moment: datetime, *, after: int) -> Prepared:
    """Print and seal these very data."""
    from lifecycle import pdf, seal
    from lifecycle.documents import sealing_words
    from lifecycle.models.events import ChainHead

    digest = pdf.digest(data)
    printed, pages = pdf.render_counted(data, kind.template)
    head = ChainHead.words(document.project_id)
    cause = f"{document.number} v{data['version']} issued; content sha256:{digest}; {head}"
    sealed = seal.certify(printed, reason=cause, words=sealing_words(data))
    return Prepared(
        moment, document.public_code, after, digest, hashlib.sha256(printed).hexdigest(), pages, sealed
    )  # fmt: skip


def expected(record: Any, kind: DocumentKind, language: str) -> Document:
    """The record's document as it will be: the one that exists, or a new one with the number that is next."""
    from lifecycle.models.documents import Document

    found = Document.objects.about(record).filter(kind=kind.code).exclude(state=Document.State.VOIDED).first()
    if found is not None:
        found.language = language
        return found
    last = NumberSequence.objects.filter(scope=Document.scope(record.project_id, kind)).values_list("last", flat=True)
    return Document.fresh(record, kind, language, seq=(last.first() or 0) + 1)


def same_content(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether two versions say the same, apart from which and of when they are."""
    reasons = [data["revisions"][-1]["reason"] for data in (old, new)]
    return reasons[0] == reasons[1] and all(old.get(key) == new[key] for key in new if key not in OWN)
