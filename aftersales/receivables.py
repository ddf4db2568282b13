"""Receivables over all projects that a person sees: age by customer, what comes in when, days sales outstanding.

Only money of signed contracts counts. Every figure stands for its currency; nothing is added up across currencies.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aftersales import ageing
from aftersales.models import PaymentMilestone
from aftersales.models.milestones import UNPAYABLE
from lifecycle.models.projects import Project
from lifecycle.stages import State

MONTHS = 12  # shown one by one; what comes later stands together
PERIOD = 365  # days over which days sales outstanding looks back
ZERO = Decimal(0)
LATE, LATER, NO_DAY = "late", "later", "no_day"
STILL = ("amount", "received_amount", "waived_amount")


def signed(rows: Any) -> Any:
    """Money that a signed contract promises and that can come in: in a suspended project, too, what is due is owed."""
    return rows.filter(project__contract_passed_at__isnull=False).exclude(project__state__in=UNPAYABLE)


def by_customer(rows: Any, today: date) -> Any:
    """A row a customer and currency: the open amount by age. For a page: what is overdue comes first."""
    ages = {key: Sum(ageing.OPEN, filter=ageing.in_bucket(key, today)) for key, *_rest in ageing.BUCKETS}
    found = rows.unsettled().order_by().values(
        "project__customer_id", "project__customer__name", "project__customer__name_en", "currency"
    ).annotate(open=Sum(ageing.OPEN), n=Count("project", distinct=True), **ages)  # fmt: skip
    return found.annotate(
        overdue=Sum(ageing.OPEN, filter=Q(due_on__lt=today))
    ).order_by(F("overdue").desc(nulls_last=True), "-open", "project__customer_id", "currency")  # fmt: skip


def outstanding(rows: Any, today: date) -> dict[str, dict[str, Any]]:
    """Days sales outstanding by currency: what is open of what has fallen due to be asked for, ÷ what has fallen due to be
    asked for in the last 365 days (less what was written off), × 365. None where nothing has."""
    since = today - timedelta(days=PERIOD)
    found = rows.order_by().values("currency").annotate(
        open=Sum(ageing.OPEN, filter=Q(state__in=PaymentMilestone.LIVE)),
        billed=Sum(F("amount") - F("waived_amount"), filter=Q(triggered_at__date__gt=since)),
        contract=Sum("amount"), received=Sum("received_amount"), waived=Sum("waived_amount"),
        invoiced=Sum("amount", filter=~Q(invoice_no="")),
    )  # fmt: skip
    return {row["currency"]: row | {"dso": days(row["open"] or ZERO, row["billed"] or ZERO)} for row in found}


def days(still_open: Decimal, billed: Decimal) -> int | None:
    if not billed:
        return None
    return int((still_open * PERIOD / billed).quantize(Decimal(1), ROUND_HALF_UP))


def expected(row: PaymentMilestone) -> tuple[date | None, bool]:
    """When the money is likely to come, and whether its condition is met: the promised day, else the day of payment; for
    what is only planned, the planned day and the days to pay after it."""
    if row.state != PaymentMilestone.State.NOT_DUE:
        return row.promised_on or row.due_on, True
    begins = row.trigger_on or row.planned_on
    return (begins + timedelta(days=row.due_days) if begins else None), False


def forecast(rows: Any, today: date) -> dict[str, list[dict[str, Any]]]:
    """By currency, a row a month: what is due or promised, and what is only planned. Its sum is what is open. One query."""
    fields = ("state", "promised_on", "due_on", "trigger_on", "planned_on", "due_days", "currency", *STILL)
    table: dict[str, dict[str, list[Decimal]]] = {}
    for row in rows.unsettled().order_by().only(*fields):
        on, met = expected(row)
        cell = table.setdefault(row.currency, {}).setdefault(slot(on, today), [ZERO, ZERO])
        cell[0 if met else 1] += row.open_amount
    return {currency: _months(cells, today) for currency, cells in sorted(table.items())}


def _months(cells: dict[str, list[Decimal]], today: date) -> list[dict[str, Any]]:
    """Every month of the coming year; what is late, later or without a day only where there is some."""
    found = []
    for key in slots(today):
        if key not in cells and key in (LATE, LATER, NO_DAY):
            continue
        met, planned = cells.get(key, [ZERO, ZERO])
        found.append({"key": key, "title": title_of(key), "met": met, "planned": planned, "sum": met + planned})
    return found


def slots(today: date) -> list[str]:
    months, year, month = [], today.year, today.month
    for _n in range(MONTHS):
        months.append(f"{year}-{month:02d}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return [LATE, *months, LATER, NO_DAY]


def slot(on: date | None, today: date) -> str:
    """Where money of that day stands; a day that has passed without the money says nothing about when it comes."""
    if on is None:
        return NO_DAY
    if on < today:
        return LATE
    month = f"{on:%Y-%m}"
    return month if month in slots(today) else LATER


def title_of(key: str) -> str:
    words = {LATE: _("Day has passed"), LATER: _("Later"), NO_DAY: _("No day yet")}
    if key in words:
        return words[key]
    return date_format(date.fromisoformat(f"{key}-01"), "YEAR_MONTH_FORMAT")


def accepted_unpaid(user: Any) -> Any:
    """Projects that the customer accepted and did not pay, among those whose money this person may know."""
    projects = PaymentMilestone.objects.visible_to(user).order_by().values("project")
    rows = Project.objects.filter(pk__in=projects, state=State.PAYMENT, open_amount__gt=0)
    return rows.select_related("customer", "collection_owner").order_by(
        F("oldest_money_due").asc(nulls_last=True), "pk"
    )
