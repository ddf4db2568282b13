"""Documents as PDF: data in, bytes out.

Everything that parses fonts, lays out pages or opens a PDF happens in a child process (worker.py), which holds no
secret and no database handle; this package only checks what it is given and asks. docs/documents.md has the shapes.
"""

from __future__ import annotations

import base64
import functools
from typing import Any

from .canonical import canonical, digest
from .errors import MissingGlyphs, RenderFailed
from .limits import check_data
from .renderer import Renderer, renderer
from .strokes import check_appearance

__all__ = [
    "MissingGlyphs",
    "RenderFailed",
    "appearance_page",
    "bundle",
    "canonical",
    "check_text",
    "digest",
    "engine_versions",
    "font_hashes",
    "page_count",
    "problems",
    "render",
    "render_counted",
    "seal_page",
    "slots",
]

BUNDLE_SECONDS = 180  # a hundred pages of paper with all that was uploaded

binder = Renderer("lifecycle.pdf.bindery", seconds=BUNDLE_SECONDS, jobs=20)


def render(data: dict[str, Any], template: str) -> bytes:
    """The PDF of a document's data, the same bytes for the same data; a draft is watermarked and carries no fields."""
    return render_counted(data, template)[0]


def render_counted(data: dict[str, Any], template: str) -> tuple[bytes, int]:
    """As `render`, with the number of pages."""
    check_data(data)
    answer = renderer.ask({"job": "render", "data": canonical(data).decode(), "template": template})
    return base64.b64decode(answer["pdf"]), int(answer["pages"])


def bundle(
    data: dict[str, Any], template: str, *, files: list[dict[str, str]], pictures: list[dict[str, str]]
) -> bytes:
    """Like `render`, with further files inside (path, sha256, name, description, relationship) and pictures of pages
    (path, sha256, and the address by which the template shows them)."""
    check_data(data)
    sent = {
        "job": "bundle",
        "data": canonical(data).decode(),
        "template": template,
        "files": files,
        "pictures": pictures,
    }
    return base64.b64decode(binder.ask(sent)["pdf"])


def check_text(data: dict[str, Any]) -> None:
    """Raise MissingGlyphs when a text holds a character that the fonts cannot draw."""
    check_data(data)
    renderer.ask({"job": "glyphs", "data": canonical(data).decode()})


def appearance_page(pdf: bytes, slot: str, appearance: dict[str, Any]) -> bytes:
    """What a signature shows in its slot, as a one-page PDF of the slot's size."""
    sent = {"job": "appearance", "pdf": _text(pdf), "slot": slot, "appearance": check_appearance(appearance)}
    return base64.b64decode(renderer.ask(sent)["pdf"])


def seal_page(words: dict[str, Any]) -> bytes:
    """What the company's seal shows: `name` (text or pair), `when`, `fingerprint`."""
    return base64.b64decode(renderer.ask({"job": "seal", "words": words})["pdf"])


def slots(pdf: bytes) -> list[dict[str, Any]]:
    """Where the PDF has places for signatures: key, label, page (from 1), rect in points, filled, signed."""
    return renderer.ask({"job": "slots", "pdf": _text(pdf)})["slots"]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return int(renderer.ask({"job": "pages", "pdf": _text(pdf)})["pages"])


def engine_versions() -> dict[str, str]:
    """Versions of all that decides about the bytes: libraries, Pango, and a hash of the templates."""
    return dict(_engine()["versions"])


def font_hashes() -> dict[str, str]:
    """File name and SHA-256 of every font file that documents may use."""
    return dict(_engine()["fonts"])


def problems() -> list[str]:
    """What is missing on this machine for good and quick documents, in plain words; empty when all is there."""
    return list(_engine()["problems"])


@functools.cache
def _engine() -> dict[str, Any]:
    return renderer.ask({"job": "engine"})


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
