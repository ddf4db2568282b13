"""How long a project will likely take, as far as somebody has estimated it; promises are held against that."""

from collections.abc import Iterable
from typing import NamedTuple

from lifecycle import hooks


class Likely(NamedTuple):
    """Calendar days. `p80`: four of five comparable projects took no longer; None where too few are known."""

    days: int
    p80: int | None = None


def likely(projects: Iterable[int]) -> dict[int, Likely]:
    """By the key of the project, for those that have a valid estimate; asked once for all of them."""
    keys = set(projects)
    found: dict[int, Likely] = {}
    if keys:
        for function in hooks.HOOKS["likely_days"]:
            found |= {key: Likely(*days) for key, days in function(keys).items()}
    return found
