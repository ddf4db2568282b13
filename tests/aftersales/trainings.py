"""Training sessions for tests, as they are after real work."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import TrainingSession


@transaction.atomic
def a_training(cast: SimpleNamespace, **fields: Any) -> TrainingSession:
    """Planned: an outline in the right order, one contact and one name on the sheet."""
    facts: dict[str, Any] = {
        "topic": "领药与退药", "topic_en": "Drug slips and returns", "training_kind": "process", "minutes": 90,
        "at": timezone.now() - timedelta(hours=4), "place": "住院部三楼", "place_en": "Ward block, third floor",
        "trainer": cast.implementation, "goal": "护士能独立领药", "goal_en": "Nurses draw drugs on their own",
    }  # fmt: skip
    session = TrainingSession(project=cast.project, **(facts | fields))
    session.put(by=cast.implementation, read_version=None)
    session.outline.create(kind="concept", title="为什么一天两次", title_en="Why twice a day", minutes=20)
    session.outline.create(kind="operation", title="填领药单", title_en="Fill in the slip", minutes=60)
    session.attendance.create(contact=cast.owner)
    session.attendance.create(name="何护士", department="内科")
    session.after_put(by=cast.implementation)
    return session


def held(cast: SimpleNamespace, **fields: Any) -> TrainingSession:
    session = a_training(cast, **fields)
    session.hold(by=cast.implementation, minutes=95, came=list(session.attendance.all())[:1])
    return session
