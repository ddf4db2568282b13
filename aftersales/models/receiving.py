"""Money coming in, being waived, being taken back. The balance is counted anew from the rows each time."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.receipts import CENT, LEAST_RATE, PaymentReceipt, booked
from lifecycle import access
from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.models.users import User

WAIVER_REASON_MIN = 10


class Receiving(models.Model):
    """Capability of PaymentMilestone."""

    class Meta:
        abstract = True

    def may_collect(self, by: User) -> bool:
        mine = {self.collector_id, self.project.collection_owner_id}  # type: ignore[attr-defined]
        return by.pk in mine or access.can(by, "A", "payment", self.project)  # type: ignore[attr-defined]

    def need_collector(self, by: User) -> None:
        """Money is entered by those who decide on payment, or by the one who collects this one."""
        if not self.may_collect(by):
            raise Refused(_("This is done by the person who collects the payment."))

    @transaction.atomic
    def receive(
        self, *, by: User, amount: Decimal, on: date, bank_ref: str = "", creation_key: uuid.UUID | None = None,
        currency: str = "", rate: Decimal | None = None, entry: Any = None,
    ) -> PaymentReceipt:  # fmt: skip
        """Enter a receipt. The same `creation_key` again returns what it made; more than is open is refused.

        `currency`: what `amount` is in, where that is not the milestone's; then `rate` says what one of it is worth.
        `entry`: the row of a bank statement that it comes from.
        """
        # The row lock comes first, so that two clicks with one key wait for one another.
        self.locked()  # type: ignore[attr-defined]
        found = PaymentReceipt.objects.filter(creation_key=creation_key).first() if creation_key else None
        if found is not None:
            if found.milestone_id != self.pk:
                raise Refused(_("This form was used already. Open it again."))
            return found
        self.need_collector(by)
        if self.state not in self.LIVE:  # type: ignore[attr-defined]
            raise Refused(
                _("That is not possible in the state “%(state)s”.") % {"state": self.state_label}  # type: ignore[attr-defined]
            )
        amount, foreign = self._worth(cents(amount), currency, rate)
        if amount > self.open_amount:  # type: ignore[attr-defined]
            shown = money(self.open_amount, self.currency)  # type: ignore[attr-defined]
            raise Refused(
                _("Only %(open)s is open. Enter the rest at the milestone that it belongs to.") % {"open": shown},
                "amount",
            )
        if on > timezone.localdate():
            raise Refused(_("That day has not come yet."), "on")
        if entry is None:
            self._refuse_twice(amount, on, bank_ref.strip()[:80])
        receipt = PaymentReceipt.objects.create(
            milestone=self, amount=amount, received_on=on, bank_ref=bank_ref.strip()[:80], created_by=by,
            creation_key=creation_key or uuid.uuid4(), entry=entry, **foreign,
        )  # fmt: skip
        facts = {"amount": amount, "on": on, "bank_ref": receipt.bank_ref} | foreign
        self._balance(by, "payment.received", facts)
        self._tell_if_all_settled(by)
        return receipt

    def _refuse_twice(self, amount: Decimal, on: date, bank_ref: str) -> None:
        """Two people with the same slip of the bank enter it once."""
        rows = self.receipts.filter(amount=amount, received_on=on, voided_at=None)  # type: ignore[attr-defined]
        if bank_ref and rows.filter(bank_ref__iexact=bank_ref).exists():
            raise Refused(_("A receipt of that day, amount and bank reference stands here already."), "bank_ref")

    def _worth(self, paid: Decimal, currency: str, rate: Decimal | None) -> tuple[Decimal, dict[str, Any]]:
        """What is booked for what was paid, and what a receipt in another currency keeps of it."""
        if not currency or currency == self.currency:  # type: ignore[attr-defined]
            return paid, {}
        if rate is None or not rate.is_finite() or rate < LEAST_RATE:
            words = {"paid": currency, "own": self.currency}  # type: ignore[attr-defined]
            raise Refused(_("Enter the rate: what 1 %(paid)s is worth in %(own)s.") % words, "rate")
        worth = booked(paid, rate, self.open_amount)  # type: ignore[attr-defined]
        if worth < CENT:
            raise Refused(_("At this rate nothing would be booked."), "rate")
        return worth, {"paid_amount": paid, "paid_currency": currency, "rate": rate}

    @transaction.atomic
    def void_receipt(self, *, by: User, receipt: PaymentReceipt, reason: str) -> None:
        """A receipt was entered wrongly. It stays visible, with the reason, and no longer counts."""
        self.locked(*self.LIVE, self.State.RECEIVED)  # type: ignore[attr-defined]
        self.need_collector(by)
        now = PaymentReceipt.objects.select_for_update().filter(pk=receipt.pk, milestone=self.pk).first()
        if now is None:
            raise Refused(_("This receipt belongs to another milestone."), "receipt")
        if now.is_void:
            raise Refused(_("This receipt is void already."), "receipt")
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        PaymentReceipt.objects.filter(pk=now.pk).update(
            voided_at=timezone.now(), voided_by=by, void_reason=reason.strip()
        )
        if now.entry is not None:
            now.entry.release_if_void()
        facts = {"amount": now.amount, "on": now.received_on, "reason": reason.strip()}
        self._balance(by, "payment.receipt_voided", facts)

    @transaction.atomic
    def waive(self, *, by: User, amount: Decimal, reason: str) -> None:
        """An executive gives up an amount. Never the one who collects it."""
        self.locked(self.State.NOT_DUE, *self.LIVE)  # type: ignore[attr-defined]
        if not access.can(by, "waive", "payment", self.project):  # type: ignore[attr-defined]
            raise Refused(_("Only an executive can waive an amount."))
        if by.pk in (self.collector_id, self.project.collection_owner_id):  # type: ignore[attr-defined]
            raise Refused(_("Whoever collects the money cannot waive it. Another executive must decide."))
        if len(reason.strip()) < WAIVER_REASON_MIN:
            raise Refused(
                _("Give the reason in at least 10 characters; it is printed in the closing report."), "reason"
            )
        amount = cents(amount)
        if amount > self.open_amount:  # type: ignore[attr-defined]
            shown = money(self.open_amount, self.currency)  # type: ignore[attr-defined]
            raise Refused(_("Only %(open)s is open.") % {"open": shown}, "amount")
        facts = {"amount": amount, "reason": reason.strip()}
        before = [self.waiver_reason] if self.waiver_reason else []  # type: ignore[has-type]
        self._balance(
            by, "payment.waived", facts,
            waived_amount=self.waived_amount + amount, waived_by=by,  # type: ignore[has-type]
            waiver_reason="\n".join([*before, reason.strip()]),
        )  # fmt: skip
        self._tell_if_all_settled(by)

    def _balance(self, by: User, verb: str, facts: dict[str, Any], **changed: Any) -> None:
        """Count what came in and let the state follow."""
        rows = self.receipts.filter(voided_at__isnull=True)  # type: ignore[attr-defined]
        received = rows.aggregate(total=Sum("amount"))["total"] or Decimal(0)
        waived: Decimal = changed.get("waived_amount") or self.waived_amount
        facts["open"] = self.amount - received - waived  # type: ignore[attr-defined]
        state = self._state_of_money(received, waived)
        self.shift(state, by=by, verb=verb, data=facts, received_amount=received, **changed)  # type: ignore[attr-defined]
        self.project.refresh_figures()  # type: ignore[attr-defined]

    def _state_of_money(self, received: Decimal, waived: Decimal) -> str:
        state: Any = self.State  # type: ignore[attr-defined]
        if received + waived == self.amount:  # type: ignore[attr-defined]
            return state.RECEIVED if received else state.WAIVED
        if received:
            return state.PARTLY
        if self.invoice_no:  # type: ignore[attr-defined]
            return state.INVOICED
        if self.requested_on:  # type: ignore[attr-defined]
            return state.REQUESTED
        return state.TRIGGERED if self.triggered_at else state.NOT_DUE  # type: ignore[attr-defined]

    def _tell_if_all_settled(self, by: User | None) -> None:
        """The last payment of the project is there: that finishes the work of collecting."""
        rows = type(self).objects.filter(project=self.project_id)  # type: ignore[attr-defined]
        if not rows.exclude(state__in=self.SETTLED).exists():  # type: ignore[attr-defined]
            self.offer_evidence(by=by)  # type: ignore[attr-defined]


def cents(amount: Decimal) -> Decimal:
    """An amount that can be booked: more than nothing, in whole cents."""
    if amount is None or not amount.is_finite() or amount <= 0:
        raise Refused(_("Enter an amount above zero."), "amount")
    rounded = amount.quantize(CENT)
    if rounded != amount:
        raise Refused(_("Two decimals at most."), "amount")
    return rounded
