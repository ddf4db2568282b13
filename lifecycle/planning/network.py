"""The network of a plan: when everything can start and be done, how long it may wait, and what decides the end.

Durations and lags are working days. A task fills whole days, from the morning of `start` to the evening of `due`. A
milestone is a moment: the evening of what it waits for, or the morning of the day that was wished for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.planning.links import KINDS, Kind, Link
from lifecycle.planning.workdays import Beyond, Workdays

__all__ = ["KINDS", "Cycle", "Kind", "Link", "Placed", "Schedule", "Task", "TooFar", "Unknown", "in_order", "schedule"]
LONGEST = timedelta(days=50 * 366)  # nobody plans further; a slip of the pen does


@dataclass(frozen=True)
class Task:
    """`days` 0 is a milestone; `start` is the earliest day that is wished, not a promise."""

    key: str
    days: int
    start: date | None = None
    after: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Placed:
    """Both dates as early as can be, both as late as the end allows, and the working days between."""

    start: date
    due: date
    late_start: date
    late_due: date
    slack: int
    critical: bool


@dataclass(frozen=True)
class Schedule:
    placed: dict[str, Placed]
    end: date
    critical: list[str]


class Cycle(Refused):
    """Tasks that wait for each other; `keys` goes once round, each waiting for the one before it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = list(keys)
        circle = " → ".join([*self.keys, self.keys[0]])
        super().__init__(_("These wait for each other in a circle: %(circle)s.") % {"circle": circle})


class Unknown(Refused):
    """A task waits for one that is not there."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(_("Something waits for “%(key)s”, which the plan does not have.") % {"key": key})


class TooFar(Refused):
    """The plan runs on for generations."""

    def __init__(self) -> None:
        super().__init__(_("The plan would run for more than 50 years. Look at its dates and durations."))


def schedule(tasks: Sequence[Task], begin: date) -> Schedule:
    """Place every task as early as its links, its wished start and `begin` allow. Order in equals order out."""
    network = _Network(tasks, begin)
    try:
        return network.placed()
    except Beyond:
        raise TooFar from None


class _Network:
    """Moments are numbers: n is the morning of working day n, which is the evening of the day before."""

    def __init__(self, tasks: Sequence[Task], begin: date) -> None:
        self.tasks = {task.key: task for task in tasks}
        if len(self.tasks) < len(tasks):
            raise ValueError("two tasks have the same key")
        if any(task.days < 0 for task in tasks):
            raise ValueError("a task lasts less than nothing")
        for task in tasks:
            for link in task.after:
                if link.key not in self.tasks:
                    raise Unknown(link.key)
        self.begin = begin
        self.calendar = Workdays(begin, _latest(begin))
        self.order = in_order(self.tasks)

    def placed(self) -> Schedule:
        early, evening = self._early()
        end = max((early[key] + task.days for key, task in self.tasks.items()), default=0)
        late = self._late(end)
        placed = {key: self._place(task, early[key], late[key], evening[key]) for key, task in self.tasks.items()}
        critical = [key for key, place in placed.items() if place.critical]
        return Schedule(placed, max((place.due for place in placed.values()), default=self.begin), critical)

    def _early(self) -> tuple[dict[str, int], dict[str, bool]]:
        """The earliest morning of every task; and of milestones whether that is rather the evening before."""
        early: dict[str, int] = {}
        evening: dict[str, bool] = {}
        for key in self.order:
            task = self.tasks[key]
            moment, closing = self._floor(task), False
            for link in task.after:
                before = self.tasks[link.key]
                from_start = link.kind[0] == "S"
                reached = early[link.key] + (0 if from_start else before.days) + link.lag
                reached -= task.days if link.kind[1] == "F" else 0
                closes = evening[link.key] if not before.days else not from_start
                if reached > moment:
                    moment, closing = reached, closes
                elif reached == moment:
                    closing = closing and closes
            early[key], evening[key] = moment, closing and not task.days
        return early, evening

    def _floor(self, task: Task) -> int:
        return self.calendar.number(max(task.start, self.begin)) if task.start else 0

    def _late(self, end: int) -> dict[str, int]:
        """The latest morning of every task that does not move the end."""
        late = {key: end - task.days for key, task in self.tasks.items()}
        for key in reversed(self.order):
            task = self.tasks[key]
            for link in task.after:
                before = self.tasks[link.key]
                reach = late[key] + (task.days if link.kind[1] == "F" else 0) - link.lag
                reach -= before.days if link.kind[0] == "F" else 0
                late[link.key] = min(late[link.key], reach)
        return late

    def _place(self, task: Task, early: int, late: int, evening: bool) -> Placed:
        day = self.calendar.day
        slack = late - early
        if task.days:
            span = task.days - 1
            return Placed(day(early), day(early + span), day(late), day(late + span), slack, not slack)
        if evening:
            moment, latest = day(early - 1), day(late - 1)
        else:
            moment = self._morning(task, early)
            latest = day(late) if slack else moment
        return Placed(moment, moment, latest, latest, slack, not slack)

    def _morning(self, task: Task, moment: int) -> date:
        """A milestone wished for a free day stays there: going live at the weekend is what it was wished for."""
        wished = task.start
        if wished and wished >= self.begin and self.calendar.number(wished) == moment:
            return wished
        return self.calendar.day(moment)


def _latest(begin: date) -> date:
    try:
        return begin + LONGEST
    except OverflowError:
        return date.max - timedelta(days=1)


def in_order(tasks: dict[str, Task]) -> list[str]:
    """Keys so that every task comes after all that it waits for; Cycle if there is no such order."""
    waits = {key: len(task.after) for key, task in tasks.items()}
    followers: dict[str, list[str]] = {key: [] for key in tasks}
    for key, task in tasks.items():
        for link in task.after:
            followers[link.key].append(key)
    order = [key for key, n in waits.items() if not n]
    for key in order:
        for follower in followers[key]:
            waits[follower] -= 1
            if not waits[follower]:
                order.append(follower)
    if len(order) < len(tasks):
        raise Cycle(_circle(tasks, set(tasks).difference(order)))
    return order


def _circle(tasks: dict[str, Task], left: Iterable[str]) -> list[str]:
    """Of the tasks that could not be placed, those that go round; whoever merely waits for them is left out."""
    among = set(left)
    key = next(key for key in tasks if key in among)
    path: dict[str, None] = {}
    while key not in path:
        path[key] = None
        key = next(link.key for link in tasks[key].after if link.key in among)
    circle = list(path)[list(path).index(key) :]
    circle.reverse()
    places = {name: n for n, name in enumerate(tasks)}
    first = circle.index(min(circle, key=places.__getitem__))
    return circle[first:] + circle[:first]
