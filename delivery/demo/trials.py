"""Trial runs of the demo's projects: one that goes on, with users' words, and one that was closed by a signed report."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import TrialFeedback, TrialReport, TrialRun
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.models import Contact, User

CONFIRMED, REPORTED = "S2-17", "S3-08"
RUNNING, CLOSED = "edu-office", "car-mes"
STORIES = (RUNNING, CLOSED)  # the others signed on paper of their own
DAYS = 30
NOTES = {
    CONFIRMED: "试运行起止日期与通过标准另以纸质确认书双方签字，原件存档。",
    REPORTED: "试运行总结报告另以纸质文件双方签字，原件存档。",
}
TEXTS = {
    "scope": ("主要业务流程全部功能，首批两个部门", "All functions of the main flows, in the first two departments"),
    "environment": ("正式环境，旧系统并行一个月", "The live system; the old one beside it for a month"),
    "channel": ("专用链接（手机可用），或告知现场顾问", "By private link, on a phone too; or through our consultant on site"),
}  # fmt: skip
CRITERIA = (
    (("主要流程一次办结率", "Main flows done at the first attempt"), ("98% 以上", "98% or more"), ("系统日志逐周统计", "counted weekly from the log"), ("98.6%", "98.6%")),
    (("高峰期页面响应", "Response at the busiest hour"), ("2 秒以内", "within 2 seconds"), ("上午九至十时由日志统计", "from the log, nine to ten in the morning"), ("1.4 秒", "1.4 seconds")),
    (("业务中断", "Stops of work"), ("连续两周为零", "none in two weeks"), ("值守记录", "the record of those on duty"), ("连续三周为零", "none in three weeks")),
)  # fmt: skip
WEEKS = (
    (18, ("首周使用，现场解答操作问题；一次打印故障当天排除。", "First week; questions answered on site; one printing fault was mended the same day."), (0, 1, 3)),
    (26, ("第二个部门加入，日均业务量达到平日九成。", "The second department joined; nine tenths of a usual day's work."), (0, 0, 2)),
    (31, ("运行平稳，旧系统仅供查询。", "It runs steadily; the old system is for reading only."), (0, 0, 1)),
)  # fmt: skip
# kind, page, words, what becomes of it, why, answer
SAID: tuple[tuple[str, str, str, str, str, tuple[str, str]], ...] = (
    ("defect", "打印", "批量打印到第三页就停了。", "defect", "打印服务内存设置过小，所有部门都会遇到。", ("已确认是我们的问题，本周修正。", "It is our fault; it is mended this week.")),
    ("question", "查询", "怎样按时间段查以前的记录？", "training", "功能已有，首场培训未讲到。", ("查询页左上角可选时间段，周四培训会再讲一次。", "Choose the period at the upper left; Thursday's session shows it again.")),
    ("suggestion", "首页", "希望首页能看到本部门待办的数量。", "requirement", "还原日常：主任每早分派任务，需先看到总量。", ("已列入需求，评审后答复排期。", "It is in the register now; you hear when it comes.")),
    ("opinion", "录入", "字段太多，录一张单要三分钟。", "", "", ("", "")),
)  # fmt: skip


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("trial_run")
    if begun is None or course.story.key not in STORIES:
        return
    clock.at(later(begun, -5), "10:30", partial(_agree, clock, course))
    for n in range(len(WEEKS)):
        day = following(begun, 7 * (n + 1))
        if day < course.last_day:
            clock.at(day, "16:40", partial(_if_runs, course, partial(_observe, course, n)))
    for n in range(len(SAID)):
        day = min(following(begun, 2 + 3 * n), later(course.last_day, -1))
        clock.at(day, f"11:{20 + n}", partial(_if_runs, course, partial(_say, course, n)))
    ended = course.on("acceptance")
    if course.story.key == CLOSED and ended is not None:
        clock.at(later(ended, -5), "15:10", partial(_if_runs, course, partial(_report, clock, course)))


def work(course: Course, item: Any, by: User) -> bool:
    """Signatures end these items by themselves; where nothing is signed here they are left out, and say why."""
    if item.code not in NOTES:
        return False
    if course.story.key not in STORIES:
        item.skip(by=course.manager, reason_code="OTHER", note=NOTES[item.code])
    return True


def _if_runs(course: Course, act: Callable[[TrialRun], Any]) -> None:
    trial = TrialRun.running(course.project) if course.project.is_running else None
    if trial is not None:
        act(trial)


def _people(course: Course) -> list[tuple[Contact | User, str]]:
    return [(course.cast.of_kind(course.story, "signatory"), "customer-1"), (course.manager, "vendor-1")]


def _agree(clock: Clock, course: Course) -> None:
    by, today = course.manager, timezone.localdate()
    row = TrialRun(project=course.project)
    with transaction.atomic():
        row.prefill(by=by)
        for name, (zh, en) in TEXTS.items():
            setattr(row, name, zh)
            setattr(row, f"{name}_en", en)
        row.starts_on, row.planned_end = today, today + timedelta(days=DAYS)
        row.their_lead = course.cast.of_kind(course.story, "owner")
        row.put(by=by, read_version=None)
        for n, (what, target, how, _actual) in enumerate(CRITERIA, 1):
            row.criteria.create(  # type: ignore[attr-defined]
                order=n, measure=what[0], measure_en=what[1], target=target[0], target_en=target[1], method=how[0],
                method_en=how[1],
            )  # fmt: skip
    ask(clock, course, row.issue(by=by), _people(course), by=by, fate="signed")


def _observe(course: Course, n: int, trial: TrialRun) -> None:
    users, (zh, en), (blocking, major, minor) = WEEKS[n]
    trial.observe(
        by=course.implementer, on=timezone.localdate(), users=users, happened=zh, happened_en=en, blocking=blocking,
        major=major, minor=minor,
    )  # fmt: skip


@transaction.atomic
def _say(course: Course, n: int, trial: TrialRun) -> None:
    kind, place, text, disposition, analysis, (answer, answer_en) = SAID[n]
    by = course.implementer
    row = TrialFeedback(
        project=course.project, feedback_kind=kind, place=place, text=text,
        contact=course.cast.of_kind(course.story, "user", "owner") if n % 2 else course.cast.of_kind(course.story, "owner"),
    )  # fmt: skip
    row.put(by=by, read_version=None)
    if disposition:
        row.sort(
            by=by, disposition=disposition, analysis=analysis, category="functional", severity="medium", answer=answer,
            answer_en=answer_en,
        )  # fmt: skip


def _report(clock: Clock, course: Course, trial: TrialRun) -> None:
    by = course.manager
    told: dict[int, tuple[str, str, str]] = {}
    for row, (_what, _target, _how, (zh, en)) in zip(trial.criteria.all(), CRITERIA, strict=True):  # type: ignore[attr-defined]
        told[row.pk] = (zh, en, "met")
    with transaction.atomic():
        trial.measure(by=by, on=timezone.localdate(), measured=told)
        for left in TrialFeedback.objects.filter(trial=trial, state=TrialFeedback.State.NEW):
            left.sort(
                by=by, disposition="answered", analysis="逐项核对后多数字段为监管必填。",
                answer="必填项由监管规定；其余已设为默认值，录入时间减半。",
                answer_en="The regulator wants these fields; the others are filled in by default now.",
            )  # fmt: skip
        report = TrialReport(project=course.project)
        report.prefill(by=by)
        report.verdict = TrialRun.Verdict.PASSED
        report.open_points, report.open_points_en = (
            "轻微问题两项，由客户服务跟进。",
            "Two slight faults; customer service follows them.",
        )
        report.put(by=by, read_version=None)
        report.after_put(by=by)
    ask(clock, course, report.issue(by=by), _people(course), by=by, fate="signed")
