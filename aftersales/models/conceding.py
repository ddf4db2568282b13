"""Asking for a concession and deciding on it: those who collect ask, an executive decides, never the same person."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.concessions import Concession
from aftersales.models.receiving import WAIVER_REASON_MIN, cents
from lifecycle import access
from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.users import User


class Conceding(models.Model):
    """Capability of PaymentMilestone."""

    class Meta:
        abstract = True

    @property
    def asked_concession(self) -> Concession | None:
        """The one that waits for a decision."""
        if "concessions" not in getattr(self, "_prefetched_objects_cache", {}):  # a page asks for it several times
            models.prefetch_related_objects([self], "concessions__asked_by", "concessions__decided_by")
        return next((row for row in self.concessions.all() if row.state == Concession.State.ASKED), None)  # type: ignore[attr-defined]

    def may_decide(self, user: User) -> bool:
        asked = self.asked_concession
        collects = (self.collector_id, self.project.collection_owner_id)  # type: ignore[attr-defined]
        may = access.can(user, "waive", "payment", self.project)  # type: ignore[attr-defined]
        return asked is not None and may and user.pk not in (asked.asked_by_id, *collects)

    @transaction.atomic
    def ask_waiver(
        self, *, by: User, amount: Decimal, reason: str, creation_key: uuid.UUID | None = None
    ) -> Concession:
        """Ask for an amount to be written off. Nothing changes before an executive has decided."""
        self.locked(self.State.NOT_DUE, *self.LIVE)  # type: ignore[attr-defined]
        if found := self._asked_before(creation_key):
            return found
        amount = cents(amount)
        if amount > self.open_amount:  # type: ignore[attr-defined]
            shown = money(self.open_amount, self.currency)  # type: ignore[attr-defined]
            raise Refused(_("Only %(open)s is open.") % {"open": shown}, "amount")
        return self._ask(by, Concession.Kind.WAIVER, reason, creation_key, {"amount": amount})

    @transaction.atomic
    def ask_later(self, *, by: User, on: date, reason: str, creation_key: uuid.UUID | None = None) -> Concession:
        """Ask for a retention to be paid later than agreed."""
        self.locked(self.State.NOT_DUE, *self.LIVE)  # type: ignore[attr-defined]
        if found := self._asked_before(creation_key):
            return found
        if not self.retention:  # type: ignore[attr-defined]
            raise Refused(_("Only a retention can be moved to a later day."))
        if on <= timezone.localdate():
            raise Refused(_("The new day must lie ahead."), "on")
        return self._ask(by, Concession.Kind.LATER, reason, creation_key, {"new_on": on})

    def _asked_before(self, key: uuid.UUID | None) -> Concession | None:
        found = Concession.objects.filter(creation_key=key).first() if key else None
        if found is not None and found.milestone_id != self.pk:
            raise Refused(_("This form was used already. Open it again."))
        return found

    def _ask(self, by: User, kind: str, reason: str, key: uuid.UUID | None, facts: dict[str, Any]) -> Concession:
        self.need_collector(by)  # type: ignore[attr-defined]
        if len(reason.strip()) < WAIVER_REASON_MIN:
            raise Refused(
                _("Give the reason in at least 10 characters; it is printed in the closing report."), "reason"
            )
        if Concession.objects.filter(milestone=self.pk, state=Concession.State.ASKED).exists():
            raise Refused(_("A request waits for its decision already."))
        made = Concession.objects.create(  # type: ignore[misc]
            milestone=self, kind=kind, reason=reason.strip(), asked_by=by, creation_key=key or uuid.uuid4(), **facts
        )
        Event.record("payment.concession_asked", by=by, subject=self, data={"kind": kind} | facts)
        return made

    @transaction.atomic
    def decide(self, *, by: User, granted: bool, note: str = "", concession: int | None = None) -> Concession:
        """Grant or refuse what was asked for. `concession`: the one that the person saw."""
        self.locked()  # type: ignore[attr-defined]
        rows = Concession.objects.select_for_update().filter(milestone=self.pk, state=Concession.State.ASKED)
        asked = rows.first()
        if asked is None or (concession is not None and asked.pk != concession):
            raise Refused(_("This request was decided already, or taken back."))
        if not access.can(by, "waive", "payment", self.project):  # type: ignore[attr-defined]
            raise Refused(_("Only an executive decides on this."))
        if by.pk == asked.asked_by_id:
            raise Refused(_("Nobody decides on what they asked for themselves. Another executive must decide."))
        if by.pk in (self.collector_id, self.project.collection_owner_id):  # type: ignore[attr-defined]
            raise Refused(_("Whoever collects the money cannot waive it. Another executive must decide."))
        if not granted and not note.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "note")
        asked.state = Concession.State.GRANTED if granted else Concession.State.REFUSED
        asked.decided_by, asked.decided_at, asked.decision_note = by, timezone.now(), note.strip()
        asked.save(update_fields=["state", "decided_by", "decided_at", "decision_note"])
        if not granted:
            facts = {"kind": asked.kind, "reason": note.strip()}
            Event.record("payment.concession_refused", by=by, subject=self, data=facts)
        elif asked.kind == Concession.Kind.WAIVER:
            assert asked.amount is not None
            self.waive(by=by, amount=asked.amount, reason=asked.reason)  # type: ignore[attr-defined]
        else:
            assert asked.new_on is not None
            self._move(by, asked.new_on)
        return asked

    def _move(self, by: User, on: date) -> None:
        """A retention that is already asked for gets its new day of payment; one that is not, its new condition: that
        day, and no longer an event that would come before it."""
        if self.state == self.State.NOT_DUE:  # type: ignore[attr-defined]
            changed: dict[str, Any] = {"trigger_on": on, "planned_on": on}
            if self.trigger not in self.BY_CALENDAR:  # type: ignore[attr-defined]
                changed["trigger"] = self.Trigger.DATE  # type: ignore[attr-defined]
        else:
            changed = {"due_on": on, "promised_on": None, "reminder_level": 0}
        self.shift(self.state, by=by, verb="payment.moved", data={"on": on}, **changed)  # type: ignore[attr-defined]
        self.project.refresh_figures()  # type: ignore[attr-defined]

    @transaction.atomic
    def withdraw_concession(self, *, by: User) -> None:
        """Take the request back, before it is decided."""
        self.locked()  # type: ignore[attr-defined]
        asked = Concession.objects.select_for_update().filter(milestone=self.pk, state=Concession.State.ASKED).first()
        if asked is None:
            raise Refused(_("This request was decided already, or taken back."))
        if by.pk != asked.asked_by_id:
            self.need_collector(by)  # type: ignore[attr-defined]
        asked.state = Concession.State.WITHDRAWN
        asked.save(update_fields=["state"])
        Event.record("payment.concession_withdrawn", by=by, subject=self, data={"kind": asked.kind})
