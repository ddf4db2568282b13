"""Pages of a PDF as pictures, for readers whose browser shows no PDF inside a page. Drawn once, kept by content."""

import hashlib
import re
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

from lifecycle import blobs

WIDTH = 1200  # sharp on a phone held sideways, about 150 dpi of an A4 page
HEIGHT = 1697
SECONDS = 30
PNG = b"\x89PNG\r\n\x1a\n"
SHA256 = re.compile(r"[0-9a-f]{64}")


class NoPicture(Exception):
    """The page could not be drawn; the PDF itself can still be fetched."""


@dataclass(frozen=True)
class Picture:
    content: bytes
    width: int
    height: int


def page(name: str, sha256: str, n: int) -> Picture:
    """Page `n`, from 1, of the PDF that lies in the storage as `name` and has that hash. Raises NoPicture."""
    content = place(name, sha256, n).read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    return Picture(content, width, height)


def place(name: str, sha256: str, n: int) -> Path:
    """Where the picture of that page lies, a PNG; drawn now if nobody has asked for it before."""
    if not SHA256.fullmatch(sha256) or n < 1:
        raise NoPicture
    kept = f"pages/{sha256[:2]}/{sha256}-{n}.png"
    path = Path(default_storage.path(kept))
    if not path.exists():
        blobs.keep(kept, _draw(name, sha256, n))
    return path


def _draw(name: str, sha256: str, n: int) -> bytes:
    pdf = Path(default_storage.path(name)).read_bytes()
    if hashlib.sha256(pdf).hexdigest() != sha256:
        raise NoPicture  # what is shown must be what the hash stands for
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        source = Path(folder) / "in.pdf"
        source.write_bytes(pdf)
        size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
        command = ["pdftoppm", "-png", *size, "-f", str(n), "-l", str(n), "-singlefile", str(source), f"{folder}/out"]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
            content = (Path(folder) / "out.png").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise NoPicture from error
    if not content.startswith(PNG):
        raise NoPicture
    return content
