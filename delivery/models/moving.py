"""Dates of a plan that move: by a signed change, all at once and with a new baseline; and what a single move comes from."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.planning import days_from, end_of, workday_from
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.stages import registry
from lifecycle.text import labelled

SOURCES = ("delivery.changes", "lifecycle.memos", "lifecycle.meetings")  # what a moved date may come from
Dates = tuple[date, date]


class Moving(models.Model):
    """Capability of an implementation plan."""

    class Meta:
        abstract = True

    def moved_by(self: Any, days: int, named: dict[int, int]) -> list[tuple[Any, Dates]]:
        """Which open items move to which dates if the work takes so many calendar days longer.

        `named`: {key of an item: its own days}. Those end later (or earlier), and what waits for them moves as far as it
        has to. Where none is named, everything that is not begun yet moves by `days`; to work that becomes shorter
        nothing happens then.
        """
        everything = self.rows()
        rows = [row for row in everything if not row.is_done and row.start and row.due]
        if not named:
            later = [row for row in rows if row.started_on is None] if days > 0 else []
            return [(row, _later(row, days)) for row in later]
        moved = {row.pk: _longer(row, named[row.pk]) for row in rows if row.pk in named}
        if moved:
            self._push(everything, rows, moved)
        return [
            (row, moved[row.pk]) for row in rows if moved.get(row.pk, (row.start, row.due)) != (row.start, row.due)
        ]

    def _push(self: Any, everything: Sequence[Any], rows: Sequence[Any], moved: dict[int, Dates]) -> None:
        """Whatever waits for a moved item, straight or by way of others, and has not begun, begins after it."""
        old = {row.pk: (row.start, row.due, row.days) for row in rows}
        for row in rows:
            if row.pk in moved:
                row.start, row.due = moved[row.pk]
                row.days = 0 if row.days == 0 else days_from(row.start, row.due)
        placed = self.reckoned(everything, min(row.start for row in rows)).placed
        waits = {row.pk: [link.on_id for link in row.waits_for.all()] for row in rows}
        reached, found = set(moved), set(moved)
        while found:
            found = {pk for pk, on in waits.items() if pk not in reached and reached.intersection(on)}
            reached |= found
        for row in rows:
            spot = placed[str(row.pk)]
            if row.pk in reached and row.pk not in moved and row.started_on is None and spot.start > row.start:
                moved[row.pk] = (spot.start, spot.due)
        for row in rows:
            row.start, row.due, row.days = old[row.pk]

    @transaction.atomic
    def follow(self: Any, change: Any, *, by: User, days: int, named: dict[int, int], reason: str) -> int:
        """A signed change moves what it moves. Returns how many items. A plan that holds gets a new revision with its
        baseline, of which everybody is told; one that people are confirming is to be confirmed anew."""
        self.locked()
        moves = self.moved_by(days, named)
        if not moves or self.state == self.State.DONE:
            return 0
        holds, model = self.state in self.reportable_states, self.changes.model
        for row, (start, due) in moves:
            self._note_move(row, start, due, by=by, cause=model.Cause.CHANGE, reason=reason, source=change)
        Trace.note(change, self, by=by)
        data = {"n": len(moves), "reason": reason}
        if holds:
            self.shift(
                self.state, by=by, verb="plan.followed", data=data, revision=self.revision + 1, revised_reason=reason
            )
            self.freeze(by=by)
        else:
            self.shift(self.state, by=by, verb="plan.followed", data=data)
        if holds or self.state == self.State.COMMUNICATED:
            self._tell_anew(by, signed=reason)
        return len(moves)

    def _tell_anew(self: Any, by: User, *, signed: str) -> None:
        """The customer's people have signed for it; ours are told and confirm it, whoever moved it has."""
        today, (users, contacts) = timezone.localdate(), self.named()
        tell, model = import_string("delivery.mail.tell_plan"), self.acknowledgements.model
        self.told().delete()
        people = [(user, None, today if user == by else None) for user in users]
        people += [(None, contact, today) for contact in contacts]
        model.objects.bulk_create(
            model(
                plan=self, revision=self.revision, user=user, contact=contact, confirmed_on=on,
                how=signed[:200] if contact else "", noted_by=by if on else None,
            )
            for user, contact, on in people
        )  # fmt: skip
        event = Event.objects.filter(project=self.project).newest_first().first()
        for user in users:
            if user != by:
                tell(self, to=user, event=event)

    def _note_move(
        self: Any, row: Any, start: date, due: date, *, by: User, cause: str, reason: str, source: Any = None
    ) -> None:
        """Write the new dates of an item, and in what they differ from the old ones and why."""
        old = (row.start, row.due)
        self.changes.create(
            item=row, cause=cause, reason=reason, old_start=old[0], old_due=old[1], new_start=start, new_due=due, by=by,
            source_key=f"{source.kind.key}.{source.number}" if source is not None else "",
            refers_to=labelled(source.kind.title, source.label)[:200] if source is not None else "",
        )  # fmt: skip
        row.start, row.due, row.days = start, due, 0 if row.days == 0 and start == due else days_from(start, due)
        row.replans, row.replan_reason, row.version = row.replans + 1, reason, row.version + 1
        row.save(update_fields=["start", "due", "days", "replans", "replan_reason", "version"])

    def move_source(self: Any, key: str) -> Any:
        """The change request, memo or meeting of this project that a move comes from; None where none is named."""
        if not key:
            return None
        name, _dot, number = key.rpartition(".")
        found = None
        if name in SOURCES and number.isdecimal() and len(number) < 9:
            model = registry.records[name].model_class
            found = model.objects.filter(project=self.project, number=int(number)).first()
        if found is None:
            raise Refused(_("Choose a change request, memo or meeting of this project."), "source")
        return found


def _later(row: Any, days: int) -> Dates:
    """As long as it was, so many calendar days later."""
    start = workday_from(row.start + timedelta(days=days))
    if row.days is not None:
        return start, end_of(start, row.days)
    return start, workday_from(row.due + timedelta(days=days))


def _longer(row: Any, days: int) -> Dates:
    due = workday_from(row.due + timedelta(days=days))
    if row.days == 0:
        return due, due
    return row.start, max(due, row.start)
