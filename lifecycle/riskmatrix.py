"""The open risks of a project as a matrix: probability from top to bottom, impact from left to right."""

from typing import Any

from django.db.models import Count

from lifecycle.models.risks import Risk, mark_tone, threshold


def matrix(project: Any, chosen: dict[str, int]) -> list[dict[str, Any]]:
    """Rows from the most probable down, each with its five fields; a field that is chosen is marked. One query."""
    rows = Risk.objects.filter(project=project, state__in=Risk.OPEN).order_by()
    counts = {(p, i): n for p, i, n in rows.values_list("probability", "impact").annotate(n=Count("pk"))}
    serious = threshold(project)
    return [
        {
            "probability": p,
            "fields": [
                {
                    "impact": i, "n": counts.get((p, i), 0), "tone": mark_tone(p * i, serious), "exposure": p * i,
                    "chosen": chosen == {"probability": p, "impact": i},
                }
                for i in range(1, 6)
            ],
        }
        for p in range(5, 0, -1)
    ]  # fmt: skip
