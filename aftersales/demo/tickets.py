"""What customer service does in the demo: tickets in every state, a visit, improvements, surveys, a second phase."""

from datetime import time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales import wishes as gathering
from aftersales.models import ImprovementItem, PhaseTwoList, SatisfactionSurvey, ServiceVisit, SupportTicket
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask

STORIES = ("uni-asset", "water-billing", "car-quality")
PAPERS = ("S3-11", "S3-12")  # items that the signed paper of a visit and of a survey ends
WISHED = ("car-quality", "water-billing")
# title, title in English, what happened, in English, kind, priority, how far it goes
TICKETS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("批量打印停在第三页", "Printing stops at the third page", "批量打印到第三页后没有反应。", "After the third page nothing happens.", "technical", "high", "closed"),
    ("如何导出上月明细", "How to export last month", "不知道在哪里选日期。", "Nobody knows where to choose the dates.", "usage", "low", "confirmed"),
    ("早上登录很慢", "Signing in is slow in the morning", "八点半到九点登录要一分钟。", "It takes a minute between half past eight and nine.", "technical", "normal", "solved"),
    ("接口今早没有数据", "The interface brought nothing this morning", "财务接口没有收到昨天的数据。", "Finance did not get yesterday's data.", "technical", "critical", "new"),
)  # fmt: skip
ANSWER = ("已收到，正在检查，今天给您答复。", "We have it and are looking into it; you hear from us today.")
SOLUTION = (
    "调整了服务内存并复测，已恢复正常。",
    "The service has more memory now; it was tested again and works.",
)
WORK = (
    "现场检查打印服务，调整内存，批量打印一百张复测。",
    "Looked at the printing service on site, gave it more memory and printed a hundred slips.",
)


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("payment")
    if begun is None or course.story.key not in STORIES:
        return
    for n in range(len(TICKETS)):
        last = n == len(TICKETS) - 1
        day = later(course.last_day, -1) if last else min(following(begun, 6 + 4 * n), later(course.last_day, -2))
        clock.at(day, f"{9 + n:02}:05", partial(_ticket, clock, course, n))
    clock.at(min(following(begun, 9), later(course.last_day, -2)), "16:05", partial(_survey, clock, course))
    if course.story.key in WISHED:
        clock.at(min(following(begun, 12), later(course.last_day, -2)), "11:35", partial(_phase_two, course))


def _works(course: Course) -> bool:
    return course.project.is_running and course.project.support_owner_id is not None


@transaction.atomic
def _ticket(clock: Clock, course: Course, n: int) -> None:
    if not _works(course):
        return
    title, title_en, text, text_en, kind, priority, upto = TICKETS[n]
    project, owner = course.project, course.cast.of_kind(course.story, "owner")
    by = project.support_owner
    assert by is not None
    ticket = SupportTicket(
        project=project, title=title, title_en=title_en, text=text, text_en=text_en, ticket_kind=kind, priority=priority,
        channel="phone", contact=owner, reported_at=timezone.now() - timedelta(minutes=20), assigned=by,
    )  # fmt: skip
    ticket.put(by=by, read_version=None)
    ticket.after_put(by=by)
    if upto == "new":
        return
    ticket.respond(by=by, answer=ANSWER[0], answer_en=ANSWER[1])
    ticket.solve(by=by, solution=SOLUTION[0], solution_en=SOLUTION[1])
    if n == 0:
        _visit(clock, course, ticket, owner)
        item = ticket.make_improvement(by=by, area=ImprovementItem.Area.PERFORMANCE)
        item.decide(
            by=by, decision="do", reason="打印是日常高频操作，多家客户提出。",
            reason_en="Printing is done all day, and several customers ask for it.", release="5.3",
        )  # fmt: skip
    if upto in ("confirmed", "closed"):
        ticket.confirm(by=by, how="电话回访", rating=5 - n, words="处理很及时。")
    if upto == "closed":
        ticket.close(by=by)


def _visit(clock: Clock, course: Course, ticket: SupportTicket, met: Any) -> None:
    by = ticket.assigned
    assert by is not None
    visit = ServiceVisit(
        project=ticket.project, ticket=ticket, on=timezone.localdate(), begins=time(9, 30), ends=time(11), who=by, met=met,
        place="客户机房", place_en="The customer's server room", work=WORK[0], work_en=WORK[1], outcome="solved",
        rating=5, rating_words="来得很快。", rating_words_en="They came quickly.",
    )  # fmt: skip
    visit.put(by=by, read_version=None)
    visit.after_put(by=by)
    ask(clock, course, visit.issue(by=by), [(met, "customer-1"), (by, "vendor-1")], by=by, fate="signed")


@transaction.atomic
def _survey(clock: Clock, course: Course) -> None:
    if not _works(course):
        return
    project, by, owner = course.project, course.project.support_owner, course.cast.of_kind(course.story, "owner")
    assert by is not None
    told = (
        ("training", {"solution": 4, "people": 5, "time": 3, "communication": 4, "support": 4, "whole": 4}),
        ("acceptance", {"solution": 5, "people": 5, "time": 4, "communication": 4, "support": 5, "whole": 5}),
    )
    for point, scores in told:
        survey = SatisfactionSurvey(project=project, point=point, contact=owner)
        survey.put(by=by, read_version=None)
        survey.record(
            by=by, scores=scores, on=timezone.localdate(), how="纸质调查表，存项目档案", comment="报表再快一些就更好了。",
            comment_en="Faster reports would make it even better.",
        )  # fmt: skip
        ask(clock, course, survey.issue(by=by), [(owner, "customer-1")], by=by, fate="signed")


@transaction.atomic
def _phase_two(course: Course) -> None:
    project, by = course.project, course.implementer
    if not project.is_running or PhaseTwoList.of(project) is not None:
        return
    wishes = PhaseTwoList(
        project=project, introduction="一期数据已经完整，二期可以直接支持管理决策。",
        introduction_en="The data are complete now; a second phase lets managers decide with them.",
    )  # fmt: skip
    wishes.put(by=by, read_version=None)
    wishes.items.create(  # type: ignore[attr-defined]
        text="手机上查看日报", text_en="The daily report on a phone", benefit="领导不在办公室也能看到",
        benefit_en="Managers see it wherever they are", value="high", size="medium",
    )  # fmt: skip
    for row in gathering.lines(project):
        wishes.items.create(**(row | {"value": row.get("value") or "medium", "size": "small"}))  # type: ignore[attr-defined]
    wishes.after_put(by=by)
    if wishes.lacks():
        return
    wishes.freeze(
        by=by, contact=course.cast.of_kind(course.story, "owner"), on=timezone.localdate(), how="验收会议上当面说明"
    )
