"""Amendments to the contract, as another stage may know them; and what it asks of a new one."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lifecycle import hooks
from lifecycle.instalments import Change


@dataclass(frozen=True)
class Amendment:
    number: int
    label: str
    signed: bool
    url: str
    record: Any


def amendments(project: Any) -> list[Amendment]:
    return [row for function in hooks.HOOKS["amendments"] for row in function(project=project)]


@dataclass(frozen=True)
class Terms:
    """What an amendment begins with that is written because of another record: a change beyond the limits."""

    texts: dict[str, str]  # title, reason, facts and their English
    amount: Decimal
    due_on: date | None
    payments: list[Change] = field(default_factory=list)


def terms(record: Any) -> Terms | None:
    found = [one for function in hooks.HOOKS["amendment_terms"] if (one := function(record=record)) is not None]
    return found[0] if found else None
