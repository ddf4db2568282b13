"""What pre-sales knows for the closing report: what was estimated and may be spent, what was spent, amendments signed."""

from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from lifecycle.documents import money
from presales.models import Budget, ContractAmendment, Estimate, EstimateCost


def closing(*, project: Any) -> dict[str, Any]:
    signed = ContractAmendment.objects.filter(project=project, state=ContractAmendment.State.SIGNED)
    told = signed.aggregate(n=Count("pk"), delta=Sum("amount_delta"))
    return {
        "cost": _cost(project),
        "amendments": {"n": told["n"], "amount": money(told["delta"] or Decimal(0), project.currency)},
    }


def _cost(project: Any) -> dict[str, Any]:
    """By category: the estimate, what was approved, what was spent; the budget's own lines where there is one."""
    estimate = Estimate.objects.filter(project=project).valid().first()
    budget = Budget.objects.filter(project=project).prefetch_related("lines").first()
    rows: dict[str, list[Decimal | None]] = {}
    if budget is not None:
        for line in budget.rows:
            _add(rows, line.category, line.estimate, line.approved, line.actual)
    elif estimate is not None:
        for cost in estimate.costs.all():
            _add(rows, cost.kind, cost.amount, None, None)
    labour = Q(kind=EstimateCost.Kind.LABOUR, unit__iregex=r"^(人?[天日]|人工?[天日]|(person[- ]?)?days?)$")
    days = estimate.costs.filter(labour).aggregate(n=Sum("quantity"))["n"] if estimate is not None else None
    currency = project.currency
    return {
        "person_days": f"{days.normalize():f}" if days else "",
        "likely_days": estimate.likely_days if estimate is not None else None,
        "lines": [
            {"kind": kind, **dict(zip(("estimated", "approved", "spent"), (money(a, currency) for a in amounts), strict=True))}
            for kind, amounts in rows.items()
        ],
        "total": {
            name: money(_sum(amounts[place] for amounts in rows.values()), currency)
            for place, name in enumerate(("estimated", "approved", "spent"))
        },
    }  # fmt: skip


def _add(rows: dict[str, list[Decimal | None]], kind: str, *amounts: Decimal | None) -> None:
    now = rows.setdefault(kind, [None, None, None])
    for place, amount in enumerate(amounts):
        if amount is not None:
            now[place] = (now[place] or Decimal(0)) + amount


def _sum(amounts: Any) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
