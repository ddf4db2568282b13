"""The change process of the demo's projects, and three changes of one: signed with money, rejected, being assessed."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ChangeProcess, ChangeRequest
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.instalments import payments
from lifecycle.models import Contact, Requirement, User
from lifecycle.models.requirement_changes import CHANGEABLE

ITEM, CONTROL = "S2-10", "S2-11"
STORIES = ("hosp-erp", "power-ticket")  # with a signed charter; the others wrote the rules into the kickoff's minutes
CHANGED = ("hosp-erp",)
SKIP_NOTE = "变更归口与审批权限已写入启动大会纪要，双方签字。"
Text = tuple[str, str]
SIGNED: dict[str, Text] = {
    "title": ("对账按医保类别分别核对", "Reconcile apart by kind of insurance"),
    "description": ("月末自动对账按医保类别分别核对，差异单下发到科室。", "Month-end reconciliation apart by kind of insurance; differences go to the departments."),
    "agreed_inside": ("医务处、财务处已在周会上同意。", "Medical affairs and finance agreed in the weekly meeting."),
    "root_purpose": ("医保拒付能在当月发现并申诉。", "Refusals of the insurance are seen, and contested, in the same month."),
    "no_prior": ("方案、需求与纪要中均未提到按医保类别核对。", "Solution, requirements and minutes do not speak of kinds of insurance."),
    "impact_scope": ("增加一张对账表和一个下发流程。", "One more table and one more flow."),
    "impact_quality": ("对账规则变多，须重做一轮功能验证。", "More rules; functions are verified once more."),
}  # fmt: skip
WAYS: tuple[tuple[Text, int, int, Text, bool], ...] = (
    (("只对医保分别核对，其余仍按总额核对。", "Apart for insurance only, the rest by totals."), 60000, 9, ("财务科试核一个月", "Finance checks for a month"), True),
    (("每月导出后人工核对。", "Export and compare by hand each month."), 0, 0, ("每月两人天", "Two person-days a month"), False),
)  # fmt: skip
REJECTED: dict[str, Text] = {
    "title": ("登录页换成院徽动画", "An animated emblem on the sign-in page"),
    "description": ("登录页背景换成会动的院徽。", "The sign-in page gets a moving emblem of the house."),
    "agreed_inside": ("宣传科提出，院办同意。", "Asked for by public relations; the office agreed."),
    "root_purpose": ("让职工认得出是本院的系统。", "Staff recognise the system as their own."),
    "no_prior": ("以往文件未涉及登录页。", "No earlier paper speaks of the sign-in page."),
    "no_alternative": ("静态院徽已经有了。", "The emblem is there already, without moving."),
    "impact_scope": ("只涉及登录页。", "The sign-in page only."),
    "impact_quality": ("老旧电脑打开变慢。", "Old computers open it more slowly."),
}
ASSESSING: dict[str, Text] = {
    "title": ("护士站打印改用腕带打印机", "Ward prints on wristband printers"),
    "description": ("领药单改在腕带打印机上打印。", "Drug slips are printed on the wristband printers."),
    "wanted_for": ("护士少走一趟，领药单不再混放。", "Nurses save a walk, and slips are no longer mixed up."),
    "agreed_inside": ("护理部、信息科已同意。", "Nursing and IT agreed."),
}
NO = (
    "目的已由现有院徽满足，动画拖慢旧电脑。",
    "The emblem that is there serves the purpose; an animation slows down old computers.",
)


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("delivery")
    if begun is None or course.story.key not in STORIES:
        return
    clock.at(following(begun, 4), "15:20", partial(_agree, clock, course))
    if course.story.key in CHANGED:
        clock.at(following(begun, 9), "10:20", partial(_when_agreed, course, partial(_sign_one, clock, course)))
        clock.at(following(begun, 11), "11:00", partial(_when_agreed, course, partial(_reject_one, course)))
        day = course.recent(following(begun, 13), 3)
        clock.at(min(day, course.last_day), "09:50", partial(_when_agreed, course, partial(_hand_in, course)))


def work(course: Course, item: Any, by: User) -> bool:
    """Signatures end these items by themselves; where nothing is signed they are left out, and say why."""
    if item.code == CONTROL:
        if course.story.key not in CHANGED:
            item.skip(by=course.manager, reason_code="OTHER", note=course.say("no_change", course.manager))
        return True
    if item.code != ITEM:
        return False
    if course.story.key not in STORIES:
        item.skip(by=course.manager, reason_code="OTHER", note=SKIP_NOTE)
    return True


def _when_agreed(course: Course, act: Callable[[], Any]) -> None:
    if course.project.is_running and ChangeProcess.agreed(course.project) is not None:
        act()


def _agree(clock: Clock, course: Course) -> None:
    by = course.manager
    row = ChangeProcess(project=course.project)
    with transaction.atomic():
        row.prefill(by=by)
        row.single_contact = course.cast.of_kind(course.story, "owner")
        row.put(by=by, read_version=None)
    document = row.issue(by=by)
    people: list[tuple[Contact | User, str]] = [
        (course.cast.of_kind(course.story, "signatory"), "customer-1"),
        (by, "vendor-1"),
    ]
    ask(clock, course, document, people, by=by, fate="signed")


def _texts(told: dict[str, Text], *names: str) -> dict[str, str]:
    found = {name: pair for name, pair in told.items() if not names or name in names}
    return {key: text for name, (zh, en) in found.items() for key, text in ((name, zh), (f"{name}_en", en))}


@transaction.atomic
def _raise(course: Course, told: dict[str, Text]) -> ChangeRequest:
    """Handed in by the single contact; the consultant writes it down."""
    by = course.implementer
    change = ChangeRequest(project=course.project, **_texts(told, "title", "description", "agreed_inside"))
    change.prefill(by=by)
    change.put(by=by, read_version=None)
    requirement = Requirement.objects.filter(project=course.pk, state__in=CHANGEABLE).first()
    if told is SIGNED and requirement is not None:
        change.requirements.create(
            requirement=requirement, description=f"{requirement.description}\n按医保类别分别核对。",
            description_en=f"{requirement.description_en}\nApart by kind of insurance.",
        )  # fmt: skip
    change.after_put(by=by)
    change.submit(by=by)
    return change


@transaction.atomic
def _hand_in(course: Course) -> None:
    """By the single contact themselves, through the private link that they were sent."""
    process = ChangeProcess.agreed(course.project)
    if process is None:
        return
    today = timezone.localdate()
    link = process.open_page(by=course.manager, until=today + timedelta(days=180))
    told: dict[str, Any] = {name: pair[0] for name, pair in ASSESSING.items()}
    change = ChangeRequest.hand_in(
        link, creation_key=uuid.uuid4(), agreed_on=today - timedelta(days=1), wished_on=today + timedelta(days=30), **told
    )  # fmt: skip
    english = {f"{name}_en": pair[1] for name, pair in ASSESSING.items()}
    ChangeRequest.objects.filter(pk=change.pk).update(**english)


@transaction.atomic
def _assess(course: Course, told: dict[str, Text], cost: int, days: int) -> ChangeRequest:
    change, by = _raise(course, told), course.implementer
    for name, text in _texts(told).items():
        setattr(change, name, text)
    change.talk_on, change.talk_with = timezone.localdate(), change.raised_by
    change.put(by=by, read_version=change.version)
    for (zh, en), price, effort_days, (effort, effort_en), chosen in WAYS if told is SIGNED else ():
        change.alternatives.create(
            text=zh, text_en=en, cost=Decimal(price), days=effort_days, customer_effort=effort,
            customer_effort_en=effort_en, chosen=chosen,
        )  # fmt: skip
    change = ChangeRequest.objects.get(pk=change.pk)
    change.analyse(by=by)
    change.impact_cost, change.impact_days = Decimal(cost), days
    change.put(by=by, read_version=change.version)
    if change.cost:
        _take_up(course, change)
    change.assess(by=by)
    return change


def _take_up(course: Course, change: ChangeRequest) -> None:
    """The next payment that has not fallen due takes it up, and moves by as many days."""
    later = [row for row in payments(course.project) if row.changeable]
    on = timezone.localdate() + timedelta(days=60)
    if later:
        row = later[0]
        on = (row.planned_on or on) + timedelta(days=change.days)
        change.payments.create(
            milestone=row.number, name=row.name, name_en=row.name_en, delta=change.cost, planned_on=on
        )
    else:
        change.payments.create(name="变更款", name_en="Change", delta=change.cost, planned_on=on)


def _sign_one(clock: Clock, course: Course) -> None:
    change, by = _assess(course, SIGNED, 118000, 16), course.manager
    change.issue(by=by)
    change.decide(
        by=course.collector,
        decision="accept",
        reason="目的相同，代价减半。",
        reason_en="The same purpose at half the cost.",
    )
    document = change.issue(by=by, reason="含决定")
    people: list[tuple[Contact | User, str]] = [
        (course.cast.of_kind(course.story, "signatory"), "customer-1"),
        (by, "vendor-1"),
        (course.collector, "vendor-2"),
    ]
    ask(clock, course, document, people, by=by, fate="signed")


def _reject_one(course: Course) -> None:
    change, by = _assess(course, REJECTED, 8000, 2), course.manager
    change.issue(by=by)
    change.decide(by=by, decision="reject", reason=NO[0], reason_en=NO[1])
