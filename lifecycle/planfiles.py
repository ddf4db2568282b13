"""A plan's items as a file that it is taken from or given out as; people are found again by their names."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.forms.people import contacts, members
from lifecycle.models.events import Event
from lifecycle.models.planning import MOST_ITEMS, complete_dates
from lifecycle.models.users import User
from lifecycle.planning.columns import COLUMNS
from lifecycle.planning.imported import BETWEEN, LONGEST, ImportedTask, people
from lifecycle.planning.links import Link

VERB = "plan.imported"
STRATEGY = ("strategy", "strategy_en")
COPIED = ("what", "what_en", "phase", "phase_en", "side", "start", "due", "days", "steps", "expected", "rollback", "ability", "verification")  # fmt: skip


@dataclass
class Staff:
    """Who may be named in a plan, by name; and the names that were asked for in vain."""

    ours: dict[str, User]
    theirs: dict[str, Any]
    strangers: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Any) -> "Staff":
        return cls(_by_name(members(project)), _by_name(contacts(project)))

    def find(self, names: str, known: dict[str, Any]) -> tuple[Any, list[str]]:
        """The first that is known, and the others as they are written."""
        person, others = None, []
        for name in filter(None, (name.strip() for name in BETWEEN.split(names))):
            found = known.get(_plain(name))
            if found is not None and person is None:
                person = found
            else:
                others.append(name)
                if found is None:
                    self.strangers[name] = None
        return person, others


def _by_name(rows: Any) -> dict[str, Any]:
    return {_plain(name): row for row in rows for name in (row.name, row.name_en, row.email) if name}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def strangers(tasks: Sequence[ImportedTask], project: Any) -> list[str]:
    """Names that nobody of the team or of the customer has; they are kept as text."""
    staff = Staff.of(project)
    for task in tasks:
        staff.find(task.who_vendor, staff.ours)
        staff.find(task.who_customer, staff.theirs)
    return list(staff.strangers)


def columns_of(plan: Any) -> tuple[str, ...]:
    """Those of its table; a plan that knows no strategies has no column for them."""
    return tuple(name for name in COLUMNS if plan.has_strategies or name not in STRATEGY)


def new_strategies(tasks: Sequence[ImportedTask], plan: Any) -> list[str]:
    """Strategies that the file names and the plan does not have; they are made with its items."""
    if not plan.has_strategies:
        return []
    known = {_plain(text) for row in plan.strategies.all() for text in (row.what, row.what_en)}
    return list(dict.fromkeys(task.strategy for task in tasks if task.strategy and _plain(task.strategy) not in known))


def tasks_of(plan: Any) -> list[ImportedTask]:
    """The items as a file has them; whoever else takes part is named on the side that is responsible. By strategy, if
    that is how they stand."""
    rows = plan.rows()
    numbers = {row.pk: row.n for row in rows}
    found = []
    for row in rows:
        ours, theirs = row.ours.name if row.ours else "", row.theirs.name if row.theirs else ""
        if row.side == "customer":
            theirs = f"{theirs}、{row.others}"
        else:
            ours = f"{ours}、{row.others}"
        strategy = row.strategy if plan.has_strategies else None
        links = (Link(str(numbers[w.on_id]), w.kind, w.lag) for w in row.waits_for.all() if w.on_id in numbers)
        found.append(
            ImportedTask(
                n=row.n, progress=row.progress, where=row.place, after=tuple(links), who_vendor=people(ours),
                who_customer=people(theirs), strategy=strategy.what if strategy else "",
                strategy_en=strategy.what_en if strategy else "", **{name: getattr(row, name) for name in COPIED},
            )
        )  # fmt: skip
    return found


@transaction.atomic
def take_in(
    plan: Any, tasks: Sequence[ImportedTask], *, by: User, key: uuid.UUID, instead: bool = False, name: str = ""
) -> int:
    """Make items of all of them, below those that are there or `instead` of them. The same key works once; then 0."""
    plan.locked(*plan.editable_states)
    if Event.objects.filter(project=plan.project, verb=VERB, data__key=str(key)).exists():
        return 0
    if instead:
        _clear(plan)
    there = plan.items.count()
    if there + len(tasks) > MOST_ITEMS:
        raise Refused(_("A plan holds at most %(n)d items.") % {"n": MOST_ITEMS})
    staff, model = Staff.of(plan.project), plan.items.model
    made = {}
    for order, task in enumerate(tasks, there + 1):
        item = _item(model(plan=plan, order=order), task, staff)
        complete_dates(item)
        plan.guard_item(item)
        if plan.has_strategies and task.strategy:
            item.strategy = plan.strategy_named(task.strategy, task.strategy_en)
        made[str(task.n)] = item
    model.objects.bulk_create(made.values())
    links = model._meta.get_field("waits_for").related_model
    links.objects.bulk_create(
        links(item=made[str(task.n)], on=made[link.key], kind=link.kind, lag=link.lag)
        for task in tasks
        for link in task.after
    )
    Event.record(VERB, by=by, subject=plan, data={"n": len(tasks), "file": name[:120], "key": str(key)})
    return len(tasks)


def _clear(plan: Any) -> None:
    """Take out what is there. What was begun, or what something else refers to, is not thrown away by a file."""
    rows = list(plan.items.all())
    for item in rows:
        item.plan = plan
        if item.started_on or item.progress or item.ticks:
            raise Refused(_("“%(what)s” was begun already. Add the file below the items instead.") % {"what": item})
        plan.guard_removal(item)
    try:
        plan.items.all().delete()
    except ProtectedError:
        raise Refused(_("Something refers to items of this plan. Add the file below them instead.")) from None


def _item(item: Any, task: ImportedTask, staff: Staff) -> Any:
    for column in COPIED:
        setattr(item, column, getattr(task, column))
    item.place = task.where
    item.ours, others = staff.find(task.who_vendor, staff.ours)
    item.theirs, more = staff.find(task.who_customer, staff.theirs)
    item.others = people("、".join([*others, *more]))[: LONGEST["who_vendor"]]
    return item
