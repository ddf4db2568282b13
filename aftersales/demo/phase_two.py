"""The freeze in the demo: what was wished is weighed, the customer is told, and the proposal for a second phase is issued."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales import wishes as gathering
from aftersales.models import PhaseTwoList
from aftersales.models.phase_two import ITEM
from lifecycle.demo.load.course import Course
from lifecycle.models import User

STORIES = ("hosp-implant", "car-quality")
LANGUAGES = {"car-quality": "en"}
INTRODUCTION = (
    "一期数据已齐全，管理层希望直接用于日常决策。二期投入小，见效快，建议在质保期内启动。",
    "The data of the first phase are complete, and management wants to decide with them every day. A second phase is small and shows soon; we suggest to begin it within the warranty.",
)
OWN = (
    (
        "管理层移动端日报", "A daily report on the phone for management", "每天早会前看到前一日的关键数字，不再等人工汇总。",
        "The key figures of the day before are there before the morning meeting; nobody adds them up by hand.", "high", "medium",
    ),
    (
        "与供应商共享到货与质检结果", "Deliveries and inspection results shared with suppliers",
        "退货原因当天可见，少打一半电话。", "Suppliers see the reason of a return on the same day; half of the calls are saved.", "medium", "large",
    ),
)  # fmt: skip
HOW = "验收准备会上说明，会议纪要已发"


def work(course: Course, item: Any, by: User) -> bool:
    """The proposal ends the item by itself. Where something is still undecided, or elsewhere, it goes another way."""
    if item.code != ITEM or course.story.key not in STORIES or gathering.undecided(course.project):
        return False
    if PhaseTwoList.of(course.project) is None:
        _freeze(course)
    return True


@transaction.atomic
def _freeze(course: Course) -> None:
    by, wishes = course.implementer, PhaseTwoList(project=course.project)
    wishes.introduction, wishes.introduction_en = INTRODUCTION
    wishes.put(by=by, read_version=None)
    drawn = [{"value": "medium", "size": "small", **row} for row in gathering.lines(wishes.project)]
    own = [
        {"text": text, "text_en": text_en, "benefit": benefit, "benefit_en": benefit_en, "value": value, "size": size}
        for text, text_en, benefit, benefit_en, value, size in OWN
    ]
    for order, row in enumerate([*drawn, *own], 1):
        wishes.items.create(order=order, **row | {"value": row["value"] or "medium"})  # type: ignore[attr-defined]
    wishes.after_put(by=by)
    contact = course.cast.of_kind(course.story, "owner")
    wishes.freeze(by=by, contact=contact, on=timezone.localdate(), how=HOW)
    wishes.issue(by=by, language=LANGUAGES.get(course.story.key))
