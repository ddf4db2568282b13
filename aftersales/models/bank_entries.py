"""Rows of bank statements that became receipts. Each is entered once, whichever file it comes in again."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models.statements import BankStatement


class BankEntry(models.Model):
    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="entries")
    n = models.PositiveIntegerField(_("row"))
    # Account, day, amount and reference; the last digit group counts rows that agree in all of these within a file.
    fingerprint = models.CharField(max_length=80)
    day = models.DateField(_("day"))
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    payer = models.CharField(_("payer"), max_length=200, blank=True)
    reference = models.CharField(_("bank reference"), max_length=120, blank=True)
    released_at = models.DateTimeField(null=True)  # all its receipts are void: it may be entered anew

    class Meta:
        verbose_name = _("row of a bank statement")
        verbose_name_plural = _("rows of bank statements")
        ordering = ["statement", "n"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(released_at__isnull=True), name="bank_entry_once"
            ),
            models.UniqueConstraint(fields=["statement", "n"], name="bank_entry_row"),
            models.CheckConstraint(name="bank_entry_amount", condition=Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.n}"

    def release_if_void(self) -> None:
        """Once no receipt of it counts any more, the row may be entered again."""
        if not self.receipts.filter(voided_at__isnull=True).exists():  # type: ignore[attr-defined]
            BankEntry.objects.filter(pk=self.pk, released_at__isnull=True).update(released_at=timezone.now())
