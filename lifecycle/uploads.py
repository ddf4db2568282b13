"""What may be uploaded: judged by content, never by name."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused

MAX_BYTES = 25 * 1024 * 1024
MAX_PER_SUBJECT = 100
MAX_PIXELS = 40_000_000
ZIP_MAX_FILES = 5_000
ZIP_MAX_BYTES = 300 * 1024 * 1024

MAGIC = (
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"\x89PNG\r\n\x1a\n", "image/png", (".png",)),
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (b"GIF8", "image/gif", (".gif",)),
)
OFFICE = {
    "word/document.xml": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
}
TEXT = {".txt": "text/plain", ".csv": "text/csv", ".md": "text/plain"}


@dataclass(frozen=True)
class Checked:
    """A file that passed: its cleaned name, its type by content, and its bytes."""

    name: str
    content_type: str
    content: bytes


def clean_name(name: str) -> str:
    """The last part of a name without control characters; a name that leaves nothing becomes `file`."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").split("/")[-1])
    last = re.sub(r"[\x00-\x1f\x7f<>:\"|?*\u202a-\u202e\u2066-\u2069]", "", last).strip(". ")
    stem, dot, end = last.rpartition(".")
    return (f"{stem[:150]}.{end[:10]}" if dot else last[:160]) or "file"


def check(upload: Any) -> Checked:
    """Let a file through or refuse it: PDF, PNG, JPEG, GIF, Word, Excel, PowerPoint (without macros), ZIP, plain text."""
    name = clean_name(upload.name or "")
    if upload.size > MAX_BYTES:
        raise Refused(_("The file is larger than %(mb)d MB.") % {"mb": MAX_BYTES // 2**20}, "file")
    content = upload.read()
    if not content:
        raise Refused(_("The file is empty."), "file")
    kind = sniff(name, content)
    if kind is None:
        raise Refused(
            _(
                "This kind of file is not accepted. Take a PDF, an image, an Office file without macros, a ZIP or a text."
            ),
            "file",
        )
    return Checked(name, kind, content)


def sniff(name: str, content: bytes) -> str | None:
    """The type that content and ending agree on, or None."""
    ending = "." + name.rpartition(".")[2].lower()
    for magic, kind, endings in MAGIC:
        if content.startswith(magic):
            if ending not in endings:
                return None
            return kind if not kind.startswith("image/") or _image_ok(content) else None
    if content.startswith(b"PK\x03\x04"):
        return _zip_kind(ending, content)
    if ending in TEXT and b"\x00" not in content:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            try:
                content.decode("gb18030")
            except UnicodeDecodeError:
                return None
        return TEXT[ending]
    return None


def _image_ok(content: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MAX_PIXELS:
                return False
            image.verify()
    except Exception:
        return False
    return True


def _zip_kind(ending: str, content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            if len(infos) > ZIP_MAX_FILES or sum(info.file_size for info in infos) > ZIP_MAX_BYTES:
                return None
            if any(n.startswith("/") or ".." in n.split("/") or n.lower().endswith("vbaproject.bin") for n in names):
                return None
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    for part, (kind, wanted) in OFFICE.items():
        if part in names:
            return kind if ending == wanted else None
    return "application/zip" if ending == ".zip" else None
