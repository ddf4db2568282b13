"""Exams for tests, made through the verbs that the pages use."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import transaction

from aftersales.models import Exam, ExamItem, ExamQuestion, ExamSitting
from lifecycle.models import BusinessProcess
from tests.lifecycle.backbone import make_process


@transaction.atomic
def a_question(cast: SimpleNamespace, kind: str = "single", **fields: Any) -> ExamQuestion:
    process = fields.pop("process", None) or BusinessProcess.of(cast.project).first() or make_process(cast)
    facts: dict[str, Any] = {
        "scenario": "患者周五下午要求退上周的药费。", "scenario_en": "On Friday a patient wants last week's money back.",
        "text": "先做什么？", "text_en": "What comes first?", "points": 10, "difficulty": 3,
        "answer": "先查原单", "answer_en": "Look up the slip",
    }  # fmt: skip
    if kind == "truth":
        facts["holds"] = "true"
    row = ExamQuestion(project=cast.project, process=process, question_kind=kind, **(facts | fields))
    row.put(by=cast.implementation, read_version=None)
    if kind in ("single", "multiple"):
        for n, (text, english) in enumerate(
            (("查原单", "Look up the slip"), ("查库存", "Check the stock"), ("打电话", "Phone")), 1
        ):
            row.options.create(order=n, text=text, text_en=english, right=n == 1 or (kind == "multiple" and n == 2))
    row.after_put(by=cast.implementation)
    return row


@transaction.atomic
def an_exam(cast: SimpleNamespace, *kinds: str, ready: bool = True, **fields: Any) -> Exam:
    """One question of each kind, ten points each, by default closed ones and a short answer."""
    exam = Exam(project=cast.project, title="收费岗位考核", title_en="Exam of the cashiers", **fields)
    exam.put(by=cast.implementation, read_version=None)
    for n, kind in enumerate(kinds or ("single", "multiple", "truth", "short"), 1):
        ExamItem.objects.create(exam=exam, question=a_question(cast, kind), order=n)
    exam.after_put(by=cast.implementation)
    if ready:
        exam.ready(by=cast.implementation)
    return exam


@transaction.atomic
def a_sitting(cast: SimpleNamespace, exam: Exam, name: str = "小赵", contact: Any = None) -> ExamSitting:
    row = ExamSitting(
        project=cast.project, exam=exam, contact=contact, name="" if contact else name,
        department=contact.department if contact else "收费处",
    )  # fmt: skip
    row.put(by=cast.implementation, read_version=None)
    return row


RIGHT = {"single": ["A"], "multiple": ["A", "B"], "truth": ["true"]}


def answers(exam: Exam, *, wrong: tuple[str, ...] = (), text: str = "先查原单，再核对") -> dict[int, list[str]]:
    """What somebody answers who knows it, but for the kinds named."""
    found = {}
    for item in exam.items.all():
        kind = item.shown["kind"]
        found[item.pk] = ["C" if kind != "truth" else "false"] if kind in wrong else RIGHT.get(kind, [text])
    return found


def marked(
    cast: SimpleNamespace,
    exam: Exam,
    name: str = "小赵",
    *,
    wrong: tuple[str, ...] = (),
    open_points: int = 10,
    contact: Any = None,
) -> ExamSitting:
    """From paper: passed, unless too much is wrong."""
    from django.utils import timezone

    row = a_sitting(cast, exam, name, contact)
    given = answers(exam, wrong=wrong)
    points = {item.pk: Decimal(open_points) for item in exam.items.all() if not item.is_closed}
    row.enter(by=cast.implementation, on=timezone.localdate(), answers=given, points=points)
    return row
