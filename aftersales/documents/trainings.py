"""The sign-in sheet of a training session: with the people who are expected, and empty rows for others."""

from typing import Any

from django.utils import timezone

from aftersales.models.trainingparts import blank
from aftersales.models.trainings import TrainingSession
from lifecycle.text import named, same, twin

EMPTY_ROWS = 8


def build_sign_in_sheet(session: TrainingSession) -> dict[str, Any]:
    """D30. Before the session its signature column is empty; afterwards it says who signed and when."""
    door = session.open_door
    held = session.state != TrainingSession.State.PLANNED
    rows = [
        {
            "name": row.names,
            "department": same(row.of),
            "signed": timezone.localtime(row.signed_at).isoformat() if row.signed and row.signed_at else None,
        }
        for row in session.attendance.select_related("contact")
        if row.signed or not row.exempt
    ]
    empty = [{"name": row["name"], "department": same(""), "signed": None} for row in blank(EMPTY_ROWS)]
    body = {
        "topic": twin(session, "topic"),
        "kind": session.training_kind,
        "mode": session.mode,
        "at": timezone.localtime(session.at).isoformat(),
        "place": twin(session, "place"),
        "trainer": named(session.who_trains),
        "minutes": session.actual_minutes or session.minutes,
        "goal": twin(session, "goal"),
        "outline": [{"title": twin(row, "title"), "kind": row.kind, "minutes": row.minutes} for row in session.outline.all()],
        "held": held,
        "sign_in": door.address if door is not None and not held else "",
        "rows": rows if held else [*rows, *empty],
    }  # fmt: skip
    return {"body": body, "slots": []}
