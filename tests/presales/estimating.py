"""Estimates and feasibility assessments for tests, made through their verbs."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import transaction

from lifecycle.models import Risk
from presales.models import Estimate, FeasibilityAssessment

STEPS = (("analysis", 8, 12, 20), ("implementation", 30, 40, 62), ("testing", 8, 12, 20))  # likely 64


@transaction.atomic
def make_estimate(cast: SimpleNamespace, *, upto: str = "submitted", steps: Any = STEPS, **fields: Any) -> Estimate:
    """By the project manager: 640,000 of cost against an offer of 1,280,000. `upto`: draft or submitted."""
    told: dict[str, Any] = {
        "title": "首次估算", "title_en": "First estimate", "starts_on": date(2026, 3, 2), "quoted_amount": Decimal(1280000),
        "customer_wanted_end": date(2026, 4, 1), "basis_note": "两家同类医院的经验。", "recommendation": "先上一期。",
    }  # fmt: skip
    estimate = Estimate(project=cast.project, **(told | fields))
    estimate.put(by=cast.pm, read_version=None)
    for step, best, likely, worst in steps:
        estimate.steps.create(step=step, optimistic=best, likely=likely, pessimistic=worst)
    estimate.costs.create(
        kind="labour", what="顾问与工程师", step="implementation", quantity=320, unit="人天", rate=1800
    )
    estimate.costs.create(kind="travel", what="差旅", quantity=8, unit="次", rate=8000)
    estimate.after_put(by=cast.pm)
    if upto == "submitted":
        estimate.submit(by=cast.pm)
    return estimate


def make_assessed_risk(cast: SimpleNamespace, **fields: Any) -> Risk:
    told: dict[str, Any] = {
        "title": "旧系统接口无文档", "title_en": "No papers on the old interfaces", "category": "technical",
        "probability": 4, "impact": 4, "owner": cast.pm, "due": date(2026, 4, 1), "state": "assessed",
    }  # fmt: skip
    risk = Risk(project=cast.project, **(told | fields))
    with transaction.atomic():
        risk.put(by=cast.pm, read_version=None)
    return risk


def make_feasibility(
    cast: SimpleNamespace, *, upto: str = "decided", decision: str = "go", estimate: Any = None, **fields: Any
) -> FeasibilityAssessment:
    """Written by the implementation manager, its technical side judged by the consultant. `upto`: draft, reviewed,
    decided."""
    told: dict[str, Any] = {"summary": "药房与病区一体化", "overall": "go", "market_note": "区内三家医院在招标。"}
    estimate = estimate or make_estimate(cast)
    row = FeasibilityAssessment(project=cast.project, estimate=estimate, **(told | fields))
    with transaction.atomic():
        row.put(by=cast.implementation, read_version=None)
        row.after_put(by=cast.implementation)
    row.dimensions.update(score=4, evidence="同类项目两年前做成过。", verdict="go", assessor=cast.implementation)
    row.dimensions.filter(dimension="technical").update(assessor=cast.consultant)
    row.competitors.create(name="东方软件", strengths="价格低", weaknesses="没有医院案例", price_hint="低两成")
    row = FeasibilityAssessment.objects.get(pk=row.pk)
    if upto != "draft":
        row.review(by=cast.pm)
    if upto == "decided":
        row.decide(by=cast.executive, decision=decision, conditions="先签接口协议", note="客户是省内标杆，值得投入。")
    return row


REQUIREMENT = {
    "title": "领药一次录入", "title_en": "Enter drug slips once", "description": "护士在床旁录入，药房直接看到。",
    "description_en": "Nurses enter at the bed; the pharmacy sees it at once.", "category": "functional",
    "source": "research", "priority": "must", "approach": "标准领药模块加床旁终端。",
    "approach_en": "The standard module with bedside terminals.",
}  # fmt: skip
ANALYSIS = {
    "business_scenario": "每班抄两遍领药单，月末对不上账。", "business_scenario_en": "Slips are copied twice a shift.",
    "underlying_need": "一处录入，处处可用。", "underlying_need_en": "Entered once, used everywhere.",
    "need_verdict": "reasonable", "response": "now", "reason": "没有它，药房与病区的账永远对不上。",
    "reason_en": "Without it the books never agree.",
}  # fmt: skip
