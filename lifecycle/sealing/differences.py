"""What differs between two states of a PDF, named as people see it: pages, notes, attachments, fields, actions.

States are compared by content, whatever numbers their objects have: two revisions of one file, or two files. Places
for signatures count as the same whether they are signed or not. Runs in the examiner.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils import generic

Change = dict[str, Any]  # {"what": code, "where": page, name or ""}

UPWARDS = ("/Parent", "/P", "/Pg", "/StructParent", "/StructParents", "/StructTreeRoot", "/Prev", "/Dest")
ENCODING = ("/Length", "/Filter", "/DecodeParms", "/F", "/DL")
# Of the catalogue: what is compared by itself, and what a signature may change.
ASIDE = ("/Pages", "/AcroForm", "/Names", "/AF", "/Metadata", "/DSS", "/Extensions", "/Perms", "/Version", "/MarkInfo",
         "/StructTreeRoot", "/Type")  # fmt: skip
ACTIONS = ("/OpenAction", "/AA")
DEEPEST = 60


@dataclass
class State:
    """One state of a document, reduced to fingerprints."""

    pages: list[str] = field(default_factory=list)
    notes: list[Counter[str]] = field(default_factory=list)  # annotations of each page, but for places for signatures
    files: dict[str, str] = field(default_factory=dict)  # attachments
    values: dict[str, str] = field(default_factory=dict)  # of fields that are no signatures
    places: dict[str, str] = field(default_factory=dict)  # where each place for a signature lies
    actions: str = ""
    rest: dict[str, str] = field(default_factory=dict)


def state(handler: Any) -> State:
    """The state that a reader, or a reader's earlier revision, is in."""
    prints, root = Prints(), handler.root
    found = State()
    for page in _leaves(root["/Pages"]):
        annotations = _items(page, "/Annots")
        shown = {key: page.raw_get(key) for key in page if key not in ("/Annots", "/Type", *UPWARDS)}
        for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
            if key not in shown and (inherited := _inherited(page, key)) is not None:
                shown[key] = inherited
        found.pages.append(prints.of(generic.DictionaryObject({generic.NameObject(k): v for k, v in shown.items()})))
        found.notes.append(Counter(prints.of(note) for note in annotations if value(note, "/FT") != "/Sig"))
    found.files = {name: hashlib.sha256(content).hexdigest() for name, content in attachments(handler).items()}
    for name, entry in _fields(root):
        if value(entry, "/FT") == "/Sig":
            page = entry.raw_get("/P") if "/P" in entry else None
            found.places[name] = prints.of(entry["/Rect"]) if "/Rect" in entry and page is not None else ""
        else:
            found.values[name] = prints.of(entry)
    names: Any = value(root, "/Names") or {}
    scripts = names.raw_get("/JavaScript") if "/JavaScript" in names else generic.NullObject()
    found.actions = prints.of(scripts) + "".join(prints.of(root.raw_get(key)) for key in ACTIONS if key in root)
    found.rest = {key: prints.of(root.raw_get(key)) for key in root if key not in (*ASIDE, *ACTIONS)}
    found.rest |= {
        f"/Names{key}": prints.of(names.raw_get(key)) for key in names if key not in ("/EmbeddedFiles", "/JavaScript")
    }
    return found


def between(old: State, new: State) -> list[Change]:
    """What the later state has that the earlier one had not, or had otherwise."""
    found: list[Change] = []
    if len(new.pages) != len(old.pages):
        found.append({"what": "pages_added" if len(new.pages) > len(old.pages) else "pages_removed", "where": ""})
    elif new.pages != old.pages and Counter(new.pages) == Counter(old.pages):
        found.append({"what": "pages_moved", "where": ""})
    else:
        for at, (before, after) in enumerate(zip(old.pages, new.pages, strict=True), 1):
            if before != after:
                found.append({"what": "page", "where": at})
    for at, (ours, theirs) in enumerate(zip(old.notes, new.notes, strict=False), 1):
        if theirs - ours:
            found.append({"what": "note_added" if not ours - theirs else "note_changed", "where": at})
        elif ours - theirs:
            found.append({"what": "note_removed", "where": at})
    found += _named(old.files, new.files, "file")
    found += _named(old.values, new.values, "field")
    found += _named(old.places, new.places, "place")
    if old.actions != new.actions:
        found.append({"what": "action", "where": ""})
    if old.rest != new.rest:
        found.append({"what": "other", "where": ""})
    return found


def _named(old: dict[str, str], new: dict[str, str], kind: str) -> list[Change]:
    found = []
    for name in sorted({*old, *new}):
        if name not in old:
            found.append({"what": f"{kind}_added", "where": name})
        elif name not in new:
            found.append({"what": f"{kind}_removed", "where": name})
        elif old[name] != new[name]:
            found.append({"what": f"{kind}_replaced", "where": name})
    return found


