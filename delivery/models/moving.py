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
REASON_MIN = 10
# Causes that are a record themselves: a move on their account names it.
RESTS_ON = {"change": SOURCES[0], "memo": SOURCES[1], "meeting": SOURCES[2]}
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
            self.refresh_lights()
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
        row.start, row.due, row.days = start, due, 0 if row.days == 0 and start == due else days_from(start, due)
        self._count_move(row, old, (start, due), by=by, cause=cause, reason=reason, source=source)

    def _count_move(
        self: Any, row: Any, old: Any, new: Any, *, by: User, cause: str, reason: str, source: Any = None
    ) -> None:
        self.changes.create(
            item=row, cause=cause, reason=reason, old_start=old[0], old_due=old[1], new_start=new[0], new_due=new[1], by=by,
            source_key=f"{source.kind.key}.{source.number}" if source is not None else "",
            refers_to=labelled(source.kind.title, source.label)[:200] if source is not None else "",
        )  # fmt: skip
        row.replans, row.replan_reason, row.version = row.replans + 1, reason, row.version + 1
        row.save(update_fields=["start", "due", "days", "replans", "replan_reason", "version"])

    # -- why -------------------------------------------------------------------------------------------------------

    def account_for(self: Any, cause: str, reason: str, source: str) -> Any:
        """The record that a move of dates rests on, or None. Refused without a cause and a reason, and where the cause is
        a change, a memo or a meeting, without that very record."""
        if cause not in self.changes.model.Cause.values:
            raise Refused(_("Say on whose account."), "cause")
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Give the reason in at least %(min)d characters.") % {"min": REASON_MIN}, "reason")
        record, wanted = self.move_source(source), RESTS_ON.get(cause)
        if wanted and (record is None or record.kind.key != wanted):
            title = registry.records[wanted].title
            raise Refused(_("Choose where it comes from: %(kind)s.") % {"kind": title}, "source")
        return record

    def dates_now(self: Any) -> dict[str, Any]:
        """What a new revision starts from: the dates of every item, and which move was the last until then."""
        last = self.changes.order_by("-pk").first()
        rows = self.items.all()
        days = {str(row.pk): [day and day.isoformat() for day in (row.start, row.due)] for row in rows}
        return {"after": last.pk if last else 0, "dates": days}

    def count_revised(self: Any, *, by: User) -> None:
        """What a revision moved is counted as any other move, on the account on which it was written."""
        if not self.revised_cause:
            return
        before, moved = self.revised_from.get("dates", {}), dict[int, Any]()
        for row in self.changes.filter(pk__gt=self.revised_from.get("after", 0)).order_by("-pk"):
            moved[row.item_id] = (row.old_start, row.old_due)  # a signed change moved it on from there
        name, _dot, number = self.revised_source.rpartition(".")
        rows = registry.records[name].model_class.objects.filter(project=self.project) if name else None
        source = rows.filter(number=int(number)).first() if rows is not None else None
        for item in self.items.all():
            if (told := before.get(str(item.pk))) is None:
                continue
            old = tuple(date.fromisoformat(day) if day else None for day in told)
            new = moved.get(item.pk, (item.start, item.due))
            if new != old:
                self._count_move(
                    item, old, new, by=by, cause=self.revised_cause, reason=self.revised_reason, source=source
                )

    def move_source(self: Any, key: str) -> Any:
        """The change request, memo or meeting of this project that a move comes from; None where none is named."""
        if not key:
            return None
        name, _dot, number = key.rpartition(".")
        found = None
        if name in SOURCES and number.isdecimal() and len(number) < 9:
            found = sources_of(self.project, name).filter(number=int(number)).first()
        if found is None:
            words = _(
                "Choose a signed change request, a memo that was sent or a meeting that was held, of this project."
            )
            raise Refused(words, "source")
        return found


def sources_of(project: Any, name: str) -> Any:
    """The records of that kind that a move may rest on: changes in force, memos that went out, meetings that were held."""
    model = registry.records[name].model_class
    states = {
        SOURCES[0]: lambda: model.IN_FORCE,
        SOURCES[1]: lambda: (model.State.SENT, model.State.SIGNED, model.State.CARRIED),
        SOURCES[2]: lambda: model.TOOK_PLACE,
    }[name]()
    return model.objects.filter(project=project, state__in=states)


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
