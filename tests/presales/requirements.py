"""Requirements for tests, as far on their way as a test needs them."""

from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Requirement, RequirementType

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
    "reason_en": "Without it the books never agree.", "value_impact": "没有它，对账目标落空。",
    "value_impact_en": "The aim of reconciling falls.", "without_it": "月末仍要人工核对两天。",
    "without_it_en": "Two days by hand each month.", "impact_days": 4,
}  # fmt: skip
STEPS = ("captured", "analysed", "reviewed", "confirmed")


def make_requirements(
    cast: SimpleNamespace, n: int = 2, *, upto: str = "captured", baselined: bool = False, **fields: Any
) -> list[Requirement]:
    """By the implementation manager. `upto`: captured, analysed, reviewed (by the project manager) or confirmed."""
    reached = STEPS.index("confirmed" if baselined else upto)
    rows = []
    for i in range(1, n + 1):
        facts = REQUIREMENT | {"title": f"领药一次录入 {i}", "title_en": f"Enter drug slips once {i}"} | fields
        row = Requirement(project=cast.project, raised_by=cast.owner, **facts)
        with transaction.atomic():
            row.put(by=cast.implementation, read_version=None)
        if reached >= 1:
            row.analyse(by=cast.implementation, type=RequirementType.objects.get(code="unavoidable"), **ANALYSIS)
        if reached >= 2:
            row.review(by=cast.pm, is_clear=True, is_complete=True, is_testable=True)
        if reached >= 3:
            row.confirm(by=cast.implementation, contact=cast.owner, on=timezone.localdate())
        if baselined:
            row.baseline(by=cast.implementation)
        rows.append(row)
    return rows
