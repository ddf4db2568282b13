"""Payment milestones for tests, written through the same verbs as the pages use."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from aftersales.models import PaymentMilestone
from tests.cast import put_in_state

THIRDS = ((Decimal(30), "signing"), (Decimal(40), "go_live"), (Decimal(30), "acceptance"))


def make_milestone(
    cast: SimpleNamespace,
    percent: Decimal = Decimal(100),
    trigger: str = "signing",
    project: Any = None,
    **fields: Any,
) -> PaymentMilestone:
    milestone = PaymentMilestone(
        project=project or cast.project,
        name="第一期",
        name_en="Instalment 1",
        percent=percent,
        trigger=trigger,
        **fields,
    )
    milestone.put(by=cast.commercial, read_version=None)
    milestone.after_put(by=cast.commercial)
    return milestone


def make_plan(cast: SimpleNamespace) -> list[PaymentMilestone]:
    """Three instalments of 30, 40 and 30 per cent, before signing."""
    plan = [make_milestone(cast, percent, trigger, order=n) for n, (percent, trigger) in enumerate(THIRDS, 1)]
    for milestone in plan:
        milestone.refresh_from_db()
    return plan


def signed(cast: SimpleNamespace, **facts: Any) -> None:
    """The contract is signed, over ¥1,280,000.00 unless `facts` say otherwise."""
    put_in_state(cast.project, "delivery", **facts)


def make_due(cast: SimpleNamespace, late: int = 0, **fields: Any) -> PaymentMilestone:
    """A milestone of the whole contract whose day of payment was `late` days ago."""
    signed(cast)
    milestone = make_milestone(cast, **fields)
    milestone.reach(by=cast.pm, on=timezone.localdate() - timedelta(days=milestone.due_days + late))
    return milestone


def day(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)
