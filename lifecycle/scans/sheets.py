"""Pages of a PDF as pictures. pdftoppm opens it, as a child of the worker and within its limits. In the worker."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from .limits import DPI, MAX_PAGES, MAX_RATIO, PAGE_SECONDS, READ_PIXELS
from .unreadable import Unreadable

SIZE = re.compile(r"^Page\s+(\d+)\s+size:\s+([\d.]+) x ([\d.]+) pts", re.MULTILINE)
PAGES = re.compile(r"^Pages:\s+(\d+)$", re.MULTILINE)


def opened(content: bytes) -> Iterator[Image.Image]:
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        source = Path(folder) / "in.pdf"
        source.write_bytes(content)
        for n, dpi in enumerate(_resolutions(source), 1):
            yield _page(source, n, dpi)


def _resolutions(source: Path) -> list[int]:
    """For each page the resolution that keeps it within what we look at; a poster gets less than a letter."""
    told = _run(["pdfinfo", "-f", "1", "-l", str(MAX_PAGES + 1), str(source)]).decode(errors="replace")
    pages = PAGES.search(told)
    if not pages or int(pages[1]) < 1:
        raise Unreadable("broken")
    if int(pages[1]) > MAX_PAGES:
        raise Unreadable("pages")
    found = []
    for _n, wide, high in SIZE.findall(told):
        across, down = float(wide) / 72, float(high) / 72
        if min(across, down) <= 0 or max(across, down) > MAX_RATIO * min(across, down):
            raise Unreadable("shape")
        found.append(max(1, min(DPI, int((READ_PIXELS / (across * down)) ** 0.5))))
    if len(found) != int(pages[1]):
        raise Unreadable("broken")
    return found


def _page(source: Path, n: int, dpi: int) -> Image.Image:
    drawn = _run(["pdftoppm", "-r", str(dpi), "-f", str(n), "-l", str(n), "-singlefile", str(source)])
    try:
        return Image.open(io.BytesIO(drawn), formats=("PPM",)).convert("RGB")
    except (OSError, ValueError) as problem:
        raise Unreadable("broken") from problem


def _run(command: list[str]) -> bytes:
    try:
        done = subprocess.run(command, check=True, capture_output=True, timeout=PAGE_SECONDS)
    except subprocess.TimeoutExpired as problem:
        raise Unreadable("slow") from problem
    except subprocess.CalledProcessError as problem:
        locked = b"Incorrect password" in problem.stderr
        raise Unreadable("locked" if locked else "broken") from problem
    return done.stdout
