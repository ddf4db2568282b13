"""The payments that an amendment changes: as its lines say them, and what that does to those that are planned by then."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.instalments import Change, Move, follow, payments


class AmendedPayments(models.Model):
    """Capability of ContractAmendment; its lines are `milestones`."""

    project: Any  # fields of the amendment
    before: Any

    class Meta:
        abstract = True

    @property
    def payment_lines(self: Any) -> list[dict[str, Any]]:
        """Each payment that changes: the line, the payment as it stands now, and its amount before the amendment."""
        known = {row.number: row for row in payments(self.project)}
        kept = self.before.get("payments", {})
        lines = []
        for line in self.milestones.all():
            now = known.get(line.milestone) if line.milestone else None
            before = kept.get(str(line.milestone)) if self.is_done else now.amount if now else None
            lines.append({"line": line, "now": now, "before": before and Decimal(before)})
        return lines

    def changes(self: Any) -> list[Change]:
        return [row.change() for row in self.milestones.all()]

    def effects(self: Any) -> list[Change]:
        """What it does to the payments as they are now. Others may have been signed, or payments split, since it was
        approved: it adds to each what it was to add then, so that all of them together still make the contract."""
        known = payments(self.project)
        basis = self.before.get("basis") or {str(row.number): str(row.amount) for row in known}
        lines = self.changes()
        moves = [
            Move(
                row.number, row.name, row.name_en,
                row.amount - (Decimal(basis.get(str(row.number), 0)) if row.number is not None else 0), row.planned_on,
            )
            for row in lines
        ]  # fmt: skip
        named: dict[int | None, Change] = {row.number: row for row in lines if row.number is not None}
        found = [
            replace(change, name=line.name, name_en=line.name_en) if (line := named.get(change.number)) else change
            for change in follow(known, moves)
        ]
        told = {change.number for change in found}
        found += [
            Change(row.number, named[row.number].name, named[row.number].name_en, row.amount, None)
            for row in known
            if row.number in named and row.number not in told and row.name != named[row.number].name
        ]
        return found

    def check_payments(self: Any) -> None:
        """All payments together make the new amount, or nobody would ever ask for the rest."""
        known = {row.number: row for row in payments(self.project)}
        if not known:
            return
        amounts: dict[Any, Decimal] = {number: row.amount for number, row in known.items()}
        for n, change in enumerate(self.changes()):
            if change.number is not None and change.number not in known:
                raise Refused(_("“%(what)s” is no payment of this project.") % {"what": change.name})
            amounts[change.number if change.number is not None else f"new {n}"] = change.amount
        total = sum(amounts.values(), Decimal(0))
        if total != self.new_amount:
            words = _("With these changes the payments add up to %(sum)s, the contract to %(all)s.")
            currency = self.project.currency
            raise Refused(words % {"sum": money(total, currency), "all": money(self.new_amount, currency)})
