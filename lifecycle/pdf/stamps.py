"""The places for signatures in a PDF, and the pictures that signatures bring along. Runs in the worker."""

from __future__ import annotations

import io
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from . import printer, sigfields, strokes
from .serving import Refuse

MM = 72 / 25.4
# The lower part of a slot is for the date, the name and the way of signing; templates/pdf/style.css agrees.
WORDS_HEIGHT = 10.5
WORDS_INDENT = 14
SEAL_WIDTH = 25


def slots(pdf: bytes) -> list[dict[str, Any]]:
    """The places for signatures, in the order of the document."""
    reader = PdfFileReader(io.BytesIO(pdf))
    leaves = reader.root["/Pages"]["/Kids"]
    pages = {leaves.raw_get(at).idnum: at + 1 for at in range(len(leaves))}
    found = []
    for field in _fields(reader):
        if str(field["/T"]) == sigfields.SEAL:
            continue
        found.append(
            {
                "key": str(field["/T"]),
                "label": str(field.get("/TU", "")),
                "page": pages.get(field.raw_get("/P").idnum, 0),
                "rect": [float(side) for side in field["/Rect"]],
                "filled": _filled(field),
                "signed": "/V" in field,
            }
        )
    return found


def page_count(pdf: bytes) -> int:
    """How many pages."""
    return int(PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Count"])


def page_for(pdf: bytes, slot: str, appearance: dict[str, Any]) -> bytes:
    """The picture alone, in the size of the slot."""
    return _page(_field(PdfFileReader(io.BytesIO(pdf)), slot), appearance)


def seal_page(words: dict[str, Any]) -> bytes:
    """The company's seal, in the size that templates/pdf/style.css gives its place."""
    return printer.print_small(printer.small_html("seal", words))


def _page(field: Any, appearance: dict[str, Any]) -> bytes:
    left, bottom, right, top = (float(side) for side in field["/Rect"])
    width, height = (right - left) / MM, (top - bottom) / MM
    room, line = height - WORDS_HEIGHT, width - SEAL_WIDTH
    path = strokes.svg_path(appearance["strokes"], line, room) if appearance["strokes"] else ""
    typed = "" if path else appearance["typed"]
    return printer.print_small(
        printer.small_html(
            "signature",
            {
                **appearance,
                "path": path,
                "typed": typed,
                "latin": typed.isascii(),
                "typed_size": _fitting(typed, line),
                "width": f"{width:.3f}",
                "height": f"{height:.3f}",
                "room": f"{room:.3f}",
                "line": f"{line:.3f}",
                "indent": WORDS_INDENT,
            },
        )
    )


def _fitting(typed: str, width: float) -> float:
    """The size in points at which a typed name fits its line: Hanzi are as wide as high, letters about half."""
    units = sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in typed) or 1.0
    return round(min(22.0, (width - 3) * MM / units), 2)


def _fields(handler: Any) -> list[Any]:
    if "/AcroForm" not in handler.root:
        return []
    fields = handler.root["/AcroForm"]["/Fields"]
    return [field for field in (fields[at] for at in range(len(fields))) if field.get("/FT") == "/Sig"]


def _field(handler: Any, slot: str) -> Any:
    for field in _fields(handler):
        if str(field["/T"]) == slot:
            return field
    raise Refuse("slot", slot=slot)


def _filled(field: Any) -> bool:
    """Whether there is anything to see: the finisher made an empty picture."""
    return "/AP" in field and bool(field["/AP"]["/N"].data.strip())
