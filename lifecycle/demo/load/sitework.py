"""Work on site in the demo: weekly meetings, memos with what both sides agreed on, and the delays that they hold.

A few projects show it in full; elsewhere the customer's own minutes stood in for it.
"""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.demo.shapes import Text
from lifecycle.fields import holds
from lifecycle.models import DelayEntry, Meeting, Memo, User

# What became of each memo of a project, in their order.
MEMOS = {
    "hosp-erp": ("signed", "sent"), "power-ticket": ("signed",), "bus-dispatch": ("declined",), "pharma-gsp": ("signed",),
}  # fmt: skip
MINUTES = ("hosp-erp", "power-ticket", "pharma-gsp")  # whose minutes are issued too
AHEAD = {"hosp-erp": 2, "mus-object": 4}  # meetings in the coming days: project → days from today
FIRST, EVERY = 12, 8  # days after delivery began; between two memos
SENT_AGO = 5

WORKS = (
    (Text("核对{flow}的基础数据", "Checked the master data of {flow}"), Text("数据可以导入", "The data can be imported"), "yes", None),
    (
        Text("在{dept}试走{flow}", "Walked through {flow} in {dept}"), Text("用户认可流程", "Users agree with the flow"), "partly",
        Text("退回的单据还没有走通", "Returned papers do not work yet"),
    ),
)  # fmt: skip
STEPS = (
    ("customer", Text("补齐{second}的历史数据", "Complete the old data of {second}"), 5),
    ("vendor", Text("修改退回流程并复测", "Change the flow of returns and test it again"), 7),
    ("customer", Text("确定{second}的负责人", "Name who is responsible for {second}"), 3),
)
DELAY = Text("{system}的接口文档晚到", "The interface description of {system} came late")
OWN_DELAY = Text("我方测试环境重装", "Our test environment had to be set up again")
TASK = Text("整理{flow}的例外情况", "List the exceptions of {flow}")
PREPARE = Text("带上{dept}的岗位名单", "Bring the list of posts in {dept}")
DECISION = Text("先上线{flow}，再上线{second}", "{flow} goes live first, {second} after it")


def plan(clock: Clock, course: Course) -> None:
    begun, key = course.on("delivery"), course.story.key
    if begun is None:
        return
    fates = MEMOS.get(key, ())
    for n, fate in enumerate(fates):
        day = following(begun, FIRST + EVERY * n)
        if fate != "signed":
            day = course.recent(day, SENT_AGO)
        day = min(day, later(course.cast.today, -2 if fate == "signed" else -1))
        if key in MINUTES and n == 0:
            clock.at(day, "12:20", partial(_meet, course, day))
        clock.at(day, "16:10", partial(_memo, clock, course, day, n, fate))
    if days := AHEAD.get(key):
        clock.at(later(course.cast.today, -1), "17:05", partial(_invite, course, days))


def work(course: Course, item: Any, by: User) -> bool:
    """The memos of a project that shows them end the item themselves; elsewhere it is left out with a reason."""
    if item.code != "S2-12":
        return False
    if course.story.key not in MEMOS:
        item.skip(by=course.manager, reason_code="OTHER", note=course.say("no_memo", course.manager))
    return True


def _said(course: Course, text: Text) -> Text:
    return text.fill(**course.words)


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_default_timezone())


def _owner(course: Course) -> Any:
    """Who of the customer runs the project with us."""
    people = course.project.customer.contacts.filter(left_on=None).order_by("pk")
    return people.filter(kinds__contains=holds("owner")).first() or people.first()


def _gather(course: Course, at: datetime) -> Meeting:
    row = Meeting(
        project=course.project, meeting_kind="progress", title="每周进度例会", title_en="Weekly progress meeting", at=at,
        place="客户会议室", place_en="Meeting room of the customer", agenda="上周工作\n本周计划\n需要协调的事项",
        agenda_en="Last week\nThis week\nWhat needs both sides",
    )  # fmt: skip
    row.put(by=course.manager, read_version=None)
    people = [{"side": "customer", "contact": _owner(course)}]
    people += [{"side": "vendor", "user": user} for user in dict.fromkeys((course.manager, course.implementer))]
    for person in people:
        row.attendees.create(**person)
    return row


@transaction.atomic
def _meet(course: Course, day: date) -> None:
    if not course.project.is_running:
        return
    row, by = _gather(course, _moment(day, 10)), course.manager
    decision, task = _said(course, DECISION), _said(course, TASK)
    row.decisions.create(text=decision.zh, text_en=decision.en)
    row.actions.create(
        kind="task", side="vendor", user=course.implementer, what=task.zh[:300], what_en=task.en[:300],
        due=following(day, 9),
    )  # fmt: skip
    row.after_put(by=by)
    row.hold(
        by=by, attended=list(row.attendees.values_list("pk", flat=True)), minutes="逐项过了计划，问题当场定了负责人。",
        minutes_en="The plan was gone through item by item; each problem got an owner.",
    )  # fmt: skip
    row.issue(by=by)
    row.refresh_from_db()
    row.send_minutes(by=by)


@transaction.atomic
def _invite(course: Course, days: int) -> None:
    if not course.project.is_running:
        return
    day = following(course.cast.today, days)
    row, what = _gather(course, _moment(day, 14)), _said(course, PREPARE)
    row.actions.create(
        kind="prepare", side="customer", contact=_owner(course), what=what.zh[:300], what_en=what.en[:300],
        due=day - timedelta(days=1),
    )  # fmt: skip
    row.after_put(by=course.manager)
    row.invite(by=course.manager)


@transaction.atomic
def _memo(clock: Clock, course: Course, day: date, n: int, fate: str) -> None:
    if not course.project.is_running:
        return
    by, owner = course.manager, _owner(course)
    purpose = _said(course, Text("让{dept}能用新系统走通{flow}", "{dept} can run {flow} in the new system"))
    row = Memo(
        project=course.project, period_from=day - timedelta(days=3), period_to=day, place="客户现场", place_en="At the customer's",
        purpose=purpose.zh, purpose_en=purpose.en,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.contacts.set([owner])
    row.our_people.set([by, course.implementer])
    for what, goal, achieved, note in WORKS:
        text, aim, more = _said(course, what), _said(course, goal), _said(course, note) if note else Text("", "")
        row.works.create(
            work=text.zh,
            work_en=text.en,
            purpose=aim.zh,
            purpose_en=aim.en,
            achieved=achieved,
            note=more.zh,
            note_en=more.en,
        )
    for side, what, days in STEPS if n == 0 else STEPS[:2]:
        text = _said(course, what)
        who = {"contact": owner} if side == "customer" else {"user": course.implementer}
        row.steps.create(side=side, what=text.zh, what_en=text.en, due=following(day, days), **who)
    cause = _said(course, DELAY)
    row.delays.create(
        days=3 if n == 0 else 2, from_day=day - timedelta(days=3), side="customer", cause_kind="data", cause=cause.zh,
        cause_en=cause.en,
    )  # fmt: skip
    for step, outcome in zip(row.open_steps(), ("kept", "not", "not"), strict=False):
        row.checks.create(step=step, outcome=outcome)
    row.after_put(by=by)
    if n == 0:
        own = _said(course, OWN_DELAY)
        DelayEntry.note(
            course.project, days=1, cause=own.zh, cause_en=own.en, side="vendor", from_day=day, source=None, by=by,
            cause_kind="product",
        )  # fmt: skip
    document = row.issue(by=by)
    ask(clock, course, document, [(owner, "customer-1"), (by, "vendor-1")], by=by, fate=fate)
