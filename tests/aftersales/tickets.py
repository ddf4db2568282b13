"""Customer service for tests, through the same verbs as the pages use."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import (
    ImprovementItem,
    PhaseTwoList,
    SatisfactionSurvey,
    ServiceHandover,
    ServiceVisit,
    SupportTicket,
)
from aftersales.wishes import lines


@transaction.atomic
def a_handover(cast: SimpleNamespace, *, upto: str = "preparing", **fields: Any) -> ServiceHandover:
    """Complete, with its own lines; `upto`: preparing, submitted, accepted or introduced."""
    facts: dict[str, Any] = {
        "systems": "药房系统 5.2", "systems_en": "Pharmacy system 5.2", "environment": "两台服务器，每晚备份",
        "environment_en": "Two servers, backup every night", "sla": "八小时响应", "sla_en": "Answered in eight hours",
        "warranty_until": timezone.localdate() + timedelta(days=365), "taker": cast.support, "no_issues": True,
    }  # fmt: skip
    handover = ServiceHandover(project=cast.project, **(facts | fields))
    handover.put(by=cast.pm, read_version=None)
    handover.people.create(contact=cast.owner, part="报修", part_en="Reports problems")
    handover.people.create(user=cast.pm, part="项目情况", part_en="How the project went")
    handover.manuals.create(
        title="操作手册", title_en="User manual", place="项目文件", place_en="Files of the project"
    )
    handover.knowledge.create(topic="报表开发", topic_en="Developing reports", contact=cast.owner)
    handover.after_put(by=cast.pm)
    if upto == "preparing":
        return handover
    handover.submit(by=cast.pm)
    if upto == "submitted":
        return handover
    handover.accept(by=cast.support, support_owner=cast.support, responsible_from=timezone.localdate())
    if upto == "introduced":
        handover.introduce(
            by=cast.pm, contact=cast.owner, on=timezone.localdate(), how="移交会议", how_en="At the hand-over meeting"
        )
    return handover


@transaction.atomic
def a_ticket(cast: SimpleNamespace, **fields: Any) -> SupportTicket:
    facts: dict[str, Any] = {
        "title": "退药打印慢", "title_en": "Printing returns is slow", "text": "打印要两分钟", "text_en": "It takes two minutes",
        "contact": cast.owner, "reported_at": timezone.now() - timedelta(minutes=5), "assigned": cast.support,
    }  # fmt: skip
    ticket = SupportTicket(project=cast.project, **(facts | fields))
    ticket.put(by=cast.support, read_version=None)
    ticket.after_put(by=cast.support)
    return ticket


def solved(cast: SimpleNamespace, **fields: Any) -> SupportTicket:
    ticket = a_ticket(cast, **fields)
    ticket.respond(by=cast.support, answer="已收到，正在检查", answer_en="We are looking into it")
    ticket.solve(by=cast.support, solution="打印服务内存已调大", solution_en="The printing service has more memory")
    return ticket


@transaction.atomic
def a_service_visit(ticket: SupportTicket, cast: SimpleNamespace, **fields: Any) -> ServiceVisit:
    facts: dict[str, Any] = {
        "on": timezone.localdate(), "begins": time(9), "ends": time(10, 30), "who": cast.support, "met": cast.owner,
        "work": "调大内存并复测", "work_en": "More memory, tested again", "outcome": "solved",
    }  # fmt: skip
    visit = ServiceVisit(project=cast.project, ticket=ticket, **(facts | fields))
    visit.put(by=cast.support, read_version=None)
    visit.after_put(by=cast.support)
    return visit


@transaction.atomic
def an_improvement(cast: SimpleNamespace, **fields: Any) -> ImprovementItem:
    facts: dict[str, Any] = {
        "title": "批量打印", "title_en": "Printing in one go", "description": "一次打印全部清单",
        "description_en": "All slips at once", "area": "ux", "source": "feedback", "contact": cast.owner,
    }  # fmt: skip
    item = ImprovementItem(project=cast.project, **(facts | fields))
    item.put(by=cast.support, read_version=None)
    item.after_put(by=cast.support)
    return item


@transaction.atomic
def a_survey(cast: SimpleNamespace, **fields: Any) -> SatisfactionSurvey:
    facts: dict[str, Any] = {"point": "acceptance", "contact": cast.owner}
    survey = SatisfactionSurvey(project=cast.project, **(facts | fields))
    survey.put(by=cast.support, read_version=None)
    return survey


def a_survey_answered(cast: SimpleNamespace, **fields: Any) -> SatisfactionSurvey:
    survey = a_survey(cast, **fields)
    survey.record(
        by=cast.support, scores={"whole": 4, "time": 3}, on=timezone.localdate(), how="纸质", comment="报表再快些",
        comment_en="Faster reports",
    )  # fmt: skip
    return survey


@transaction.atomic
def a_list(cast: SimpleNamespace, *, frozen: bool = False) -> PhaseTwoList:
    """With a wish of its own, and with what the project knows, each weighed."""
    wishes = PhaseTwoList(project=cast.project, introduction="数据齐了", introduction_en="The data are complete")
    wishes.put(by=cast.implementation, read_version=None)
    wishes.items.create(text="移动日报", text_en="A report on the phone", value="high", size="small")
    for row in lines(cast.project):
        wishes.items.create(**(row | {"value": "medium", "size": "small"}))
    wishes.after_put(by=cast.implementation)
    if frozen:
        wishes.freeze(by=cast.implementation, contact=cast.owner, on=timezone.localdate(), how="验收会议")
    return wishes
