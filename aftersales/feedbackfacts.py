"""What trainees said, counted: averages by question and by session. Nobody's name stands beside their marks."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from aftersales.models.training_feedback import LABELS, MARKS, TrainingFeedback


def rows_of(plan: Any) -> Any:
    return TrainingFeedback.objects.filter(session__plan=plan).select_related("session")


def mean(values: list[int]) -> str:
    """With one decimal, as it is said: 4.3."""
    if not values:
        return ""
    return str((Decimal(sum(values)) / len(values)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def averages(rows: Iterable[TrainingFeedback]) -> dict[str, Any]:
    """How many said it, the average of each question and of all, and the remarks."""
    found = list(rows)
    marks = [
        {
            "key": name, "label": LABELS[name],
            "average": mean([getattr(row, name) for row in found]),
        }
        for name in MARKS
    ]  # fmt: skip
    return {
        "n": len(found), "marks": marks, "all": mean([getattr(row, name) for row in found for name in MARKS]),
        "comments": [row.comment for row in found if row.comment.strip()],
    }  # fmt: skip


def of_plan(plan: Any) -> dict[str, Any]:
    """For the summary's page and its document: of all sessions, and of each."""
    rows = list(rows_of(plan))
    by_session: dict[int, list[TrainingFeedback]] = {}
    for row in rows:
        by_session.setdefault(row.session_id, []).append(row)
    sessions = list(
        plan.sessions.select_related("trainer", "trainer_contact", "project").prefetch_related("attendance")
    )
    told = [
        {
            "session": session, "trainer": session.who_trains, "came": len(session.present),
            **averages(by_session.get(session.pk, [])),
        }
        for session in sorted(sessions, key=lambda one: one.at)
        if session.state != "planned" or session.pk in by_session
    ]  # fmt: skip
    return {"told": averages(rows), "sessions": told, "came": sum(row["came"] for row in told)}
