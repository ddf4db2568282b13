"""Open money by age: every open cent of a set of milestones stands in exactly one bucket."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

NOT_DUE = "not_due"
# key, heading, first and last day after the due date; None: no end
BUCKETS: tuple[tuple[str, Any, int, int | None], ...] = (
    (NOT_DUE, _("Not due"), 0, 0),
    ("d1", _("1–30 days late"), 1, 30),
    ("d31", _("31–60 days late"), 31, 60),
    ("d61", _("61–90 days late"), 61, 90),
    ("d91", _("More than 90 days late"), 91, None),
)
OPEN = F("amount") - F("received_amount") - F("waived_amount")
ZERO, CENT = Decimal(0), Decimal("0.01")


def bucket_of(due_on: date | None, today: date) -> str:
    """The bucket of money that was to be paid by `due_on`; without such a day it is not due."""
    late = (today - due_on).days if due_on else 0
    for key, _heading, first, last in BUCKETS[1:]:
        if late >= first and (last is None or late <= last):
            return key
    return NOT_DUE


def in_bucket(key: str, today: date) -> Q:
    """The same as a condition for the database."""
    if key == NOT_DUE:
        return Q(due_on__isnull=True) | Q(due_on__gte=today)
    first, last = next((first, last) for name, _heading, first, last in BUCKETS if name == key)
    found = Q(due_on__lte=today - timedelta(days=first))
    return found if last is None else found & Q(due_on__gte=today - timedelta(days=last))


def exact(amount: Decimal | None) -> Decimal:
    """What a database reckoned, in whole cents again: SQLite reckons in binary fractions."""
    return (amount or ZERO).quantize(CENT)


def sums(rows: QuerySet[Any], today: date) -> list[dict[str, Any]]:
    """A row a currency: amount, received, waived, open, overdue, and the open amount by bucket. One query."""
    found = rows.order_by().values("currency").annotate(
        total=Sum("amount"), received=Sum("received_amount"), waived=Sum("waived_amount"), open=Sum(OPEN),
        **{key: Sum(OPEN, filter=in_bucket(key, today)) for key, *_rest in BUCKETS},
    )  # fmt: skip
    table = []
    for row in found.order_by("currency"):
        row |= {name: exact(row[name]) for name in ("total", "received", "waived", "open")}
        ages = [(key, heading, exact(row[key])) for key, heading, _first, _last in BUCKETS]
        row["ages"] = ages
        row["overdue"] = sum((amount for key, _heading, amount in ages if key != NOT_DUE), ZERO)
        table.append(row)
    return table
