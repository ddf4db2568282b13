"""Projects that are closed in the demo: their closing meeting, report and lessons, signed by executive and manager."""

from datetime import datetime, time
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import CustomerClosure, ProjectClosure
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course
from lifecycle.demo.load.signing import ask
from lifecycle.models import Meeting, User

ITEM = "S3-14"
TITLE = ("结项大会", "Closing meeting")
SUMMARY = (
    "{product}按合同范围上线并验收，款项已全部收回。{dept}每天使用，遗留问题已移交客服。",
    "{product} is live and accepted as agreed, and everything is paid. {dept} works with it every day; what was left is with customer service.",
)
TIME = (
    "基础数据晚到影响了测试，上线日期未变。",
    "Late master data cost days of testing; the day of going live was kept.",
)
COST = (
    "现场人天比估算略多，主要用于数据整理。",
    "Somewhat more days on site than estimated, mostly for putting data in order.",
)
OBJECTIVE = ("{flow}全部在系统内办理，不再使用纸质单据", "All of {flow} is done in the system, without paper")
OUTCOME = ("抽查一个月的单据，全部在系统内", "A month's vouchers were checked; all of them are in the system")
# kind, what happened, advice, both in English, what it is about
LESSONS: tuple[tuple[str, str, str, str, str, str, bool], ...] = (
    ("bad", "基础数据比计划晚到三周，测试时间被压缩。", "Master data came three weeks late and squeezed the tests.",
     "签约时就约定数据负责人和交付日期，启动会上再确认。",
     "Name who brings the data, and the day, when signing; confirm both at the kickoff.", "S2-05", True),
    ("good", "关键用户自己讲第一轮培训，问题当场解决。", "Key users gave the first trainings themselves; questions were settled at once.",
     "先把关键用户教会，再由他们教同事。", "Teach key users first, and let them teach their colleagues.", "S3-01", True),
    ("good", "每周备忘录双方签字，验收时没有争议。", "Memos were signed every week; at acceptance nothing was disputed.",
     "再小的约定也写进备忘录。", "Write down even small agreements in a memo.", "S2-12", False),
)  # fmt: skip
ANSWERS = (
    {"aims": 4, "plan": 3, "customer": 5, "backing": 4, "growth": 5, "whole": 4},
    {"aims": 5, "plan": 4, "customer": 4, "backing": 4, "growth": 4, "whole": 4},
    {"aims": 4, "plan": 3, "customer": 4, "backing": 3, "growth": 4, "whole": 4},
)
REMARKS = ("销售承诺的日期应先问实施。", "", "数据整理应单独报价。")


def plan(clock: Clock, course: Course) -> None:
    paid = course.on("paid")
    if paid is None or course.on("closed") is None:
        return
    clock.at(later(paid, 2), "14:20", partial(_meet, course))
    clock.at(later(paid, 3), "09:40", partial(_write, course))
    clock.at(later(paid, 4), "10:15", partial(_answer, course))
    clock.at(later(paid, 5), "11:05", partial(_approve, clock, course))


def work(course: Course, item: Any, by: User) -> bool:
    """Signatures on the report end the item by themselves."""
    return bool(item.code == ITEM and ProjectClosure.objects.filter(project=course.pk).exists())


@transaction.atomic
def _meet(course: Course) -> None:
    project, by = course.project, course.manager
    if not project.is_running:
        return
    at = datetime.combine(timezone.localdate(), time(10), timezone.get_default_timezone())
    meeting = Meeting(
        project=project, meeting_kind=Meeting.Kind.CLOSING, title=TITLE[0], title_en=TITLE[1], at=at, agenda="成果\n经验\n移交",
        agenda_en="Results\nLessons\nHand-over",
    )  # fmt: skip
    meeting.put(by=by, read_version=None)
    meeting.attendees.create(side="customer", contact=course.cast.of_kind(course.story, "owner"))
    for user in dict.fromkeys((by, course.implementer)):
        meeting.attendees.create(side="vendor", user=user)
    meeting.decisions.create(
        text="项目结项，转入客户服务。", text_en="The project is closed; customer service goes on."
    )
    meeting.after_put(by=by)
    meeting.hold(
        by=by, attended=list(meeting.attendees.values_list("pk", flat=True)), minutes="回顾了成果和经验，双方同意结项。",
        minutes_en="Results and lessons were gone through; both sides agree to close.",
    )  # fmt: skip


