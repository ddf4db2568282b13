"""Retention: a part that the customer keeps back is a payment of its own, with its own day."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.receiving import cents
from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.models.users import User


class Retaining(models.Model):
    """Capability of PaymentMilestone."""

    class Meta:
        abstract = True

    @transaction.atomic
    def keep_back(self, *, by: User, amount: Decimal, until: date, creation_key: uuid.UUID | None = None) -> Any:
        """Take an amount out of this payment and make it a retention that falls due on its own day.

        Both together are what this one was, in money and in its share. The same `creation_key` again returns what it made.
        """
        model: Any = type(self)
        self.locked()  # type: ignore[attr-defined]
        found = model.objects.filter(creation_key=creation_key).first() if creation_key else None
        if found is not None:
            if found.retained_from_id != self.pk:
                raise Refused(_("This form was used already. Open it again."))
            return found
        self.need_collector(by)  # type: ignore[attr-defined]
        if self.is_settled:  # type: ignore[attr-defined]
            raise Refused(_("Nothing is open."))
        if self.retention:  # type: ignore[attr-defined]
            raise Refused(_("This is a retention already."))
        amount = cents(amount)
        if amount > self.open_amount:  # type: ignore[attr-defined]
            shown = money(self.open_amount, self.currency)  # type: ignore[attr-defined]
            raise Refused(_("Only %(open)s is open.") % {"open": shown}, "amount")
        if amount == self.amount:  # type: ignore[attr-defined]
            raise Refused(_("Nothing would be left of this payment. Keep a part of it back."), "amount")
        if until <= timezone.localdate():
            raise Refused(_("The day on which the retention falls due must lie ahead."), "until")
        part = self._retention(amount, until, creation_key)
        left = self.amount - amount  # type: ignore[attr-defined]
        state = self.state  # type: ignore[attr-defined]
        if self.received_amount + self.waived_amount == left:  # type: ignore[attr-defined]
            state = self.State.RECEIVED if self.received_amount else self.State.WAIVED  # type: ignore[attr-defined]
        self.shift(  # type: ignore[attr-defined]
            state, by=by, verb="payment.kept_back", data={"amount": amount, "until": until},
            amount=left, percent=self.percent - part.percent,  # type: ignore[attr-defined]
        )  # fmt: skip
        part.put(by=by, read_version=None)
        self.project.refresh_figures()  # type: ignore[attr-defined]
        return part

    def _retention(self, amount: Decimal, until: date, key: uuid.UUID | None) -> Any:
        from aftersales.models.payments import share

        model: Any = type(self)
        last = model.objects.filter(project=self.project_id).aggregate(n=Max("order"))["n"] or 0  # type: ignore[attr-defined]
        total = self.project.amount  # type: ignore[attr-defined]
        percent = min(share(amount, total) if total else Decimal(0), self.percent)  # type: ignore[attr-defined]
        return model(
            project=self.project, order=last + 1, name=_name(self.name, "质保金"),  # type: ignore[attr-defined]
            name_en=_name(self.name_en, "retention"), percent=percent,  # type: ignore[attr-defined]
            amount=amount, currency=self.currency, trigger=self.Trigger.WARRANTY_END, trigger_on=until, planned_on=until,  # type: ignore[attr-defined]
            due_days=0, clause=self.clause, collector=self.collector, retention=True, retained_from=self,  # type: ignore[attr-defined]
            creation_key=key or uuid.uuid4(),
        )  # fmt: skip


def _name(name: str, word: str) -> str:
    return f"{name} · {word}"[:160] if name else ""
