"""Payments of a contract: made of its terms when it is signed, changed when an amendment is."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

from aftersales.models import PaymentMilestone
from aftersales.models.payments import HUNDRED, share
from lifecycle.instalments import Change, Instalment, Payment
from lifecycle.models.events import ChainHead
from lifecycle.models.users import User

State = PaymentMilestone.State


def payment_terms(*, project: Any, instalments: Sequence[Instalment], by: User) -> None:
    """One payment for each term, unless payments are planned: those that somebody entered, or made of terms before."""
    ChainHead.locked(project.pk)
    if PaymentMilestone.objects.filter(project=project).exists():
        return
    for order, term in enumerate(instalments, 1):
        row = PaymentMilestone(
            project=project, order=order, name=term.name, name_en=term.name_en, percent=term.percent,
            trigger=term.trigger, trigger_on=term.on, due_days=term.due_days, clause=term.clause,
            retention=term.retention,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        row.after_put(by=by)


def payments(*, project: Any) -> list[Payment]:
    return [
        Payment(
            row.number,
            row.name,
            row.name_en,
            row.amount,
            row.planned_on,
            row.state == State.NOT_DUE,
            row.get_absolute_url(),
            row.received_amount + row.waived_amount,
        )
        for row in PaymentMilestone.objects.filter(project=project).select_related("project")
    ]


def payments_amended(*, project: Any, changes: Sequence[Change], by: User) -> None:
    """Write what was signed, once the contract has its new amount. Shares follow from the amounts, so that both agree."""
    ChainHead.locked(project.pk)
    rows = {row.number: row for row in PaymentMilestone.objects.select_for_update().filter(project=project)}
    for change in changes:
        row = rows.get(change.number) if change.number is not None else None
        if row is not None:
            _rewrite(row, change, by)
        else:
            _write(project, change, by)
    _share_anew(project)
    project.refresh_figures()


def _rewrite(row: PaymentMilestone, change: Change, by: User) -> None:
    """What came in meanwhile is never taken back by it."""
    amount = max(change.amount, row.received_amount + row.waived_amount)
    row.shift(
        row.state, by=by, verb="payment.amended", data={"old": str(row.amount), "new": str(amount)},
        name=change.name, name_en=change.name_en, amount=amount, planned_on=change.planned_on or row.planned_on,
    )  # fmt: skip


def _write(project: Any, change: Change, by: User) -> None:
    """A payment that is new. What was added to one that has fallen due meanwhile has no day of its own: it falls due now."""
    row = PaymentMilestone(
        project=project, name=change.name, name_en=change.name_en, percent=Decimal(0),
        planned_on=change.planned_on or timezone.localdate(),
        trigger=PaymentMilestone.Trigger.DATE, order=PaymentMilestone.objects.filter(project=project).count() + 1,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    PaymentMilestone.objects.filter(pk=row.pk).update(amount=change.amount)


def _share_anew(project: Any) -> None:
    total = project.contract_amount
    rows = list(PaymentMilestone.objects.filter(project=project))
    if not total or not rows:
        return
    shares = [share(row.amount, total) for row in rows]
    if sum(row.amount for row in rows) == total:
        shares[-1] = max(HUNDRED - sum(shares[:-1], Decimal(0)), Decimal(0))
    for row, percent in zip(rows, shares, strict=True):
        PaymentMilestone.objects.filter(pk=row.pk).update(percent=min(percent, HUNDRED), currency=project.currency)