class Prints:
    """Fingerprints of objects by their content. What leads upwards is left out, and a loop ends where it closes."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], str] = {}

    def of(self, item: Any, depth: int = 0, above: tuple[tuple[int, int], ...] = ()) -> str:
        if depth > DEEPEST:
            return "deep"
        if isinstance(item, generic.IndirectObject):
            key = (item.idnum, item.generation)
            if key in above:
                return "loop"
            if key not in self.known:
                self.known[key] = self.of(item.get_object(), depth + 1, (*above, key))
            return self.known[key]
        return hashlib.sha256(self._text(item, depth, above)).hexdigest()

    def _text(self, item: Any, depth: int, above: tuple[tuple[int, int], ...]) -> bytes:
        if isinstance(item, generic.DictionaryObject):
            if value(item, "/Type") == "/Page":  # something that leads to a page is not that page's content
                return b"page"
            skipped: tuple[str, ...] = UPWARDS
            if value(item, "/FT") == "/Sig":
                skipped = (*UPWARDS, "/V", "/AP", "/AS", "/MK", "/Lock", "/SV")
            stream = isinstance(item, generic.StreamObject)
            if stream:
                skipped = (*skipped, *ENCODING)
            parts = [
                f"{key}:{self.of(item.raw_get(key), depth + 1, above)}" for key in sorted(item) if key not in skipped
            ]
            body = hashlib.sha256(_data(item)).hexdigest() if stream else ""
            return f"<<{' '.join(parts)}>>{body}".encode()
        if isinstance(item, generic.ArrayObject):
            parts = [self.of(item.raw_get(at), depth + 1, above) for at in range(len(item))]
            return f"[{' '.join(parts)}]".encode()
        if isinstance(item, generic.TextStringObject | generic.ByteStringObject):
            return b"(" + bytes(item.original_bytes)
        if isinstance(item, generic.FloatObject | generic.NumberObject):
            return f"n{float(item):.4f}".encode()
        if isinstance(item, generic.NullObject):
            return b"null"
        return f"{type(item).__name__} {item}".encode()


def _data(stream: Any) -> bytes:
    try:
        return bytes(stream.data)
    except Exception:  # a filter that is not known: then the bytes as they are
        return bytes(stream.encoded_data)


def _leaves(node: Any, depth: int = 0) -> list[Any]:
    if "/Kids" not in node or depth > DEEPEST:
        return [node]
    return [leaf for kid in _items(node, "/Kids") for leaf in _leaves(kid, depth + 1)]


def _inherited(page: Any, key: str) -> Any:
    for _step in range(DEEPEST):
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
        if key in page:
            return page.raw_get(key)
    return None


def value(holder: Any, key: str) -> Any:
    """An entry itself, not the reference to it, or None."""
    return holder[key] if key in holder else None  # noqa: SIM401 - get() gives the reference


def _items(holder: Any, key: str) -> list[Any]:
    listed = value(holder, key) or []
    return [listed[at] for at in range(len(listed))]


def _fields(root: Any) -> list[tuple[str, Any]]:
    """Terminal fields by their full name."""
    found: list[tuple[str, Any]] = []

    def walk(entries: list[Any], prefix: str, depth: int) -> None:
        for entry in entries:
            name = f"{prefix}{value(entry, '/T') or ''}"
            kids = [kid for kid in _items(entry, "/Kids") if "/T" in kid]
            if kids and depth < DEEPEST:
                walk(kids, f"{name}.", depth + 1)
            else:
                found.append((name, entry))

    walk(_items(value(root, "/AcroForm") or {}, "/Fields"), "", 0)
    return found


def attachments(handler: Any) -> dict[str, bytes]:
    """Every attached file by name; the second of one name as `name (2)`."""
    root, found, listed = handler.root, {}, []
    tree = value(value(root, "/Names") or {}, "/EmbeddedFiles")
    if tree is not None:
        listed = _name_tree(tree)
    listed += _items(root, "/AF")
    seen: set[int] = set()
    for file in listed:
        stream = value(value(file, "/EF") or {}, "/F")
        if stream is None or id(stream) in seen:
            continue
        seen.add(id(stream))
        name, n = str(value(file, "/UF") or value(file, "/F") or "?"), 1
        while (key := name if n == 1 else f"{name} ({n})") in found:
            n += 1
        found[key] = _data(stream)
    return found


def _name_tree(node: Any, depth: int = 0) -> list[Any]:
    names = _items(node, "/Names")
    found = names[1::2]
    if depth < DEEPEST:
        for kid in _items(node, "/Kids"):
            found += _name_tree(kid, depth + 1)
    return found
