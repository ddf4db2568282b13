"""What the light of cost is read from: what was spent beside what may be spent."""

from decimal import Decimal
from typing import Any

from lifecycle.readings import AMBER, BUDGET, COST, GREEN, RED, Reading
from presales.models.budgets import NEARLY, BudgetLine

FULL = 100


def figures(project: Any) -> dict[str, Any]:
    """In the red once more is spent than is provided for; watched from the warning line on, and where a single line is
    over while the whole is not. Before anything is spent it says nothing."""
    rows = list(BudgetLine.objects.filter(budget__project=project).only("estimate", "approved", "actual"))
    spent = sum((row.actual for row in rows if row.actual is not None), Decimal(0))
    limit = sum((row.limit for row in rows), Decimal(0))
    if all(row.actual is None for row in rows):
        return {}
    used = int(spent * FULL / limit) if limit else FULL
    over = any(row.variance.over for row in rows)
    colour = GREEN
    if spent > limit:
        colour, used = RED, max(used, FULL + 1)
    elif over or (spent and spent >= limit * NEARLY):
        colour = AMBER
    return {"readings": [Reading(COST, colour, BUDGET, used)]}
