"""What a contract says about paying, told from the stage that agrees it to the one that collects it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lifecycle import hooks
from lifecycle.errors import Refused

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Instalment:
    """A part of the contract's amount, and what it falls due with."""

    name: str
    name_en: str
    percent: Decimal
    trigger: str
    on: date | None
    due_days: int
    clause: str
    retention: bool


@dataclass(frozen=True)
class Plan:
    """The terms of a contract that is not signed yet, and the page where they are written."""

    instalments: tuple[Instalment, ...]
    url: str

    @property
    def percent(self) -> Decimal:
        return sum((row.percent for row in self.instalments), Decimal(0))


@dataclass(frozen=True)
class Payment:
    """A payment that is planned, as others may know it."""

    number: int
    name: str
    name_en: str
    amount: Decimal
    planned_on: date | None
    changeable: bool  # nothing of it has fallen due yet
    url: str
    least: Decimal = Decimal(0)  # what came in or was given up already


@dataclass(frozen=True)
class Change:
    """What an amendment says of a payment; one without a number is new."""

    number: int | None
    name: str
    name_en: str
    amount: Decimal
    planned_on: date | None


@dataclass(frozen=True)
class Move:
    """What a signed change adds to a payment (or takes off it), and the day it moves to; one without a number is new."""

    number: int | None
    name: str
    name_en: str
    delta: Decimal
    planned_on: date | None


def follow(known: Sequence[Payment], moves: Sequence[Move]) -> list[Change]:
    """What the payments become by these moves. The sum of all grows by exactly the sum of what is added.

    What has fallen due is asked for as it is: what is added to it becomes a payment of its own, what is taken off it is
    taken off those that are still to fall due, the last first. Refused where those do not have as much.
    """
    rows = {row.number: row for row in known}
    amounts = {row.number: row.amount for row in known if row.changeable}
    days: dict[int, date] = {}
    fresh, debt = [], Decimal(0)
    for move in moves:
        row = rows.get(move.number) if move.number is not None else None
        if row is None or (not row.changeable and move.delta > 0):
            if move.delta > 0:
                fresh.append(Change(None, move.name, move.name_en, move.delta, move.planned_on))
            else:
                debt -= move.delta
        elif row.changeable:
            amounts[row.number] += move.delta
            if move.planned_on is not None:
                days[row.number] = move.planned_on
        else:
            debt -= move.delta
    for number in amounts:  # what became less than came in is owed by the others
        if (under := rows[number].least - amounts[number]) > 0:
            amounts[number] += under
            debt += under
    for number in sorted(amounts, reverse=True):
        part = min(debt, amounts[number] - rows[number].least)
        amounts[number] -= part
        debt -= part
    if debt > 0:
        raise Refused(_("More is taken off than is still to be paid."))
    changed = [
        Change(number, rows[number].name, rows[number].name_en, amount, days.get(number))
        for number, amount in amounts.items()
        if amount != rows[number].amount or number in days
    ]
    return changed + fresh


def planned(project: Any) -> Plan | None:
    """The plan that a stage wrote into the contract; None where there is none."""
    found = (function(project=project) for function in hooks.HOOKS["payment_plan"])
    return next((plan for plan in found if plan is not None and plan.instalments), None)


def payments(project: Any) -> list[Payment]:
    return [payment for function in hooks.HOOKS["payments"] for payment in function(project=project)]
