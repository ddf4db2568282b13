"""Pictures of pages: opened within limits, turned upright, written anew. Runs in the worker."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from .limits import JPEG_QUALITY, KEPT_PIXELS, MAX_PAGES, MAX_PIXELS, MAX_RATIO, READ_PIXELS
from .unreadable import Unreadable

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")

Image.MAX_IMAGE_PIXELS = None  # judged here, by our own limit


def opened(content: bytes) -> Iterator[Image.Image]:
    """Every page of a picture file, in its own orientation, small enough to work with."""
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:
        raise Unreadable("broken") from problem
    # Phones add a second view to a JPEG; only a TIFF holds one page after another.
    if picture.format != "TIFF":
        yield _plain(picture)
        return
    for n, frame in enumerate(ImageSequence.Iterator(picture), 1):
        if n > MAX_PAGES:
            raise Unreadable("pages")
        yield _plain(frame)


def _plain(picture: Image.Image) -> Image.Image:
    wide, high = picture.size
    if wide * high > MAX_PIXELS:
        raise Unreadable("pixels")
    if min(wide, high) < 1 or max(wide, high) > MAX_RATIO * min(wide, high):
        raise Unreadable("shape")
    if wide * high > READ_PIXELS:
        picture.draft("RGB", _within(picture.size, READ_PIXELS))  # a large JPEG is made smaller while it is read
    try:
        return shrunk(_coloured(ImageOps.exif_transpose(picture) or picture), READ_PIXELS)
    except (OSError, ValueError, SyntaxError, EOFError) as problem:
        raise Unreadable("broken") from problem


def _coloured(picture: Image.Image) -> Image.Image:
    """RGB on white, whatever it was: fax, palette, sixteen bits, print colours, transparent."""
    if picture.mode in ("RGB", "L"):
        return picture.convert("RGB")
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        page = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(page, clear).convert("RGB")
    return picture.convert("RGB")


def shrunk(picture: Image.Image, pixels: int) -> Image.Image:
    if picture.width * picture.height <= pixels:
        return picture
    return picture.resize(_within(picture.size, pixels), Image.Resampling.LANCZOS)


def jpeg(picture: Image.Image, turn: int) -> bytes:
    """As it is kept: upright, of limited size, without any of the file's own data."""
    upright = picture.rotate(turn, expand=True) if turn else picture
    written = io.BytesIO()
    shrunk(upright.convert("RGB"), KEPT_PIXELS).save(written, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return written.getvalue()


def _within(size: tuple[int, int], pixels: int) -> tuple[int, int]:
    factor = (pixels / (size[0] * size[1])) ** 0.5
    return max(1, int(size[0] * factor)), max(1, int(size[1] * factor))
