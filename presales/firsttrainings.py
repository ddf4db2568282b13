"""Demonstrations that count as a first training of the customer."""

from typing import Any

from lifecycle.firsttrainings import FirstTraining
from presales.models import DemoSession


def first_trainings(*, project: Any) -> list[FirstTraining]:
    """Those that took place, the earliest first."""
    rows = DemoSession.objects.filter(project=project, counts_as_training=True).exclude(state__in=DemoSession.AHEAD)
    found = []
    for row in rows.order_by("at").prefetch_related("contacts"):
        row.project = project
        people = len(row.contacts.all()) + len(row.others)
        found.append(FirstTraining(row.label, row.get_absolute_url(), row.at, people))
    return found
