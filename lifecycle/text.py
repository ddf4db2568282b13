"""Texts that exist in two languages: field `x` and its English twin `x_en`."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, gettext, override

ZH, EN = "zh", "en"


def twin(obj: Any, field: str) -> dict[str, str]:
    """Both texts of a field, as documents freeze them; a missing twin is an empty string."""
    main = str(getattr(obj, field) or "")
    english = str(getattr(obj, f"{field}_en", "") or "")
    return {ZH: main, EN: english}


def paired(obj: Any, field: str) -> list[dict[str, str]]:
    """A text of one entry a line, each with its English twin where the lines of both correspond."""
    both = twin(obj, field)
    chinese, english = ([line.strip() for line in text.splitlines() if line.strip()] for text in both.values())
    if len(english) != len(chinese):
        english = [""] * len(chinese)
    return [{ZH: zh, EN: en} for zh, en in zip(chinese, english, strict=True)]


def named(obj: Any, field: str = "name") -> dict[str, str]:
    """A name as documents freeze it: without a spelling in the other language it is printed as it is."""
    both = twin(obj, field)
    return {ZH: both[ZH] or both[EN], EN: both[EN] or both[ZH]}


def short(text: str, room: int = 80) -> str:
    """A text as a heading of one line."""
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[: room - 1]}…"


def same(text: str) -> dict[str, str]:
    """What is the same in both languages: a number, a reference, a name written in one way."""
    return {ZH: text, EN: text}


def pick(obj: Any, field: str, language: str | None = None) -> str:
    """The text for a reader of `language` (the active one by default), the other one where it is missing."""
    both = twin(obj, field) if not isinstance(obj, dict) else obj.get(field) or {}
    return choose(both, language)


def choose(both: dict[str, str], language: str | None = None) -> str:
    """Pick from a `{"zh", "en"}` pair as `pick` does."""
    if isinstance(both, str):
        return both
    lang = language or get_language() or "zh-hans"
    first, second = (EN, ZH) if lang.startswith("en") else (ZH, EN)
    return both.get(first) or both.get(second) or ""


def worded(label: Any) -> dict[str, str]:
    """A translated word of the product in both languages of documents."""
    pair = {}
    for key, language in ((ZH, "zh-hans"), (EN, "en")):
        with override(language):
            pair[key] = str(label)
    return pair


def listed(words: Iterable[Any]) -> str:
    """Words one after the other, with the comma that the reader's language puts between them."""
    return gettext(", ").join(str(word) for word in words)


def labelled(label: Any, value: Any) -> str:
    """A label and what it says: `Owner: Wang Lei`."""
    return gettext("%(label)s: %(value)s") % {"label": label, "value": value}
