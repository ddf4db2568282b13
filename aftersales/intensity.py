"""How much a person of the customer was taught in training sessions, for the page of a key user."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.utils import timezone

from aftersales.models import Attendance


def taught(*, project: Any, contact: Any) -> list[tuple[date, int, int]]:
    """(day, minutes, topics) of every session that they signed."""
    rows = Attendance.objects.filter(session__project=project, contact=contact, signed=True)
    told = rows.annotate(topics=Count("session__outline")).values_list(
        "session__at", "session__actual_minutes", "session__minutes", "topics"
    )
    return [(timezone.localdate(at), actual or planned, topics) for at, actual, planned, topics in told]
