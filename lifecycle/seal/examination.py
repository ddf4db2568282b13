"""Asking the examiner about a PDF: what its signatures say, and what was changed after them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from lifecycle.pdf.renderer import Renderer

SECONDS = 30

examiner = Renderer(module="lifecycle.sealing.examiner", seconds=SECONDS, jobs=400)


def examine(pdf: bytes, roots: Sequence[str]) -> dict[str, Any]:
    """Every signature with who, when, whether intact, valid and trusted; open places; what later updates changed;
    bytes after the last signature; which document it says it is. Raises RenderFailed where the file stops the child.

    `roots`: PEM certificates. Where some of them are no authorities, only those may have made the company's seal.
    """
    answer = examiner.ask({"job": "examine", "pdf": base64.b64encode(pdf).decode(), "roots": list(roots)})
    return {key: value for key, value in answer.items() if key != "worn"}


def compare(ours: bytes, theirs: bytes) -> list[dict[str, Any]]:
    """What another file shows or carries otherwise than ours, by page and name."""
    sent = {"job": "compare", "ours": base64.b64encode(ours).decode(), "theirs": base64.b64encode(theirs).decode()}
    return list(examiner.ask(sent)["changes"])


def outline(pdf: bytes) -> list[dict[str, Any]]:
    """Where each signature of a file lies: `start` and `stop` of its container, `end` of what it covers; who signed,
    and its certificates as PEM."""
    return list(examiner.ask({"job": "outline", "pdf": base64.b64encode(pdf).decode()})["signatures"])
