"""Hand-overs of the demo: prepared by sales, read by the project manager, taken on, with conditions, or once returned."""

from typing import Any

from django.db import transaction

from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Text
from lifecycle.models import User
from lifecycle.text import choose
from presales.models.handovers import ITEM, HandoverPackage, unjudged

NOTHING = Text("没有需要补充的内容。", "Nothing to add.")
CONDITIONS = Text(
    "实现不了的承诺两周内与客户签补充约定，由商务负责。",
    "What cannot be kept is amended with the customer within two weeks; the commercial manager sees to it.",
)
LACKING = Text(
    "客户那边谁反对、为什么反对，没有写清楚。", "Who at the customer is against it, and why, is not written down."
)
ANSWERED = Text(
    "财务部门担心工作量增加，其余部门支持。", "The finance department fears more work; the others are for it."
)
QUESTION = Text("验收时客户由谁组织？", "Who prepares acceptance on the customer's side?")


def work(course: Course, item: Any, by: User) -> bool:
    """The hand-over that the item asks for; what else the item asks for is done as everywhere."""
    if item.code == ITEM and course.project.delivery_owner is not None:
        hand_over(course)
    return False


@transaction.atomic
def hand_over(course: Course) -> None:
    seller, project = course.seller, course.project
    if HandoverPackage.of(project) is not None:
        return
    package = HandoverPackage(project=project)
    texts = package.gather(by=seller)
    package.put(by=seller, read_version=None)
    package.write({
        code: {"zh": both["zh"] or NOTHING.zh, "en": both["en"] or NOTHING.en} for code, both in texts.items()
    })  # fmt: skip
    package.submit(by=seller)
    dice = course.dice("hand-over")
    if dice.chance(20):
        _send_back(course, package)
    _read(course, package, ask=dice.chance(40))
    manager = package.manager
    assert manager is not None
    if unjudged(project).exists():
        return  # read, and not decided yet
    if package.unkept or dice.chance(25):
        package.accept_conditionally(by=manager, conditions=_said(course, CONDITIONS, manager))
    else:
        package.accept(by=manager)


def _said(course: Course, text: Text, by: User) -> str:
    return choose({"zh": text.zh, "en": text.en}, course.cast.words(course.story, by))


def _send_back(course: Course, package: HandoverPackage) -> None:
    manager = package.manager
    assert manager is not None
    package.give_back(by=manager, reason=_said(course, LACKING, manager))
    row = package.sections.get(code="stakeholders")  # type: ignore[attr-defined]
    package.write({"stakeholders": {"zh": f"{row.body}\n- {ANSWERED.zh}", "en": f"{row.body_en}\n- {ANSWERED.en}"}})
    package.submit(by=course.seller)


def _read(course: Course, package: HandoverPackage, *, ask: bool) -> None:
    manager = package.manager
    assert manager is not None
    for row in package.sections.all():  # type: ignore[attr-defined]
        question = _said(course, QUESTION, manager) if ask and row.code == "open_points" else ""
        package.read(by=manager, section=row, question=question)
