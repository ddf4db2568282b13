"""What it takes to win a contract, in the demo: products, the proposal, people and money, the rounds of negotiation."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.shapes import Text
from lifecycle.models import Commitment, Product, User
from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.traces import Trace
from presales.demo.meetings import THERE, start
from presales.models import Budget, NegotiationRound, ResourceRequest, SalesProposal

# Their own modules, with months from today in which those are to be there that are not.
PRODUCTS = (
    ("华信医院运营管理平台", "Huaxin Hospital Resource Planning", "V6.2", "mature",
     (("药房与病区", "Pharmacy and wards", "mature", 0), ("移动护理", "Mobile nursing", "pilot", 0),
      ("智能排班", "Smart rosters", "development", 5))),
    ("华信制造执行系统", "Huaxin Manufacturing Execution", "V4.0", "mature",
     (("质量追溯", "Quality tracing", "mature", 0), ("设备预测维护", "Predictive maintenance", "planned", 11))),
    ("华信监管报送", "Huaxin Regulatory Reports", "V0.9", "development", (("一键报送", "One-click reports", "development", 3),)),
)  # fmt: skip
BUDGET = (
    ("labour", "", 34),
    ("purchase", "服务器与扫码设备", 9),
    ("travel", "", 4),
    ("contingency", "", 3),
)  # % of the price
OVERSPENT = ("hosp-erp", "bus-dispatch")  # in these the travelling costs more than was thought
SPENT_AFTER = 30  # days in delivery


def plan(clock: Clock, course: Course) -> None:
    _fill_products(course)
    if begun := course.on("contract"):
        clock.at(begun, "09:05", partial(_accept, course))
    if started := course.on("delivery"):
        clock.at(following(started, SPENT_AFTER), "16:50", partial(_spend, course))


def work(course: Course, item: Any, by: User) -> bool:
    """The proposal ends its item by itself; the others are finished with a sentence once their records are written."""
    does = WORK.get(item.code)
    if does is not None:
        with transaction.atomic():
            does(course, by)
    return item.code == PROPOSAL


@transaction.atomic
def _fill_products(course: Course) -> None:
    """Once, with the first project."""
    if Product.objects.exists():
        return
    by = course.cast.user("admin")
    for name, name_en, release, maturity, modules in PRODUCTS:
        rows = [
            {
                "name": zh, "name_en": en, "maturity": state,
                "available_from": later(course.cast.today, months * 30) if months else None,
            }
            for zh, en, state, months in modules
        ]  # fmt: skip
        product = Product(
            name=name, name_en=name_en, release=release, maturity=maturity, owner=course.cast.user("executive")
        )
        product.write(by=by, version=product.version, modules=rows)


# -- the proposal --------------------------------------------------------------------------------------------------------


def _propose(course: Course, by: User) -> None:
    project, product = course.project, course.story.product
    row = SalesProposal(project=project)
    row.prefill(by=by)
    for name, text in _texts(course, product).items():
        if not getattr(row, name) or (
            not getattr(row, f"{name}_en") and project.document_language != DocumentLanguage.EN
        ):
            english = project.document_language == DocumentLanguage.EN
            setattr(row, name, text.en if english else text.zh)
            setattr(row, f"{name}_en", "" if english else text.en)
    row.valid_until = timezone.localdate() + timedelta(days=90)
    row.put(by=by, read_version=None)
    row.after_put(by=by)
    row.issue(by=by)
    row.send(by=by, on=timezone.localdate())


def _texts(course: Course, product: Text) -> dict[str, Text]:
    customer, amount = course.project.customer, course.story.expected_amount
    who = Text(customer.name, customer.name_en or customer.name)
    figure = f"{course.story.currency} {amount:,.2f}"
    return {
        "background": Text(
            f"{who.zh}的业务分散在几套系统里，单据靠人工来回核对；希望用一套系统把流程接起来，旧数据一次迁入。",
            f"The work of {who.en} is spread over several systems, and papers are compared by hand. One system is to connect it, with the old data taken over once.",
        ),
        "needs": Text("- 同一张单据只录入一次\n- 月末对账自动完成", "- A paper is entered once\n- The month is reconciled by itself"),
        "advantages": Text(
            f"- {product.zh}已在同行业投入使用\n- 断网可登记，回网自动上传", f"- {product.en} is in use in this line of business\n- Works without a network and uploads later",
        ),
        "implementation_plan": Text(
            "1. 需求确认\n2. 环境准备与数据迁移\n3. 一个部门试运行\n4. 推广与验收",
            "1. Confirm requirements\n2. Prepare the site and take over data\n3. Trial run in one department\n4. Roll out and accept",
        ),
        "commercial_terms": Text(
            f"软件与实施服务合计 {figure}，含一年质保。", f"Software and implementation {figure} in all, a year of warranty included."
        ),
    }  # fmt: skip


@transaction.atomic
def _accept(course: Course) -> None:
    row = SalesProposal.objects.filter(project=course.pk, state=SalesProposal.State.SENT).first()
    if row is not None:
        row.accept(by=course.seller, answer="同意按此方案谈合同，付款节奏另议。")


# -- people and money ----------------------------------------------------------------------------------------------------


def _secure(course: Course, by: User) -> None:
    _budget(course, by)
    project, boss = course.project, course.cast.user("executive")
    if boss.pk == by.pk:
        return
    need = timezone.localdate() + timedelta(days=25)
    row = ResourceRequest(
        project=project, resource_kind="human", what="接口开发 1 人，三周", team="研发二组", skills="接口开发", needed_by=need,
        quantity=Decimal(15), unit="人天", asked_of=boss,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.after_put(by=by)
    consultant = course.cast.user("consultant")
    if course.gate("G3"):
        row.confirm(by=boss, named=consultant, answer="前两周由研发二组带教。")
    row = ResourceRequest(
        project=project, resource_kind="technical", what="压力测试环境一套", team="测试部", needed_by=need - timedelta(days=5),
        asked_of=boss,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.after_put(by=by)
    if course.dice("resources").chance(40):
        row.refuse(by=boss, answer="月底前没有空闲的环境，先用云主机。")
    elif course.gate("G3"):
        row.confirm(by=boss, named=consultant, answer="测试部从下周一起提供。")


def _budget(course: Course, by: User) -> None:
    row = Budget(project=course.project, note="项目经理每两周核对一次；单笔超过一万元先问实施经理。")
    row.put(by=by, read_version=None)
    for order, (category, what, share) in enumerate(BUDGET, 1):
        estimate = (course.story.expected_amount * share / 100).quantize(Decimal(1000))
        row.lines.create(order=order, category=category, what=what, estimate=estimate)  # type: ignore[attr-defined]
    row.after_put(by=by)
    row.put_forward(by=by)
    boss = course.cast.user("executive")
    if course.gate("G3") and boss.pk != by.pk:
        row.approve(by=boss, amounts={line.pk: line.estimate for line in row.rows})


def _spend(course: Course) -> None:
    row = Budget.objects.filter(project=course.pk, state=Budget.State.APPROVED).first()
    if row is None or course.project.read_only:
        return
    over = course.story.key in OVERSPENT
    shares = {"labour": 38, "purchase": 95, "travel": 118 if over else 55}
    amounts: dict[int, Decimal | None] = {
        line.pk: (line.limit * shares[line.category] / 100).quantize(Decimal(100))
        for line in row.rows
        if line.category in shares
    }
    row.spend(by=course.manager, amounts=amounts, words="现场多去了两次，后面改为远程。" if over else "")


# -- negotiation ---------------------------------------------------------------------------------------------------------


def _negotiate(course: Course, by: User) -> None:
    row = NegotiationRound(aim="总价不低于报价的九五折；工期不短于估算。")
    owner = course.cast.of_kind(course.story, "owner")
    start(course, row, by, Text("价格、付款与工期", "Price, payment and time"), people=[owner], place=THERE)
    row.points.create(order=1, ask="总价再降一成。", asked_by=owner, concession="降 3%，换首付款提高到 40%。")  # type: ignore[attr-defined]
    row.points.create(order=2, ask="比计划早一个月上线。", asked_by=owner, concession="")  # type: ignore[attr-defined]
    row.after_put(by=by)
    row.hold(by=by)
    for promise in Commitment.objects.filter(project=course.pk, source=Commitment.Source.NEGOTIATION):
        Trace.note(row, promise, by=by)
    if course.gate("G3") is None and course.dice("advice").chance(50):
        return  # still without advice
    first, second = row.points.all()  # type: ignore[attr-defined]
    row.advise(by=course.manager, point=first, advice="可以；首付款提高后设备能提前到场。")
    row.advise(by=course.implementer, point=second, advice="做不到：旧数据迁移至少要六周。可以先上一个部门。")
    row.settle(by=by, outcome="降 3%，首付 40%；工期不变，先上一个部门。")


PROPOSAL = "S1-15"
WORK: dict[str, Callable[[Course, User], None]] = {PROPOSAL: _propose, "S1-13": _secure, "S1-16": _negotiate}
