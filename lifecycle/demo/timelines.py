"""When a project came into each state, told backwards from today."""

from datetime import date, timedelta
from typing import Any

from lifecycle.demo.dice import Dice, weekday
from lifecycle.demo.story import Move

PATH = (
    "lead",
    "presales",
    "contract",
    "delivery",
    "trial_run",
    "aftersales",
    "acceptance",
    "payment",
    "paid",
    "closed",
)
USUAL_DAYS = {
    "lead": 16,
    "presales": 58,
    "contract": 24,
    "delivery": 84,
    "trial_run": 35,
    "aftersales": 42,
    "acceptance": 16,
    "payment": 34,
    "paid": 20,
}


def left_from(spec: dict[str, Any]) -> str | None:
    """The state on the path from which a project went into a side state."""
    return spec.get("lost_from") or spec.get("suspended_from") or spec.get("terminated_from")


def reached(spec: dict[str, Any]) -> tuple[str, ...]:
    """The states on the path that the project has seen."""
    last = left_from(spec) or spec["state"]
    return PATH[: PATH.index(last) + 1]


def moves(spec: dict[str, Any], today: date, dice: Dice) -> tuple[Move, ...]:
    day = today - timedelta(days=spec["days"])
    passed = list(reached(spec))
    told = [Move(spec["state"], weekday(day))]
    if left_from(spec) is None:
        passed.pop()
    for state in reversed(passed):
        usual = spec.get(f"{state}_days") or USUAL_DAYS[state] * dice.between(75, 130) // 100
        day -= timedelta(days=max(3, usual))
        told.append(Move(state, weekday(day)))
    return tuple(reversed(told))


def since(told: tuple[Move, ...], state: str) -> date | None:
    """The day the project first came into the state, None if it never did."""
    return next((move.on for move in told if move.state == state), None)
