"""Which texts of a bilingual document say something in one language alone, and where a person finds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.errors import Refused
from lifecycle.paperplaces import PLACES
from lifecycle.text import EN, ZH, choose, labelled

SHOWN = 8  # places named in a message; whoever mends these sees the next ones
SNIPPET = 40
PAIR = {ZH, EN}
NAMES = ("name", "code", "number", "title", "topic")  # by what a row is known, the first that says something


@dataclass(frozen=True)
class Gap:
    """A text without its twin. `path`: keys and row numbers (from 1); `known`: the name of the innermost row."""

    path: tuple[str | int, ...]
    lacks: str
    text: str
    known: str = ""

    @property
    def place(self) -> str:
        """Working rules 3 · Acceptance items A-02, Criterion"""
        words: list[str] = []
        for step in self.path:
            if isinstance(step, int):
                words[-1:] = [f"{words[-1]} {step}" if words else str(step)]
            elif step in PLACES:
                words.append(str(PLACES[step]))
        named = f" ({self.known})" if self.known and self.known not in self.text else ""
        return " › ".join(words) + named

    @property
    def words(self) -> str:
        """The place, and how the text begins that has no twin."""
        line = " ".join(self.text.split())
        return labelled(self.place, line[:SNIPPET] + "…" if len(line) > SNIPPET else line)


def gaps(data: dict[str, Any]) -> list[Gap]:
    """In the order of the document; nothing for a document in one language."""
    if data["language"] != "both":
        return []
    outside = {key: data[key] for key in ("title", "project", "customer", "vendor") if data.get(key)}
    found = [*_gaps(outside, (), ""), *_gaps(data["body"], (), ""), *_gaps(data.get("slots") or [], ("slots",), "")]
    return [gap for gap in found if gap.path[0] != "slots" or gap.path[-1] != "name"]  # who signs is a person


def demand(data: dict[str, Any], *, writable: bool = True) -> None:
    """Refuse a bilingual document that would say something in one language alone, naming what and where.

    `writable`: the project's pages have fields for the English texts.
    """
    found = gaps(data)
    if not found:
        return
    lines = []
    for language, words in ((EN, _("English is missing")), (ZH, _("Chinese is missing"))):
        mine = [gap.words for gap in found[:SHOWN] if gap.lacks == language]
        if mine:
            lines.append(labelled(words, _("; ").join(mine)))
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        lines.append(ngettext("and in %(n)d more place", "and in %(n)d more places", more) % {"n": more})
    text = _("In two languages, every text needs both. %(missing)s. Add them, or choose one language.")
    if not writable:
        text = _(
            "In two languages, every text needs both. %(missing)s. This project writes in Chinese alone: choose Chinese, or "
            "first set the language of its documents to two languages, which gives every text a field in English."
        )
    raise Refused(text % {"missing": _("; ").join(lines)}, "language")


def _gaps(value: Any, path: tuple[str | int, ...], known: str) -> Iterator[Gap]:
    if isinstance(value, dict) and set(value) == PAIR:
        chinese, english = (str(value[language] or "").strip() for language in (ZH, EN))
        if bool(chinese) != bool(english):
            yield Gap(path, EN if chinese else ZH, chinese or english, known)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _gaps(inner, (*path, key), known)
    elif isinstance(value, list):
        for n, inner in enumerate(value, 1):
            yield from _gaps(inner, (*path, n), _known(inner))


def _known(row: Any) -> str:
    for name in NAMES:
        found: Any = row.get(name) if isinstance(row, dict) else None
        word = choose(found) if isinstance(found, dict) else found if isinstance(found, str) else ""
        if word:
            return word
    return ""
