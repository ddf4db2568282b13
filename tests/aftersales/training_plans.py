"""Training plans for tests, made through the verbs that the pages use."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import FeedbackSummary, TrainingFeedback, TrainingPlan, TrainingSession
from tests.aftersales.trainings import a_training


@transaction.atomic
def make_training_plan(
    cast: SimpleNamespace, *, upto: str = "planned", lines: bool = True, **fields: Any
) -> TrainingPlan:
    plan = TrainingPlan(project=cast.project)
    plan.prefill(by=cast.implementation)
    facts: dict[str, Any] = {
        "venue": "住院部三楼会议室", "venue_en": "Meeting room, ward block", "expected_hours": 6,
        "before_note": "售前演示未计入培训，本次直接培训",
    }  # fmt: skip
    for name, value in (facts | fields).items():
        setattr(plan, name, value)
    plan.put(by=cast.implementation, read_version=None)
    if lines:
        begin = plan.starting_lines(by=cast.implementation)
        today = timezone.localdate()
        days = {"people": 2, "start": today - timedelta(days=1), "end": today + timedelta(days=20)}
        for name in ("content", "trainers"):
            for row in begin[name]:
                getattr(plan, name).create(**row)
        for row in begin["waves"][:1]:
            plan.waves.create(**row | days)
    plan.after_put(by=cast.implementation)
    if upto != "planned":
        plan.confirm(by=cast.implementation, contact=cast.signatory, on=timezone.localdate(), how="项目档案第三册")
    if upto in ("held", "assessed"):
        hold_one(cast, plan)
        plan.hold(by=cast.implementation)
    if upto == "assessed":
        a_summary(cast, plan).share(by=cast.implementation, shared_with="内科、外科")
        plan.assess(by=cast.implementation, tested=2, passed=2, result="全部通过，何护士表扬")
    return plan


def a_session_of(cast: SimpleNamespace, plan: TrainingPlan, **fields: Any) -> TrainingSession:
    return a_training(cast, plan=plan, wave=plan.waves.first(), **fields)


def hold_one(cast: SimpleNamespace, plan: TrainingPlan, **fields: Any) -> TrainingSession:
    session = a_session_of(cast, plan, **fields)
    session.hold(by=cast.implementation, minutes=95, came=list(session.attendance.all()), opened_by=cast.signatory)
    for row in session.attendance.all():
        TrainingFeedback.give(
            session, way="paper", content=5, trainer=4, pace=3, material=4, comment="练习再多些", attendance=row,
            by=cast.implementation,
        )  # fmt: skip
    return session


@transaction.atomic
def a_summary(cast: SimpleNamespace, plan: TrainingPlan, **fields: Any) -> FeedbackSummary:
    facts = {
        "good": "讲解清楚", "good_en": "Clear words", "better": "下次练习时间加一倍", "better_en": "Twice the practice next time",
    } | fields  # fmt: skip
    summary = FeedbackSummary(project=cast.project, plan=plan, **facts)
    summary.put(by=cast.implementation, read_version=None)
    return summary
