"""Asking for the money: the condition is met, the request and the invoice go out, reminders follow."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.mail import tell_due
from aftersales.models.collections import CollectionLog
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.preparations import Prepared

REPLY_DAYS = 10  # how long the second and the final reminder give


class Collecting(models.Model):
    """Capability of PaymentMilestone."""

    class Meta:
        abstract = True

    @transaction.atomic
    def reach(self, *, by: User | None, on: date) -> None:
        """The condition for the payment is met: from that day the customer has `due_days` to pay."""
        self.locked(self.State.NOT_DUE)  # type: ignore[attr-defined]
        if self.project.contract_passed_at is None:  # type: ignore[attr-defined]
            raise Refused(_("The contract is not signed yet; nothing can fall due."))
        if on > timezone.localdate():
            raise Refused(_("That day has not come yet."), "on")
        if not self.open_amount and self.project.amount:  # type: ignore[attr-defined]
            self._nothing_to_ask(by=by, on=on)
            return
        self.shift(  # type: ignore[attr-defined]
            self.State.TRIGGERED, by=by, verb="payment.triggered",  # type: ignore[attr-defined]
            data={"trigger": self.trigger, "on": on},  # type: ignore[attr-defined]
            trigger_on=on, triggered_at=timezone.now(), due_on=on + timedelta(days=self.due_days),  # type: ignore[attr-defined]
        )  # fmt: skip
        self.begin_support(by=by)  # type: ignore[attr-defined]
        self.project.refresh_figures()  # type: ignore[attr-defined]
        tell_due(self, by=by)

    def _nothing_to_ask(self, *, by: User | None, on: date) -> None:
        """All of it was given up before, or an amendment took its whole amount off: nobody is asked for nothing."""
        self.shift(  # type: ignore[attr-defined]
            self.State.WAIVED, by=by, verb="payment.triggered",  # type: ignore[attr-defined]
            data={"trigger": self.trigger, "on": on}, trigger_on=on, triggered_at=timezone.now(),  # type: ignore[attr-defined]
        )  # fmt: skip
        self.project.refresh_figures()  # type: ignore[attr-defined]
        self._tell_if_all_settled(by)  # type: ignore[attr-defined]

    @transaction.atomic
    def invoice(self, *, by: User, number: str, on: date, due: date | None = None) -> None:
        """An invoice went out. A day of payment on it replaces the one that the contract gives."""
        self.locked(*self.LIVE)  # type: ignore[attr-defined]
        self.need_collector(by)  # type: ignore[attr-defined]
        if not number.strip():
            raise Refused(_("Enter the number of the invoice."), "number")
        if on > timezone.localdate():
            raise Refused(_("That day has not come yet."), "on")
        if due and due < on:
            raise Refused(_("The day of payment lies before the invoice."), "due")
        state = self.State.PARTLY if self.received_amount else self.State.INVOICED  # type: ignore[attr-defined]
        self.shift(  # type: ignore[attr-defined]
            state, by=by, verb="payment.invoiced", data={"number": number.strip(), "on": on, "due": due},
            invoice_no=number.strip()[:60], invoiced_on=on, due_on=due or self.due_on,  # type: ignore[has-type]
        )  # fmt: skip
        self.project.refresh_figures()  # type: ignore[attr-defined]

    @transaction.atomic
    def promise(
        self,
        *,
        by: User,
        on: date,
        contact: Contact | None = None,
        said: str = "",
        creation_key: uuid.UUID | None = None,
    ) -> None:
        """The customer named a day. It stands among the talks, so that one promise after the other can be seen."""
        self.locked(*self.LIVE)  # type: ignore[attr-defined]
        if creation_key and CollectionLog.objects.filter(creation_key=creation_key, milestone=self.pk).exists():
            return
        if on < timezone.localdate():
            raise Refused(_("The day must not lie in the past."), "on")
        if contact and contact.customer_id != self.project.customer_id:  # type: ignore[attr-defined]
            raise Refused(_("This person belongs to another customer."), "contact")
        CollectionLog.objects.create(
            milestone=self, by=by, contact=contact, said=said.strip() or _("Promised a day."), promised_on=on,
            creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        self.shift(self.state, by=by, verb="payment.promised", data={"on": on}, promised_on=on)  # type: ignore[attr-defined]

    @transaction.atomic
    def log_collection(
        self, *, by: User, said: str, contact: Contact | None = None, next_on: date | None = None, level: int = 0,
        creation_key: uuid.UUID | None = None,
    ) -> CollectionLog:  # fmt: skip
        """Write down what was said about the money. The same `creation_key` again returns what it made."""
        self.locked(*self.LIVE)  # type: ignore[attr-defined]
        if creation_key and (
            found := CollectionLog.objects.filter(creation_key=creation_key, milestone=self.pk).first()
        ):
            return found
        if contact and contact.customer_id != self.project.customer_id:  # type: ignore[attr-defined]
            raise Refused(_("This person belongs to another customer."), "contact")
        if not said.strip():
            raise Refused(_("Write down what was said."), "said")
        if level not in CollectionLog.Level.values:
            raise Refused(_("Say how firmly it was asked for."), "level")
        entry = CollectionLog.objects.create(
            milestone=self, by=by, contact=contact, said=said.strip(), next_on=next_on, level=level,
            creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        Event.record("payment.asked", by=by, subject=self, data={"level": level, "next_on": next_on})
        return entry

    # -- the letters -----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state not in self.LIVE:  # type: ignore[attr-defined]
            raise Refused(_("A payment request goes out once the condition is met and while money is open."))

    def document_issued(self, document: Document, *, by: User) -> None:
        if self.requested_on is None:  # type: ignore[has-type]
            live: Any = self.State  # type: ignore[attr-defined]
            state = live.REQUESTED if self.state == live.TRIGGERED else self.state  # type: ignore[attr-defined]
            self.shift(state, by=by, verb="payment.requested", requested_on=timezone.localdate())  # type: ignore[attr-defined]

    def remind(self, *, by: User, level: int) -> Document:
        """Issue the next, firmer version of the payment request: 1 to 3. Only for money that is overdue."""
        letter: Any = type(self).objects.get(pk=self.pk)  # type: ignore[attr-defined]
        letter.need_collector(by)
        letter.guard_reminder(level)
        word = str(CollectionLog.Level(level).label)
        letter.reminder_level = level
        return self._remind(letter.prepare_issue(reason=word), by=by, level=level, word=word)

    @transaction.atomic
    def _remind(self, prepared: Prepared, *, by: User, level: int, word: str) -> Document:
        self.locked(*self.LIVE)  # type: ignore[attr-defined]
        self.need_collector(by)  # type: ignore[attr-defined]
        self.guard_reminder(level)
        self.shift(self.state, by=by, verb="payment.reminded", data={"level": level}, reminder_level=level)  # type: ignore[attr-defined]
        return self.issue(by=by, reason=word, prepared=prepared)  # type: ignore[attr-defined]

    def guard_reminder(self, level: int) -> None:
        if not self.is_overdue:  # type: ignore[attr-defined]
            raise Refused(_("Nothing is overdue; there is nothing to remind of."))
        if level not in (1, 2, 3):
            raise Refused(_("Choose a reminder."), "level")
        if level <= self.reminder_level:  # type: ignore[has-type]
            raise Refused(_("That reminder was sent already; choose a firmer one."), "level")
        if self.requested_on is None:  # type: ignore[has-type]
            raise Refused(_("Issue the payment request first."))

    @property
    def reply_by(self) -> date | None:
        """The day that a firm reminder sets; the first letters set none."""
        return timezone.localdate() + timedelta(days=REPLY_DAYS) if self.reminder_level > 1 else None  # type: ignore[attr-defined]
