"""The nine fields of management: how many risks and questions are open in each."""

from typing import Any

from django.db.models import Count

from lifecycle.models.questions import Question
from lifecycle.models.risks import Risk


def open_by_area(project: Any) -> list[dict[str, Any]]:
    """Fields in which something is open, in their order; what names no field is counted last. Two queries."""
    counts = [
        dict(rows.order_by().values_list("area").annotate(n=Count("pk")))
        for rows in (
            Risk.objects.filter(project=project, state__in=Risk.OPEN),
            Question.objects.filter(project=project, state=Question.State.OPEN),
        )
    ]
    areas = [*Risk.Area.choices, ("", "")]
    found = [
        {"area": area, "title": title, "risks": counts[0].get(area, 0), "questions": counts[1].get(area, 0)}
        for area, title in areas
    ]
    return [row for row in found if row["risks"] or row["questions"]]
