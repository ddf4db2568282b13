"""What a signed contract says changes in one way only: by an amendment that both sides signed."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from lifecycle.models.events import ChainHead, Event
from lifecycle.models.users import User


class Amending(models.Model):
    """Capability of Project."""

    class Meta:
        abstract = True

    @transaction.atomic
    def amend_contract(
        self, *, by: User | None, label: str, amount_delta: Decimal = Decimal(0), due_on: date | None = None
    ) -> dict[str, Any]:
        """Write the new amount and date; returns what they were before. `label` names the amendment in the history."""
        ChainHead.locked(self.pk)
        now = type(self).objects.select_for_update().get(pk=self.pk)
        before = {"amount": now.contract_amount, "due_on": now.contract_due_on}
        after = {
            "amount": (now.contract_amount or Decimal(0)) + amount_delta if amount_delta else now.contract_amount,
            "due_on": due_on or now.contract_due_on,
        }
        fields = {f"contract_{name}": value for name, value in after.items()}
        type(self).objects.filter(pk=self.pk).update(version=now.version + 1, **fields)
        for name, value in fields.items():
            setattr(self, name, value)
        self.version = now.version + 1
        shown = {
            f"contract_{name}": [_plain(before[name]), _plain(after[name])]
            for name in after
            if before[name] != after[name]
        }
        Event.record("project.amended", by=by, subject=self, data={"label": label, "changes": shown})
        return {name: _plain(value) for name, value in before.items()}


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)
