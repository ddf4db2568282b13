"""A document that went out on paper: printed, signed and stamped by hand, scanned a little askew, confirmed."""

import io
import math
import subprocess
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from lifecycle import pdf, uploads
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course
from lifecycle.models import Document, PaperCopy, User

DPI = 150
RED, INK = (196, 32, 38), (24, 34, 92)
BACK_AFTER = 60 * 24 * 5  # minutes


def print_out(clock: Clock, course: Course, document: Document, *, by: User) -> None:
    paper = PaperCopy.issue(by=by, document=document, note="两份，顺丰寄甲方办公室")
    clock.soon(BACK_AFTER, partial(_receive, clock, course, paper.pk, by))


def _receive(clock: Clock, course: Course, pk: int, by: User) -> None:
    paper = PaperCopy.objects.select_related("version", "document").get(pk=pk)
    places = pdf.slots(paper.version.bytes)
    pages = [
        _scanned(page, n, [place["rect"] for place in places if place["page"] == n])
        for n, page in enumerate(_pages(paper.version.bytes), start=1)
    ]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, quality=60, save_all=True, append_images=pages[1:])
    file = uploads.check(ContentFile(out.getvalue(), name=f"{paper.document.number}-scan.pdf"))
    paper.receive(by=by, files=[file])
    clock.soon(40, partial(_confirm, pk, by))


def _confirm(pk: int, by: User) -> None:
    paper = PaperCopy.objects.select_related("version", "document").get(pk=pk)
    day = timezone.localdate() - timedelta(days=2)
    seen = {
        slot["key"]: {
            "name": slot["name"].get("zh") or slot["name"].get("en"),
            "signed": True,
            "stamped": True,
            "on": day,
        }
        for slot in paper.version.slots
    }
    straddle = "seen" if paper.version.pages > 1 else "single"
    paper.confirm(by=by, seals=seen, straddle=straddle, selection=paper.selection())


def _pages(content: bytes) -> list[Image.Image]:
    """The issued pages as a printer would show them."""
    command = ["pdftoppm", "-r", str(DPI), "-png", "-"]
    drawn = subprocess.run(command, input=content, capture_output=True, check=True, timeout=120).stdout
    parts = drawn.split(b"\x89PNG\r\n\x1a\n")[1:]
    return [Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + part)).convert("RGB") for part in parts]


def _scanned(page: Image.Image, n: int, places: list[list[float]]) -> Image.Image:
    """With a part of the seal across the right edge, name and seal in each place, and not quite straight."""
    draw = ImageDraw.Draw(page)
    wide, high = page.size
    _seal(draw, wide, high // 2, wide // 11)
    for left, bottom, right, _top in places:
        x, y = int(left * DPI / 72), high - int(bottom * DPI / 72) - high // 36
        line = [(x + step * 9, y + int(20 * math.sin(step * 1.1 + left))) for step in range(22)]
        draw.line(line, fill=INK, width=4, joint="curve")
        _seal(draw, int(right * DPI / 72) - wide // 18, y - high // 40, wide // 14)
    return page.rotate(0.8 - 0.4 * n, fillcolor="white", resample=Image.Resampling.BICUBIC)


def _seal(draw: ImageDraw.ImageDraw, x: int, y: int, r: int) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), outline=RED, width=max(3, r // 14))
    points = [
        (x + s * math.sin(k * math.pi / 5), y - s * math.cos(k * math.pi / 5))
        for k, s in ((k, r * (0.38 if k % 2 == 0 else 0.16)) for k in range(10))
    ]
    draw.polygon(points, fill=RED)
