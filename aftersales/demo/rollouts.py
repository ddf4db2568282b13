"""Rollouts of the demo: signed with four preconditions, then unit by unit; elsewhere they are agreed on paper."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import Rollout, RolloutUnit
from aftersales.rolloutfacts import functions, manuals
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import post
from lifecycle.models import KeyUser, SignatureRequest, User
from lifecycle.models.signatures import Invitee

STORIES = ("car-mes", "food-trace")
CHECKED, ROLLED = "S3-07", "S3-02"
NOTE = "推广方案与前提确认以纸质文件由双方签字，原件存档。"
BASIS = {
    "functions": ("功能验证已由用户项目组书面认可。", "The users' project team approved the functions in writing."),
    "performance": ("按推广后的用户数实测，四项指标达标。", "Measured with the users of the whole rollout; all four figures are met."),
    "manuals": ("关键流程手册定稿，关键用户考核合格。", "Manuals of the key processes are final; their key users passed."),
    "resources": ("甲方抽调关键用户，我方两名顾问驻场。", "The customer frees its key users; two of our consultants are on site."),
}  # fmt: skip
SITES = (("第一分部", "First site", 24), ("第二分部", "Second site", 36), ("仓储部", "Warehouse", 18))
PROGRESS = (
    ("首周半数用户上手，现场答疑。", "Half of the users in the first week; questions are answered on site.", 55),
    ("全部业务在新系统办理。", "All work is done in the new system.", 96),
)


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("aftersales")
    if begun is None or course.story.key not in STORIES:
        return
    for n in range(len(SITES)):
        for step, day in enumerate(
            (following(begun, 1 + 7 * n), following(begun, 4 + 7 * n), following(begun, 7 + 7 * n))
        ):
            if course.alive(day) == day and day < course.last_day:
                clock.at(day, f"16:{12 + 9 * n + step}", partial(_roll, course, n, step))
    ended = course.on("acceptance")
    if ended is not None:
        clock.at(later(ended, -1), "11:40", partial(_finish, course))


def work(course: Course, item: Any, by: User) -> bool:
    """Its signature and its last unit end these items by themselves; where nothing is signed here that is said."""
    if item.code not in (CHECKED, ROLLED):
        return False
    if Rollout.objects.filter(project=course.pk).exists():
        return True
    if item.code == CHECKED:
        return course.story.key in STORIES and _agree(course)
    item.skip(by=course.manager, reason_code="OTHER", note=NOTE)
    return True


@transaction.atomic
def _agree(course: Course) -> bool:
    """Only where manuals and key users are there; the customer's paper tells of it otherwise."""
    probe: Any = SimpleNamespace(project=course.project)
    if not (manuals(probe).met and functions(probe).met):
        return False
    row, by = _write(course, course.implementer), course.implementer
    for what, (zh, en) in BASIS.items():
        row.judge(by=by, what=what, verdict="ok", note=zh, note_en=en)
    document = row.issue(by=by)
    assert document.current is not None
    people = [
        Invitee(course.cast.of_kind(course.story, "signatory"), "customer-1"),
        Invitee(course.manager, "vendor-1"),
    ]
    request = SignatureRequest.send(by=by, document=document, people=people)
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.label(signatory.language), sha256=document.current.pdf_sha256,
            consent=True, identified_by="link" if signatory.is_customer else "account",
        )  # fmt: skip
    post()
    return True


@transaction.atomic
def _write(course: Course, by: User) -> Rollout:
    today, lead = timezone.localdate(), course.cast.of_kind(course.story, "rollout_lead", "owner")
    row = Rollout(project=course.project, their_lead=lead)
    row.prefill(by=by)
    row.goal, row.goal_en = "三个单位日常使用，停用旧台账。", "Three units work with it every day; the old books stop."
    row.put(by=by, read_version=None)
    able = KeyUser.of(course.pk).filter(state__in=KeyUser.ABLE)
    for n, (zh, en, users) in enumerate(SITES):
        unit = row.units.create(  # type: ignore[attr-defined]
            order=n + 1, name=zh, name_en=en, users=users, planned_from=today + timedelta(days=3 + 7 * n),
            planned_until=today + timedelta(days=9 + 7 * n), lead=lead,
        )  # fmt: skip
        unit.key_users.set(able)
    row.checks.create(  # type: ignore[attr-defined]
        order=1, on=today - timedelta(days=1), method="高峰时段实测", method_en="Measured at the busiest hour", users_target=70,
        users=78, volume_target=1200, volume=1260, response_target=Decimal("2.00"), response=Decimal("1.35"),
        uptime_target=Decimal("99.50"), uptime=Decimal("99.94"), verdict="ok",
    )  # fmt: skip
    for n, (side, zh, en) in enumerate(
        (
            ("customer", "关键用户，推广期间每天半天", "Key users, half of each day"),
            ("vendor", "驻场顾问两人", "Two consultants on site"),
        ),
        1,
    ):
        row.resources.create(  # type: ignore[attr-defined]
            order=n, side=side, what=zh, what_en=en, from_day=today, until=today + timedelta(days=30), confirmed=True
        )  # fmt: skip
    row.after_put(by=by)
    return row


@transaction.atomic
def _roll(course: Course, n: int, step: int) -> None:
    """A unit starts, is half there, and is reached."""
    row = Rollout.objects.filter(project=course.pk, state=Rollout.State.ROLLING).first()
    if row is None or not course.project.is_running:
        return
    row.project = course.project
    unit, today = list(row.units.all())[n], timezone.localdate()  # type: ignore[attr-defined]
    if step == 0:
        if unit.state == RolloutUnit.State.PLANNED and not unit.untrained():
            row.start_unit(by=course.implementer, unit=unit, on=today)
    elif unit.state == RolloutUnit.State.ROLLING:
        zh, en, share = PROGRESS[step - 1]
        covered = unit.users * share // 100
        row.note_progress(by=course.implementer, unit=unit, on=today, covered=covered, note=zh, note_en=en)


@transaction.atomic
def _finish(course: Course) -> None:
    """Whatever is left comes later, as both sides agree."""
    row = Rollout.objects.filter(project=course.pk, state=Rollout.State.ROLLING).first()
    if row is None or not course.project.is_running:
        return
    row.project = course.project
    for unit in row.units_left:
        row.defer_unit(
            by=course.implementer, unit=unit, agreed_with=row.their_lead or course.cast.of_kind(course.story, "owner"),
            reason="该单位正在搬迁，双方同意搬迁完成后再推广。", until=timezone.localdate() + timedelta(days=60),
        )  # fmt: skip
    row.finish(
        by=course.implementer, summary="推广完成，旧台账停用。", summary_en="The rollout is done; the old books stop."
    )
