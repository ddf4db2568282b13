"""Objectives, requirements and their document as far as a test needs them, made through their verbs."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Objective, Requirement, RequirementsDocument, RequirementType


@transaction.atomic
def make_objective(cast: SimpleNamespace, *, judged: str = "yes", **fields: Any) -> Objective:
    """SMART, and judged by the implementation manager unless `judged` is empty."""
    facts: dict[str, Any] = {
        "statement": "月末对账缩短到两小时", "statement_en": "Month-end reconciliation takes two hours",
        "specific": "药房与财务的月末对账", "specific_en": "Month-end of pharmacy and finance",
        "measurable": "从开始到双方签字的时间", "measurable_en": "Time from start to both signatures",
        "achievable": "编码统一后系统自动核对", "achievable_en": "The system compares once the codes are one",
        "relevant": "财务每月多出一天半", "relevant_en": "Finance gains a day and a half a month",
        "time_bound": "上线后第一个季度内", "time_bound_en": "Within the first quarter after go-live",
        "metric": "对账耗时", "metric_en": "Hours of reconciling", "baseline_value": "2 d", "target_value": "2 h",
        "due": timezone.localdate() + timedelta(days=200),
    }  # fmt: skip
    objective = Objective(project=cast.project, **(facts | fields))
    objective.put(by=cast.implementation, read_version=None)
    if judged:
        objective.judge(by=cast.implementation, verdict=judged, note="两家同类医院已经做到")
    return objective


@transaction.atomic
def make_requirement(cast: SimpleNamespace, *, upto: str = "confirmed", **fields: Any) -> Requirement:
    """By the consultant; `upto`: captured, analysed, reviewed or confirmed (reviewed too, ready for a baseline)."""
    facts: dict[str, Any] = {
        "title": "自动对账", "title_en": "Automatic reconciliation", "description": "月末自动核对药房与财务账目",
        "description_en": "Compare the accounts of pharmacy and finance at month-end", "category": "functional",
        "source": "research", "priority": "must", "approach": "标准功能，配置对账规则",
        "approach_en": "Standard function; configure the rules",
    }  # fmt: skip
    requirement = Requirement(project=cast.project, **(facts | fields))
    requirement.put(by=cast.consultant, read_version=None)
    if upto == "captured":
        return requirement
    requirement.analyse(
        by=cast.consultant, business_scenario="月末药房与财务各自对账，两天才能对平。", underlying_need="账目一致",
        need_verdict="reasonable", type=RequirementType.objects.first(), response="now", reason="标准功能可以满足，配置即可",
        business_scenario_en="Pharmacy and finance each count for two days.", underlying_need_en="Equal accounts",
        reason_en="The standard function does it", value_impact="对账是项目的主要目标",
        value_impact_en="Reconciling is what the project is for", without_it="仍由人工核对", without_it_en="Done by hand",
        impact_days=3,
    )  # fmt: skip
    if upto == "analysed":
        return requirement
    requirement.review(by=cast.implementation, is_clear=True, is_complete=True, is_testable=True)
    if upto == "confirmed":
        requirement.confirm(by=cast.consultant, contact=cast.owner, on=timezone.localdate())
    return requirement


@transaction.atomic
def make_requirements_document(
    cast: SimpleNamespace, *, upto: str = "baselined", **fields: Any
) -> RequirementsDocument:
    """Of what the register holds; `upto`: draft, review, reviewed or baselined."""
    facts: dict[str, Any] = {
        "title": "医院 ERP 需求文档", "title_en": "Hospital ERP: requirements", "background": "三套系统，编码不一致。",
        "background_en": "Three systems with three sets of codes.", "exclusions": "- 硬件\n- 网络改造",
        "exclusions_en": "- hardware\n- the network",
    }  # fmt: skip
    document = RequirementsDocument(project=cast.project, **(facts | fields))
    document.put(by=cast.implementation, read_version=None)
    if upto == "draft":
        return document
    document.submit(by=cast.implementation, reviewer=cast.pm)
    if upto == "review":
        return document
    document.pass_review(by=cast.pm)
    if upto == "baselined":
        document.baseline(by=cast.implementation)
    return document
