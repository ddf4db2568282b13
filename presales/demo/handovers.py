"""Hand-overs of the demo: prepared by sales, read by the project manager, taken on, with conditions, or once returned."""

from typing import Any

from django.db import transaction

from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Text
from lifecycle.models import User
from lifecycle.text import choose
from presales.models.contract_readings import ContractReading
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
    read_contract(course, manager)
    if unjudged(project).exists():
        return  # read, and not decided yet
    if package.unkept or dice.chance(25):
        package.accept_conditionally(by=manager, conditions=_said(course, CONDITIONS, manager))
    else:
        package.accept(by=manager)


CLAUSES = (
    ("2.1", Text("按需求文档交付全部功能模块。", "Deliver every function of the requirements document."), "feasible", None),
    ("3.2", Text("合同约定的上线日期。", "Go live by the day that the contract names."), "at_risk",
     Text("取决于客户数据何时整理好，已列入风险。", "It hangs on the customer's data; it is among the risks.")),
    ("5.1", Text("验收后十二个月免费维护。", "Free maintenance for twelve months after acceptance."), "feasible", None),
    ("7.3", Text("逾期每日按合同额万分之五支付违约金。", "Damages of five in ten thousand for each day of delay."), "at_risk",
     Text("延误须分清责任，按台账记录。", "Whose delay it is must be told apart; the ledger records it.")),
)  # fmt: skip


def read_contract(course: Course, manager: User) -> None:
    """Clause by clause; in some projects it is not finished yet."""
    if ContractReading.of(course.project) is not None:
        return
    reading = ContractReading(project=course.project)
    reading.put(by=manager, read_version=None)
    for order, (number, text, verdict, note) in enumerate(CLAUSES, 1):
        reading.clauses.create(  # type: ignore[attr-defined]
            order=order, number=number, text=_said(course, text, manager), verdict=verdict,
            note=_said(course, note, manager) if note else "",
        )  # fmt: skip
    reading.after_put(by=manager)
    reading.finish(by=manager)


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