@transaction.atomic
def _write(course: Course) -> None:
    project, by = course.project, course.manager
    if not project.is_running or ProjectClosure.of(project) is not None:
        return
    summary, summary_en = (text.format(**_words(course, place)) for place, text in enumerate(SUMMARY))
    closure = ProjectClosure(
        project=project, summary=summary, summary_en=summary_en[:1].upper() + summary_en[1:], time_note=TIME[0],
        time_note_en=TIME[1], cost_note=COST[0], cost_note_en=COST[1],
    )  # fmt: skip
    closure.prefill(by=by)
    closure.put(by=by, read_version=None)
    rows = closure.starting_lines(by=by)["objectives"] or [
        dict(
            zip(
                ("text", "text_en"),
                (text.format(**_words(course, n)) for n, text in enumerate(OBJECTIVE)),
                strict=True,
            )
        )
    ]
    for order, row in enumerate(rows, 1):
        told = {"result": "reached" if order % 4 else "partly", "outcome": OUTCOME[0], "outcome_en": OUTCOME[1]}
        closure.objectives.create(order=order, **(row | told))  # type: ignore[attr-defined]
    for order, (kind, text, text_en, advice, advice_en, about, shown) in enumerate(LESSONS, 1):
        closure.lessons.create(  # type: ignore[attr-defined]
            order=order, kind=kind, text=text, text_en=text_en, advice=advice, advice_en=advice_en, about=about,
            for_customer=shown,
        )  # fmt: skip
    closure.after_put(by=by)
    closure.ask_team(by=by)


def _words(course: Course, place: int) -> dict[str, str]:
    return {name: text.en if place else text.zh for name, text in course.words.items()}


@transaction.atomic
def _answer(course: Course) -> None:
    closure = _report(course)
    if closure is None:
        return
    for row, scores, comment in zip(closure.answers.select_related("user"), ANSWERS, REMARKS, strict=False):  # type: ignore[attr-defined]
        closure.answer_for(by=row.user, scores=scores, comment=comment)


@transaction.atomic
def _approve(clock: Clock, course: Course) -> None:
    closure = _report(course)
    if closure is None:
        return
    reader = next(
        user for user in (course.implementer, course.collector, course.seller) if not closure.is_author(user)
    )
    closure.review(by=reader)
    executive = course.cast.user("executive")
    closure.approve(by=executive)
    edition = CustomerClosure(project=course.project)
    edition.prefill(by=course.manager)
    edition.put(by=course.manager, read_version=None)
    edition.after_put(by=course.manager)
    for record in (closure, edition):
        people = [(executive, "vendor-1"), (course.manager, "vendor-2")]
        ask(clock, course, record.issue(by=course.manager), people, by=course.manager, fate="signed")
    clock.soon(60 * 24 * 3, partial(_give, course))


@transaction.atomic
def _give(course: Course) -> None:
    edition = CustomerClosure.objects.filter(project=course.pk, state=CustomerClosure.State.SIGNED).first()
    if edition is None or not edition.project.is_running:
        return
    edition.give(
        by=course.manager, contact=course.cast.of_kind(course.story, "sponsor", "owner"),
        on=timezone.localdate(), how="当面递交",
    )  # fmt: skip


def _report(course: Course) -> ProjectClosure | None:
    project = course.project
    closure = ProjectClosure.of(project)
    if closure is None or not project.is_running or closure.state != closure.State.DRAFT:
        return None
    closure.project = project
    return closure
