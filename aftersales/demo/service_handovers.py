"""Customer service in the demo: two customers handed over and signed for, one whose package was just handed over."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.demo import tickets
from aftersales.models import ServiceHandover
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course
from lifecycle.demo.load.signing import ask
from lifecycle.models import Contact, User

ITEM = "S3-10"
SIGNED = ("hosp-implant", "car-quality")
SUBMITTED = ("uni-asset",)
NOTES = {
    ITEM: "客服移交单另以纸质文件三方签字，原件存档。",
    "S3-09": "验收时没有提出本期之外的需求，已口头说明冻结。",
    "S3-12": "满意度由客服电话回访，本次没有书面调查。",
    "S3-11": "本期问题均电话解决，没有上门，不出支持单。",
}
ENVIRONMENT = (
    "应用服务器两台（一主一备），数据库每晚备份并异地保存；远程维护须经客户信息部门开通，口令由其保管。",
    "Two application servers, one in reserve; the database is backed up every night and kept elsewhere as well. Remote access is opened by the customer's IT, who keep the password.",
)
SLA = (
    "工作日八小时内响应；业务停顿两小时内响应、八小时内解决；质保期内不另收费。",
    "Answered within eight working hours; within two where work stands still, which is solved within eight. Free of charge during the warranty.",
)
MEETING = ("移交会议，双方到场", "At the hand-over meeting, both sides present")


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("payment")
    if begun is None or course.story.key not in (*SIGNED, *SUBMITTED):
        return
    clock.at(later(begun, 3), "10:20", partial(_hand_over, course))
    if course.story.key in SIGNED:
        clock.at(later(begun, 5), "15:10", partial(_sign, clock, course))


def work(course: Course, item: Any, by: User) -> bool:
    """Signatures end the items by themselves; where nothing is signed here they are left out, and say why."""
    if item.code not in NOTES:
        return False
    signed = SIGNED if item.code == ITEM else tickets.STORIES if item.code in tickets.PAPERS else ()
    if course.story.key not in signed:
        item.skip(by=course.manager, reason_code="OTHER", note=NOTES[item.code])
    return True


@transaction.atomic
def _hand_over(course: Course) -> None:
    by, project = course.manager, course.project
    if not project.is_running or ServiceHandover.of(project) is not None:
        return
    handover = ServiceHandover(project=project)
    handover.prefill(by=by)
    handover.systems, handover.systems_en = course.story.product.zh, course.story.product.en
    handover.environment, handover.environment_en = ENVIRONMENT
    handover.sla, handover.sla_en = SLA
    handover.warranty_until = timezone.localdate() + timedelta(days=365)
    handover.taker = project.support_owner
    lines = handover.starting_lines(by=by)
    handover.no_issues, handover.no_knowledge = not lines["issues"], not lines["knowledge"]
    handover.put(by=by, read_version=None)
    for relation, rows in lines.items():
        for order, row in enumerate(rows, 1):
            getattr(handover, relation).create(order=order, **row)
    if not lines["manuals"]:
        handover.manuals.create(  # type: ignore[attr-defined]
            order=1, title="操作手册", title_en="User manual", place="项目文件", place_en="Files of the project"
        )
    handover.issues.filter(owner=None).update(owner=by)  # type: ignore[attr-defined]
    handover.issues.filter(due=None).update(due=timezone.localdate() + timedelta(days=30))  # type: ignore[attr-defined]
    handover.after_put(by=by)
    handover.submit(by=by)


@transaction.atomic
def _sign(clock: Clock, course: Course) -> None:
    handover = ServiceHandover.of(course.project)
    if handover is None or not course.project.is_running:
        return
    by, service = course.manager, handover.taker
    assert service is not None
    handover.accept(by=service, support_owner=service, responsible_from=timezone.localdate())
    handover.introduce(
        by=by, contact=course.cast.of_kind(course.story, "owner"), on=timezone.localdate(), how=MEETING[0],
        how_en=MEETING[1],
    )  # fmt: skip
    people: list[tuple[Contact | User, str]] = [
        (course.cast.of_kind(course.story, "signatory"), "customer-1"),
        (by, "vendor-1"),
        (service, "vendor-2"),
    ]
    ask(clock, course, handover.issue(by=by), people, by=by, fate="signed")
