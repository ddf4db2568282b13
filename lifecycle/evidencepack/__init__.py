"""All that proves a document, as a zip that others can check with pdfsig, qpdf and openssl alone.

Read by people who have nothing of ours: the names of the files say what they are, README says what to do with them.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone

from lifecycle import anchors
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.signatories import Signature
from lifecycle.models.timestamps import Timestamp
from lifecycle.models.versions import DocumentVersion
from lifecycle.seal.examination import outline
from lifecycle.seal.keys import published

from . import readme

CHECKER = Path(__file__).with_name("check_signatures.py")


@dataclass(frozen=True)
class Paper:
    """A PDF of the pack. `parent` is the file that it begins with, byte for byte; `data` its attachment's name."""

    name: str
    content: bytes
    kind: str  # issued, signed, completion, paper
    version: int
    parent: str = ""
    attached: str = "document.json"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def build(document: Document) -> bytes:
    """The zip. Raises OSError where a file of the document is missing, ValueError where it is not what was kept."""
    papers = list(_papers(document))
    stamps = {row.sha256: row for row in document.timestamps.filter(state=Timestamp.State.MADE, embedded=False)}
    outlines = {paper.name: outline(paper.content) for paper in papers}
    files: dict[str, bytes] = {paper.name: paper.content for paper in papers}
    for version in document.versions.order_by("n"):
        files[f"data/{document.number}-v{version.n}.json"] = version.data.encode()
    files["certificates/ca.pem"] = "".join(published()).encode()
    files |= _signers(outlines)
    stamped = []
    for paper in papers:
        if (stamp := stamps.get(paper.sha256)) is not None:
            name = f"timestamps/{Path(paper.name).stem}.tst"
            files[name] = bytes(stamp.token)
            stamped.append((paper.name, name))
    files["signatures.json"] = _json(_signatures(document))
    files["events.json"] = _json(_events(document))
    files["check_signatures.py"] = CHECKER.read_bytes()
    current = document.current
    if current is None:
        raise ValueError("it was never issued")
    counts = current.latest.sha256 if current.latest else current.pdf_sha256
    last = next(paper for paper in papers if paper.sha256 == counts)
    facts = readme.Facts(document.number, papers, outlines, stamped, last)
    files["README.zh.md"], files["README.en.md"] = readme.chinese(facts).encode(), readme.english(facts).encode()
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    files["SHA256SUMS"] = "".join(sums).encode()
    return _zip(files)


def name_of(document: Document) -> str:
    return f"{document.number}-evidence.zip"


def _papers(document: Document) -> Iterator[Paper]:
    """Every version as it was issued, then what each request for signatures made of it, then what was made about it."""
    for version in document.versions.order_by("n"):
        stem = f"documents/{document.number}-v{version.n}"
        yield Paper(f"{stem}.pdf", _checked(version.bytes, version.pdf_sha256), "issued", version.n)
        names = {version.pdf_sha256: f"{stem}.pdf"}
        for revision in version.revisions.order_by("seq"):
            name = names[revision.sha256] = f"{stem}-signed-{revision.seq}.pdf"
            content = _checked(revision.bytes, revision.sha256)
            yield Paper(name, content, "signed", version.n, names[revision.parent_sha256])
        yield from _made_about(version, stem)


def _made_about(version: DocumentVersion, stem: str) -> Iterator[Paper]:
    """Records of paper, and certificates of completion."""
    for paper in version.papers.filter(state=PaperCopy.State.CONFIRMED).exclude(pdf="").order_by("pk"):
        with default_storage.open(paper.pdf) as file:
            content = _checked(file.read(), paper.pdf_sha256)
        yield Paper(f"{stem}-paper-{paper.pk}.pdf", content, "paper", version.n, attached="")
    for completion in version.completions.order_by("pk"):
        content = _checked(completion.bytes, completion.pdf_sha256)
        yield Paper(
            f"{stem}-completion-{completion.pk}.pdf", content, "completion", version.n, attached="evidence.json"
        )


def _checked(content: bytes, sha256: str) -> bytes:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError("a stored file is not the one that was kept")
    return content


def _signers(outlines: dict[str, list[dict[str, Any]]]) -> dict[str, bytes]:
    """Each certificate that a signature brings along, once, by its fingerprint."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    found = {}
    for rows in outlines.values():
        for pem in (pem for row in rows for pem in row["certificates"]):
            mark = x509.load_pem_x509_certificate(pem.encode()).fingerprint(hashes.SHA256()).hex()
            found[f"certificates/{mark[:16]}.pem"] = pem.encode()
    return found


def _signatures(document: Document) -> list[dict[str, Any]]:
    """What was recorded of each signature when it was given."""
    rows = Signature.objects.filter(version__document=document).select_related("signatory", "version")
    return [
        {
            "version": row.version.n, "name": row.signatory.name, "name_en": row.signatory.name_en,
            "title": row.signatory.title, "email": row.signatory.email, "slot": row.signatory.slot, "method": row.method,
            "identified_by": row.identified_by, "asked_at": row.signatory.asked_at, "opened_at": row.signatory.viewed_at,
            "signed_at": row.signed_at, "ip": row.ip, "agent": row.agent, "consent": row.consent_text,
            "remark": row.remark, "sha256_shown": row.sha256_shown, "sha256_before": row.sha256_before,
            "sha256_after": row.sha256_after, "certificate_sha256": row.certificate_sha256, "level": row.level,
            "warning": row.signatory.warning,
        }
        for row in rows.order_by("signed_at", "pk")
    ]  # fmt: skip


def _events(document: Document) -> dict[str, Any]:
    """The chain from the first event about the document to the last one. Of events about other things only the hashes:
    they hold the chain together without telling anything."""
    mine = set(Event.objects.about(document).values_list("pk", flat=True))
    rows = Event.objects.filter(chain=document.project_id)
    ends = rows.filter(pk__in=mine).order_by("seq").values_list("seq", flat=True)
    first, last = ends.first() or 0, ends.last() or 0
    segment = []
    for event in rows.filter(seq__gte=first, seq__lte=last).order_by("seq").iterator(chunk_size=500):
        hashes = {"seq": event.seq, "prev_hash": event.prev_hash, "hash": event.hash}
        segment.append(hashes | event.body() if event.pk in mine else hashes)
    known = [row for row in anchors.read() if row.get("chain") == document.project_id and first <= row["seq"] <= last]
    return {
        "chain": document.project_id, "project": document.project.number, "document": document.number,
        "hash": "HMAC-SHA256(key, prev_hash + newline + canonical JSON of the event); the issuer holds the key",
        "events": segment, "anchors": known,
    }  # fmt: skip


def _json(value: Any) -> bytes:
    from django.core.serializers.json import DjangoJSONEncoder

    return (json.dumps(value, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder) + "\n").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    target, now = io.BytesIO(), timezone.now().astimezone(UTC)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, now.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
