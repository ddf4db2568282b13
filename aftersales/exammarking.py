"""What an answer to a closed question is worth. Pure: what is asked, what is right and what was given go in."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

HALF = Decimal("0.5")


def points_for(asked: dict[str, Any], key: dict[str, Any], given: list[str]) -> Decimal:
    """All points for exactly what is right; half, rounded down to 0.5, where right ones are missing and none is wrong."""
    full, right, told = Decimal(asked["points"]), set(key["right"]), set(given)
    if told == right:
        return full
    if asked["kind"] == "multiple" and told and told < right:
        return (full / 2 // HALF) * HALF
    return Decimal(0)


def cleaned(asked: dict[str, Any], given: list[str]) -> list[str]:
    """What can be an answer to it, once each, in the order of the paper; anything else is dropped."""
    if asked["kind"] == "truth":
        keys = ["true", "false"]
    elif asked["kind"] in ("single", "multiple"):
        keys = [option["key"] for option in asked["options"]]
    else:
        return [text for text in given[:1] if text.strip()]
    found = [key for key in keys if key in given]
    return found if asked["kind"] == "multiple" else found[:1]


def percent(score: Decimal, total: int) -> int:
    return int((100 * score / total).quantize(Decimal(1), ROUND_HALF_UP)) if total else 0


def has_passed(score: Decimal, total: int, pass_percent: int) -> bool:
    """By the exact share, so that rounding lets nobody pass."""
    return bool(total) and score * 100 >= Decimal(total) * pass_percent
