"""Shapes of the picture of a plan as few, long paths: a path for all bars of one look is small and quick to draw.

A shape's colour stands beside it as attributes, which is what paper shows. Pages have the same classes in their style
sheet, which wins over attributes and knows the dark theme.
"""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

VENDOR, CUSTOMER, INK, RED, GREEN, GREY = "#3f7cc4", "#1d7a63", "#1b2f4a", "#b0221e", "#11683a", "#75808f"
PAINT = {
    "off": {"fill": "#eef1f5"},
    "line": {"stroke": "#e3e7ec", "fill": "none"},
    "month": {"stroke": "#c7ced7", "fill": "none"},
    "wait": {"stroke": GREY, "fill": "none", "stroke-width": "1"},
    "wait-head": {"fill": GREY},
    "wait-critical": {"stroke": RED, "fill": "none", "stroke-width": "1.7"},
    "wait-critical-head": {"fill": RED},
    "phase": {"fill": "#39465a"},
    "vendor": {"fill": VENDOR},
    "customer": {"fill": "#e2f1ec", "stroke": CUSTOMER, "stroke-width": "1.2"},
    "stripes": {"stroke": CUSTOMER, "fill": "none", "stroke-dasharray": "1.8 3.2"},
    "critical": {"stroke": RED, "fill": "none", "stroke-width": "1.6"},
    "progress": {"fill": INK},
    "milestone": {"fill": INK, "stroke": "#fff", "stroke-width": "1.2"},
    "milestone-critical": {"fill": RED, "stroke": "#fff", "stroke-width": "1.2"},
    "baseline": {"stroke": "#8a5a00", "fill": "none", "stroke-width": "1.6"},
    "slip": {"stroke": "#8a5a00", "fill": "none", "stroke-dasharray": "1.5 2.5"},
    "done": {"fill": GREEN},
    "done-sign": {"stroke": "#fff", "fill": "none", "stroke-width": "1.7"},
    "late": {"stroke": RED, "fill": "none", "stroke-width": "2.4", "stroke-dasharray": "4 3"},
    "today": {"stroke": INK, "fill": "none", "stroke-width": "1.2", "stroke-dasharray": "5 3"},
    "today-flag": {"fill": INK},
}


def path(look: str, parts: Iterable[str]) -> SafeString:
    """All shapes of one look as one path; nothing if there are none."""
    d = "".join(parts)
    if not d:
        return SafeString("")
    paint = " ".join(f'{name}="{value}"' for name, value in PAINT[look].items())
    return format_html('<path class="tl-g-{}" {} d="{}"/>', look, SafeString(paint), d)


def n(value: float) -> str:
    """A coordinate: a tenth of a pixel is more than anybody sees."""
    return f"{value:.1f}".removesuffix(".0")


def box(x: float, y: float, width: float, height: float, round_by: float = 0) -> str:
    r = min(round_by, width / 2, height / 2)
    if r <= 0:
        return f"M{n(x)} {n(y)}h{n(width)}v{n(height)}h{n(-width)}z"
    w, h, a = n(width - 2 * r), n(height - 2 * r), f"a{n(r)} {n(r)} 0 0 1 "
    return f"M{n(x + r)} {n(y)}h{w}{a}{n(r)} {n(r)}v{h}{a}{n(-r)} {n(r)}h-{w}{a}{n(-r)} {n(-r)}v-{h}{a}{n(r)} {n(-r)}z"


def diamond(x: float, y: float, half: float) -> str:
    return f"M{n(x)} {n(y - half)}l{n(half)} {n(half)}l{n(-half)} {n(half)}l{n(-half)} {n(-half)}z"


def disc(x: float, y: float, radius: float) -> str:
    r, d = n(radius), n(2 * radius)
    return f"M{n(x - radius)} {n(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z"


def tick_sign(x: float, y: float) -> str:
    return f"M{n(x - 2.6)} {n(y + 0.2)}l1.9 2 3.5-4"


def bracket(x: float, y: float, width: float) -> str:
    """A phase: a bar with a foot at either end."""
    foot = min(6.0, width / 2)
    inner = n(width - 2 * foot)
    return f"M{n(x)} {n(y)}h{n(width)}v9l{n(-foot)}-4h-{inner}l{n(-foot)} 4z"


def head(x: float, y: float, to: str) -> str:
    """An arrow's head with its point at the place."""
    sides = {"right": "l-5-3.2v6.4z", "left": "l5-3.2v6.4z", "down": "l-3.2-5h6.4z", "up": "l-3.2 5h6.4z"}
    return f"M{n(x)} {n(y)}{sides[to]}"
