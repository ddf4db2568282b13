"""The payments of a project as a whole: amounts cut from the contract, triggers, figures, what is due by the calendar."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import F, Min, Q, Sum
from django.utils.translation import gettext as _

from aftersales.models.milestones import PaymentMilestone
from aftersales.models.receiving import CENT
from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.models.users import User

State = PaymentMilestone.State
HUNDRED = Decimal(100)


def cut(total: Decimal, percents: list[Decimal]) -> list[Decimal]:
    """Amounts for shares of a total, in cents. Shares that make 100 % make exactly the total: the last takes the rest.

    The others are rounded down, so that the rest is never negative.
    """
    amounts = [(total * percent / HUNDRED).quantize(CENT, ROUND_DOWN) for percent in percents]
    if amounts and sum(percents) == HUNDRED:
        amounts[-1] = total - sum(amounts[:-1], Decimal(0))
    return amounts


def share(amount: Decimal, total: Decimal) -> Decimal:
    return (amount * HUNDRED / total).quantize(CENT, ROUND_HALF_UP)


def planned_percent(project: Any) -> Decimal:
    """Sum of the shares of all milestones; 100 when the plan is whole."""
    return PaymentMilestone.objects.filter(project=project).aggregate(sum=Sum("percent"))["sum"] or Decimal(0)


def fill_amounts(project: Any) -> None:
    """Cut the contract's amount (before signing, the expected one) into the milestones that have not fallen due.

    An amount that its share says already stays: one that was agreed as an amount need not be a round share. Refused is
    a share that comes to less than what was given up of it already.
    """
    rows = list(PaymentMilestone.objects.select_for_update().filter(project=project).order_by("order", "number"))
    total = project.amount or Decimal(0)
    fixed = [row for row in rows if row.state != State.NOT_DUE]
    free = [row for row in rows if row not in fixed]
    if not free:
        return
    amounts = dict(zip((row.pk for row in rows), cut(total, [row.percent for row in rows]), strict=True))
    amounts |= {row.pk: row.amount for row in free if total and abs(share(row.amount, total) - row.percent) <= CENT}
    whole = sum(row.percent for row in rows) == HUNDRED
    rest = (
        total
        - sum((row.amount for row in fixed), Decimal(0))
        - sum((amounts[row.pk] for row in free[:-1]), Decimal(0))
    )
    if whole and rest >= 0:
        amounts[free[-1].pk] = rest
    for row in free:
        if amounts[row.pk] < row.waived_amount:
            shown = money(row.waived_amount, row.currency)
            raise Refused(
                _("%(amount)s of it was given up already; it cannot be less.") % {"amount": shown}, "percent"
            )
        if row.amount != amounts[row.pk] or row.currency != project.currency:
            PaymentMilestone.objects.filter(pk=row.pk).update(amount=amounts[row.pk], currency=project.currency)


# -- hooks -------------------------------------------------------------------------------------------------------------


def contract_signed(*, project: Any, by: User) -> None:
    fill_amounts(project)


def trigger_reached(*, project: Any, trigger: str, on: date, by: User | None) -> None:
    """Something happened that payment hangs on; what it makes due is due from that day."""
    rows = PaymentMilestone.objects.filter(project=project, trigger=trigger, state=State.NOT_DUE)
    for milestone in rows.select_related("project"):
        milestone.reach(by=by, on=on)


def figures(project: Any) -> dict[str, Any]:
    """What was collected, what is open under the signed contract, and since when the oldest payment has been due."""
    rows = PaymentMilestone.objects.filter(project=project)
    still = F("amount") - F("received_amount") - F("waived_amount")
    sums = rows.aggregate(
        collected=Sum("received_amount"), open=Sum(still), due=Min("due_on", filter=Q(state__in=PaymentMilestone.LIVE))
    )
    signed = project.contract_passed_at is not None
    return {
        "collected_amount": sums["collected"] or Decimal(0),
        "open_amount": (sums["open"] or Decimal(0)) if signed else Decimal(0),
        "oldest_money_due": sums["due"],
    }


def due_triggers(today: date) -> list[PaymentMilestone]:
    """For the daily tick: payments that fall due by the calendar, on a date or at the end of the warranty."""
    rows = PaymentMilestone.objects.filter(
        Q(trigger_on__lte=today) | Q(trigger_on__isnull=True, trigger=PaymentMilestone.Trigger.DATE, planned_on__lte=today),
        state=State.NOT_DUE, trigger__in=PaymentMilestone.BY_CALENDAR, project__contract_passed_at__isnull=False,
    ).select_related("project")  # fmt: skip
    reached = [row for row in rows if not row.is_at_rest]
    for milestone in reached:
        milestone.reach(by=None, on=milestone.trigger_on or milestone.planned_on or today)
    return reached


def tick(*, today: date) -> int:
    """How many payments fell due by the calendar."""
    return len(due_triggers(today))
