"""Meetings of the demo, written down on the day on which the checklist item that asks for them is finished."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Flow, Text
from lifecycle.models import Contact, User
from presales.demo import library, requirements
from presales.models import (
    CompanyIntroduction,
    CompanyVisit,
    DemoSession,
    MaterialAsset,
    TechnicalExchange,
    UserSurvey,
)
from presales.models.surveys import USERS


def work(course: Course, item: Any, by: User) -> bool:
    """Do in records what the item asks for; False for an item that is none of ours."""
    does = WORK.get(item.code)
    if does is None:
        return False
    with transaction.atomic():
        does(course, by)
    return True


HERE = Text("本公司", "Our company")
THERE = Text("客户会议室", "The customer's meeting room")


def start(
    course: Course, record: Any, by: User, title: Text, *, people: list[Contact] | None = None, place: Text = THERE
) -> None:
    """Its head: two hours ago, with the people who are always there."""
    record.project = course.project
    record.title, record.title_en = title.zh[:160], title.en[:160]
    record.at = record.at or timezone.now() - timedelta(hours=2)
    record.place, record.place_en = place.zh, place.en
    record.put(by=by, read_version=None)
    record.contacts.set([course.cast.of_kind(course.story, "owner")] if people is None else people)
    record.our_people.set({by, course.implementer})


def flows(course: Course) -> list[Flow]:
    trade = next(row for row in course.cast.demo.industries if row.key == course.story.customer)
    return [trade.flow(key) for key in course.story.flows]


def introduce(course: Course, by: User) -> None:
    library.fill(course)
    row = CompanyIntroduction()
    start(course, row, by, Text("公司与团队介绍", "Our company and our team"))
    row.materials.set(MaterialAsset.objects.usable(timezone.localdate()))
    if course.gate("G2") is None and course.dice("expectation").chance(50):
        row.expectations.create(
            order=1, text="春节前先让一个部门用起来", text_en="One department works with it before the holidays",
            kind="schedule", raised_by=course.seller, raised_with=course.cast.of_kind(course.story, "owner"),
        )  # fmt: skip
    row.after_put(by=by)
    row.hold(by=by, **dict.fromkeys(CompanyIntroduction.PARTS, True))
    row.judge(by=course.implementer, marks={c.pk: course.dice("trust").between(3, 5) for c in row.contacts.all()})
    row.issue(by=by)


def show(course: Course, by: User) -> None:
    mature = course.story.product_maturity == "mature"
    product = course.story.product
    row = DemoSession(
        product=product.zh[:120], product_en=product.en[:120], maturity=DemoSession.Maturity.MATURE if mature else "pilot",
        exception_reason="" if mature else "客户点名要看，已说明仍在试点。", planned_minutes=60, counts_as_training=True,
        **dict.fromkeys(DemoSession.PREPARATION, True),
    )  # fmt: skip
    start(course, row, by, Text(f"{product.zh}演示", f"Demonstration of {product.en}"))
    for order, flow in enumerate(flows(course)[:4], 1):
        fit = ("fits", "fits", "partial", "gap")[order - 1]
        need = fit != "fits"
        row.functions.create(
            order=order, feature=flow.name.zh[:200], feature_en=flow.name.en[:200], fit=fit,
            comment=flow.need.zh if need else "", comment_en=flow.need.en if need else "",
        )  # fmt: skip
    row.after_put(by=by)
    row.prepare(by=by)
    dice = course.dice("demonstration")
    row.hold(by=by, minutes=dice.between(50, 85))
    row.evaluate(
        by=by, satisfaction=dice.between(3, 5), interest=dice.between(3, 5), objections="担心旧数据迁移要停业务。",
        next_step="约信息部门做技术交流。", next_step_en="Meet the IT department for a technical exchange.",
        groups={group: dice.between(3, 5) for group in ("leaders", "departments", "users")},
    )  # fmt: skip


def exchange(course: Course, by: User) -> None:
    """The first one a few days earlier would be another act; both are written down when the second is over."""
    it = course.cast.of_kind(course.story, "it-rd", "expert", "owner")
    system = course.words["system"]
    for n, (zh, en) in enumerate(
        (("接口与数据", "Interfaces and data"), ("部署与二次开发", "Deployment and own development"))
    ):
        row = TechnicalExchange(
            topics=f"{zh}；与{system.zh}的对接。", topics_en=f"{en}; the link to {system.en}.",
            intended_direction="引导到标准接口，不做点对点开发。", demo=DemoSession.objects.filter(project=course.pk).first(),
        )  # fmt: skip
        start(course, row, by, Text(zh, en), people=[it])
        wish = row.wishes.create(
            order=1, text="希望报表能自己画", text_en="They want to draw reports themselves", contact=it
        )
        row.knowledge.create(
            order=1, topic="接口规范与示例代码", topic_en="Interface specification with samples", contact=it,
            due=timezone.localdate() + timedelta(days=60),
        )  # fmt: skip
        row.after_put(by=by)
        row.hold(by=by)
        row.settle(
            by=by, wish=wish, disposition=("later", "answered")[n], words="放到二期，先用现成报表。",
            words_en="In phase two; the ready reports first.",
        )  # fmt: skip
        doubt = {"findings": "移动端录入步骤偏多。", "findings_en": "Too many steps on the phone."} if n == 0 else {}
        usable = "partly" if n == 0 else "ok"
        row.conclude(
            by=by, verdict_domain="ok", verdict_approach="ok", verdict_usability=usable, groups={"it": 3 + n}, **doubt
        )


def plan_visit(course: Course, by: User, at: Any = None) -> CompanyVisit:
    at = at or timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    row = CompanyVisit(
        at=at, until=at + timedelta(hours=3), purpose="看研发、实施与客服如何协作，见到将来服务他们的人。",
        purpose_en="See how development, implementation and support work together, and meet those who will serve them.",
        logistics="公司派车接送，午餐在食堂。", logistics_en="We fetch them by car; lunch in our canteen.",
    )  # fmt: skip
    people = {course.cast.of_kind(course.story, kind) for kind in ("owner", "sponsor")}
    start(
        course,
        row,
        by,
        Text("来公司考察", "Visit to our company"),
        people=sorted(people, key=lambda c: c.pk),
        place=HERE,
    )
    stops = (
        (9, "公司与研发中心", "Company and development", course.seller),
        (10, "实施案例与项目管理", "Cases, and how projects are run", course.implementer),
        (11, "客户服务中心", "The service desk", by),
    )
    for order, (hour, zh, en, host) in enumerate(stops, 1):
        row.stops.create(order=order, start=time(hour), topic=zh, topic_en=en, host=host)
    row.after_put(by=by)
    row.confirm(by=by)
    return row


def visit(course: Course, by: User) -> None:
    row = plan_visit(course, by)
    row.issue(by=by)
    row.hold(by=by)
    row.evaluate(by=by, score=course.dice("visit").between(3, 5), outcome="对服务中心印象最深，问了夜间值班。")


def survey(course: Course, by: User) -> None:
    found = flows(course)
    users = [c for c in course.project.customer.contacts.all() if c.is_a(*USERS)]
    row = UserSurvey(
        department=found[0].department.zh[:120], department_en=found[0].department.en[:120],
        observed_work=found[0].process.zh, observed_work_en=found[0].process.en, other_people="" if users else "值班员",
    )  # fmt: skip
    start(course, row, by, Text("跟班看实际操作", "A shift at their side"), people=users)
    for order, flow in enumerate(found[:3], 1):
        row.problems.create(
            order=order, problem=flow.problem.zh, problem_en=flow.problem.en, need=flow.need.zh, need_en=flow.need.en,
            frequency=("daily", "weekly", "monthly")[order - 1], impact=("high", "medium", "low")[order - 1],
            workaround="用手工登记本补记。", workaround_en="They note it in a book by hand.",
            contact=users[0] if users else None,
        )  # fmt: skip
    row.after_put(by=by)
    row.finish(by=by)
    row.issue(by=by)


WORK: dict[str, Callable[[Course, User], None]] = {
    "S1-01": introduce, "S1-04": show, "S1-05": exchange, "S1-06": visit, "S1-07": survey,
    "S1-09": requirements.work,
}  # fmt: skip
