"""A plan from a table or from MS Project, and a plan as a table; lifecycle/planning reads and writes the files."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.forms.people import contacts, members
from lifecycle.models.events import Event
from lifecycle.models.planning import MOST_ITEMS, complete_dates
from lifecycle.models.users import User
from lifecycle.planning.imported import ImportedTask
from lifecycle.planning.links import Link

TEXTS = ("what", "what_en", "phase", "phase_en", "steps", "expected", "rollback", "ability", "verification")


@transaction.atomic
def take_in(plan: Any, tasks: Sequence[ImportedTask], *, by: User) -> int:
    """The items of a file come last in the plan, with what they wait for among each other. How many they are."""
    plan.locked(*plan.editable_states)
    rows = list(plan.items.all())
    if len(rows) + len(tasks) > MOST_ITEMS:
        raise Refused(_("A plan holds at most %(n)d items.") % {"n": MOST_ITEMS}, "file")
    ours = {name: user for user in members(plan.project) for name in (user.name, user.name_en) if name}
    theirs = {name: one for one in contacts(plan.project) for name in (one.name, one.name_en) if name}
    made: dict[str, Any] = {}
    for place, task in enumerate(tasks, len(rows) + 1):
        user, contact = ours.get(task.who_vendor.strip()), theirs.get(task.who_customer.strip())
        others = [
            name for name, known in ((task.who_vendor, user), (task.who_customer, contact)) if name and not known
        ]
        item = plan.items.model(
            plan=plan, order=place, side=task.side, start=task.start, due=task.due, days=task.days, place=task.where[:120],
            ours=user, theirs=contact, others="、".join(others)[:200], **{name: getattr(task, name) for name in TEXTS},
        )  # fmt: skip
        complete_dates(item)
        if item.start and item.due and item.due < item.start:
            raise Refused(_("“%(item)s” would end before it begins.") % {"item": item}, "file")
        made[str(task.n)] = item
    plan.items.bulk_create(made.values())
    links = plan.items.model._meta.get_field("waits_for").related_model
    links.objects.bulk_create(
        links(item=made[str(task.n)], on=made[link.key], kind=link.kind, lag=link.lag)
        for task in tasks
        for link in task.after
        if link.key in made and link.key != str(task.n)
    )
    plan.reckoned(
        plan.rows(),
        plan.starts_on or min((row.start for row in made.values() if row.start), default=plan.created_at.date()),
    )
    Event.record("plan.imported", by=by, subject=plan, data={"n": len(made)})
    return len(made)


def as_tasks(plan: Any) -> list[ImportedTask]:
    """The items of a plan as a file holds them."""
    rows = plan.rows()
    numbers = {row.pk: row.n for row in rows}
    return [
        ImportedTask(
            n=row.n, start=row.start, due=row.due, days=row.days, progress=row.progress, side=row.side,
            who_vendor=row.ours.name if row.ours else "", who_customer=row.theirs.name if row.theirs else "", where=row.place,
            after=tuple(Link(str(numbers[link.on_id]), link.kind, link.lag) for link in row.waits_for.all() if link.on_id in numbers),
            **{name: getattr(row, name) for name in TEXTS},
        )
        for row in rows
    ]  # fmt: skip
