"""XML of strangers as a small tree: no document type, no entities, no addresses, not too deep, not too much."""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from django.utils.translation import gettext as _

from lifecycle.errors import Refused

DEEPEST = 30
MOST_NODES = 300_000


@dataclass
class Node:
    """An element without its namespace; `value` is its text."""

    name: str
    value: str = ""
    children: list["Node"] = field(default_factory=list)

    def child(self, name: str) -> "Node | None":
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator["Node"]:
        return (child for child in self.children if child.name == name)

    def text(self, name: str) -> str:
        """What a child says; nothing if there is none."""
        found = self.child(name)
        return found.value if found else ""


def tree(content: bytes, *, keep: Collection[str], leave: Collection[str]) -> Node:
    """Of the root's children those to `keep`, and in them nothing that is to be left out."""
    try:
        return _read(content, keep, leave)
    except DefusedXmlException:
        raise Refused(
            _("The file has a document type or entities, which a plan does not need. It is not read."), "file"
        ) from None
    except (ParseError, UnicodeError, ValueError, LookupError):
        raise Refused(_("The XML is damaged and cannot be read. Save the plan anew as XML."), "file") from None


def _read(content: bytes, keep: Collection[str], leave: Collection[str]) -> Node:
    open_: list[Node] = []
    skipped = count = 0
    root = Node("")
    for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            count += 1
            if count > MOST_NODES or len(open_) + skipped > DEEPEST:
                raise Refused(_("The file holds more than a plan of this size can."), "file")
            name = _local(element)
            if skipped or name in leave or (len(open_) == 1 and name not in keep):
                skipped += 1
                continue
            node = Node(name)
            if open_:
                open_[-1].children.append(node)
            else:
                root = node
            open_.append(node)
        else:
            if skipped:
                skipped -= 1
            else:
                open_.pop().value = (element.text or "").strip()
            element.clear()
    return root


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
