"""Who decides on a team, and who suits a place in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from lifecycle import access, knowhow, workloads
from lifecycle.models.slots import TeamSlot
from lifecycle.models.users import User
from lifecycle.stages import UNSIGNED

SUGGESTED = 8


def may_assign(user: User, project: Any) -> bool:
    """Project managers and executives put the team together; whoever sells the project does until it is taken over."""
    if project.read_only:
        return False
    if access.can(user, "E", "team", project):
        return True
    return project.state in UNSIGNED and access.can(user, "E", "members", project)


def need_assign(user: User, project: Any) -> None:
    if not may_assign(user, project):
        raise PermissionDenied


@dataclass(frozen=True)
class Candidate:
    """A person beside a place: what speaks for them, and how much of their time is free while it lasts."""

    person: User
    level: int
    years: int
    fit: list[tuple[str, bool]]
    right_kind: bool
    free: int  # per cent, in the fullest week
    away: bool

    @property
    def known(self) -> int:
        return sum(1 for _skill, shown in self.fit if shown)

    def lacks_time(self, share: int) -> bool:
        return self.free < share


def candidates(slot: TeamSlot, project: Any) -> list[Candidate]:
    """Everybody who holds the role: who knows the field comes first, then skills, kind of consultant, free time."""
    people = list(User.objects.with_role(slot.role))
    start = max(slot.from_date, workloads.today())
    end = max(start, slot.to_date)
    posts = workloads.posts(people, start, end)
    away = workloads.absences(people, start, end)
    wanted = knowhow.skills_in(slot.skills_wanted)
    found = [_candidate(one, slot, project, wanted, posts, away, (start, end)) for one in people]
    return sorted(
        found, key=lambda c: (-c.level, -c.years, -c.known, not c.right_kind, -c.free, c.person.label(), c.person.pk)
    )


def _candidate(
    person: User, slot: TeamSlot, project: Any, wanted: list[str], posts: Any, away: Any, period: tuple[date, date]
) -> Candidate:
    level, years = knowhow.knowledge(person, project.industry)
    mine = [post for post in posts[person.pk] if post.project_id != project.pk or post.role != slot.role]
    weeks = workloads.loads(mine, away[person.pk], *period)
    return Candidate(
        person, level, years, knowhow.fit_of(person, wanted),
        bool(slot.consultant_type_wanted) and person.consultant_type == slot.consultant_type_wanted,
        max(0, 100 - max((week.load or 0 for week in weeks), default=0)), any(week.away for week in weeks),
    )  # fmt: skip
