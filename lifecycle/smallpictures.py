"""Attached pictures as pages and documents show them: drawn anew, upright, of limited size, the same bytes each time."""

import base64
import io
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
MAX_PIXELS = 40_000_000
SIDE = 1000
QUALITY = 72


def jpeg(attachment: Any) -> bytes | None:
    """The picture of a PNG or JPEG file; None for any other file, and for one that cannot be read."""
    kind = FORMATS.get(attachment.content_type)
    if kind is None:
        return None
    try:
        with attachment.file.open("rb") as file:
            picture = Image.open(io.BytesIO(file.read()), formats=(kind,))
        if picture.width * picture.height > MAX_PIXELS:
            return None
        upright = ImageOps.exif_transpose(picture) or picture
        plain = _on_white(upright)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    plain.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def address(attachment: Any) -> str | None:
    """As a document carries it inside its data, so that it is printed the same from then on."""
    content = jpeg(attachment)
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}" if content else None


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        page = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(page, clear).convert("RGB")
    return picture.convert("RGB")
