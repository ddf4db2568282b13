"""What the implementation plan had for some days, for the site-work memo that tells what came of it."""

from datetime import date
from typing import Any

from delivery.models.plan_parts import ImplementationPlanItem
from delivery.models.plans import ImplementationPlan
from lifecycle.models.solution_parts import StepSide

MOST = 5


def planned_work(*, project: Any, start: date, end: date, user: Any) -> list[dict[str, Any]]:
    """Work of ours in a plan that holds, begun or due in these days; this person's own before the others'."""
    rows = ImplementationPlanItem.objects.filter(
        plan__project=project, plan__state__in=ImplementationPlan.HOLDS, start__lte=end, due__gte=start
    ).exclude(side=StepSide.CUSTOMER)  # fmt: skip
    found = sorted(rows.order_by("start", "order", "pk")[:50], key=lambda row: row.ours_id != user.pk)
    return [
        {
            "work": row.what, "work_en": row.what_en, "purpose": row.expected[:300], "purpose_en": row.expected_en[:300],
            "planned": f"{row._meta.label_lower}:{row.pk}",
        }
        for row in found[:MOST]
    ]  # fmt: skip
