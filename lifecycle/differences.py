"""What a text says now beside what was signed: rows and redlines, out of plain data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

# A Chinese character stands for itself, other words and numbers are whole, and so is every other sign.
TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:[.,:/-][^\W\u3400-\u9fff]+)*|\s+|.", re.S)
MOST = 6000  # tokens that are compared one by one; longer texts are shown one after the other
SAME, OLD, NEW = "same", "old", "new"
CHANGED, ADDED, DROPPED = "changed", "new", "dropped"


@dataclass(frozen=True)
class Part:
    """A piece of a redline: `same`, `old` (struck) or `new` (underlined)."""

    what: str
    text: str


@dataclass(frozen=True)
class Text:
    """One text of an agreement, as it was signed or as it is."""

    title: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    """A text that is not what was signed any more."""

    key: str
    status: str  # changed, new or dropped
    title: str
    parts: tuple[Part, ...]
    url: str = ""


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def redline(old: str, new: str) -> tuple[Part, ...]:
    """Both texts in one: what stays, what went, what came. Dropping either side gives the other one back, exactly."""
    if old == new:
        return (Part(SAME, old),) if old else ()
    before, after = tokens(old), tokens(new)
    if max(len(before), len(after)) > MOST:
        return _joined([(OLD, old), (NEW, new)])
    found: list[tuple[str, str]] = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for at, (step, a, b, c, d) in enumerate(steps):
        lone = step == "equal" and b - a == 1 and 0 < at < len(steps) - 1  # one sign alone between two changes
        if step == "equal" and not lone:
            found.append((SAME, "".join(before[a:b])))
        else:
            found += [(OLD, "".join(before[a:b])), (NEW, "".join(after[c:d]))]
    return _joined(found)


def _joined(pieces: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    """Neighbours of a kind together; of a change first what went, then what came."""
    done: list[Part] = []
    went = came = ""
    for what, text in (*pieces, (SAME, "")):
        if what == OLD:
            went += text
        elif what == NEW:
            came += text
        elif text or went or came:
            done += [Part(OLD, went)] if went else []
            done += [Part(NEW, came)] if came else []
            went = came = ""
            if not text:
                continue
            if done and done[-1].what == SAME:
                done[-1] = Part(SAME, done[-1].text + text)
            else:
                done.append(Part(SAME, text))
    return tuple(done)


def plain(text: str) -> str:
    """Without what nobody sees: spaces at the ends of lines, empty lines at the end."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def compare(signed: Mapping[str, Text], now: Mapping[str, Text]) -> list[Row]:
    """Every text that differs, in the order of what holds now; what was dropped comes last."""
    rows = []
    for key, text in now.items():
        before = signed.get(key)
        old, new = plain(before.text) if before else "", plain(text.text)
        if old == new:
            continue
        status = CHANGED if old and new else ADDED if new else DROPPED
        rows.append(Row(key, status, text.title, redline(old, new), text.url))
    for key, before in signed.items():
        if key not in now and plain(before.text):
            rows.append(Row(key, DROPPED, before.title, redline(plain(before.text), ""), before.url))
    return rows
