"""Scans of paper that was signed by hand: a file in, its pages out, each with what its code says.

Everything that opens an uploaded picture or PDF happens in a child process (worker.py); this package checks what can
be checked from outside, and asks. docs/documents.md tells the whole way of a document on paper.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.pdf.errors import RenderFailed
from lifecycle.pdf.renderer import Renderer
from lifecycle.scans import limits, marks
from lifecycle.uploads import Checked, clean_name

MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
ACCEPT = "application/pdf,image/jpeg,image/png,image/tiff,image/webp"

reader = Renderer("lifecycle.scans.worker", seconds=limits.FILE_SECONDS)


@dataclass(frozen=True)
class Page:
    """A page of a scan: its picture, written anew, and its mark; None where none could be read."""

    jpeg: bytes
    mark: marks.Mark | None


def check(upload: Any) -> Checked:
    """Let an uploaded file through, judged by its content. Raises Refused."""
    name = clean_name(upload.name or "")
    if upload.size > limits.MAX_FILE_BYTES:
        mb = limits.MAX_FILE_BYTES // 2**20
        raise Refused(_("“%(name)s” is larger than %(mb)d MB.") % {"name": name, "mb": mb}, "files")
    content = upload.read()
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise Refused(
            _(
                "“%(name)s” is a HEIC picture, which cannot be read here. On an iPhone choose Settings, Camera, Formats, "
                "Most Compatible, and photograph again, or save the picture as JPEG."
            )
            % {"name": name},
            "files",
        )
    kind = kind_of(content)
    if kind is None:
        raise Refused(
            _("“%(name)s” is neither a PDF nor a picture. Take PDF, JPEG, PNG, TIFF or WebP.") % {"name": name},
            "files",
        )
    return Checked(name, kind, content)


def kind_of(content: bytes) -> str | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in MAGIC if content.startswith(magic)), None)


def read(checked: Checked) -> list[Page]:
    """The pages of a file that `check` let through. Raises Refused when it cannot be read."""
    sent = {"job": "read", "kind": checked.content_type, "content": base64.b64encode(checked.content).decode()}
    try:
        answer = reader.ask(sent)
    except RenderFailed as failure:
        words = _("“%(name)s” could not be read. Scan these pages again.") % {"name": checked.name}
        raise Refused(words, "files") from failure
    if why := answer.get("why"):
        facts = {"name": checked.name, "pages": limits.MAX_PAGES, "mega": limits.MAX_PIXELS // 1_000_000}
        raise Refused(_reason(why) % facts, "files")
    return [Page(base64.b64decode(page["jpeg"]), marks.parse(page["text"])) for page in answer["pages"]]


def _reason(why: str) -> str:
    words = {
        "broken": _("“%(name)s” is damaged or not what its beginning says. Save it again, or scan these pages again."),
        "locked": _("“%(name)s” is locked with a password. Save it without one."),
        "pages": _("“%(name)s” has more than %(pages)d pages. Divide it."),
        "pixels": _("“%(name)s” is larger than %(mega)d megapixels. Scan with 200 to 300 dpi."),
        "shape": _("“%(name)s” holds a strip that cannot be a page."),
        "slow": _("“%(name)s” takes too long to open. Scan these pages again, with 200 to 300 dpi."),
    }
    return words[why]
