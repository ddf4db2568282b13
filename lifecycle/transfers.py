"""Knowledge that the customer's own people are to be given, so that they can develop and operate further by themselves.

A stage tells of what it agreed to give through the hook `knowledge_items`; the hand-over to customer service takes over
what is left, and the gate that closes the project asks whether all of it was given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lifecycle import hooks
from lifecycle.models.customers import Contact
from lifecycle.text import choose


@dataclass(frozen=True)
class Transfer:
    key: str  # one of a kind in the product, such as "presales.knowledgeitem.12"
    topic: dict[str, str]
    contact: Contact | None
    done_on: date | None
    url: str

    @property
    def label(self) -> str:
        return choose(self.topic)


def agreed(project: Any) -> Iterator[Transfer]:
    for function in hooks.HOOKS["knowledge_items"]:
        yield from function(project=project)
