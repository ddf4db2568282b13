"""Implementation research of the demo's projects: one in two rounds, with what the site shows; the others tell it on paper."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ResearchPlan
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.models import BusinessProcess, Contact, User

ITEM, TOLD = "S2-03", "hosp-erp"
NOTE = "实施调研的计划、日志与报告以纸质文件由双方签字，原件存档。"
PROCESSES = (
    ("住院药品申领", "Drugs for the wards", "药剂科", "Pharmacy"),
    ("耗材入库与对账", "Receiving and reconciling supplies", "设备科", "Equipment"),
)
SITE = (
    ("network", "ready", "病区网络到床旁，速度够用。", "The network reaches the beds and is fast enough.", "", ""),
    ("data", "ready", "旧系统可导出药品目录，约一万两千条。", "The old system exports the list of drugs, some twelve thousand.", "", ""),
    ("devices", "missing", "两个病区还没有扫码枪。", "Two wards have no scanners yet.", "两个病区各两把扫码枪", "Two scanners for each of two wards"),
)  # fmt: skip
HEARD = (
    ("process", "申领", "Requesting", "护士每天两次汇总领药单，药房按单发药。", "Nurses add the slips up twice a day; the pharmacy hands out by slip."),
    ("exception", "夜间", "At night", "夜间急用先打电话，次日补单。", "At night they phone, and write the slip the next day."),
    ("form", "领药单", "Drug slip", "领药单一式三联。", "The slip has three copies."),
)  # fmt: skip


def work(course: Course, item: Any, by: User) -> bool:
    """Papers end the item by themselves; where none are written here it is left out, and says why."""
    if item.code != ITEM:
        return False
    if not _is_told(course):
        item.skip(by=course.manager, reason_code="OTHER", note=NOTE)
    return True


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("delivery")
    if begun is None or not _is_told(course):
        return
    clock.at(following(begun, 6), "09:35", partial(_plan, course))
    clock.at(following(begun, 9), "16:15", partial(_look, course))
    clock.at(following(begun, 10), "17:30", partial(_talk, course))
    clock.at(following(begun, 13), "10:05", partial(_next_round, course))


def _is_told(course: Course) -> bool:
    return course.story.key == TOLD and course.on("trial_run") is None


def _of(course: Course) -> ResearchPlan:
    return ResearchPlan.objects.get(project=course.pk, round=1)


def _start(course: Course, by: User, **facts: Any) -> ResearchPlan:
    row = ResearchPlan(
        project=course.project, purpose="逐个流程核实怎么做、谁来做，为方案和上线准备。",
        purpose_en="Go through each process: how and by whom it is done, for the solution and going live.", **facts,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    return row


@transaction.atomic
def _plan(course: Course) -> None:
    by = course.implementer
    contact: Contact = course.cast.contact(course.story.sponsor)
    row = _start(
        course,
        by,
        title="药品与耗材流程",
        title_en="Drugs and supplies",
        **dict.fromkeys(ResearchPlan.PREPARATION, True),
    )
    at = timezone.now() + timedelta(days=4)
    for n, (zh, en, department, department_en) in enumerate(PROCESSES, 1):
        process = BusinessProcess(
            project=course.project,
            name=zh,
            name_en=en,
            department=department,
            department_en=department_en,
            is_key=n == 1,
        )
        process.put(by=by, read_version=None)
        row.lines.create(  # type: ignore[attr-defined]
            order=n, topic=zh, topic_en=en, business_process=process, department=department, department_en=department_en,
            contact=contact, ours=by, at=at + timedelta(days=n), hours=2, questions="从哪里开始，到哪里结束？",
            questions_en="Where does it begin, where does it end?", wanted="在用单据样张", wanted_en="A filled-in form",
        )  # fmt: skip
    row.after_put(by=by)
    row.confirm(by=by, contact=contact, how="邮件回复同意", on=timezone.localdate())


def _look(course: Course) -> None:
    row = _of(course)
    for area, verdict, text, text_en, what, what_en in SITE:
        row.look(
            by=course.implementer, area=area, verdict=verdict, text=text, text_en=text_en, what=what, what_en=what_en,
            needed_by=timezone.localdate() + timedelta(days=20) if what else None,
        )  # fmt: skip
        row.refresh_from_db()


@transaction.atomic
def _talk(course: Course) -> None:
    row, by = _of(course), course.implementer
    log = row.begin(
        by=by,
        line=row.lines.first(),
        at=timezone.now() - timedelta(hours=3),
        precondition="product",  # type: ignore[attr-defined]
    )
    log.place, log.place_en, log.process, log.process_en = "药剂科办公室", "Office of the pharmacy", *PROCESSES[0][:2]
    log.put(by=by, read_version=log.version)
    log.questions.update(asked=True)
    for n, (kind, topic, topic_en, text, text_en) in enumerate(HEARD, 1):
        log.entries.create(order=n, kind=kind, topic=topic, topic_en=topic_en, text=text, text_en=text_en)
    log.after_put(by=by)
    if not log.lacks():
        log.finish(by=by)


@transaction.atomic
def _next_round(course: Course) -> None:
    row = _start(course, course.implementer, title="月末对账与权限", title_en="Month-end and rights", round=2)
    row.lines.create(order=1, topic="月末对账", topic_en="Reconciling at month end", is_key=True, hours=2)  # type: ignore[attr-defined]
    row.after_put(by=course.implementer)
