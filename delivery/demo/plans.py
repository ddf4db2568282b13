"""Implementation plans of the demo's projects: written from the preliminary plan, told, confirmed, and carried out."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ImplementationPlan
from lifecycle import carrying
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Text
from lifecycle.models import ChecklistItem, ProjectMember, User
from lifecycle.models.calendar import add_workdays, workdays_between
from lifecycle.models.planning import workday_from

SET_UP, BUILD, CHECK, GO = (
    Text("环境准备", "Getting ready"), Text("配置与数据", "Set-up and data"), Text("测试", "Testing"), Text("上线", "Going live"),
)  # fmt: skip
ROOM, OFFICE = Text("客户机房", "Server room"), Text("业务科室", "Departments")
# (phase, what, share of the days, who of us, side, where, verification, fallback)
ITEMS = (
    (SET_UP, Text("部署测试与正式环境", "Set up test and live systems"), 12, "CO", "both", ROOM,
     Text("信息科登录两套环境并截图", "IT signs in to both and keeps pictures"), Text("保留旧环境，随时切回", "The old system stays as it is")),
    (BUILD, Text("按实施方案配置主要流程", "Configure the main flows"), 24, "IM", "vendor", OFFICE,
     Text("业务骨干按清单逐条走通", "Key users run each flow by the list"), Text("恢复前一版配置", "Restore the last configuration")),
    (BUILD, Text("清洗并迁移旧数据", "Clean and move the old data"), 18, "CO", "both", ROOM,
     Text("抽查一百条，账实一致", "A hundred rows agree with the books"), Text("恢复迁移前的备份", "Restore the backup")),
    (BUILD, Text("与相邻系统联调接口", "Connect the neighbouring systems"), 16, "CO", "both", ROOM,
     Text("往返报文各二十笔无差错", "Twenty messages each way without an error"), Text("改为每日文件交换", "Exchange files once a day")),
    (CHECK, Text("关键用户集中测试", "Key users test together"), 14, "IM", "both", OFFICE,
     Text("问题清单清零，双方签字", "No issue is left; both sides sign"), Text("推迟上线并通知各科室", "Go live later, and tell everybody")),
    (GO, Text("切换上线并现场值守", "Switch over and stay on site"), 6, "IM", "both", OFFICE,
     Text("首日业务量不低于平日九成", "Nine tenths of a usual day's work are done"), Text("当日二十时前可切回旧系统", "Back to the old system until eight in the evening")),
)  # fmt: skip
STEPS = Text(
    "备份并记录现状\n按清单执行\n核对结果并留存截图",
    "Back up and note the state\nRun by the list\nCheck the result and keep pictures",
)
GOAL = Text(
    "主要流程全部在新系统办理，月末对账由两天缩短到两小时",
    "All main flows run in the new system; closing the month takes two hours instead of two days",
)
STRATEGY = Text(
    "先主流程后报表，旧系统并行一个月", "Main flows before reports; the old system runs beside it for a month"
)
# (strategy, the phases whose items carry it out)
STRATEGIES = (
    (Text("主流程先行：环境、配置、数据一次备齐", "Main flows first: environment, set-up and data are made ready at once"), (SET_UP, BUILD)),
    (Text("验证后再切换，旧系统并行一个月", "Verified before switched; the old system runs beside it for a month"), (CHECK, GO)),
)  # fmt: skip
ABILITY = Text("一名熟悉本行业流程的顾问，一名数据工程师", "One consultant who knows the trade, one data engineer")
PROOF = Text("上线后连续两周的业务量与对账记录", "Two weeks of volumes and reconciliations after going live")
WAIVER = "时间虽紧，客户已书面同意周末配合，风险登记在册。"
MOVED = "客户机房搬迁推迟了一周，双方在例会上商定。"


def plan(clock: Clock, course: Course) -> None:
    """While delivery lasts, progress is noted every week; what was agreed is in the plan before the project goes live."""
    begin = course.gate("G4")
    if begin is None:
        return
    end = course.gate("G6") or course.last_day
    day = begin + timedelta(days=7)
    while day <= end:
        clock.at(day, "17:05", partial(_progress, course))
        day += timedelta(days=7)
    live = course.gate("G5")
    if live is not None:
        clock.at(live, "16:20", partial(_take_in, course))


def work(course: Course, item: Any, by: User) -> bool:
    """The item that asks for the implementation plan ends with one that everybody has confirmed."""
    if item.code != "S2-06":
        return False
    with transaction.atomic():
        row = write(course)
        ChecklistItem.objects.get(pk=item.pk).complete_by_evidence(by=by, label=row.label)
    return True


def write(course: Course) -> ImplementationPlan:
    author, today = course.manager, timezone.localdate()
    row = ImplementationPlan(project=course.project)
    row.prefill(by=author)
    row.goal, row.goal_en, row.strategy, row.strategy_en = GOAL.zh, GOAL.en, STRATEGY.zh, STRATEGY.en
    row.ability, row.ability_en, row.verification, row.verification_en = ABILITY.zh, ABILITY.en, PROOF.zh, PROOF.en
    row.starts_on = workday_from(today + timedelta(days=2))
    row.put(by=author, read_version=None)
    for strategy, _phases in STRATEGIES:
        row.strategy_named(strategy.zh, strategy.en)
    row.items.filter(kickoff=None).delete()  # type: ignore[attr-defined]  # the phases of pre-sales give way to what is done
    due = row.project.contract_due_on
    whole = workdays_between(row.starts_on, due) * 4 // 5 if due and due > row.starts_on else 0
    _items(course, row, max(whole, 30))
    for step in carrying.uncarried(row.project):
        row.take_in(by=author, key=step.key)
    for made in row.items.filter(verification=""):  # type: ignore[attr-defined]
        made.verification, made.verification_en = PROOF.zh, PROOF.en
        made.start = made.due = made.start or row.starts_on
        made.days = 1
        made.ours = made.ours or author
        made.strategy = made.strategy or row.strategies.first()  # type: ignore[attr-defined]
        row.put_item(made, by=author, read_version=made.version)
    row.communicate(by=author, how="例会宣讲并发送文件")
    for told in row.waiting():
        if told.user_id:
            row.acknowledge(by=told.user)
        else:
            row.note_acknowledgement(by=author, person=told, on=today, how="例会上当面确认")
    row.confirm(by=author, waiver=WAIVER)
    return row


def _items(course: Course, row: ImplementationPlan, whole: int) -> None:
    team = {"IM": course.implementer, "CO": _consultant(course)}
    owner, before = course.cast.of_kind(course.story, "owner"), None
    carried_out = {phase.zh: row.strategy_named(what.zh) for what, phases in STRATEGIES for phase in phases}
    for phase, what, share, who, side, where, check, back in ITEMS:
        item = row.items.model(  # type: ignore[attr-defined]
            plan=row, strategy=carried_out[phase.zh], phase=phase.zh, phase_en=phase.en, what=what.zh, what_en=what.en, days=max(2, whole * share // 100),
            ours=team[who], theirs=owner if side == "both" else None, side=side, place=where.zh, place_en=where.en,
            steps=STEPS.zh, steps_en=STEPS.en, verification=check.zh, verification_en=check.en, rollback=back.zh,
            rollback_en=back.en,
        )  # fmt: skip
        row.put_item(item, by=course.manager, read_version=None, waits_for=[(before, "FS", 1)] if before else None)
        before = item
    assert row.starts_on is not None
    row.lay_out(by=course.manager, start=row.starts_on)


def _consultant(course: Course) -> User:
    members = ProjectMember.objects.filter(project=course.pk, role="CO", state__in=ProjectMember.BELONGS)
    found = members.select_related("user").first()
    return found.user if found else course.implementer


# -- while it runs -----------------------------------------------------------------------------------------------------


def _current(course: Course) -> ImplementationPlan | None:
    row = ImplementationPlan.of(course.project)
    if row is None or row.state not in row.reportable_states or not row.project.is_running or row.project.read_only:
        return None
    return row


@transaction.atomic
def _progress(course: Course) -> None:
    """Each item as far as its days have gone by; one of the plan is moved once, with its reason."""
    row, today = _current(course), timezone.localdate()
    if row is None:
        return
    for item in row.rows():
        if item.is_done or item.start is None or item.start > today:
            continue
        by = item.ours or course.manager
        if item.due <= today:
            row.report(item, by=by, progress=100, started_on=item.started_on or item.start, ended_on=item.due)
        else:
            part = _part(item.start, item.due, today)
            row.report(item, by=by, progress=part, started_on=item.started_on or item.start)
    _move_one(course, row, today)


def _part(start: date, due: date, today: date) -> int:
    return min(90, max(10, 100 * (today - start).days // max((due - start).days, 1) // 10 * 10))


def _move_one(course: Course, row: ImplementationPlan, today: date) -> None:
    if row.changes.exists() or not course.dice("plan").chance(40):  # type: ignore[attr-defined]
        return
    item = next((one for one in row.rows() if one.start and one.start > today and one.days), None)
    if item is not None:
        start, due = add_workdays(item.start, 5), add_workdays(item.due, 5)
        row.replan(item, by=course.manager, start=start, due=due, cause="customer", reason=MOVED)


@transaction.atomic
def _take_in(course: Course) -> None:
    row = _current(course)
    if row is not None:
        for step in carrying.uncarried(row.project):
            row.take_in(by=course.manager, key=step.key)
