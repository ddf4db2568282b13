"""The drawn or typed signature that arrives from a browser, made safe, and its picture as an SVG path."""

from __future__ import annotations

import itertools
import math
from typing import Any

from django.utils.translation import gettext_lazy as _

from .errors import BadStrokes

MAX_POINTS = 5_000
MAX_COORDINATE = 20_000.0
MAX_WORDS = 300
MILLIMETRES_PER_PIXEL = 0.12

Point = tuple[float, float]


def check_appearance(appearance: dict[str, Any]) -> dict[str, Any]:
    """A clean copy: strokes or a typed name, and the words that go beneath. Raises BadStrokes.

    Keys: `strokes` [[{x, y}, …], …] in any unit, `typed`, and `name`, `title`, `when`, `how`, each a text or a pair.
    """
    clean: dict[str, Any] = {"strokes": check_strokes(appearance.get("strokes") or [])}
    for key in ("typed", "name", "title", "when", "how"):
        clean[key] = _words(appearance.get(key))
    if not clean["strokes"] and not clean["typed"]:
        raise BadStrokes(_("Please draw your signature or type your name."))
    return clean


def check_strokes(strokes: Any) -> list[list[Point]]:
    """Only finite numbers, not too many, each pulled into the largest box; a stroke without points is dropped."""
    if not isinstance(strokes, list):
        raise BadStrokes(_("The drawn signature cannot be read."))
    total, clean = 0, []
    for stroke in strokes:
        if not isinstance(stroke, list):
            raise BadStrokes(_("The drawn signature cannot be read."))
        total += len(stroke)
        if total > MAX_POINTS:
            raise BadStrokes(_("The drawn signature has too many points. Please draw it more simply."))
        if stroke:
            clean.append([_point(point) for point in stroke])
    return clean


def svg_path(strokes: list[list[Point]], width: float, height: float, margin: float = 0.8) -> str:
    """One path that fits the drawing into a box in millimetres; curves run through the middles between points."""
    xs = [x for stroke in strokes for x, _y in stroke]
    ys = [y for stroke in strokes for _x, y in stroke]
    if not xs:
        return ""
    left, top, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    scale = MILLIMETRES_PER_PIXEL * 4  # a dot stays a dot, it is not blown up to the whole box
    for room, extent in ((width - 2 * margin, wide), (height - 2 * margin, high)):
        if extent * scale > room:
            scale = room / extent
    indent = min(margin + 2, (width - wide * scale) / 2)
    drop = (height - high * scale) / 2

    def place(point: Point) -> Point:
        return round(indent + (point[0] - left) * scale, 2), round(drop + (point[1] - top) * scale, 2)

    return " ".join(_curve([place(point) for point in stroke]) for stroke in strokes)


def _curve(points: list[Point]) -> str:
    (x, y), rest = points[0], points[1:]
    parts = [f"M{x} {y}"]
    if not rest:
        parts.append("l0.01 0")
    for (ax, ay), (bx, by) in itertools.pairwise(rest):
        parts.append(f"Q{ax} {ay} {round((ax + bx) / 2, 2)} {round((ay + by) / 2, 2)}")
    if rest:
        parts.append(f"L{rest[-1][0]} {rest[-1][1]}")
    return " ".join(parts)


def _point(point: Any) -> Point:
    if not isinstance(point, dict):
        raise BadStrokes(_("The drawn signature cannot be read."))
    return _number(point.get("x")), _number(point.get("y"))


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadStrokes(_("The drawn signature cannot be read."))
    return max(0.0, min(float(value), MAX_COORDINATE))


def _words(value: Any) -> str:
    """One line of a text or of a pair, the second language after the first where it says something else."""
    parts = [value.get("zh"), value.get("en")] if isinstance(value, dict) else [value]
    text = " ".join(" ".join(str(part).split()) for part in dict.fromkeys(parts) if part)
    if len(text) > MAX_WORDS:
        raise BadStrokes(_("Name or title is too long."))
    return text
