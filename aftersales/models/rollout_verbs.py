"""What is done with a rollout: preconditions judged, signed, units started, noted, put off, and the whole ended."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.rollout_parts import RolloutPrecondition, RolloutUnit
from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import listed

CHECKED, ROLLED = "S3-07", "S3-02"


class RolloutVerbs(models.Model):
    """Capability of Rollout."""

    class Meta:
        abstract = True

    # -- preconditions -----------------------------------------------------------------------------------------------

    @transaction.atomic
    def judge(self: Any, *, by: User, what: str, verdict: str, note: str, note_en: str = "") -> None:
        """Met only where the facts bear it; with the fourth that is met the rollout is ready."""
        from aftersales.rolloutfacts import fact

        self.locked(self.State.CHECKING)
        row = self.preconditions.select_for_update().get(what=what)
        found = fact(self, what)
        if verdict == RolloutPrecondition.Verdict.OK and not found.met:
            raise Refused(_("The facts do not bear it yet: %(why)s") % {"why": found.detail}, "verdict")
        if len(note.strip()) < 4:
            raise Refused(_("Say in a sentence what the verdict rests on."), "note")
        row.verdict, row.note, row.note_en = verdict, note.strip(), note_en.strip()
        row.evidence, row.evidence_url = str(found.detail)[:300], found.url[:300]
        row.judged_by, row.judged_on = by, timezone.localdate()
        row.save()
        ready = not self.preconditions.exclude(verdict=RolloutPrecondition.Verdict.OK).exists()
        data = {"precondition": str(row), "verdict": row.verdict_label}
        self.shift(self.State.READY if ready else self.state, by=by, verb="rollout.judged", data=data)

    def recheck(self: Any, *, by: User) -> None:
        """Verdicts that no longer hold after a change are open again."""
        from aftersales.rolloutfacts import fact

        for row in self.preconditions.filter(verdict=RolloutPrecondition.Verdict.OK):
            if not fact(self, row.what).met:
                row.verdict = RolloutPrecondition.Verdict.OPEN
                row.save(update_fields=["verdict"])
                Event.record("rollout.reopened", by=by, subject=self, data={"precondition": str(row)})

    @transaction.atomic
    def take_back(self: Any, *, by: User) -> None:
        """Something has to be changed before it is signed; the verdicts stay as long as the facts bear them."""
        self.locked(self.State.READY)
        if self.is_out:
            raise Refused(_("It is out for signature. Withdraw it there first."))
        self.shift(self.State.CHECKING, by=by, verb="rollout.taken_back")

    # -- its signature -----------------------------------------------------------------------------------------------

    def document_sent(self: Any, document: Document, *, by: User) -> None:
        """What goes out still holds on that day."""
        from aftersales.rolloutfacts import fact

        if self.state != self.State.READY:
            raise Refused(_("Only a rollout whose four preconditions are met is signed."))
        broken = [row for row in self.preconditions.all() if not fact(self, row.what).met]
        if broken:
            raise Refused(_("No longer met: %(what)s.") % {"what": listed(str(row) for row in broken)})
        self.guard_unchanged(document, self.updated_at)

    def document_signed(self: Any, document: Document, *, by: User | None) -> None:
        if self.state != self.State.READY:
            return
        today = timezone.localdate()
        self.shift(self.State.ROLLING, by=by, verb="rollout.signed", began_on=today, refused_reason="")
        item = ChecklistItem.objects.open().filter(project=self.project_id, code=CHECKED, occurrence=1).first()
        if item is not None:
            evidence.offer(
                self.project, code="D33", forms=("section",), subject=document, label=document.number, stage=None, by=by,
                items=(CHECKED,),
            )  # fmt: skip
            item.refresh_from_db()
            item.complete_by_evidence(by=by, label=document.number)

    def document_declined(self: Any, document: Document, *, reason: str) -> None:
        """It goes back to be worked over, with the reason."""
        if self.state == self.State.READY:
            self.shift(
                self.State.CHECKING,
                by=None,
                verb="rollout.declined",
                data={"reason": reason},
                refused_reason=reason[:2000],
            )

    def document_fell(self: Any, document: Document, *, by: User) -> None:
        """Its paper is void: nothing more is started before it is signed anew."""
        if self.state == self.State.ROLLING:
            self.shift(self.State.CHECKING, by=by, verb="rollout.fell")

    # -- units -------------------------------------------------------------------------------------------------------

    def _unit(self: Any, unit: RolloutUnit, *states: str) -> RolloutUnit:
        self.locked(self.State.ROLLING)
        row: RolloutUnit = self.units.select_for_update().get(pk=unit.pk)
        if row.state not in states:
            words = {"unit": row, "state": row.get_state_display()}
            raise Refused(_("“%(unit)s” is in the state “%(state)s”.") % words, "unit")
        return row

    @transaction.atomic
    def start_unit(self: Any, *, by: User, unit: RolloutUnit, on: date) -> None:
        """In their order, and only where key users who are trained carry it."""
        row = self._unit(unit, RolloutUnit.State.PLANNED, RolloutUnit.State.DEFERRED)
        _past(on, self.began_on)
        before = [one for one in self.units.all() if (one.order, one.pk) < (row.order, row.pk)]
        if waits := next((one for one in before if one.state == RolloutUnit.State.PLANNED), None):
            raise Refused(_("“%(unit)s” comes first: start it, or put it off by agreement.") % {"unit": waits}, "unit")
        if not row.key_users.exists():
            raise Refused(_("“%(unit)s” has no key user: nobody there could help the others.") % {"unit": row}, "unit")
        if untrained := row.untrained():
            names = listed(person.label for person in untrained)
            raise Refused(
                _("Not trained yet: %(names)s. A unit starts with trained key users.") % {"names": names}, "unit"
            )
        row.state, row.started_on, row.ended_on, row.reason = RolloutUnit.State.ROLLING, on, None, ""
        row.deferred_until = row.deferred_with = None
        row.save()
        self.shift(self.state, by=by, verb="rollout.unit_started", data={"unit": str(row), "on": on.isoformat()})

    @transaction.atomic
    def note_progress(
        self: Any, *, by: User, unit: RolloutUnit, on: date, covered: int, note: str, note_en: str = ""
    ) -> None:
        """How many work with it. The same day again is put right; with the share that was agreed the unit is reached, and
        goes on again where that turns out to be wrong."""
        row = self._unit(unit, RolloutUnit.State.ROLLING, RolloutUnit.State.REACHED)
        _past(on, row.started_on)
        if covered > row.users:
            raise Refused(_("There are only %(n)d users in this unit.") % {"n": row.users}, "covered")
        if not note.strip():
            raise Refused(_("Say in a sentence what happened."), "note")
        facts = {"covered": covered, "note": note.strip(), "note_en": note_en.strip(), "noted_by": by}
        row.progress.update_or_create(on=on, defaults=facts)  # type: ignore[attr-defined]
        latest = row.progress.first()  # type: ignore[attr-defined]
        row.covered = latest.covered
        if row.coverage >= self.target:
            row.state, row.ended_on = RolloutUnit.State.REACHED, latest.on
        else:
            row.state, row.ended_on = RolloutUnit.State.ROLLING, None
        row.save()
        reached = row.state == RolloutUnit.State.REACHED
        data = {"unit": str(row), "share": row.coverage}
        self.shift(self.state, by=by, verb="rollout.unit_reached" if reached else "rollout.noted", data=data)

    @transaction.atomic
    def defer_unit(
        self: Any, *, by: User, unit: RolloutUnit, agreed_with: Contact, reason: str, until: date | None = None
    ) -> None:
        """Both sides agree that it comes later; what was reached until then stays."""
        row = self._unit(unit, RolloutUnit.State.PLANNED, RolloutUnit.State.ROLLING)
        if agreed_with.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "agreed_with")
        if len(reason.strip()) < 10:
            raise Refused(_("Say why it comes later, so that others understand it."), "reason")
        if until is not None and until <= timezone.localdate():
            raise Refused(_("This day has passed."), "until")
        row.state, row.reason, row.ended_on = RolloutUnit.State.DEFERRED, reason.strip(), timezone.localdate()
        row.deferred_until, row.deferred_with = until, agreed_with
        row.save()
        data = {"unit": str(row), "who": agreed_with.label(), "reason": row.reason}
        self.shift(self.state, by=by, verb="rollout.unit_deferred", data=data)

    @property
    def units_left(self: Any) -> list[RolloutUnit]:
        return [row for row in self.units.all() if row.state not in RolloutUnit.ENDED]

    @transaction.atomic
    def finish(self: Any, *, by: User, summary: str, summary_en: str = "") -> None:
        """Every unit is reached, or put off by agreement."""
        self.locked(self.State.ROLLING)
        if left := self.units_left:
            raise Refused(_("Not reached and not put off: %(units)s.") % {"units": listed(str(row) for row in left)})
        if len(summary.strip()) < 4:
            raise Refused(_("Say in a sentence how it went."), "summary")
        self.shift(
            self.State.DONE, by=by, verb="rollout.done", ended_on=timezone.localdate(), summary=summary.strip(),
            summary_en=summary_en.strip(),
        )  # fmt: skip
        document = self.document
        if document is not None:
            evidence.offer(
                self.project, code="D33", forms=evidence.SIGNED_FORMS, subject=document, label=document.number,
                stage=None, by=by, items=(ROLLED,),
            )  # fmt: skip


def _past(on: date, since: date | None) -> None:
    if on > timezone.localdate():
        raise Refused(_("This day lies ahead."), "on")
    if since is not None and on < since:
        raise Refused(_("It had not begun on that day."), "on")
