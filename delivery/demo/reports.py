"""Reports to executives of the demo's projects: delivered and answered, delivered, and one whose moment is chosen."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ExecutiveReport, ReportAsk
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.models import Contact, User

ITEM, EVERY = "S2-01", 14  # days
ANSWERED = "hosp-erp"  # and the next one waits for its moment
TEXTS: dict[str, tuple[str, str]] = {
    "headline": ("按计划推进，两处需要领导决定", "On plan; two points need a decision"),
    "achievements": (
        "- 双方项目组到位，工作规则已公布\n- 关键流程访谈完成过半，已收集现用表单",
        "- Both teams are in place and the rules are known\n- More than half of the key flows are talked through, their forms collected",
    ),
    "next_steps": ("- 完成其余访谈并召开业务分析会\n- 确认调研报告", "- Finish the talks and hold the business analysis meeting\n- Confirm the research report"),
    "risks": ("- 机房改造由贵方负责，逾期将顺延上线", "- The server room is yours to convert; every day late moves go-live"),
    "time_note": ("机房改造比约定晚三天", "The server room is three days late"),
}  # fmt: skip
DECISION = ("确定机房改造的完成日期", "Fix the day on which the server room is ready")
SUPPORT = ("请各部门负责人参加业务分析会", "Have the heads of departments join the business analysis meeting")


def work(course: Course, item: Any, by: User) -> bool:
    """The item of the checklist ends with the report that its document is."""
    if item.code != ITEM:
        return False
    _write(course, timezone.localdate())
    _deliver(course)
    return True


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("delivery")
    if begun is None or course.story.key != ANSWERED:
        return
    clock.at(course.recent(following(begun, EVERY), 5), "10:40", partial(_answer, course))
    clock.at(
        course.recent(following(begun, EVERY), 2),
        "17:20",
        partial(_write, course, course.last_day - timedelta(days=2)),
    )


def _newest(course: Course) -> ExecutiveReport | None:
    return ExecutiveReport.objects.filter(project=course.pk).order_by("-number").first()


@transaction.atomic
def _write(course: Course, day: date) -> None:
    sponsor: Contact = course.cast.contact(course.story.sponsor)
    words: dict[str, Any] = {}
    for name, (zh, en) in TEXTS.items():
        words |= {name: zh, f"{name}_en": en}
    report = ExecutiveReport(
        project=course.project, audience="customer", period_from=day - timedelta(days=EVERY - 1), period_to=day,
        time_light="amber", **words,
    )  # fmt: skip
    report.put(by=course.manager, read_version=None)
    report.readers.create(contact=sponsor)  # type: ignore[attr-defined]
    report.asks.create(kind="decision", text=DECISION[0], text_en=DECISION[1], due=day + timedelta(days=7))  # type: ignore[attr-defined]
    report.asks.create(kind="support", text=SUPPORT[0], text_en=SUPPORT[1])  # type: ignore[attr-defined]
    report.after_put(by=course.manager)
    report.agree(by=course.cast.user("executive"), note="")
    report.schedule(by=course.manager, on=timezone.localdate(), why="院务会当周，领导都在。", facts_only=True)


def _deliver(course: Course) -> None:
    report = _newest(course)
    if report is not None:
        report.issue(by=course.manager)
        report.refresh_from_db()
        report.deliver(by=course.manager, on=timezone.localdate(), channel=ExecutiveReport.Channel.MEETING)


@transaction.atomic
def _answer(course: Course) -> None:
    report = _newest(course)
    if report is None or report.state != ExecutiveReport.State.DELIVERED:
        return
    decision, _support = ReportAsk.objects.filter(report=report)
    report.settle(by=course.manager, ask=decision, granted=True, answer="院办督办，下周五前完工。")
    marks: dict[Any, int] = {row.contact_id: 4 for row in report.readers.all()}  # type: ignore[attr-defined]
    report.react(by=course.manager, reaction="认可进展，要求例会上通报机房进度。", marks=marks)
