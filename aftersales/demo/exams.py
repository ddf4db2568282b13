"""Exams in the demo: a bank of questions on the main process, an exam after the training, one who takes it again."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import Exam, ExamItem, ExamQuestion, ExamSitting, TrainingSession
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.evidence import missing
from lifecycle.models import BusinessProcess, User

ITEM = "S3-05"
NOTE = "考核试卷与成绩另有纸质原件存档。"
STORIES = ("edu-office", "car-mes", "food-trace")
Q = ExamQuestion.Kind
# kind, difficulty, points, case, question, answers (the first ones right), how many are right or what holds, why
BANK: tuple[tuple[Any, ...], ...] = (
    (Q.SINGLE, 2, 10, ("周五下午，一位同事交来上周的单据，要求当天办结。", "On Friday afternoon a colleague brings last week's slip and wants it done today."),
     ("先做什么？", "What comes first?"), (("在系统里查原单", "Look the slip up in the system"), ("先办再补", "Do it and enter it later"), ("请对方下周再来", "Send them away until next week")), 1,
     ("没有原单就无从核对。", "Without the slip nothing can be checked.")),
    (Q.MULTIPLE, 3, 20, ("月底结账前发现两笔记录重复。", "Before closing the month two entries turn out to be double."),
     ("哪些做法是对的？", "Which ways are right?"), (("用红字冲销其中一笔", "Reverse one of them"), ("写明原因", "Write down why"), ("直接删掉", "Delete it"), ("留到下月", "Leave it for next month")), 2,
     ("冲销留痕，删除不留。", "A reversal leaves a trace, a deletion does not.")),
    (Q.TRUTH, 2, 10, ("", ""), ("过账之后还可以直接修改金额。", "After posting the amount can still be changed."), (), "false",
     ("过账后只能冲销重做。", "After posting it is reversed and entered anew.")),
    (Q.SINGLE, 4, 20, ("系统提示“库存不足”，但货就在手边。", "The system says there is no stock, but the goods are in your hand."),
     ("最可能的原因是什么？", "What is the most likely reason?"), (("入库单还没有确认", "The receipt is not confirmed yet"), ("系统坏了", "The system is broken"), ("权限不够", "A right is missing")), 1,
     ("先看入库单的状态。", "Look at the state of the receipt first.")),
    (Q.SHORT, 3, 20, ("夜间系统不能用，业务不能停。", "At night the system is down, and work cannot stop."),
     ("写出应急步骤，以及恢复后要补做的事。", "Write down the steps of the emergency, and what is done once it is back."), (), "",
     ("手工单编号登记，恢复后两小时内补录并核对。", "Numbered slips by hand; within two hours of recovery entered and checked.")),
    (Q.TASK, 3, 20, ("用测试系统中的一张单据。", "With a slip of the test system."),
     ("从录入到过账完整做一遍，请讲师在旁观看。", "Go through it from entry to posting while the trainer watches."), (), "",
     ("步骤齐全、无提示独立完成得满分。", "All steps, alone and without hints: all points.")),
)  # fmt: skip
# name, department, kinds answered wrong, points of the open questions
TOOK = (
    ("小赵", "一科", (), ("18", "20")),
    ("小钱", "一科", (Q.TRUTH,), ("14", "16")),
    ("小孙", "二科", (Q.SINGLE, Q.MULTIPLE), ("6", "8")),
)


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("trial_run")
    if begun is None or course.story.key not in STORIES:
        return
    for days, time, act in ((3, "10:20", _bank), (7, "09:10", _hold), (8, "16:20", _give_back), (11, "14:40", _again)):
        day = following(begun, days)
        if course.alive(day) == day and day < course.last_day:
            clock.at(day, time, partial(_if_there, course, act))


def work(course: Course, item: Any, by: User) -> bool:
    """The exam that was held shows the item; where none is held here it is left out, and says why."""
    if item.code != ITEM or not missing(item):
        return False
    item.skip(by=course.manager, reason_code="OTHER", note=NOTE)
    return True


def _if_there(course: Course, act: Any) -> None:
    if course.project.is_running:
        act(course)


@transaction.atomic
def _bank(course: Course) -> None:
    process = BusinessProcess.of(course.project).first()
    if process is None:
        return
    for kind, difficulty, points, case, text, options, right, why in BANK:
        row = ExamQuestion(
            project=course.project, process=process, question_kind=kind, difficulty=difficulty, points=points,
            scenario=case[0], scenario_en=case[1], text=text[0], text_en=text[1], answer=why[0], answer_en=why[1],
            holds=right if kind == Q.TRUTH else "",
        )  # fmt: skip
        row.put(by=course.implementer, read_version=None)
        for n, (zh, en) in enumerate(options, 1):
            row.options.create(order=n, text=zh, text_en=en, right=n <= right)  # type: ignore[attr-defined]
        row.after_put(by=course.implementer)


@transaction.atomic
def _hold(course: Course) -> None:
    """On paper, after the session; marked the same day."""
    by, today = course.implementer, timezone.localdate()
    questions = list(ExamQuestion.objects.filter(project=course.pk).order_by("number"))
    if not questions:
        return
    session = TrainingSession.objects.filter(project=course.pk).order_by("at").first()
    exam = Exam(
        project=course.project, title="岗位操作考核", title_en="Exam on the daily work", session=session, on=today,
        minutes=45, pass_percent=60, proves_level=2, instructions="可以查操作卡片，不可互相商量。",
        instructions_en="The quick cards may be used; please do not talk it over.",
    )  # fmt: skip
    exam.put(by=by, read_version=None)
    for n, row in enumerate(questions, 1):
        ExamItem.objects.create(exam=exam, question=row, points=row.points, order=n)
    exam.after_put(by=by)
    exam.ready(by=by)
    learner = course.cast.of_kind(course.story, "key_user", "end_user", "owner")
    exam.admit(by=by, contacts=[learner], names=[(name, department) for name, department, _wrong, _open in TOOK])
    _enter(exam.sittings.get(contact=learner), course, (), ("20", "20"))  # type: ignore[attr-defined]
    for name, _department, wrong, points in TOOK:
        _enter(exam.sittings.get(name=name), course, wrong, points)  # type: ignore[attr-defined]


def _enter(sitting: ExamSitting, course: Course, wrong: tuple[str, ...], points: tuple[str, ...]) -> None:
    answers, left = {}, list(points)
    given: dict[int, Decimal] = {}
    for item in sitting.exam.items.order_by("order"):  # type: ignore[attr-defined]
        if item.is_closed:
            right = item.right["right"]
            answers[item.pk] = [] if item.shown["kind"] in wrong else right
        else:
            given[item.pk] = Decimal(left.pop(0))
    sitting.enter(by=course.implementer, on=timezone.localdate(), answers=answers, points=given)


def _exam(course: Course) -> Exam | None:
    return Exam.objects.filter(project=course.pk, state=Exam.State.READY).select_related("project").first()


def _give_back(course: Course) -> None:
    """Slips to each, the summary to their head, coaching for who needs it."""
    exam = _exam(course)
    if exam is None:
        return
    by, today = course.implementer, timezone.localdate()
    for row in ExamSitting.objects.filter(exam=exam, state__in=ExamSitting.MARKED).select_related(
        "project", "exam", "contact"
    ):
        reachable = row.contact is not None and row.contact.email
        row.send(by=by, to="person" if reachable else "by_hand", message="辛苦了。" if reachable else "")
        if row.state == ExamSitting.State.FAILED and row.exam.session_id:
            row.coach(by=by, topic="冲销与异常处理", due=today + timedelta(days=3))
    owner = course.cast.of_kind(course.story, "owner")
    if owner.email:
        exam.tell_department(
            by=by, department="", contact=owner, until=today + timedelta(days=30), message="请表扬表现优秀的同事。"
        )


def _again(course: Course) -> None:
    """Whoever failed took it again after coaching, and passed."""
    exam = _exam(course)
    if exam is None:
        return
    for row in ExamSitting.objects.filter(exam=exam, state=ExamSitting.State.FAILED).select_related("project", "exam"):
        _enter(row.take_again(by=course.implementer, exam=exam), course, (), ("14", "16"))
    exam.close(by=course.implementer)
