"""QR codes as pictures inside a page: black on white, so that a phone reads them in dark mode and on paper."""

from __future__ import annotations

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET = 4  # the white margin that readers need, in modules


def svg(text: str, title: str) -> SafeString:
    """Drawn as one path; `title` is what a screen reader says."""
    rows = segno.make(text, error="m", micro=False).matrix
    side = len(rows) + 2 * QUIET
    parts = []
    for down, row in enumerate(rows):
        across = 0
        while across < len(row):
            start = across
            while across < len(row) and row[across]:
                across += 1
            if across > start:
                wide = across - start
                parts.append(f"M{start + QUIET} {down + QUIET}h{wide}v1h-{wide}z")
            across = max(across, start + 1)
    return format_html(
        '<svg class="tl-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}" shape-rendering="crispEdges"><title>{}</title><path fill="#fff" d="M0 0h{}v{}H0z"/>'
        '<path fill="#000" d="{}"/></svg>',
        side, side, side, side, title, title, side, side, "".join(parts),
    )  # fmt: skip
