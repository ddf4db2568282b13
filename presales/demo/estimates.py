"""What the demo's projects cost and how long they take: judged for feasibility, then estimated and handed to sales.

Most promise no less time than they likely need; where the story says otherwise, an executive has to decide.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.load.course import Course
from lifecycle.demo.shapes import Text
from lifecycle.models import ChecklistItem, ProjectMember, User
from lifecycle.models.calendar import workdays_between
from presales.models import Estimate, FeasibilityAssessment

SHORT = ("bank-file",)  # promised sooner than anybody can keep
SHARES = (
    ("initiation", 5), ("analysis", 17), ("design", 15), ("implementation", 40), ("testing", 15), ("delivery", 8),
)  # fmt: skip
BASIS = Text(
    "参照同行业已完项目的实际工期；接口与旧数据按现状估算。",
    "What projects of the same trade really took; interfaces and old data as they are now.",
)
ADVICE = Text(
    "先签主要流程，报表放到二期；日期留出验收的两周。",
    "Sign the main flows first, reports in phase two; leave two weeks for acceptance.",
)


def work(course: Course, item: Any, by: User) -> bool:
    """The items that ask for feasibility and for the back-up of sales; they end with what was written."""
    if item.code not in ("S1-10", "S1-11"):
        return False
    with transaction.atomic():
        record = assess(course, by) if item.code == "S1-10" else hand_over(course)
        ChecklistItem.objects.get(pk=item.pk).complete_by_evidence(by=by, label=record.label)
    return True


def rough(course: Course) -> Estimate:
    """A draft by the project manager."""
    project, dice = course.project, course.dice("estimate")
    start = max(course.story.contract_signed_on or course.story.expected_sign_on, timezone.localdate())
    likely = _likely(course, start)
    author = course.manager
    english = course.cast.words(course.story, author) == "en"
    row = Estimate(
        project=project, title="成本与工期估算", title_en="Cost and schedule", starts_on=start,
        customer_wanted_end=start + timedelta(days=dice.pick((90, 120, 150))), quoted_amount=project.amount,
        basis_note=BASIS.en if english else BASIS.zh, recommendation=ADVICE.en if english else ADVICE.zh,
    )  # fmt: skip
    row.put(by=author, read_version=None)
    for order, (step, share) in enumerate(SHARES, 1):
        days = max(2, likely * share // 100)
        row.steps.create(order=order, step=step, optimistic=days * 7 // 10, likely=days, pessimistic=days * 17 // 10)
    _costs(row, project.amount or Decimal(800000), dice.between(52, 74), english)
    return row


def _costs(row: Estimate, amount: Decimal, share: int, english: bool) -> None:
    """Labour makes out most of it; what is left over is a different share in each project."""
    cost = amount * share / 100
    lines = (
        ("labour", "顾问与工程师", "Consultants and engineers", "implementation", Decimal(1800), Decimal("0.72")),
        ("purchase", "接口授权与中间件", "Licences of interfaces", "design", Decimal(20000), Decimal("0.12")),
        ("travel", "差旅", "Travel", "delivery", Decimal(2400), Decimal("0.06")),
        ("contingency", "预备费", "For what nobody foresees", "", Decimal(1000), Decimal("0.10")),
    )
    for order, (kind, zh, en, step, rate, part) in enumerate(lines, 1):
        quantity = max(Decimal(1), (cost * part / rate).quantize(Decimal(1)))
        row.costs.create(order=order, kind=kind, what=en if english else zh, step=step, quantity=quantity, rate=rate)


def _likely(course: Course, start: date) -> int:
    """Working days: a little less than what is promised, or far more where the story wants it."""
    told = [row.due for row in course.story.promises if row.kind == "schedule" and not row.approved_by]
    ends = [day for day in (*told, course.story.contract_due_on) if day and day > start]
    tightest = min((workdays_between(start, day) for day in ends), default=90)
    if course.story.key in SHORT:
        return tightest * 2
    return max(12, min(tightest * 85 // 100, course.dice("likely").between(70, 110)))


def assess(course: Course, by: User) -> FeasibilityAssessment:
    """Written by the implementation manager, the technical side judged by somebody else; sales or an executive decides."""
    dice, author = course.dice("feasibility"), course.implementer
    estimate = Estimate.objects.filter(project=course.pk).first() or rough(course)
    english = course.cast.words(course.story, author) == "en"
    system = course.words["system"]
    verdict = "conditional" if dice.chance(30) else "go"
    row = FeasibilityAssessment(
        project=course.project, estimate=estimate, overall=verdict,
        summary=_say(english, f"{course.story.product.zh}接入{system.zh}，覆盖主要流程。", f"{course.story.product.en} with {system.en}, for the main flows."),
        market_note=_say(english, "同行业今年有三家在招标，客户自有预算。", "Three others of the trade are buying this year; the customer has a budget."),
        conditions=_say(english, "先拿到接口文档。", "The interfaces are written down first.") if verdict == "conditional" else "",
    )  # fmt: skip
    row.put(by=author, read_version=None)
    row.after_put(by=author)
    words = {
        "technical": ("接口做过同类，旧数据要清洗。", "Such interfaces were built before; old data must be cleaned."),
        "market": ("业务部门自己提的，不是摊派。", "The departments asked for it themselves."),
        "cost": ("成本在报价之内，留有预备费。", "The cost lies within the offer, with a contingency."),
        "resource": ("两名顾问下月可到位。", "Two consultants are free next month."),
    }
    for dimension in row.dimensions.all():  # type: ignore[attr-defined]
        dimension.score = dice.between(3, 5)
        dimension.verdict = verdict if dimension.dimension == "technical" else "go"
        dimension.evidence = _say(english, *words[dimension.dimension])
        dimension.assessor = _engineer(course) if dimension.dimension == "technical" else author
        dimension.save()
    row.competitors.create(  # type: ignore[attr-defined]
        order=1, name=_say(english, "东方软件", "Dongfang Software"), price_hint=_say(english, "低一到两成", "A tenth to a fifth lower"),
        strengths=_say(english, "价格低", "A low price"), weaknesses=_say(english, "没有同行业案例", "No case in this trade"),
    )  # fmt: skip
    row = FeasibilityAssessment.objects.get(pk=row.pk)
    row.review(by=course.manager if course.manager != author else _engineer(course))
    decides = course.cast.user("executive") if verdict == "conditional" else course.seller
    row.decide(by=decides, decision=verdict)
    return row


def hand_over(course: Course) -> Estimate:
    """The draft that was good enough to judge by, or a new one, goes to sales."""
    found = Estimate.objects.filter(project=course.pk, state=Estimate.State.DRAFT).first()
    row = Estimate.objects.get(pk=(found or rough(course)).pk)
    assert row.starts_on is not None
    row.submit(by=course.manager)
    return row


def _engineer(course: Course) -> User:
    consultants = ProjectMember.objects.filter(project=course.pk, role="CO", state__in=ProjectMember.BELONGS)
    found = consultants.exclude(user=course.implementer).select_related("user").first()
    return found.user if found else course.manager


def _say(english: bool, zh: str, en: str) -> str:
    return en if english else zh
