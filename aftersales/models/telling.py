"""What a payment milestone says of itself: its state in words, who collects and who supports, what stands in the way."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.display import day_full, money
from lifecycle.models.users import User


class Telling(models.Model):
    """Capability of PaymentMilestone."""

    State: Any
    state: Any
    is_overdue: Any
    is_settled: Any
    is_promise_broken: Any
    overdue_days: Any
    open_amount: Any
    amount: Any
    currency: Any
    percent: Any
    collector: Any
    project: Any
    due_on: Any
    invoice_no: Any
    promised_on: Any
    get_state_display: Any
    get_trigger_display: Any

    class Meta:
        abstract = True

    @property
    def tone(self) -> str:
        if self.is_overdue:
            return "late"
        tones = {"triggered": "now", "requested": "wait", "invoiced": "wait", "partly": "wait"}
        return (tones | {"received": "ok", "waived": "off"}).get(self.state, "draft")

    @property
    def state_label(self) -> str:
        return (
            _("%(state)s, overdue") % {"state": self.get_state_display()}
            if self.is_overdue
            else self.get_state_display()
        )

    @property
    def responsible(self) -> User | None:
        """Who collects it: the one named here, else the project's collector."""
        return self.collector or self.project.collection_owner

    @property
    def supporter(self) -> User | None:
        """The other of the two whom the sources name: the commercial manager collects, the project manager supports."""
        other = self.project.delivery_owner
        return self.project.collection_owner if other == self.responsible else other

    @property
    def holds_up(self) -> str:
        """What stands between us and the money, in a sentence."""
        late = self.overdue_days()
        match self.state:
            case self.State.RECEIVED | self.State.WAIVED:
                return ""
            case self.State.NOT_DUE:
                return _("Waits for: %(trigger)s.") % {"trigger": self.get_trigger_display()}
            case self.State.TRIGGERED:
                return _("The condition is met, but nobody has asked for the money. Issue the payment request.")
        if late:
            words = {"n": late, "who": self.project.customer}
            text = ngettext("%(who)s is %(n)d day late.", "%(who)s is %(n)d days late.", late) % words
            if self.promised_on:
                said = (
                    _("They promised %(day)s and broke it.") if self.is_promise_broken else _("They promised %(day)s.")
                )
                text += " " + said % {"day": day_full(self.promised_on)}
            return text
        if not self.invoice_no:
            return _("The payment is requested; enter the invoice once it is out.")
        return _("%(who)s has until %(day)s.") % {"who": self.project.customer, "day": day_full(self.due_on)}

    @property
    def share(self) -> str:
        return f"{self.percent.normalize():f}%"

    @property
    def amount_shown(self) -> str:
        return money(self.amount, self.currency)

    @property
    def open_shown(self) -> str:
        return money(self.open_amount, self.currency)
