"""Preliminary plans of the demo's projects: the phases as the estimate has them, with people, resources and a goal."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Text
from lifecycle.models import ChecklistItem, ProjectMember, User
from presales.models import PreliminaryPlan

ISSUED = ("hosp-erp", "uni-lab")  # whose plan the customer has on paper
STRATEGY = Text(
    "先主要流程后报表；旧系统并行一个月，数据分两次迁入。",
    "The main flows before the reports; the old system runs beside it for a month, data move in two steps.",
)
CHECK = Text(
    "关键用户用真实单据走通主要流程，双方在记录上签字。",
    "Key users run the main flows with real papers; both sides sign the record.",
)
RESOURCES = (
    ("human", "vendor", Text("实施顾问", "Consultants"), Text("2 人，全程", "2, throughout")),
    ("human", "customer", Text("关键用户", "Key users"), Text("每科室 1 人，每周 2 天", "1 of each department, 2 days a week")),
    ("technical", "customer", Text("服务器与测试终端", "Servers and test terminals"), Text("2 台、10 台", "2 and 10")),
    ("financial", "vendor", Text("差旅与驻场费用", "Travel and stay"), Text("按预算", "as budgeted")),
)  # fmt: skip


def work(course: Course, item: Any, by: User) -> bool:
    """The item that asks for the preliminary plan ends with one."""
    if item.code != "S1-14":
        return False
    with transaction.atomic():
        plan = lay_out(course)
        if course.story.key not in ISSUED:
            ChecklistItem.objects.get(pk=item.pk).complete_by_evidence(by=by, label=plan.label)
    if course.story.key in ISSUED:
        plan.issue(by=course.manager, language="zh")
    return True


def lay_out(course: Course) -> PreliminaryPlan:
    """By the project manager, from the estimate; where there is none, a step takes two weeks."""
    found = PreliminaryPlan.of(course.project)
    if found is not None:
        return found
    author = course.manager
    plan = PreliminaryPlan(project=course.project)
    plan.prefill(by=author)
    system = course.words["system"]
    if not plan.goal:
        plan.goal = f"{system.zh}按合同日期上线，主要流程由用户签字确认。"
    if not plan.goal_en:
        plan.goal_en = f"{system.en} is live by the day of the contract, its main flows signed by the users."
    plan.starts_on = max(plan.starts_on or timezone.localdate(), timezone.localdate() + timedelta(days=3))
    plan.strategy, plan.strategy_en = STRATEGY.zh, STRATEGY.en
    plan.verification, plan.verification_en = CHECK.zh, CHECK.en
    plan.put(by=author, read_version=None)
    consultant = ProjectMember.objects.filter(project=course.pk, role="CO", state__in=ProjectMember.BELONGS).first()
    owner = course.cast.of_kind(course.story, "owner")
    for row in plan.items.all():  # type: ignore[attr-defined]
        row.days = row.days or 10
        if row.step in ("analysis", "testing"):
            row.side, row.theirs = "both", owner
        if row.step == "implementation" and consultant:
            row.ours_id = consultant.user_id
        plan.put_item(row, by=author, read_version=row.version)
    plan.lay_out(by=author, start=plan.starts_on)
    for order, (kind, side, what, quantity) in enumerate(RESOURCES, 1):
        plan.resources.create(  # type: ignore[attr-defined]
            order=order,
            kind=kind,
            side=side,
            what=what.zh,
            what_en=what.en,
            quantity=quantity.zh,
            quantity_en=quantity.en,
        )
    plan.settle(by=author)
    return plan
