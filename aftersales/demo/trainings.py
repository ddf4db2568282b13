"""Training in the demo: one session on the main process and one on what to do about problems, once the trial run begins."""

from datetime import datetime, time
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.demo import training_plans
from aftersales.models import TrainingSession
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.shapes import Text

STARTS = time(9, 30)


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("trial_run")
    if begun is None:
        return
    for n, kind in enumerate(("process", "problems")):
        day = following(begun, 2 + 2 * n)
        if course.alive(day) == day and day < course.last_day:
            clock.at(day, "12:10", partial(_train, clock, course, kind))


@transaction.atomic
def _train(clock: Clock, course: Course, kind: str) -> None:
    by, words = course.implementer, course.words
    flow, department = words["flow"], words["dept"]
    topics = {
        "process": Text(f"{flow.zh}怎么做", f"How to work: {flow.en}"),
        "problems": Text("遇到问题怎么上报和处理", "How to report a problem and what happens then"),
    }
    learner = course.cast.of_kind(course.story, "key-user", "end-user", "owner")
    session = TrainingSession(
        project=course.project, topic=topics[kind].zh[:160], topic_en=topics[kind].en[:160], training_kind=kind,
        at=timezone.make_aware(datetime.combine(timezone.localdate(), STARTS)), place="客户培训教室",
        place_en="The customer's training room", trainer=by, minutes=120, goal="学员会后能独立操作，并能带同事。",
        goal_en="They work on their own afterwards, and can coach colleagues.", tools="测试系统、操作卡片",
        tools_en="Test system, quick cards", **training_plans.place(course, kind),
    )  # fmt: skip
    session.put(by=by, read_version=None)
    rows: list[dict[str, Any]] = [
        {"kind": "concept", "title": f"为什么这样做：{flow.zh}", "title_en": f"Why it runs like this: {flow.en}", "minutes": 30},
        {"kind": "operation", "title": f"上机练习：{flow.zh}", "title_en": f"Practice: {flow.en}", "minutes": 70},
        {"kind": "soft", "title": "怎样带会同事", "title_en": "How to coach a colleague", "minutes": 20},
    ]  # fmt: skip
    for order, row in enumerate(rows, 1):
        session.outline.create(order=order, **row)
    came = [session.attendance.create(order=1, contact=learner)]
    for order, (name, was_there) in enumerate(training_plans.people(course, kind), 2):
        one = session.attendance.create(order=order, name=name, department=department.zh[:80])
        came += [one] if was_there else []
    if kind == "process":
        session.notes.create(
            order=1,
            kind="question",
            text="录错了能不能撤回？",
            text_en="Can a wrong entry be taken back?",
            contact=learner,
        )
        session.coaching.create(
            order=1, name="小钱", topic=f"补课：{flow.zh}"[:200], due=following(timezone.localdate(), 10)
        )
    session.after_put(by=by)
    opened_by = course.cast.of_kind(course.story, "signatory") if session.plan_id else None
    minutes = course.dice(f"training-{kind}").between(95, 140)
    session.hold(by=by, minutes=minutes, came=came, opened_by=opened_by)
    training_plans.rate(session)
    clock.at(timezone.localdate(), "17:40", partial(_close, course, session.pk))


def _close(course: Course, pk: int) -> None:
    session, by = TrainingSession.objects.select_related("project").get(pk=pk), course.implementer
    for note in session.open_notes:
        session.answer(
            by=by,
            note=note,
            words="当天可以撤回，过账后用红字冲销。",
            words_en="On the same day; afterwards by reversal.",
        )
    session.close(by=by, lessons="先讲思路，练习时间再多一些。")
