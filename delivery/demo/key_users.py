"""Key users of the demo's projects: chosen, agreed with their supervisor, trained before going live, teaching afterwards."""

from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.trades import industry
from lifecycle.models import BusinessProcess, Contact, KeyUser

STORIES = ("hosp-erp", "edu-office", "car-mes", "food-trace")
MOVES = (
    ("想接手系统管理，晋升需要这段经历。", "月底最忙，担心两头都做不好。", "在旧系统做过五年，字典维护不必再讲。"),
    ("同事都来问她，她乐意教。", "主任没有给她减班次。", "熟悉报表工具，查询培训可免。"),
)
SEEN = {
    1: "集中培训三天后上机考核，王工在旁看完一笔完整业务。",
    2: "试运行前一周独立排除两次录入错误，未打电话给我们。",
    3: "月结当天一人带班，三个科室无一停顿。",
    4: "为两批同事讲课，课后抽查都能独立完成。",
}
TAUGHT = (
    (("日常录入与查询", 60), ("小赵，一科", "小钱，一科", "小孙，二科")),
    (("退回与冲销怎么做", 45), ("小孙，二科", "小李，二科", "小周，三科", "小吴，三科")),
)
TARGET = 12  # people to be trained in a process


def plan(clock: Clock, course: Course) -> None:
    begun, live = course.on("delivery"), course.on("trial_run")
    if begun is None or course.story.key not in STORIES:
        return
    _at(clock, course, following(begun, 9), "14:10", partial(_choose, course))
    _at(clock, course, following(begun, 11), "09:50", partial(_agree, course))
    first = later(live, -7) if live else following(begun, 20)
    days = (first, following(first, 5), following(first, 24), following(first, 40))
    for n, day in enumerate(days):
        level = n + 1
        for who in (0, 1):
            if level <= 4 - 2 * who:
                _at(clock, course, day, f"17:{15 + 10 * who + n}", partial(_judge, course, who, level))
    for n in range(len(TAUGHT)):
        _at(clock, course, following(first, 27 + 6 * n), "12:40", partial(_teach, course, n))


def _at(clock: Clock, course: Course, day: date, time: str, act: object) -> None:
    """Only on a day that has come, and while the project lives."""
    if course.alive(day) == day and day < course.last_day:
        clock.at(day, time, act)  # type: ignore[arg-type]


def _people(course: Course) -> list[Contact]:
    found = [course.cast.of_kind(course.story, kind) for kind in ("key_user", "end_user", "rollout_lead", "it_rd")]
    return list({contact.pk: contact for contact in found}.values())[:2]


def _rows(course: Course) -> list[KeyUser]:
    rows = list(KeyUser.of(course.pk).select_related("project", "contact").order_by("number"))
    return rows if rows and course.project.is_running else []


def _processes(course: Course) -> list[BusinessProcess]:
    """Those that research found, else the flows of the story."""
    found = list(BusinessProcess.of(course.project))
    if found:
        return found
    trade = industry(course.story.customer)
    for n, key in enumerate(course.story.flows[:3], 1):
        flow = trade.flow(key)
        row = BusinessProcess(
            project=course.project, name=flow.name.zh[:160], name_en=flow.name.en[:160], is_key=n <= 2,
            department=flow.department.zh[:120], department_en=flow.department.en[:120],
        )  # fmt: skip
        row.put(by=course.implementer, read_version=None)
        found.append(row)
    return found


@transaction.atomic
def _choose(course: Course) -> None:
    flows = _processes(course)
    BusinessProcess.objects.filter(pk__in=[flow.pk for flow in flows], trained_target=None).update(
        trained_target=TARGET
    )
    for contact, (motivation, pressure, knows) in zip(_people(course), MOVES, strict=False):
        row = KeyUser(
            project=course.project, contact=contact, motivation=motivation, pressure=pressure, knows_already=knows
        )
        row.put(by=course.implementer, read_version=None)
        row.processes.set(flows if row.number == 1 else flows[:1])
        row.after_put(by=course.implementer)


def _agree(course: Course) -> None:
    people = _people(course)
    owner = course.cast.of_kind(course.story, "owner")
    for row in _rows(course):
        if row.contact_id in {contact.pk for contact in people} and row.contact_id != owner.pk:
            row.consent(by=course.implementer, who=owner, on=timezone.localdate())


def _judge(course: Course, who: int, level: int) -> None:
    for row in _rows(course)[who : who + 1]:
        for process in row.processes.all()[: 2 if level < 3 else 1]:
            row.assess(
                by=course.implementer, process=process, level=level, on=timezone.localdate(), evidence=SEEN[level]
            )


def _teach(course: Course, n: int) -> None:
    (topic, minutes), people = TAUGHT[n]
    for row in _rows(course)[:1]:
        process = row.processes.order_by("sequence").first()
        if process is not None:
            row.log(
                by=course.implementer, process=process, topic=topic, on=timezone.localdate(), minutes=minutes,
                people=[(name, department) for name, _comma, department in (line.partition("，") for line in people)],
            )  # fmt: skip
