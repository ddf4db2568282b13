"""A confirmed plan is respected: a date moves only with a reason, which is counted; agreed next steps come in; it ends."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.models.moving import REASON_MIN
from lifecycle import carrying
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.planning import complete_dates
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import choose


class Keeping(models.Model):
    """Capability of an implementation plan."""

    class Meta:
        abstract = True

    @transaction.atomic
    def replan(
        self: Any, item: Any, *, by: User, start: date, due: date, cause: str, reason: str, source: str = ""
    ) -> None:
        """Move an item of a confirmed plan. The baseline stays; who moves it, from when to when and why, is kept, and
        which change request, memo or meeting it comes from (`source`, its key)."""
        self.locked(self.State.CONFIRMED, self.State.RUNNING)
        now = type(item).objects.select_for_update().get(pk=item.pk, plan=self)
        if now.is_done:
            raise Refused(_("It is finished; its dates are as they were."))
        if due < start:
            raise Refused(_("It would end before it begins."), "due")
        if (now.start, now.due) == (start, due):
            raise Refused(_("These are the dates that it has."), "due")
        record = self.account_for(cause, reason, source)
        old, now.plan = now.due, self
        self._note_move(now, start, due, by=by, cause=cause, reason=reason.strip(), source=record)
        if record is not None:
            Trace.note(record, self, by=by)
        facts = {
            "item": str(now),
            "old": old.isoformat() if old else "—",
            "new": due.isoformat(),
            "reason": reason.strip(),
        }
        Event.record("plan.moved", by=by, subject=self, data=facts)
        self.refresh_lights()

    # -- next steps that were agreed -------------------------------------------------------------------------------

    @transaction.atomic
    def take_in(self: Any, *, by: User, key: str) -> Any:
        """What was agreed in a memo becomes an item, last in the plan; people complete it there."""
        self.locked(self.State.DRAFT, self.State.REVISED, self.State.CONFIRMED, self.State.RUNNING)
        agreed = carrying.find(self.project, key)
        phase = {"zh": "备忘录约定", "en": "Agreed in memos"}
        day = agreed.due
        item = self.items.model(
            plan=self, what=(agreed.what.get("zh") or choose(agreed.what))[:200], what_en=(agreed.what.get("en") or "")[:200],
            side=agreed.side if agreed.side in ("vendor", "customer", "both") else "both", phase=phase["zh"],
            phase_en=phase["en"], due=day, start=day, days=None if day is None else 1, others=agreed.owner[:200],
            others_en=agreed.owner[:200],
        )  # fmt: skip
        complete_dates(item)
        item.save(force_insert=True)
        self._place(item, None)
        carrying.carry(self.project, key, item, by=by)
        Event.record("plan.taken_in", by=by, subject=self, data={"item": str(item), "memo": agreed.memo})
        self.refresh_lights()
        return item

    @transaction.atomic
    def drop_step(self: Any, *, by: User, key: str, reason: str) -> None:
        """What was agreed will not be done; the reason stands with it in the memo."""
        self.locked()
        agreed = carrying.find(self.project, key)
        carrying.drop(self.project, key, reason, by=by)
        Event.record("plan.dropped", by=by, subject=self, data={"item": agreed.label, "reason": reason.strip()})

    # -- while it runs ---------------------------------------------------------------------------------------------

    def item_reported(self: Any, item: Any, *, by: User | None) -> None:
        """With the first item that is begun, the plan is under way."""
        if self.state == self.State.CONFIRMED and item.started_on:
            self.shift(self.State.RUNNING, by=by, verb="plan.begun", began_on=item.started_on)
        self.refresh_lights()

    @transaction.atomic
    def finish(self: Any, *, by: User, outcome: str) -> None:
        self.locked(self.State.RUNNING)
        if not outcome.strip():
            raise Refused(_("Say what came of it, and of the goal."), "outcome")
        left = self.items.filter(ended_on=None)
        if left.exists() and len(outcome.strip()) < REASON_MIN:
            raise Refused(_("Some items are not finished. Say why the plan ends all the same."), "outcome")
        self.shift(
            self.State.DONE, by=by, verb="plan.done", data={"left": left.count()}, done_on=timezone.localdate(),
            outcome=outcome.strip(),
        )  # fmt: skip

    # -- beginning -------------------------------------------------------------------------------------------------

    def copy_from(self: Any, before: Any, *, by: User) -> None:
        """Items, their order and resources of the plan before it; the thread leads back."""
        made: dict[int, Any] = {}
        rows = before.rows()
        for row in rows:
            made[row.pk] = self.items.create(**{name: getattr(row, name) for name in row.COPIED})
        links = next(iter(made.values())).waits_for.model if made else None
        if links is not None:
            links.objects.bulk_create(
                links(item=made[row.pk], on=made[link.on_id], kind=link.kind, lag=link.lag)
                for row in rows
                for link in row.waits_for.all()
                if link.on_id in made
            )
        for resource in before.resources.all():
            facts = {name: getattr(resource, name) for name in resource.COPIED}
            self.resources.create(item=made.get(resource.item_id), **facts)
        Trace.note(before, self, by=by)
