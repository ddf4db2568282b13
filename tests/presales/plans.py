"""Preliminary plans for tests, made through their verbs."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import transaction

from presales.models import PreliminaryPlan
from tests.presales.estimating import make_estimate

SIX = (
    ("initiation", 3, 5, 8), ("analysis", 8, 10, 20), ("design", 5, 8, 12), ("implementation", 20, 30, 50),
    ("testing", 8, 10, 16), ("delivery", 3, 5, 8),
)  # fmt: skip
BEGIN = date(2026, 3, 2)


@transaction.atomic
def make_plan(
    cast: SimpleNamespace, *, upto: str = "settled", estimated: bool = True, **fields: Any
) -> PreliminaryPlan:
    """By the project manager, on the ground of an estimate of 68 working days, or of none: then a step takes five.
    `upto`: draft or settled."""
    if estimated:
        make_estimate(cast, steps=SIX)
    told: dict[str, Any] = {"title": "初步项目计划", "title_en": "Preliminary plan", "goal": "对账缩短到两小时", "goal_en": "Reconciling takes two hours", "starts_on": BEGIN}  # fmt: skip
    plan = PreliminaryPlan(project=cast.project, **(told | fields))
    plan.put(by=cast.pm, read_version=None)
    plan.resources.create(
        kind="human", what="实施顾问", what_en="Consultants", quantity="2 人", quantity_en="2 people"
    )
    plan.after_put(by=cast.pm)
    plan.refresh_from_db()
    plan.project = cast.project
    if upto == "settled":
        for row in plan.items.filter(days=None):
            row.days = 5
            plan.put_item(row, by=cast.pm, read_version=row.version)
        plan.lay_out(by=cast.pm, start=BEGIN)
        plan.settle(by=cast.pm)
    return plan
