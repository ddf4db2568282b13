"""The bindery: `python -m lifecycle.pdf.bindery`, a worker for documents that carry files and show pictures of pages.

It takes longer than the render worker, which must not wait for it. The files are named by where they lie and by their
hash: pages of paper are too large for the way that jobs come.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from PIL import Image
from weasyprint import Attachment

from . import BUNDLE_SECONDS, fonts, printer
from .serving import Answer, Refuse, encoded, serve

QUALITY = 80
JPEG = b"\xff\xd8\xff"


def bundle(job: Answer) -> Answer:
    data = json.loads(job["data"])
    if missing := fonts.missing(data):
        raise Refuse("glyphs", chars=missing)
    at = dt.datetime.fromisoformat(data["generated_at"])
    files = [_attachment(file, at) for file in job["files"]]
    pictures = {picture["address"]: _jpeg(_content(picture)) for picture in job["pictures"]}
    source = job["data"].encode()
    return {"pdf": encoded(printer.print_document(data, job["template"], source, files=files, pictures=pictures))}


def _attachment(file: dict[str, str], at: dt.datetime) -> Attachment:
    return Attachment(
        string=_content(file), name=file["name"], description=file["description"],
        relationship=file["relationship"], created=at, modified=at,
    )  # fmt: skip


def _content(file: dict[str, Any]) -> bytes:
    content = Path(file["path"]).read_bytes() if file["path"] else file["content"].encode()
    if hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise ValueError("a file is not the one that was kept")
    return content


def _jpeg(content: bytes) -> bytes:
    """Pictures of ours, PNG or JPEG; a page of text takes a tenth of the room as JPEG."""
    if content.startswith(JPEG):
        return content
    written = io.BytesIO()
    Image.open(io.BytesIO(content), formats=("PNG",)).convert("RGB").save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


if __name__ == "__main__":
    serve({"bundle": bundle}, seconds=BUNDLE_SECONDS)
