"""Amendments to the contract, as another stage may know them."""

from dataclasses import dataclass
from typing import Any

from lifecycle import hooks


@dataclass(frozen=True)
class Amendment:
    number: int
    label: str
    signed: bool
    url: str
    record: Any


def amendments(project: Any) -> list[Amendment]:
    return [row for function in hooks.HOOKS["amendments"] for row in function(project=project)]
