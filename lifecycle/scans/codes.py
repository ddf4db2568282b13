"""Finding the mark on a picture of a page, however it lies. Runs in the worker."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from . import marks

LOCAL, GLOBAL = zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram
QR = zxingcpp.barcode_formats_from_str("QRCode")
CORNER = 0.42  # of each side: the mark stands in a corner of the page, whichever way round it was scanned
SMALL = 900


class Found(NamedTuple):
    text: str
    turn: int  # degrees by which the picture must be turned, anticlockwise, for the mark to stand upright


def find(picture: Image.Image, seconds: float) -> Found | None:
    """The one mark on the picture; None when there is none, or when it shows several pages at once."""
    until = time.monotonic() + seconds
    grey = picture.convert("L")
    for attempt, binarizer in _attempts(grey):
        found = dict(_read(attempt, binarizer))
        if found:
            return Found(*next(iter(found.items()))) if len(found) == 1 else None
        if time.monotonic() > until:
            break
    return None


def _read(grey: Image.Image, binarizer: Any) -> Iterator[tuple[str, int]]:
    for code in zxingcpp.read_barcodes(grey, formats=QR, binarizer=binarizer, try_invert=False):
        if marks.parse(code.text):
            yield code.text, _turn(code.position)


def _turn(position: Any) -> int:
    """From the mark's upper edge, rounded to a quarter."""
    left, right = position.top_left, position.top_right
    angle = math.degrees(math.atan2(right.y - left.y, right.x - left.x))
    return round(angle / 90) % 4 * 90


def _attempts(grey: Image.Image) -> Iterator[tuple[Image.Image, Any]]:
    """From what nearly always does to what seldom helps. The corners alone are searched at the size that suits."""
    yield grey, LOCAL
    yield grey, GLOBAL
    corners = list(_corners(grey))
    for corner in corners:
        clear = ImageOps.autocontrast(corner, cutoff=1)
        larger = _scaled(clear, 2.0 if min(clear.size) < SMALL else 1.5)
        yield larger, LOCAL
        yield larger.filter(ImageFilter.UnsharpMask(radius=4, percent=250, threshold=0)), LOCAL
        yield larger, GLOBAL
    for corner in corners:
        quiet = corner.filter(ImageFilter.MedianFilter(3))  # grain of a dark photograph
        yield _scaled(quiet, 2.0), LOCAL
        yield _scaled(quiet, 0.5), LOCAL
        yield _scaled(corner, 3.0).filter(ImageFilter.UnsharpMask(radius=7, percent=300, threshold=0)), LOCAL
        for level in (96, 128, 160):
            yield _scaled(corner, 2.0).point(lambda value, level=level: 255 if value > level else 0), GLOBAL


def _corners(grey: Image.Image) -> Iterator[Image.Image]:
    wide, high = grey.size
    across, down = round(wide * CORNER), round(high * CORNER)
    for left, top in ((0, high - down), (wide - across, 0), (0, 0), (wide - across, high - down)):
        yield grey.crop((left, top, left + across, top + down))


def _scaled(picture: Image.Image, factor: float) -> Image.Image:
    wide, high = picture.size
    return picture.resize((max(1, round(wide * factor)), max(1, round(high * factor))), Image.Resampling.LANCZOS)
