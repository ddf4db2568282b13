"""What users asked for in the demo's projects while these were delivered: given to somebody, answered in a letter."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Text
from lifecycle.models import Requirement, ResponseLetter, User
from lifecycle.text import choose

ITEM = "S2-04"
MOST = 2  # requirements in a letter
TASK = Text("在测试环境配置，并请提出人试用。", "Configure it on the test system and let whoever asked try it.")
RESULT = Text("已配置完成，提出人试用后确认可用。", "Configured; whoever asked tried it and can use it.")
EVIDENCE_EN = "The contract of the personnel system and its interfaces, section 3."
NOTHING = Text("本期没有新的需求要答复。", "Nothing new was asked for in this time.")


def work(course: Course, item: Any, by: User) -> bool:
    """The letter that the item asks for proves it; where nothing was asked for, the item is left out."""
    if item.code != ITEM:
        return False
    project = course.project
    rows = list(ResponseLetter.unanswered(project)[:MOST])
    if not rows:
        item.skip(by=course.implementer, reason_code="OTHER", note=_said(course, NOTHING, course.implementer))
        return True
    with transaction.atomic():
        for row in rows:
            if row.response == "now" and row.state in ("confirmed", "baselined"):
                _give(course, row, by)
    letter = ResponseLetter.begin(rows, by=by, addressee=course.cast.of_kind(course.story, "owner"))
    soon = timezone.localdate() + timedelta(days=14)
    for said in letter.answers.all():  # type: ignore[attr-defined]
        if said.response == "decline" and not said.evidence_en:
            said.evidence_en = EVIDENCE_EN
        said.until = said.until or soon
        said.save(update_fields=["evidence_en", "until"])
    letter.issue(by=by)
    if course.gate("G6"):
        letter.refresh_from_db()
        contact, today = letter.addressee, timezone.localdate()
        letter.acknowledge(by=course.manager, contact=contact, on=today, how="meeting")
    return True


def _give(course: Course, row: Requirement, by: User) -> None:
    """Done at once where delivery lies behind the project; else somebody still has the task."""
    due = timezone.localdate() + timedelta(days=7)
    task = row.assign(by=by, what=_said(course, TASK, by), owner=course.implementer, due=due)
    if course.gate("G6"):
        row.finish_task(by=course.implementer, task=task, on=timezone.localdate(), result=_said(course, RESULT, by))


def _said(course: Course, text: Text, by: User) -> str:
    return choose({"zh": text.zh, "en": text.en}, course.cast.words(course.story, by))
