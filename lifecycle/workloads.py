"""How much of people's working time their projects take, week by week: by working days, without the days they are away."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import display
from lifecycle.models.absences import Absence
from lifecycle.models.calendar import is_workday
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.stages import AT_REST
from lifecycle.text import choose, listed

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
AHEAD_WEEKS = 12
FAR_WEEKS = 26  # how far an assignment without an end is looked at
FULL = 100


@dataclass(frozen=True)
class Post:
    """What a person does in one project, for how much of their time, from when to when."""

    member_id: int
    user_id: int
    project_id: int
    project: str
    role: str
    share: int
    start: date
    end: date | None

    def on(self, first: date, last: date) -> bool:
        return self.start <= last and (self.end is None or self.end >= first)


@dataclass(frozen=True)
class Week:
    """`load`: per cent of the working days on which the person is there; None where there are none."""

    start: date
    load: int | None
    away: int  # working days on which they are not there

    @property
    def over(self) -> bool:
        return self.load is not None and self.load > FULL


def today() -> date:
    return timezone.localdate()


def monday(day: date) -> date:
    return day - day.weekday() * DAY


def posts(people: Iterable[User], start: date, end: date) -> dict[int, list[Post]]:
    """By person, what touches these days; one query. Projects that rest or have ended take no time."""
    rows = ProjectMember.objects.filter(
        Q(to_date=None) | Q(to_date__gte=start), user__in=[one.pk for one in people], state__in=ProjectMember.BELONGS,
        from_date__lte=end,
    ).exclude(project__state__in=AT_REST).order_by("from_date", "pk")  # fmt: skip
    found: dict[int, list[Post]] = defaultdict(list)
    for pk, user, project, name, name_en, role, share, first, last, planned in rows.values_list(
        "pk", "user", "project", "project__name", "project__name_en", "role", "allocation_pct", "from_date", "to_date",
        "project__planned_end",
    ):  # fmt: skip
        # Without an end of their own they stay as long as the project is planned; one that is late, until it ends.
        stays = last or (planned if planned and planned >= today() else None)
        if stays is None or stays >= start:
            label = choose({"zh": name, "en": name_en})
            found[user].append(Post(pk, user, project, label, role, share, first, stays))
    return found


def absences(people: Iterable[User], start: date, end: date) -> dict[int, list[Absence]]:
    rows = Absence.objects.touching(start, end).filter(user__in=[one.pk for one in people])
    found: dict[int, list[Absence]] = defaultdict(list)
    for row in rows.select_related("substitute"):
        found[row.user_id].append(row)
    return found


def loads(mine: Iterable[Post], away: Iterable[Absence], start: date, end: date) -> list[Week]:
    """The weeks from `start` to `end`; days of the first and last week outside of them count neither way."""
    first = monday(start)
    days = (monday(end) + WEEK - first).days
    shares = _daily(mine, first, days)
    gone = {row.from_date + n * DAY for row in away for n in range((row.to_date - row.from_date).days + 1)}
    found = []
    for n in range(0, days, 7):
        working = [
            n + i for i in range(7) if start <= first + (n + i) * DAY <= end and is_workday(first + (n + i) * DAY)
        ]
        there = [i for i in working if first + i * DAY not in gone]
        load = round(sum(shares[i] for i in there) / len(there)) if there else None
        found.append(Week(first + n * DAY, load, len(working) - len(there)))
    return found


def _daily(mine: Iterable[Post], first: date, days: int) -> list[int]:
    """The sum of all shares on each day: what begins is added, what ended is taken off on the day after."""
    steps = [0] * (days + 1)
    for post in mine:
        a = max(0, (post.start - first).days)
        b = days - 1 if post.end is None else min(days - 1, (post.end - first).days)
        if a <= b:
            steps[a] += post.share
            steps[b + 1] -= post.share
    return list(accumulate(steps))[:days]


# -- warnings ----------------------------------------------------------------------------------------------------------


def warning(
    person: User,
    share: int,
    start: date,
    end: date | None,
    *,
    viewer: User,
    without: int | None = None,
    role: str = "",
) -> str:
    """What is wrong with giving a person that much more to do; empty if it fits. Projects that the reader does not see
    are not named. `without`: the membership that is being changed."""
    start = max(start, today())
    until = max(start, min(end, start + FAR_WEEKS * WEEK) if end else start + FAR_WEEKS * WEEK)
    others = [post for post in posts([person], start, until)[person.pk] if post.member_id != without]
    mine = Post(0, person.pk, 0, "", role, share, start, end)
    weeks = loads([*others, mine], absences([person], start, until)[person.pk], start, until)
    over = [week for week in weeks if week.over]
    if not over:
        return ""
    worst = max(over, key=lambda week: week.load or 0)
    at = [post for post in others if post.on(worst.start, worst.start + 6 * DAY)]
    seen = visible([post.project_id for post in at], viewer)
    named = [f"{post.project if post.project_id in seen else _('another project')} {post.share}%" for post in at]
    facts = {"name": person.label(), "load": worst.load, "day": display.day(worst.start), "projects": listed(named)}
    text = _("In the week of %(day)s %(name)s would have %(load)s%% of their working time to do, with %(projects)s.")
    return text % facts


def visible(projects: Iterable[int], viewer: User) -> set[int]:
    """Out of these, the projects that the reader may see."""
    wanted = set(projects)
    if not wanted:
        return set()
    return set(Project.objects.visible_to(viewer).filter(pk__in=wanted).values_list("pk", flat=True))
