"""The fonts of documents: which files they are, what they can draw. Runs in the worker."""

from __future__ import annotations

import functools
import hashlib
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

# Debian: fonts-noto-core has the first, second and last, fonts-noto-cjk the others (𠮷𬱖𫖯䶮 are in its Sans SC face).
TEXT = ("Noto Sans", "Noto Sans CJK SC", "Noto Sans Symbols2")
FACES = (
    ("Noto Sans", ("regular", "bold")),
    ("Noto Sans CJK SC", ("regular", "bold")),
    ("Noto Sans Symbols2", ("regular",)),
    ("Noto Sans Mono CJK SC", ("regular",)),
    ("Noto Serif CJK SC", ("regular",)),
    ("Noto Serif", ("italic",)),
)
LAYOUT = "\n\r\t"
# They reorder what is read without being seen, so a signed text could show what it does not say.
REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class NoFont(Exception):
    """A family that documents need is not installed."""


def find(family: str, style: str) -> tuple[Path, int]:
    """The file and the face in it that fontconfig gives for a family, by the same configuration as the layout."""
    pattern = f"{family}:{style}"
    answer = subprocess.run(
        ["fc-match", "-f", "%{file}\t%{index}\t%{family}", pattern],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    file, index, found = answer.split("\t")
    if family not in found.split(","):
        raise NoFont(f"the font {family!r} is missing")
    return Path(file), int(index) & 0xFFFF


@functools.cache
def characters() -> frozenset[int]:
    """Every code point that a text may hold."""
    known: set[int] = set()
    for family in TEXT:
        file, face = find(family, "regular")
        with TTFont(file, fontNumber=face, lazy=True) as font:
            known.update(font.getBestCmap())
    controls = {code for code in known if unicodedata.category(chr(code)) == "Cc"}
    return frozenset(known - controls - {ord(char) for char in REORDERING} | {ord(char) for char in LAYOUT})


def missing(value: Any) -> list[str]:
    """The characters in the texts of `value` that cannot be drawn, sorted; keys are ours and not looked at."""
    seen = {char for text in texts(value) for char in text}
    known = characters()
    return sorted(char for char in seen if ord(char) not in known or unicodedata.category(char) in ("Co", "Cs"))


def texts(value: Any) -> Iterator[str]:
    """All strings inside lists and dicts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def hashes() -> dict[str, str]:
    """File name → SHA-256, once for each file."""
    files = {find(family, style)[0] for family, styles in FACES for style in styles}
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)}
