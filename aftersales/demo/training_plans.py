"""Training plans of the demo: one that was signed, held, tested and fed back; one that goes on, with a session ahead."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import FeedbackSummary, TrainingFeedback, TrainingMaterial, TrainingPlan, TrainingSession
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.evidence import missing
from lifecycle.models import TrainerQualification, User
from lifecycle.models.processes import BusinessProcess

ITEM = "S3-01"
SIGNED, GOES_ON = "car-mes", "park-yard"
STORIES = (SIGNED, GOES_ON)  # the others planned on paper
NOTE = "培训计划、签到表和反馈表另有纸质原件存档，双方已签字。"
BEFORE = "售前演示面向领导，未计入客户培训；本次先集中培训关键用户。"
NAMES = ("小赵", "小钱", "小孙", "小李", "小周", "小吴", "小郑")
ABSENT = {"process": "小钱", "problems": "小郑"}
COMMENTS = ("讲得清楚，练习时间再多些。", "例子很贴近我们的业务。", "希望有一张操作卡片放在手边。", "", "进度有点快。")


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("trial_run")
    if begun is None or course.story.key not in STORIES:
        return
    clock.at(later(begun, -8), "11:10", partial(_write, clock, course))
    if course.story.key == GOES_ON:
        clock.at(later(course.last_day, -1), "10:20", partial(_ahead, course))


def people(course: Course, kind: str) -> list[tuple[str, bool]]:
    """Names on the sheet besides the learner, and whether they came: more of them where there is a plan."""
    if course.story.key not in STORIES:
        return [("小赵", True), ("小钱", False)]
    names = NAMES[:2] if kind == "process" else NAMES
    return [(name, name != ABSENT[kind]) for name in names]


def place(course: Course, kind: str) -> dict[str, Any]:
    """The plan and the wave that a session belongs to."""
    found = TrainingPlan.objects.filter(project=course.pk, state=TrainingPlan.State.CONFIRMED).first()
    if found is None:
        return {}
    audience = "key" if kind == "process" else "broad"
    return {"plan": found, "wave": found.waves.get(audience=audience)}  # type: ignore[attr-defined]


def rate(session: TrainingSession) -> None:
    """What trainees say at the end, on their phones."""
    if session.plan_id is None:
        return
    for n, row in enumerate(session.present):
        marks: dict[str, Any] = {"content": 5 - n % 2, "trainer": 5, "pace": 3 + n % 3, "material": 4 + n % 2}
        TrainingFeedback.give(session, way="phone", attendance=row, comment=COMMENTS[n % len(COMMENTS)], **marks)


def work(course: Course, item: Any, by: User) -> bool:
    """The item of training users: by its plan where there is one, else left to the paper that was signed."""
    if item.code != ITEM:
        return False
    found = TrainingPlan.objects.filter(project=course.pk, state=TrainingPlan.State.CONFIRMED).first()
    if found is not None and not found.waiting_sessions:
        _finish(course, found)
    if missing(item):
        item.skip(by=course.manager, reason_code="OTHER", note=NOTE)
        return True
    return False


@transaction.atomic
def _write(clock: Clock, course: Course) -> None:
    by, today = course.implementer, timezone.localdate()
    if not TrainerQualification.objects.filter(person=by).exists():
        TrainerQualification(
            person=by, topic="业务流程讲解", topic_en="Explaining business processes", on=today - timedelta(days=20), score=88,
            note="先讲思路再操作，节奏合适。",
        ).verify(by=course.manager)  # fmt: skip
    _materials(course)
    row = TrainingPlan(project=course.project)
    row.prefill(by=by)
    row.venue, row.venue_en, row.expected_hours, row.before_note = (
        "客户培训教室",
        "The customer's training room",
        4,
        BEFORE,
    )
    row.put(by=by, read_version=None)
    begin = row.starting_lines(by=by)
    for name in ("content", "trainers", "waves"):
        for order, facts in enumerate(begin[name], 1):
            more: dict[str, Any] = {}
            if name == "waves":
                n = 3 if facts["audience"] == "key" else 5
                more = {
                    "people": n,
                    "start": today + timedelta(days=7 * order),
                    "end": today + timedelta(days=7 * order + 12),
                }
            getattr(row, name).create(order=order, **facts, **more)
    row.after_put(by=by)
    signatory = course.cast.of_kind(course.story, "signatory")
    if course.story.key == SIGNED:
        ask(clock, course, row.issue(by=by), [(signatory, "customer-1"), (by, "vendor-1")], by=by, fate="signed")
    else:
        row.confirm(by=by, contact=signatory, on=today, how="项目档案盒三，培训一节")


def _materials(course: Course) -> None:
    by, today = course.implementer, timezone.localdate()
    for n, process in enumerate(BusinessProcess.of(course.project)[:3]):
        row = TrainingMaterial(
            project=course.project, process=process, material_kind="manual" if n < 2 else "material", author=by,
            title=f"{process.name}操作手册"[:160], title_en=f"Manual: {process.name_en or process.name}"[:160],
            address="https://files.example.com/manuals/",
        )  # fmt: skip
        row.put(by=by, read_version=None)
        if n < 2:
            tried = course.cast.of_kind(course.story, "key-user", "end-user", "owner")
            row.try_out(by=by, contact=tried, name="", on=today, worked=True, words="照着做能独立完成。")


def _finish(course: Course, found: TrainingPlan) -> None:
    by = course.implementer
    found.project = course.project
    if not found.held_sessions:
        return
    found.hold(by=by)
    with transaction.atomic():
        summary = FeedbackSummary(
            project=course.project, plan=found, good="例子来自真实业务，讲解清楚。", good_en="Examples from real business, clear words.",
            better="增加练习时间，发放操作卡片。", better_en="More practice, and quick cards for the desk.",
        )  # fmt: skip
        summary.put(by=by, read_version=None)
    summary.issue(by=by)
    summary.share(by=by, shared_with="各部门负责人和学员")
    found.assess(
        by=by, tested=7, passed=7, result="全部通过，表扬两人，一人补课。", result_en="All passed; two were praised, one was coached.",
    )  # fmt: skip


@transaction.atomic
def _ahead(course: Course) -> None:
    """The next session of the plan that goes on: people were told, some have answered, the code is ready."""
    where = place(course, "problems")
    if not where or not course.project.is_running:
        return
    by = course.implementer
    day = following(timezone.localdate(), 4)
    session = TrainingSession(
        project=course.project, **where, topic="出现问题时怎样自查与上报", topic_en="When something fails: look yourself, then report",
        training_kind="problems", at=timezone.make_aware(datetime.combine(day, time(14, 0))), place="客户培训教室",
        place_en="The customer's training room", trainer=by, minutes=90, goal="知道先查什么、找谁、怎样报。",
        goal_en="They know what to check first, whom to ask and how to report.", tools="测试系统", tools_en="Test system",
    )  # fmt: skip
    session.put(by=by, read_version=None)
    session.outline.create(
        order=1, kind="concept", title="问题从哪来", title_en="Where problems come from", minutes=30
    )  # type: ignore[attr-defined]
    session.outline.create(order=2, kind="problems", title="上报演练", title_en="Practice of reporting", minutes=60)  # type: ignore[attr-defined]
    learner = course.cast.of_kind(course.story, "key-user", "end-user", "owner")
    rows = [session.attendance.create(order=1, contact=learner)]  # type: ignore[attr-defined]
    rows += [session.attendance.create(order=n, name=name) for n, name in enumerate(NAMES[:4], 2)]  # type: ignore[attr-defined]
    session.after_put(by=by)
    session.invite(by=by, people=rows, message="请带上最近一周遇到的问题。")
    session.note_answers(by=by, people=rows[1:3], answer="yes")
    session.open_sign_in(by=by)
