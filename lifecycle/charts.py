"""Charts as SVG, drawn by the server: the same on the page, on paper and without a script.

Colours come from classes and `currentColor`, so that both themes can read them; the numbers stand in a table beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SLOT, NARROWEST, WIDEST, HEIGHT, FOOT, TOP = 96, 320, 720, 240, 28, 22


@dataclass(frozen=True)
class Bar:
    """A column: `value` drawn full, `outline` (at least as large) drawn as a frame behind it."""

    label: str
    value: float
    text: str
    outline: float = 0


def columns(bars: Sequence[Bar], title: str) -> SafeString:
    """Columns side by side. Hostile labels are escaped; no bars give an empty string."""
    if not bars:
        return SafeString("")
    top = max(max(bar.value, bar.outline) for bar in bars) or 1
    width_all = min(max(SLOT * len(bars), NARROWEST), WIDEST)
    slot = width_all / len(bars)
    width = min(slot * 0.6, 64)
    room = HEIGHT - FOOT - TOP
    parts = format_html_join("", "{}", ((_column(bar, i, slot, width, room / top),) for i, bar in enumerate(bars)))
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}" width="{}" height="{}" class="mw-100 h-auto" font-size="12">'
        '<line x1="0" x2="{}" y1="{}" y2="{}" stroke="currentColor" stroke-opacity=".4"></line>{}</svg>',
        width_all, HEIGHT, title, width_all, HEIGHT, width_all, HEIGHT - FOOT, HEIGHT - FOOT, parts,
    )  # fmt: skip


def _column(bar: Bar, i: int, slot: float, width: float, scale: float) -> SafeString:
    middle, ground = slot * (i + 0.5), HEIGHT - FOOT
    full, frame = bar.value * scale, max(bar.value, bar.outline) * scale
    left = f"{middle - width / 2:.1f}"
    return format_html(
        '<rect class="text-primary" x="{}" y="{}" width="{}" height="{}" fill="none" stroke="currentColor"></rect>'
        '<rect class="text-primary" x="{}" y="{}" width="{}" height="{}" fill="currentColor"></rect>'
        '<text x="{}" y="{}" text-anchor="middle" fill="currentColor">{}</text>'
        '<text x="{}" y="{}" text-anchor="middle" fill="currentColor">{}</text>',
        left, f"{ground - frame:.1f}", f"{width:.1f}", f"{frame:.1f}",
        left, f"{ground - full:.1f}", f"{width:.1f}", f"{full:.1f}",
        f"{middle:.1f}", f"{ground - frame - 6:.1f}", bar.text,
        f"{middle:.1f}", HEIGHT - 9, bar.label,
    )  # fmt: skip
