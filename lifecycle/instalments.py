"""What a contract says about paying, told from the stage that agrees it to the one that collects it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lifecycle import hooks

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


@dataclass(frozen=True)
class Change:
    """What an amendment says of a payment; one without a number is new."""

    number: int | None
    name: str
    name_en: str
    amount: Decimal
    planned_on: date | None


def planned(project: Any) -> Plan | None:
    """The plan that a stage wrote into the contract; None where there is none."""
    found = (function(project=project) for function in hooks.HOOKS["payment_plan"])
    return next((plan for plan in found if plan is not None and plan.instalments), None)


def payments(project: Any) -> list[Payment]:
    return [payment for function in hooks.HOOKS["payments"] for payment in function(project=project)]
