"""How much a document may hold. Layout time grows with all of these, and some inputs are made to make it explode."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from .errors import TooLarge

MAX_TEXT = 120_000
MAX_RUN = 3_000
MAX_LINES = 6_000
MAX_ROWS = 1_500
MAX_VALUES = 40_000
MAX_DEPTH = 12
MAX_LOGO = 2_000_000
MAX_PICTURES = 2_500_000  # characters of all pictures of an appendix, as data: addresses
MAX_SLOTS = 12
MAX_PAGES = 150

JOB_SECONDS = 60
MEMORY_BYTES = 1_536 * 1024 * 1024
JOBS_PER_WORKER = 200

LANGUAGES = ("zh", "en", "both")
SLOT_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_RUN = re.compile(rf"\S{{{MAX_RUN + 1}}}")
_FRAME = ("kind", "number", "version", "language", "generated_at", "title", "vendor", "project", "customer", "body")


def check_data(data: dict[str, Any]) -> None:
    """Raise ValueError for a broken frame (our mistake), TooLarge for too much content (the person's)."""
    missing = [key for key in _FRAME if key not in data]
    if missing:
        raise ValueError(f"document data lacks {', '.join(missing)}")
    if data["language"] not in LANGUAGES:
        raise ValueError(f"unknown document language {data['language']!r}")
    keys = [slot["key"] for slot in data.get("slots") or []]
    if (
        len(keys) > MAX_SLOTS
        or len(set(keys)) < len(keys)
        or not all(SLOT_KEY.fullmatch(key) and key != "seal" for key in keys)
    ):
        raise ValueError("slot keys must be few, different, and of lower-case letters, digits and hyphens")
    logo = (data["vendor"] or {}).get("logo") or ""
    if len(logo) > MAX_LOGO:
        raise TooLarge(_("The logo is too large for documents."))
    shown = pictures(data)
    if sum(len(picture) for picture in shown) > MAX_PICTURES:
        raise TooLarge(_("The pictures are too large for one document. Attach fewer or smaller ones."))
    _count(data, _Totals(), 0, {id(text) for text in (logo, *shown)})


def pictures(data: dict[str, Any]) -> list[str]:
    """The pictures of the appendix, as data: addresses; the printer writes each anew."""
    body = data["body"] if isinstance(data["body"], dict) else {}
    rows = [row for row in body.get("appendix") or [] if isinstance(row, dict)]
    found = [row.get("picture") for row in rows]
    return [text for text in found if isinstance(text, str) and text.startswith("data:image/jpeg;base64,")]


class _Totals:
    def __init__(self) -> None:
        self.text = 0
        self.lines = 0
        self.values = 0


def _count(value: Any, totals: _Totals, depth: int, drawn: set[int]) -> None:
    totals.values += 1
    if depth > MAX_DEPTH or totals.values > MAX_VALUES:
        raise TooLarge(_("This is too much for one document. Please split it."))
    if isinstance(value, str):
        if id(value) in drawn:
            return
        totals.text += len(value)
        if totals.text > MAX_TEXT:
            raise TooLarge(_("The texts are too long for one document. Please shorten or split them."))
        totals.lines += value.count("\n")
        if totals.lines > MAX_LINES:
            raise TooLarge(_("The texts have too many lines for one document. Please shorten or split them."))
        if _RUN.search(value):
            raise TooLarge(_("A text is too long without a space or line break. Please divide it."))
    elif isinstance(value, dict):
        for inner in value.values():
            _count(inner, totals, depth + 1, drawn)
    elif isinstance(value, list | tuple):
        if len(value) > MAX_ROWS:
            raise TooLarge(_("A table has too many rows for one document. Please split it."))
        for inner in value:
            _count(inner, totals, depth + 1, drawn)
