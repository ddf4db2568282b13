"""What the makers of one batch of projects share: the names, the people, and what happened, in order."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import models
from django.utils import timezone

from lifecycle.demo.bulk import BulkNames
from lifecycle.models import Contact, Project, User
from lifecycle.models.events import subject_key
from lifecycle.stages import PATH, STAGE_OF, Stage, State, position


@dataclass
class Happened:
    at: datetime
    verb: str
    by: User
    subject: models.Model
    label: str
    data: dict[str, Any]


@dataclass
class Row:
    """One project with what its makers need: when it came into which state, its people, its numbers drawn so far."""

    project: Project
    path: tuple[State, ...]  # the states that it has seen
    days: dict[str, date]  # on which it came into each
    team: dict[str, User]
    contacts: list[Contact]
    happened: list[Happened] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def saw(self, state: str) -> bool:
        return state in self.path

    def left(self, stage: str) -> bool:
        """Whether its work in a stage is over."""
        return self.project.state not in PATH or position(self.project.state) > max(
            position(state) for state in PATH if STAGE_OF[state] == Stage(stage)
        )

    def draw(self, scope: str) -> int:
        self.numbers[scope] = self.numbers.get(scope, 0) + 1
        return self.numbers[scope]

    def tell(
        self, day: date, verb: str, by: User, subject: models.Model, label: str, hour: int = 10, **data: Any
    ) -> datetime:
        at = moment(day, hour)
        self.happened.append(Happened(at, verb, by, subject, label[:200], data))
        return at


def moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_default_timezone())


@dataclass
class Batch:
    seed: str
    today: date
    names: BulkNames
    random: Random
    users: dict[str, list[User]]
    sample: dict[str, Any]  # of the one PDF that all documents show
    rows: list[Row] = field(default_factory=list)

    def key(self, *words: object) -> UUID:
        """A creation key that the same seed makes again."""
        return uuid5(NAMESPACE_URL, "/".join(["bulk", self.seed, *map(str, words)]))

    def between(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def within(self, first: date, last: date) -> date:
        return first + timedelta(days=self.random.randrange(max(1, (last - first).days + 1)))


def record_facts(batch: Batch, row: Row, model: Any, by: User, day: date) -> dict[str, Any]:
    """The fields that every record has."""
    scope = f"{model._meta.label_lower}:{row.project.pk}"
    number = row.draw(scope)
    at = moment(day)
    return {
        "project": row.project, "number": number, "creation_key": batch.key(row.project.number, model.__name__, number),
        "created_by": by, "updated_by": by, "created_at": at, "updated_at": at,
    }  # fmt: skip


def key_of(subject: models.Model) -> str:
    return subject_key(subject)
