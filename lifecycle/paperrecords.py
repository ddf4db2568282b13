"""The record of a document signed on paper: what was issued and what came back, side by side and sealed together.

The uploaded files are never signed themselves: a PDF from outside can hide what it will show later. They lie inside a
PDF of our own, as they came.
"""

import hashlib
from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import pageimages, pdf, seal
from lifecycle.documents import sealing_words
from lifecycle.errors import Refused
from lifecycle.models.events import ChainHead
from lifecycle.models.users import User
from lifecycle.text import twin

TEMPLATE = "paper"
UNKNOWN = "□"  # in the name of a file, for what the fonts cannot draw
TITLE = {"zh": "纸质签署记录", "en": "Record of signature on paper"}
ENDINGS = {
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif", "image/webp": "webp",
}  # fmt: skip


def seal_record(paper: Any) -> seal.Sealed:
    """The sealed PDF of what a person has just said about a paper. Raises Refused where it cannot be made."""
    data = compose(paper)
    files, pictures = _files(paper), _pictures(paper)
    try:
        printed = pdf.bundle(data, TEMPLATE, files=files, pictures=pictures)
    except pdf.MissingGlyphs as missing:
        # Files are called what their owners like; what the person wrote just now they can write otherwise.
        _without(data, missing.chars)
        printed = pdf.bundle(data, TEMPLATE, files=files, pictures=pictures)
    document = paper.document
    reason = f"{document.number} v{paper.version.n} signed on paper; content sha256:{pdf.digest(data)}; "
    return seal.certify(printed, reason=reason + ChainHead.words(document.project_id), words=sealing_words(data))


def compose(paper: Any) -> dict[str, Any]:
    """The data that it is made from; see docs/documents.md for its shape."""
    document, version, facts = paper.document, paper.version, paper.version.facts
    scans = {scan.pk: n for n, scan in enumerate(paper.scans.order_by("pk"), 1)}
    matched = paper.matched()
    moment = paper.confirmed_at
    frame = ("language", "internal", "vendor", "project", "customer", "public_code", "verify_url")
    return {key: facts[key] for key in frame if key in facts} | {
        "kind": facts["kind"],
        "number": document.number,
        "version": version.n,
        "issued_on": timezone.localtime(moment, timezone.get_default_timezone()).date().isoformat(),
        "generated_at": moment.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "draft": False,
        "title": TITLE,
        "revisions": [],
        "slots": [],
        "body": {
            "document": {
                "title": facts["title"], "issued_on": facts["issued_on"], "pages": version.pages,
                "pdf_sha256": version.pdf_sha256, "data_sha256": version.data_sha256,
            },
            "printed": {"by": _person(paper.issued_by), "at": _local(paper.issued_at), "note": paper.note},
            "confirmed": {"by": _person(paper.confirmed_by), "at": _local(moment)},
            "seals": [
                {
                    "slot": slot["key"], "party": slot["party"], "role": slot["role"], "expected": slot["name"],
                    "seal": bool(slot.get("seal")), **paper.seals[slot["key"]],
                }
                for slot in version.slots
            ],
            "straddle": paper.straddle,
            "remark": paper.remark,
            "files": [
                {
                    "n": scans[scan.pk], "name": scan.name, "inside": inside(scans[scan.pk], scan), "size": scan.size,
                    "sha256": scan.sha256, "by": _person(scan.uploaded_by), "at": _local(scan.uploaded_at),
                }
                for scan in paper.scans.select_related("uploaded_by").order_by("pk")
            ],
            "pages": [
                {
                    "n": n, "file": scans[row.scan_id], "index": row.index, "by_hand": row.by_hand,
                    "image_sha256": row.image_sha256,
                }
                for n, row in matched.items()
            ],
        },
    }  # fmt: skip


def _without(data: dict[str, Any], chars: list[str]) -> None:
    table = str.maketrans(dict.fromkeys(chars, UNKNOWN))
    for file in data["body"]["files"]:
        file["name"] = file["name"].translate(table)
    data["body"]["printed"]["note"] = data["body"]["printed"]["note"].translate(table)


def inside(n: int, scan: Any) -> str:
    """What an uploaded file is called inside the record; its own name is in the list."""
    return f"scan-{n:02d}.{ENDINGS.get(scan.content_type, 'bin')}"


def issued_name(document: Any, version: Any) -> str:
    return f"{document.number}-v{version.n}.pdf"


def _files(paper: Any) -> list[dict[str, str]]:
    version = paper.version
    issued = {
        "path": _place(version.pdf), "sha256": version.pdf_sha256, "name": issued_name(paper.document, version),
        "description": "The document as it was issued", "relationship": "Source",
    }  # fmt: skip
    data = {
        "path": "", "content": version.data, "sha256": version.data_sha256, "name": "document.json",
        "description": "The content of the issued document as data", "relationship": "Data",
    }  # fmt: skip
    scans = [
        {
            "path": _place(scan.file), "sha256": scan.sha256, "name": inside(n, scan),
            "description": f"Scan of the signed paper as it was uploaded: {scan.name}", "relationship": "Source",
        }
        for n, scan in enumerate(paper.scans.order_by("pk"), 1)
    ]  # fmt: skip
    return [issued, data, *scans]


def _pictures(paper: Any) -> list[dict[str, str]]:
    version, found = paper.version, []
    for n, row in paper.matched().items():
        try:
            path = pageimages.place(version.pdf, version.pdf_sha256, n)
        except pageimages.NoPicture as problem:
            raise Refused(_("Page %(n)d cannot be drawn. Nothing was changed; try again.") % {"n": n}) from problem
        drawn = hashlib.sha256(path.read_bytes()).hexdigest()
        found.append({"address": f"issued:{n}", "path": str(path), "sha256": drawn})
        found.append({"address": f"scan:{n}", "path": _place(row.image), "sha256": row.image_sha256})
    return found


def _place(name: str) -> str:
    return str(Path(default_storage.path(name)))


def _person(user: User) -> dict[str, Any]:
    return {"name": twin(user, "name"), "title": twin(user, "title")}


def _local(moment: Any) -> str:
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="minutes")
