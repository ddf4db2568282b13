"""What was promised of the project's length, held against its estimate, in working days from the day it could begin."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lifecycle.durations import Likely
from lifecycle.models.calendar import add_workdays, workdays_between
from lifecycle.models.commitments import Commitment
from presales.models import Contract, Estimate

OF_CONTRACT = _("Due date of the contract")


@dataclass(frozen=True)
class Promised:
    text: str
    days: int
    ends_on: date
    approved: bool  # an executive took it on
    url: str
    record: Commitment | None = None  # None for the contract itself


def promised(project: Any, start: date) -> list[Promised]:
    """Open schedule promises that name a time, and the contract's due date; the tightest first.

    What an executive approved covers the contract too, as far as the contract promises no less time.
    """
    timed = Q(days__isnull=False) | Q(due__isnull=False)
    rows = Commitment.objects.filter(
        timed, project=project, promise_kind=Commitment.Kind.SCHEDULE, state__in=Commitment.OPEN
    ).order_by("pk")
    found = []
    for row in rows:
        row.project = project
        ends_on = start + timedelta(days=row.days) if row.days else row.due
        assert ends_on is not None
        approved = row.state == Commitment.State.APPROVED
        found.append(
            Promised(
                row.label, max(workdays_between(start, ends_on), 0), ends_on, approved, row.get_absolute_url(), row
            )
        )
    if due := project.contract_due_on:
        days = max(workdays_between(start, due), 0)
        covered = any(one.approved and one.days <= days for one in found)
        covered = covered or Contract.objects.filter(project=project, executive__isnull=False).exists()
        url = reverse("project_contract", args=[project.number])
        found.append(Promised(str(OF_CONTRACT), days, due, covered, url))
    return sorted(found, key=lambda one: one.days)


def too_soon(project: Any, estimate: Estimate) -> list[Promised]:
    """Promises shorter than what is likely, that no executive has taken on."""
    assert estimate.starts_on is not None and estimate.likely_days is not None
    likely = estimate.likely_days
    return [one for one in promised(project, estimate.starts_on) if one.days < likely and not one.approved]


def figures(project: Any) -> dict[str, Any]:
    """The two figures that lists show beside each other, once there is an estimate to compare with."""
    estimate = Estimate.objects.filter(project=project).valid().first()
    if estimate is None or estimate.starts_on is None:
        return {}
    found = promised(project, estimate.starts_on)
    return {"promised_days": found[0].days if found else None, "likely_days": estimate.likely_days}


def likely_days(projects: set[int]) -> dict[int, Likely]:
    """By project: the likely length in calendar days, and that of four in five comparable projects."""
    rows = Estimate.objects.filter(project__in=projects, starts_on__isnull=False).valid().reverse()
    found = {}
    for pk, start, days, reference in rows.values_list("project", "starts_on", "likely_days", "reference"):
        if start is None or days is None:
            continue
        p80 = reference.get("p80")
        found[pk] = Likely(_calendar(start, days), _calendar(start, p80) if p80 else None)
    return found


def _calendar(start: date, workdays: int) -> int:
    return (add_workdays(start, workdays) - start).days
