"""Wishes of the demo that were not simply done: referred to another system, kept for phase two, changed once agreed."""

from functools import partial
from typing import Any

from django.db import transaction

from lifecycle.changing import go_by_request
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.models import Product, Requirement, RequirementType

SHARE = 40  # per cent of the projects
REFERRED: dict[str, str] = {
    "title": "员工排班", "title_en": "Duty rosters", "category": "functional", "priority": "could",
    "description": "在系统里排班并计算加班。", "description_en": "Rosters and overtime within the system.",
    "source": "research", "elicitation": "interview",
}  # fmt: skip
LATER: dict[str, str] = {
    "title": "手机端查询统计图", "title_en": "Charts on the phone", "category": "usability", "priority": "later",
    "description": "领导在手机上随时查看经营统计图。", "description_en": "Leaders look at charts of the business on the phone.",
    "source": "demo", "elicitation": "prototype", "origin": "domain",
}  # fmt: skip


def plan(clock: Clock, course: Course) -> None:
    if course.gate("G1") is None or course.ended_on or not course.dice("wishes").chance(SHARE):
        return
    clock.at(course.clamp(later(course.begin("G2"), 3), "contract"), "11:20", partial(_wish, course))
    if agreed := course.gate("G2"):
        clock.at(following(agreed, 12), "10:40", partial(_ask, course))
        clock.at(following(agreed, 15), "14:10", partial(_approve, course))


@transaction.atomic
def _wish(course: Course) -> None:
    by = course.implementer
    row = _captured(course, REFERRED)
    row.analyse(
        by=by, business_scenario="科室每月用表格排班，加班单另行报送。", business_scenario_en="Rosters are kept in sheets.",
        underlying_need="排班与考勤口径一致。", underlying_need_en="Rosters and attendance agree.",
        proposed_way="在本系统里新做一个排班模块", proposed_way_en="A module of its own in this system",
        need_verdict="reasonable", way_verdict="not", root_cause="other_system", response="decline",
        type=RequirementType.objects.filter(code="other-system").first(),
        reason="排班由人事系统负责，重复建设会产生两套数据。", reason_en="The personnel system does that; twice would mean two truths.",
    )  # fmt: skip
    row.decline(
        by=by, reason="排班由人事系统负责，重复建设会产生两套数据。", proof="人事系统的合同与接口说明第 3 节。",
        reason_en="The personnel system does that; twice would mean two truths.",
    )  # fmt: skip
    row = _captured(course, LATER)
    row.analyse(
        by=by, business_scenario="领导出差时看不到报表。", business_scenario_en="Leaders on the road see no reports.",
        underlying_need="随时了解经营情况。", underlying_need_en="To know how the business stands, anywhere.",
        need_verdict="reasonable", response="alternative", workaround="每天早上由系统发送汇总邮件。",
        workaround_en="The system sends a summary by mail every morning.",
        type=RequirementType.objects.filter(code="visionary").first(),
        reason="不在本期目标之内，数据稳定后再做更合适。", reason_en="Outside this phase's objectives; it fits once data are stable.",
    )  # fmt: skip
    row.put_to_phase_two(by=by, reason="不在本期目标之内，数据稳定后再做更合适。")
    if product := Product.objects.offered().first():
        row.park(by=by, product=product, note="别的客户也问过，可以做成标准功能。")


def _captured(course: Course, facts: dict[str, Any]) -> Requirement:
    row = Requirement(
        project=course.project, raised_by=course.cast.of_kind(course.story, "owner"), **facts
    )  # fmt: skip
    row.put(by=course.implementer, read_version=None)
    return row


@transaction.atomic
def _ask(course: Course) -> None:
    """Once it was agreed, the customer's terminals turned out to be others."""
    row = Requirement.objects.filter(project=course.pk, state=Requirement.State.BASELINED).order_by("number").first()
    if row is not None and not go_by_request(course.project):
        row.ask_change(
            by=course.implementer, reason="客户换了终端的型号，双方在例会上商定。",
            approach=f"{row.approach} 终端改用扫码枪。",
            **({"approach_en": f"{row.approach_en} Terminals are scanners."} if row.approach_en else {}),
        )  # fmt: skip


@transaction.atomic
def _approve(course: Course) -> None:
    for row in Requirement.objects.filter(project=course.pk, changes__state="asked"):
        if course.manager != course.implementer:
            row.approve_change(by=course.manager, note="不影响工期和费用。")
