"""Whom the key users reached: the tree from a process over its key users to those they taught, and how dense they were taught."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lifecycle.hooks import HOOKS
from lifecycle.models.competences import Competence
from lifecycle.models.key_users import KeyUser, Mastery
from lifecycle.models.taught_sessions import TaughtSession


@dataclass
class Branch:
    """A key user in a process, with the sessions that they held and the people who came."""

    key_user: KeyUser
    sessions: list[TaughtSession] = field(default_factory=list)

    @property
    def people(self) -> list[str]:
        return list(people_of(self.sessions).values())


@dataclass
class Tree:
    """A process, its key users, and how many of those who are to be trained they reached."""

    process: Any
    branches: list[Branch] = field(default_factory=list)

    @property
    def reached(self) -> int:
        return len(people_of(session for branch in self.branches for session in branch.sessions))

    @property
    def target(self) -> int:
        return self.process.trained_target or 0

    @property
    def percent(self) -> int | None:
        """Of the people who are to be trained in the process; None where nobody said how many."""
        return min(100, round(100 * self.reached / self.target)) if self.target else None


def people_of(sessions: Iterable[TaughtSession]) -> dict[tuple[str, str], str]:
    """Who came to these, each once: who stands there with and without a department is taken for one."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for session in sessions:
        for person in session.people.all():  # type: ignore[attr-defined]
            found[person.name.casefold()].setdefault(person.department.casefold(), person.name)
    once = {}
    for name, departments in found.items():
        for department, shown in departments.items():
            if department or len(departments) == 1:
                once[name, department] = shown
    return once


def trees(project: Any, flows: list[Any]) -> list[Tree]:
    """The cascade of these processes. Three queries."""
    made = {flow.pk: Tree(flow) for flow in flows}
    held: dict[tuple[int, int], list[TaughtSession]] = defaultdict(list)
    rows = TaughtSession.objects.filter(process__in=made, struck_reason="").prefetch_related("people")
    for row in rows:
        held[row.process_id, row.key_user_id].append(row)
    people = KeyUser.objects.filter(pk__in={pk for _flow, pk in held}).select_related("contact").order_by("number")
    by_key = {person.pk: person for person in people}
    for person in by_key.values():
        person.project = project
    for (flow, key), sessions in held.items():
        made[flow].branches.append(Branch(by_key[key], sessions))
    for tree in made.values():
        tree.branches.sort(key=lambda branch: branch.key_user.number)
    return list(made.values())


# -- one key user --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Density:
    """The most in the shortest time: how much they were taught in how many weeks."""

    hours: float
    topics: int
    weeks: int

    @property
    def hours_a_week(self) -> float:
        return round(self.hours / self.weeks, 1)

    @property
    def topics_a_week(self) -> float:
        return round(self.topics / self.weeks, 1)


def density(taught: list[tuple[date, int, int]]) -> Density | None:
    """Of (day, minutes, topics): from the first day of training to the last, in weeks begun."""
    if not taught:
        return None
    days = [day for day, _minutes, _topics in taught]
    weeks = math.ceil(((max(days) - min(days)).days + 1) / 7)
    minutes = sum(minutes for _day, minutes, _topics in taught)
    return Density(round(minutes / 60, 1), sum(topics for _day, _minutes, topics in taught), weeks)


def page_facts(key_user: KeyUser) -> dict[str, Any]:
    project = key_user.project
    history = list(Competence.objects.filter(key_user=key_user).select_related("process", "by"))
    masteries = list(Mastery.objects.filter(key_user=key_user).select_related("process").order_by("process__sequence"))
    sessions = list(
        TaughtSession.objects.filter(key_user=key_user)
        .select_related("process", "logged_by", "link").prefetch_related("people")
    )  # fmt: skip
    counted = [row for row in sessions if not row.struck_reason]
    taught = [row for tell in HOOKS["taught"] for row in tell(project=project, contact=key_user.contact)]
    return {
        "masteries": masteries, "competences": history, "sessions": sessions, "density": density(taught),
        "reached": len(people_of(counted)), "links": list(key_user.links.select_related("contact")[:5]),
    }  # fmt: skip
