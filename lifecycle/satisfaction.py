"""How satisfied the customer is, as one line: the marks of each place where they were asked, kept with the project.

The stages bring theirs with their figures, under `satisfaction`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lifecycle import access
from lifecycle.models.users import User
from lifecycle.text import labelled, listed

MEETINGS, SURVEYS, SERVICE = "meetings", "surveys", "service"
AREAS = {MEETINGS: "demonstrations", SURVEYS: "surveys", SERVICE: "service"}  # whoever reads these knows their marks


@dataclass(frozen=True)
class Heard:
    """`n` answers of one kind, and their mean."""

    heard: str
    mean: float
    n: int


def heard(kind: str, marks: Iterable[float]) -> list[Heard]:
    """Nothing where nobody answered."""
    given = list(marks)
    return [Heard(kind, round(sum(given) / len(given), 1), len(given))] if given else []


def line(project: Any, user: User) -> str:
    """“4.2 of 5 (meetings: 4.0, surveys: 4.3)”, each answer weighing the same; nothing before somebody answered."""
    known = [
        part for part in project.satisfaction
        if (area := AREAS.get(part["heard"])) and access.can(user, "R", area, project)
    ]  # fmt: skip
    n = sum(part["n"] for part in known)
    if not n:
        return ""
    words = {
        MEETINGS: pgettext("satisfaction", "meetings"),
        SURVEYS: pgettext("satisfaction", "surveys"),
        SERVICE: pgettext("satisfaction", "customer service"),
    }
    mean = sum(part["mean"] * part["n"] for part in known) / n
    told = listed(labelled(words[part["heard"]], f"{part['mean']:.1f}") for part in known)
    return _("%(mean).1f of 5 (%(where)s)") % {"mean": mean, "where": told}
