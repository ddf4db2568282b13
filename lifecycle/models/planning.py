"""Writing a plan item by item: add, change, move, take out, lay out over working days. Each is a verb of its plan."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.errors import Refused, Stale
from lifecycle.models.calendar import add_workdays, is_workday, workdays_between
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import listed

DAY = timedelta(days=1)
MOST_ITEMS = 1000
NAMED = 3  # items that a refusal names


def end_of(start: date, days: int) -> date:
    """The last of so many working days, the first of which is `start` or the next working day; a milestone has none."""
    return add_workdays(start - DAY, days) if days else start


def days_from(start: date, due: date) -> int:
    """Working days from the one to the other, both included."""
    return workdays_between(start - DAY, due)


def workday_from(day: date) -> date:
    """The day itself, or the next one that is worked."""
    return day if is_workday(day) else add_workdays(day, 1)


def complete_dates(item: Any) -> None:
    """Of start, due and working days, the third follows from the other two; where all three are told, the dates hold."""
    if item.start and item.due:
        item.days = 0 if item.days == 0 and item.start == item.due else days_from(item.start, item.due)
    elif item.start and item.days is not None:
        item.due = end_of(item.start, item.days)
    elif item.due and item.days is not None:
        item.start = add_workdays(item.due + DAY, -item.days) if item.days else item.due


class Planning(models.Model):
    """Capability of a plan: what is done to its items while it may be written."""

    starts_on: Any  # a field of the plan
    reportable_states: ClassVar[tuple[str, ...]] = ()  # in which people say how far they are

    class Meta:
        abstract = True

    @property
    def may_plan(self: Any) -> bool:
        return self.is_editable

    @transaction.atomic
    def put_item(
        self: Any, item: Any, *, by: User, read_version: int | None, waits_for: Sequence[tuple[Any, str, int]] | None = None,
        below: Any = None,
    ) -> Any:  # fmt: skip
        """Write a new item, below another one or last; or one that was read at `read_version`.

        `waits_for`: (item, kind, lag) of those that come before it; None leaves them as they are.
        """
        self.locked(*self.editable_states)
        item.plan = self
        complete_dates(item)
        if item.start and item.due and item.due < item.start:
            raise Refused(_("It would end before it begins."), "due")
        self.guard_item(item)
        new = item.pk is None
        if new:
            if self.items.count() >= MOST_ITEMS:
                raise Refused(_("A plan holds at most %(n)d items.") % {"n": MOST_ITEMS})
            item.save(force_insert=True)
            self._place(item, below)
        else:
            now = type(item).objects.select_for_update().get(pk=item.pk, plan=self)
            if now.version != read_version:
                raise Stale(_("Somebody else changed this meanwhile."))
            item.version = now.version + 1
            item.order, item.ticks = now.order, now.ticks
            item.save()
        if waits_for is not None:
            self._link(item, waits_for)
        Event.record("plan.item_added" if new else "plan.item_revised", by=by, subject=self, data={"item": str(item)})
        return item

    def guard_item(self, item: Any) -> None:
        """May the item be written as it stands? Raises Refused; a stage with a rule of its own overrides it."""

    @transaction.atomic
    def remove_item(self: Any, item: Any, *, by: User) -> None:
        self.locked(*self.editable_states)
        later = [str(link.item) for link in item.links.select_related("item")[:NAMED]]
        if later:
            raise Refused(_("“%(items)s” waits for it. Change that first.") % {"items": listed(later)})
        self.guard_removal(item)
        Event.record("plan.item_removed", by=by, subject=self, data={"item": str(item)})
        item.delete()

    def guard_removal(self, item: Any) -> None:
        """May the item be taken out? Raises Refused; a stage with a rule of its own overrides it."""

    @transaction.atomic
    def move_item(self: Any, item: Any, *, by: User, up: bool) -> None:
        """One place up or down; at the edge of its group into the next one."""
        self.locked(*self.editable_states)
        rows = self.rows()
        i = next(n for n, row in enumerate(rows) if row.pk == item.pk)
        j = i - 1 if up else i + 1
        if not 0 <= j < len(rows):
            return
        mine, other = rows[i], rows[j]
        group = self.group_fields(rows)
        if any(getattr(mine, name) != getattr(other, name) for name in group):
            for name in group:
                setattr(mine, name, getattr(other, name))
            mine.save(update_fields=group)
        else:
            rows[i], rows[j] = other, mine
        self._number(rows)
        Event.record("plan.item_moved", by=by, subject=self, data={"item": str(item)})

    def group_fields(self, rows: list[Any]) -> tuple[str, ...]:
        """What these items have in common that stand under one heading."""
        return ("phase", "phase_en")

    @transaction.atomic
    def lay_out(self: Any, *, by: User, start: date) -> None:
        """Reckon the dates of all items anew, from `start`, in working days and after what each waits for."""
        self.locked(*self.editable_states)
        rows = self.rows()
        vague = [row for row in rows if row.days is None]
        if not rows:
            raise Refused(_("There is no item yet."))
        if vague:
            text = ngettext(
                "%(n)d item does not say how many working days it takes: %(items)s.",
                "%(n)d items do not say how many working days they take: %(items)s.", len(vague),
            )  # fmt: skip
            raise Refused(text % {"n": len(vague), "items": listed(vague[:NAMED])})
        placed = self.reckoned(rows, start, anew=True).placed
        for row in rows:
            if not row.is_done:  # what is finished was done on its days
                row.start, row.due = placed[str(row.pk)].start, placed[str(row.pk)].due
        rows[0].__class__.objects.bulk_update(rows, ["start", "due"])
        type(self).objects.filter(pk=self.pk).update(starts_on=start)
        self.starts_on = start
        Event.record("plan.laid_out", by=by, subject=self, data={"on": start.isoformat()})

    @staticmethod
    def reckoned(rows: Sequence[Any], begin: date, *, anew: bool = False) -> Any:
        """The network of these items: where each could stand, its slack, what is critical. Raises Refused for a circle.

        `anew`: without the dates that they have.
        """
        from lifecycle.planning.network import Cycle, Link, Task, schedule

        known = {row.pk for row in rows}
        tasks = [
            Task(
                key=str(row.pk), days=row.days or 0, start=None if anew else row.start,
                after=tuple(Link(str(w.on_id), w.kind, w.lag) for w in row.waits_for.all() if w.on_id in known),
            )
            for row in rows
        ]  # fmt: skip
        try:
            return schedule(tasks, begin)
        except Cycle as cycle:
            names = {str(row.pk): str(row) for row in rows}
            circle = listed(names[key] for key in cycle.keys if key in names)
            raise Refused(
                _("These items wait for each other in a circle: %(items)s.") % {"items": circle}, "waits"
            ) from None

    # -- while it runs ---------------------------------------------------------------------------------------------

    @transaction.atomic
    def report(
        self: Any, item: Any, *, by: User, progress: int, started_on: date | None = None, ended_on: date | None = None
    ) -> None:
        """How far an item is. Finished is what has a last day; begun, what has a first one or any progress."""
        self.locked(*self.reportable_states)
        self.note_progress(item, progress=progress, started_on=started_on, ended_on=ended_on)
        Event.record("plan.reported", by=by, subject=self, data={"item": str(item), "progress": item.progress})
        self.item_reported(item, by=by)

    def note_progress(self: Any, item: Any, *, progress: int, started_on: date | None, ended_on: date | None) -> None:
        """Inside the transaction of the verb that says who said so."""
        today, now = timezone.localdate(), type(item).objects.select_for_update().get(pk=item.pk, plan=self)
        for name, day in (("started_on", started_on), ("ended_on", ended_on)):
            if day and day > today:
                raise Refused(_("This day lies ahead."), name)
        if not 0 <= progress <= 100:
            raise Refused(_("Give a progress from 0 to 100."), "progress")
        if ended_on:
            progress = 100
        elif progress == 100:
            ended_on = today
        if not started_on and (progress or ended_on):
            started_on = min(filter(None, (now.started_on or today, ended_on)))
        if started_on and ended_on and ended_on < started_on:
            raise Refused(_("It would end before it begins."), "ended_on")
        type(item).objects.filter(pk=item.pk).update(
            progress=progress, started_on=started_on, ended_on=ended_on, version=now.version + 1
        )
        item.refresh_from_db()
        item.plan = self

    def item_reported(self, item: Any, *, by: User | None) -> None:
        """Somebody said how far an item is."""

    @transaction.atomic
    def tick(self: Any, item: Any, *, by: User, step: str, done: bool) -> None:
        """A step of an item, done on site or not after all. Its progress follows the steps."""
        self.locked(*self.reportable_states)
        now = type(item).objects.select_for_update().get(pk=item.pk, plan=self)
        steps = [line["zh"] for line in now.step_lines()]
        if step not in steps:
            raise Refused(_("This step was changed meanwhile."))
        ticks = {text: tick for text, tick in now.ticks.items() if text in steps and text != step}
        if done:
            ticks[step] = {"by": by.pk, "name": by.label(), "at": timezone.now().isoformat()}
        progress = now.progress if now.ended_on else min(99, round(100 * len(ticks) / len(steps)))
        began = now.started_on or (timezone.localdate() if ticks else None)
        type(item).objects.filter(pk=item.pk).update(
            ticks=ticks, progress=progress, started_on=began, version=now.version + 1
        )
        verb = "plan.step_ticked" if done else "plan.step_unticked"
        Event.record(verb, by=by, subject=self, data={"item": str(now), "step": step[:120]})
        item.refresh_from_db()
        item.plan = self
        self.item_reported(item, by=by)

    # -- order -----------------------------------------------------------------------------------------------------

    def _place(self: Any, item: Any, below: Any) -> None:
        rows = [row for row in self.items.all() if row.pk != item.pk]
        at = next((n + 1 for n, row in enumerate(rows) if below is not None and row.pk == below.pk), len(rows))
        rows.insert(at, item)
        self._number(rows)

    @staticmethod
    def _number(rows: list[Any]) -> None:
        changed = []
        for order, row in enumerate(rows, 1):
            if row.order != order:
                row.order = order
                changed.append(row)
        if changed:
            type(changed[0]).objects.bulk_update(changed, ["order"])

    def _link(self: Any, item: Any, waits_for: Sequence[tuple[Any, str, int]]) -> None:
        links = item.waits_for.model
        links.objects.filter(item=item).delete()
        if any(on.pk == item.pk for on, _kind, _lag in waits_for):
            raise Refused(_("An item cannot wait for itself."), "waits")
        links.objects.bulk_create(links(item=item, on=on, kind=kind, lag=lag) for on, kind, lag in waits_for)
        if waits_for:
            self.reckoned(self.rows(), self.starts_on or timezone.localdate())
