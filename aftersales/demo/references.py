"""References in the demo: one that may be shown by name and was, one without a name; and how users get on after training."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import ReferencePromotion, TrainingSession
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.models import Customer
from lifecycle.uploads import Checked

NAMED, UNNAMED = "car-quality", "water-billing"
LEVELS = (
    ({"use": 4, "alone": 3, "problems": 3, "ease": 3, "help": 2}, "报表页面打开偏慢。"),
    ({"use": 1, "alone": 1, "problems": 1, "ease": 2, "help": 0}, "平时用得少，退单流程记不住。"),
)
FEATURES = (
    ("一处录入，处处可查", "Entered once, found everywhere", "各部门看到的是同一份数据。", "Every department sees the same data."),
    ("异常自动提醒", "What goes wrong is reported", "问题当天就有人处理。", "Somebody sees to it the same day."),
    ("按业务流的操作手册", "Manuals along the business", "新人一周上手。", "New people work with it within a week."),
)  # fmt: skip
OVERVIEW = (
    "把原来分散在表格和纸面上的业务放进一个系统，从录入、审核到统计全程可查。",
    "What used to be spread over spreadsheets and paper is done in one system, from entry and approval to the figures.",
)
RESULTS = (
    "月度统计由三天缩短到半天。\n差错由事后发现变为当天发现。",
    "Monthly figures take half a day instead of three.\nMistakes are found the same day.",
)
PAPER = Checked("同意书.txt", "text/plain", "同意作为案例介绍。\n".encode())


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("payment")
    if begun is None or course.story.key not in (NAMED, UNNAMED):
        return
    last = later(course.last_day, -2)
    clock.at(min(following(begun, 8), last), "10:45", partial(_usage, course))
    clock.at(min(following(begun, 14), last), "14:25", partial(_promote, course))
    if course.story.key == NAMED:
        clock.at(min(following(begun, 16), last), "15:25", partial(_present, course))


@transaction.atomic
def _promote(course: Course) -> None:
    project, by = course.project, course.project.presales_owner
    if not project.is_running or by is None or ReferencePromotion.of(project) is not None:
        return
    promotion = ReferencePromotion(project=project)
    promotion.prefill(by=by)
    promotion.overview, promotion.overview_en = OVERVIEW
    promotion.results, promotion.results_en = RESULTS
    product = course.story.product
    promotion.title, promotion.title_en = f"{product.zh}：同行业案例", f"{product.en} in practice"
    promotion.put(by=by, read_version=None)
    for order, (title, title_en, text, text_en) in enumerate(FEATURES, 1):
        promotion.features.create(order=order, title=title, title_en=title_en, text=text, text_en=text_en)  # type: ignore[attr-defined]
    promotion.after_put(by=by)
    today = timezone.localdate()
    promotion.note_consent(
        by=by, contact=course.cast.of_kind(course.story, "owner"), given_on=today, until=today + timedelta(days=730),
        allows=["name", "figures", "visit", "call"] if course.story.key == NAMED else ["figures"],
        how="客户来函，原件存项目档案", file=PAPER,
    )  # fmt: skip
    if not promotion.lacks():
        promotion.release(by=by)


@transaction.atomic
def _present(course: Course) -> None:
    project, by = course.project, course.project.presales_owner
    promotion = ReferencePromotion.of(project)
    if promotion is None or by is None or not promotion.is_shareable:
        return
    others = Customer.objects.exclude(pk=project.customer_id).order_by("pk")
    customer = others.filter(industry=project.industry).first() or others.first()
    if customer is None:
        return
    row = promotion.present(
        by=by,
        on=timezone.localdate(),
        way="meeting",
        audience="信息部与业务部门负责人",
        presenter=by,
        customer=customer,
    )
    promotion.note_response(
        by=by, presentation=row, response="interested", response_words="想看移动端和报表，希望到现场参观。",
        next_step="约一次现场参观", next_on=timezone.localdate() + timedelta(days=10),
    )  # fmt: skip


@transaction.atomic
def _usage(course: Course) -> None:
    rows = TrainingSession.objects.filter(project=course.project, state__in=("held", "closed"))
    session: Any = rows.select_related("trainer", "created_by").order_by("at").last()
    if session is None or not course.project.is_running:
        return
    by = session.trainer or session.created_by
    came = session.attendance.filter(signed=True).order_by("order")[: len(LEVELS)]
    for row, (levels, hinders) in zip(came, LEVELS, strict=False):
        session.enter_rating(
            by=by, attendance=row, levels=levels, topics=list(session.outline.all()[:1]), hinders=hinders
        )
