"""Money that came in. A receipt is never edited; a wrong one is voided with a reason and entered anew."""

import uuid
from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.projects import Currency
from lifecycle.models.users import User

CENT = Decimal("0.01")
LEAST_RATE = Decimal("0.00000001")


def booked(paid: Decimal, rate: Decimal, still_open: Decimal) -> Decimal:
    """What an amount in another currency is worth here: half up to a whole cent.

    Where that misses what is open by no more than a cent, it is all of it: the decimals of a rate keep nothing open.
    """
    worth = (paid * rate).quantize(CENT, ROUND_HALF_UP)
    return still_open if abs(worth - still_open) <= CENT else worth


class PaymentReceipt(models.Model):
    milestone = models.ForeignKey("aftersales.PaymentMilestone", models.PROTECT, related_name="receipts")
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    received_on = models.DateField(_("received on"))
    bank_ref = models.CharField(_("bank reference"), max_length=80, blank=True)
    # What came in where it was not the currency of the milestone; `amount` is what was booked for it.
    paid_amount = models.DecimalField(_("amount paid"), max_digits=14, decimal_places=2, null=True, blank=True)
    paid_currency = models.CharField(_("currency paid in"), max_length=3, choices=Currency.choices, blank=True)
    rate = models.DecimalField(
        _("rate"), max_digits=16, decimal_places=8, null=True, blank=True, validators=[MinValueValidator(LEAST_RATE)]
    )
    entry = models.ForeignKey(
        "aftersales.BankEntry", models.PROTECT, null=True, blank=True, related_name="receipts",
        verbose_name=_("row of the bank statement"),
    )  # fmt: skip
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    created_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(_("voided"), null=True)
    voided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    void_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(name="receipt_amount", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="receipt_foreign_is_whole",
                condition=Q(paid_amount__isnull=True, rate__isnull=True, paid_currency="")
                | (Q(paid_amount__gt=0, rate__gt=0) & ~Q(paid_currency="")),
            ),
            models.CheckConstraint(
                name="receipt_void_is_whole",
                condition=Q(voided_at__isnull=True, voided_by__isnull=True, void_reason="")
                | (Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason="")),
            ),
        ]

    def __str__(self) -> str:
        from lifecycle.display import day_full, money

        return f"{money(self.amount, self.milestone.currency)} · {day_full(self.received_on)} {self.bank_ref}".strip()

    @property
    def is_void(self) -> bool:
        return self.voided_at is not None
