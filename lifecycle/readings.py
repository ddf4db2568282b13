"""What a light of a project was read from: its colour, and the words for it. Stages bring theirs with their figures.

A reading is kept with the project, as data and not as words, so that lists show it in any language without a query.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

GREEN, AMBER, RED = "green", "amber", "red"
TIME, QUALITY, COST = "time", "quality", "cost"
BUDGET = "budget_used"  # the one reading whose figure not everybody may know


@dataclass(frozen=True)
class Reading:
    light: str
    colour: str
    word: str  # a key of WORDS
    n: int = 0


def stored(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Dataclasses as a JSON field keeps them."""
    return [asdict(one) for one in rows]


def worst(colours: Iterable[str]) -> str:
    found = set(colours)
    return RED if RED in found else AMBER if AMBER in found else GREEN


def words(word: str, n: int) -> str:
    """What a reading says; nothing for one that no release knows any more."""
    return WORDS[word](n) if word in WORDS else ""


def budget_colour_words(colour: str) -> str:
    """For those who see how the budget stands, but not its figures."""
    return _("Within the budget") if colour == GREEN else _("The budget needs attention")


def _slip(n: int) -> str:
    return ngettext("The plan ends %(n)d day later than agreed", "The plan ends %(n)d days later than agreed", n) % {
        "n": n
    }


def _budget(n: int) -> str:
    return _("%(n)d%% of the budget is used") % {"n": n}


def _functions(n: int) -> str:
    return ngettext("%(n)d function does not work", "%(n)d functions do not work", n) % {"n": n}


def _critical(n: int) -> str:
    return ngettext("%(n)d problem makes work stand still", "%(n)d problems make work stand still", n) % {"n": n}


def _severe(n: int) -> str:
    return ngettext("%(n)d serious problem is open", "%(n)d serious problems are open", n) % {"n": n}


def _blocking(n: int) -> str:
    return ngettext(
        "%(n)d fault of the trial run makes work stand still", "%(n)d faults of the trial run make work stand still", n
    ) % {"n": n}


def _major(n: int) -> str:
    return ngettext("%(n)d serious fault in the trial run", "%(n)d serious faults in the trial run", n) % {"n": n}


def _missed(n: int) -> str:
    return ngettext(
        "%(n)d pass criterion of the trial run is not met", "%(n)d pass criteria of the trial run are not met", n
    ) % {"n": n}


def _unsorted(n: int) -> str:
    return ngettext(
        "%(n)d fault told in the trial run is not sorted", "%(n)d faults told in the trial run are not sorted", n
    ) % {"n": n}


def _not_passed(n: int) -> str:
    return _("The trial run was not passed")


WORDS: dict[str, Callable[[int], str]] = {
    "plan_slip": _slip,
    BUDGET: _budget,
    "functions_failed": _functions,
    "problems_critical": _critical,
    "problems_severe": _severe,
    "trial_blocking": _blocking,
    "trial_major": _major,
    "trial_missed": _missed,
    "trial_unsorted": _unsorted,
    "trial_failed": _not_passed,
}
