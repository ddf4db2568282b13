"""The vendor's logo, re-encoded: a picture's own bytes never reach the layout."""

from __future__ import annotations

import base64
import binascii
import io

from PIL import Image, UnidentifiedImageError

PREFIXES = ("data:image/png;base64,", "data:image/jpeg;base64,")
MAX_PIXELS = 4_000_000
MAX_SIDE = 900


def safe(address: str | None) -> str | None:
    """A data: address of a plain PNG, or None when there is no logo or none that we can show."""
    prefix = next((prefix for prefix in PREFIXES if (address or "").startswith(prefix)), None)
    if not address or not prefix:
        return None
    try:
        picture = Image.open(io.BytesIO(base64.b64decode(address[len(prefix) :])), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MAX_PIXELS:
            return None
        plain = picture.convert("RGBA" if picture.mode in ("RGBA", "LA", "P", "PA") else "RGB")
    except (OSError, ValueError, binascii.Error, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    plain.thumbnail((MAX_SIDE, MAX_SIDE))
    written = io.BytesIO()
    plain.save(written, "PNG")
    return PREFIXES[0] + base64.b64encode(written.getvalue()).decode()
