"""Rounds of research in the demo: planned and confirmed before the first talk, looked through together after the last one."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.shapes import Flow
from presales.demo.meetings import flows
from presales.models import CollectedForm, PlanLine, ResearchPlan, ResearchReport

# What every talk is to find out, before anything special to it.
QUESTIONS = (
    ("现在这件事从哪里开始，到哪里结束？", "Where does this work begin today, and where does it end?"),
    ("最近一次出差错是什么时候，后来怎么处理？", "When did it last go wrong, and what was done then?"),
)
# A lead whose plan is still being written: it begins unprepared, and says nothing of who is asked.
DRAFTS = ("hosp-booking",)


def plan(clock: Clock, course: Course) -> None:
    logs = [log for log in course.story.research if log.stage == "presales"]
    if logs:
        clock.at(booked(course, logs[0]), "10:12", partial(_plan, course, logs))
        over = following(max(log.held_on for log in logs), 5)
        clock.at(over, "15:20", partial(_look_through, course, logs))
        if signed := course.on("contract"):
            clock.at(max(following(signed, 12), following(over, 12)), "09:50", partial(_close, course))
    elif course.story.key in DRAFTS:
        clock.at(later(course.cast.today, -1), "15:40", partial(_draft, course))


def booked(course: Course, log: told.ResearchLog) -> date:
    """The day on which a talk is agreed, and the first one's whole round is planned."""
    return max(log.held_on - timedelta(days=4), course.story.moves[0].on)


def line_of(course: Course, n: int) -> PlanLine | None:
    """The planned talk that the story's n-th log is about."""
    return PlanLine.objects.filter(plan__project=course.pk, plan__round=1, order=n + 1).first()


def _flow(course: Course, log: told.ResearchLog) -> Flow | None:
    return next((flow for flow in flows(course) if flow.name == log.entries[0].topic), None)


def _start(course: Course, by: Any, **fields: Any) -> ResearchPlan:
    name = flows(course)[0].name
    row = ResearchPlan(
        project=course.project, title=f"{name.zh}等业务调研", title_en=f"{name.en} and what belongs to it",
        purpose="弄清现在怎么做、哪里会出错、谁在用哪张单据，方案以此为准。",
        purpose_en="Find out how the work runs today, where it goes wrong and who uses which paper; the solution rests on it.",
        **fields,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    return row


@transaction.atomic
def _plan(course: Course, logs: list[told.ResearchLog]) -> None:
    """Down to person and hour; the customer answers by e-mail."""
    cast, by = course.cast, course.cast.user(logs[0].by[0])
    row = _start(course, by, **dict.fromkeys(ResearchPlan.PREPARATION, True))
    for n, log in enumerate(logs):
        flow, topic = _flow(course, log), log.entries[0].topic
        at = datetime.combine(log.held_on, time.fromisoformat(log.start), timezone.get_default_timezone())
        row.lines.create(
            order=n + 1, topic=log.title.zh, topic_en=log.title.en, process=topic.zh, process_en=topic.en, is_key=n == 0,
            department=flow.department.zh if flow else "", department_en=flow.department.en if flow else "",
            contact=cast.contact(log.people[0]), ours=by, at=at, hours=log.hours,
            questions="\n".join(zh for zh, _en in QUESTIONS), questions_en="\n".join(en for _zh, en in QUESTIONS),
            wanted="正在使用的单据和报表各一份（已填写）", wanted_en="One filled-in copy of each form and report in use",
        )  # fmt: skip
    row.after_put(by=by)
    row.confirm(by=by, contact=cast.contact(logs[0].people[0]), how="邮件回复同意", on=timezone.localdate())


@transaction.atomic
def _draft(course: Course) -> None:
    row = _start(course, course.implementer, background_read=True)
    row.lines.create(order=1, topic="挂号到就诊", topic_en="From booking to the doctor", is_key=True, hours=2)
    row.lines.create(order=2, topic="退号与改期", topic_en="Cancelling and moving", hours=1)
    row.after_put(by=course.implementer)


@transaction.atomic
def _look_through(course: Course, logs: list[told.ResearchLog]) -> None:
    """Forms that came along, what was heard in the canteen, the analysis meeting, and the report."""
    row, by = ResearchPlan.objects.get(project=course.pk, round=1), course.cast.user(logs[0].by[0])
    if row.state != row.State.ON_SITE:
        return
    for n, log in enumerate(logs):
        _collect(course, by, log, there=n == 0 or course.on("contract") is not None)
    if course.dice("informal").chance(70):
        row.listen(by=by, text="午饭时听说：月底最忙，新人靠老同事口头教；谁都不愿改单据编号。")
    if not course.on("contract") and course.dice("analysis").chance(40):
        return
    row.analyse(by=by, on=timezone.localdate(), what="双方业务骨干六人；先做最常出错的一段，其余第二轮确认。")
    row.follow(by=by, tasks=[])
    if course.on("contract") and course.dice("report").chance(50):
        _report(course, by)


def _collect(course: Course, by: Any, log: told.ResearchLog, *, there: bool) -> None:
    flow, topic = _flow(course, log), log.entries[0].topic
    form = CollectedForm(
        project=course.project, name=f"{topic.zh}登记单", name_en=f"Record sheet: {topic.en}",
        department=flow.department.zh if flow else topic.zh, department_en=flow.department.en if flow else topic.en,
        frequency="每天", frequency_en="daily", asked_from=course.cast.contact(log.people[0]),
        wanted_by=timezone.localdate() + timedelta(days=5),
    )  # fmt: skip
    form.put(by=by, read_version=None)
    if there:
        form.collect(by=by, on=timezone.localdate())


def _report(course: Course, by: Any) -> None:
    name = flows(course)[0].name
    report = ResearchReport(
        project=course.project, title=f"{name.zh}等业务现状", title_en=f"{name.en} as it runs today",
        volumes="单据 | 每天约 120 张\n月末高峰 | 平日的三倍", volumes_en="Papers | about 120 a day\nEnd of month | three times as many",
        systems="财务软件 | 2016 年起 | 只能导出表格", systems_en="Accounts | since 2016 | exports tables only",
        conclusions="先解决重复登记与月末对账，其余在第二轮确认。",
        conclusions_en="Double entry and reconciling come first; the rest is confirmed in the second round.",
    )  # fmt: skip
    report.put(by=by, read_version=None)
    report.fill(by=by)
    if course.manager != by and not report.lacks():
        report.review(by=course.manager, note="与日志一致")


@transaction.atomic
def _close(course: Course) -> None:
    """Once no point is unclear; where one is, the round stays open for everybody to see."""
    row = ResearchPlan.objects.filter(project=course.pk, round=1, state=ResearchPlan.State.FOLLOW_UP).first()
    if row is None or course.project.read_only or any(lack.code != "report" for lack in row.lacks()):
        return
    row.close(by=row.created_by, no_report_reason="售前不单独批准报告，内容并入实施调研，由用户在那里批准。")
