"""Function verifications of the demo: signed where projects are live, and one whose last function does not work yet."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import FunctionVerification
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.models import BusinessProcess, Contact, User

ITEM = "S2-14"
SIGNED = ("edu-office", "car-mes")
OPEN = "hosp-erp"
NOTE = "功能验证确认单以纸质文件由双方签字，原件存档。"
# flow (of the project's own), function, data, remark; the second is what does not work where it is still open
FUNCTIONS = (
    ("flow", ("按业务单据逐笔办理", "Handle it slip by slip"), ("上周全部单据", "all slips of last week"), ("", "")),
    ("flow", ("单据退回并重新办理", "Send a slip back and handle it anew"), ("退回的十二笔", "twelve slips that were sent back"), ("", "")),
    ("second", ("月末汇总并与旧系统核对", "Add up the month and compare with the old system"), ("上月全部数据", "all data of last month"), ("差异两笔，均为旧系统重复录入。", "Two differences, both entered twice in the old system.")),
)  # fmt: skip
BROKEN = (
    "退回后状态没有恢复，无法再次提交。",
    "After it was sent back its state stays as it was; it cannot be submitted again.",
)
PASSED = ("基本业务流从头至尾走通，可以上线试运行。", "The basic flows run from end to end; the trial run can begin.")


def plan(clock: Clock, course: Course) -> None:
    begun, live = course.on("delivery"), course.on("trial_run")
    if begun is None:
        return
    if course.story.key in SIGNED and live is not None:
        clock.at(later(live, -8), "10:50", partial(_sign, clock, course))
    elif course.story.key == OPEN and live is None:
        day = min(course.recent(following(begun, 20), 3), later(course.last_day, -1))
        clock.at(day, "15:05", partial(_try, course))


def work(course: Course, item: Any, by: User) -> bool:
    """Its signature ends the item by itself; where nothing is signed here it is left out, and says why."""
    if item.code != ITEM:
        return False
    if course.story.key not in (*SIGNED, OPEN):
        item.skip(by=course.manager, reason_code="OTHER", note=NOTE)
    return True


def _sign(clock: Clock, course: Course) -> None:
    row = _run(course)
    with transaction.atomic():
        row.conclude(by=course.implementer, conclusion=PASSED[0], conclusion_en=PASSED[1])
    people: list[tuple[Contact | User, str]] = [
        (course.cast.of_kind(course.story, "signatory"), "customer-1"),
        (_signs(course), "vendor-1"),
    ]
    ask(clock, course, row.issue(by=course.implementer), people, by=course.implementer, fate="signed")


def _signs(course: Course) -> User:
    """Our implementation manager of the project."""
    return course.project.people_by_role().get("IM") or course.manager


@transaction.atomic
def _try(course: Course) -> None:
    """One function does not work, and is somebody's problem by a day."""
    if not course.project.is_running:
        return
    row = _run(course, broken=2)
    line = row.to_raise[0]
    row.raise_problem(
        by=course.implementer, line=line, owner=course.implementer, due=timezone.localdate() + timedelta(days=6),
        severity="high",
    )  # fmt: skip


def _functions(course: Course) -> list[tuple[Any, tuple[str, str], tuple[str, str], tuple[str, str]]]:
    """Of each key process of the project; of the flows of its story where none is listed."""
    flows = list(BusinessProcess.of(course.project).filter(is_key=True))
    if not flows:
        return list(FUNCTIONS)
    first = [(flows[0], *told[1:]) for told in FUNCTIONS[:2]]
    return first + [(flow, *FUNCTIONS[2][1:]) for flow in flows[1:] or flows]


@transaction.atomic
def _run(course: Course, broken: int = 0) -> FunctionVerification:
    by, words = course.implementer, course.words
    seen = course.cast.of_kind(course.story, "user", "owner")
    row = FunctionVerification(project=course.project)
    row.prefill(by=by)
    row.place, row.place_en = words["dept"].zh, words["dept"].en
    row.put(by=by, read_version=None)
    for n, (flow, (zh, en), (data, data_en), (remark, remark_en)) in enumerate(_functions(course), 1):
        fails = n == broken
        named = {"flow": flow} if isinstance(flow, BusinessProcess) else {
            "flow_name": words[flow].zh, "flow_name_en": words[flow].en,
        }  # fmt: skip
        row.lines.create(  # type: ignore[attr-defined]
            order=n, function=zh, function_en=en, test_data=data, test_data_en=data_en,
            result="fail" if fails else "pass", remark=BROKEN[0] if fails else remark,
            remark_en=BROKEN[1] if fails else remark_en, ran_by=by, seen_by=seen, **named,
        )  # fmt: skip
    row.after_put(by=by)
    return row
