"""Not accepted: what is to be done, by whom and until when; the next round, with what the earlier one came to."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.acceptance_rounds import snapshot
from aftersales.models.items import AcceptanceItem, OutstandingItem
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import listed

Result = AcceptanceItem.Result


class Reworking(models.Model):
    """Capability of Acceptance."""

    class Meta:
        abstract = True

    @property
    def failed_items(self: Any) -> list[AcceptanceItem]:
        return [item for item in self.items.all() if item.result == Result.FAIL]

    @transaction.atomic
    def rework(self: Any, *, by: User, reason: str, lines: Any = ()) -> None:
        """Back to its preparation. Each item that did not pass gets a line with an owner and a date, unless it has one,
        and is checked again; what passed stays. `lines`: dicts of item, text, owner (a user or a contact) and due."""
        self.locked(self.State.FAILED)
        if not reason.strip():
            raise Refused(_("Say what has to be done before it is checked again."), "reason")
        failed = self.failed_items
        for line in lines:
            self._to_do(failed, **line)
        open_lines = [row for row in self.outstanding.all() if row.is_complete and row.done_on is None]
        covered = {row.item_id for row in open_lines}
        if bare := [item for item in failed if item.pk not in covered]:
            words = _("What did not pass needs a line of what is to be done, with owner and date: %(items)s.")
            raise Refused(words % {"items": listed(str(item.order) for item in bare)})
        self.rounds.create(
            n=self.round, applied_on=self.applied_on, meeting_on=self.meeting_on, concluded_on=self.concluded_on,
            conclusion=self.conclusion, conclusion_en=self.conclusion_en, reason=reason.strip(),
            items=snapshot(self.items.all()), closed_by=by,
        )  # fmt: skip
        self.items.filter(result=Result.FAIL).update(result=Result.PENDING)
        self.shift(
            self.State.PREPARING, by=by, verb="acceptance.rework", data={"reason": reason.strip(), "n": self.round},
            rework_note=reason.strip(), concluded_on=None, meeting_on=None, requested_on=None, conclusion="",
            conclusion_en="", round=self.round + 1,
        )  # fmt: skip

    def _to_do(
        self: Any, failed: list[AcceptanceItem], *, item: AcceptanceItem, text: str, owner: Any, due: date
    ) -> None:
        if item.pk not in {row.pk for row in failed}:
            raise Refused(_("This line belongs to another acceptance."))
        if not text.strip():
            raise Refused(_("Say what has to be done before it is checked again."), f"text_{item.pk}")
        if due < timezone.localdate():
            raise Refused(_("This day lies behind us."), f"due_{item.pk}")
        theirs = isinstance(owner, Contact)
        if theirs and owner.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), f"owner_{item.pk}")
        side = OutstandingItem.Side.CUSTOMER if theirs else OutstandingItem.Side.VENDOR
        self.outstanding.create(
            item=item, text=text.strip(), due=due, side=side, contact=owner if theirs else None,
            user=None if theirs else owner,
        )  # fmt: skip

    @transaction.atomic
    def settle(self: Any, *, by: User, line: OutstandingItem, done_on: date | None = None, note: str = "") -> None:
        """Something that was left to do is done. With the last one a conditional acceptance is a full one."""
        self.locked(*self.CONCLUDED, self.State.PREPARING)
        now = self.outstanding.select_for_update().filter(pk=line.pk).first()
        if now is None:
            raise Refused(_("This line belongs to another acceptance."), "line")
        if now.done_on:
            raise Refused(_("This is settled already."), "line")
        on = done_on or timezone.localdate()
        if on > timezone.localdate():
            raise Refused(_("That day has not come yet."), "done_on")
        if not note.strip():
            raise Refused(_("Say how it was settled and where that can be seen."), "note")
        now.done_on, now.done_note = on, note.strip()
        now.save(update_fields=["done_on", "done_note"])
        Event.record("acceptance.settled", by=by, subject=self, data={"line": str(now)[:200], "on": on})
        left = self.outstanding.filter(done_on__isnull=True).exists()
        if self.state == self.State.CONDITIONAL and not left:
            self.shift(self.State.PASSED, by=by, verb="acceptance.passed")
