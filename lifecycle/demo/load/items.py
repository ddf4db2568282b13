"""Checklist items are worked on: started, ticked, finished with a sentence about the result, or left open and late.

Items of a gate that was passed end before it. Of those for the gate that lies ahead the most pressing are done, as
far as their dates have come; the rest is open, some begun, some waiting for the customer.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from lifecycle import hooks, thread, uploads
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import Dice, weekday
from lifecycle.demo.load import sitework
from lifecycle.demo.load.course import GATES, Course, following
from lifecycle.demo.load.papers import manual
from lifecycle.demo.load.skips import skip_instead
from lifecycle.models import Attachment, ChecklistItem, User
from lifecycle.models.calendar import add_workdays

# Before which gate each item ends. What a document proves ends by itself: S1-03, S2-02, S3-04.
UNTIL = {
    "G1": ("S1-01", "S1-04", "S1-08", "S1-10"),
    "G2": ("S1-02", "S1-05", "S1-06", "S1-07", "S1-09", "S1-15"),
    "G3": ("S1-11", "S1-12", "S1-13", "S1-14", "S1-16", "S1-17"),
    "G4": ("S2-07",),
    "G5": ("S2-03", "S2-05", "S2-06", "S2-08", "S2-09", "S2-10", "S2-13", "S2-14", "S2-17"),
    "G6": ("S2-15", "S2-16", "S3-07"),
    "G7": ("S3-08", "S3-01", "S3-02", "S3-05", "S3-06"),
    "G8": ("S3-09", "S3-03", "S2-11"),
    "G10": ("S3-10", "S3-13", "S3-14"),
}
# What comes again: from which gate on, until which.
REPEATED = {
    "S1-18": ("G0", "G3"), "S2-01": ("G4", "G6"), "S2-12": ("G4", "G6"), "S2-04": ("G4", "G6"),
    "S3-11": ("G8", "G10"), "S3-12": ("G6", "G10"),
}  # fmt: skip
LAST = {"G2": "S1-09", "G3": "S1-17", "G5": "S2-17", "G6": "S3-07", "G7": "S3-08", "G8": "S3-03", "G10": "S3-14"}
# An item that was not ready when its gate came: an executive let the project pass (see moves.py).
LATE = {
    ("edu-office", "G5"): "S2-09", ("lib-smart", "G6"): "S2-16", ("power-tool", "G5"): "S2-06",
    ("uni-asset", "G7"): "S3-08", ("water-hotline", "G2"): "S1-09", ("park-yard", "G7"): "S3-01",
}  # fmt: skip
BY_PAPER = ("S1-17", "S3-03")  # finished on the last day, when the contract or certificate is signed
MOST_TIMES = 3  # that something repeated is told


def plan(clock: Clock, course: Course, gate: str | None) -> None:
    """Plan the work that begins when `gate` was passed (None: when the project was opened)."""
    if gate == GATES[-1] or (gate is None and course.gate("G0")):
        return  # nothing is left; or the same items are planned when the lead is qualified
    ahead = GATES[GATES.index(gate) + 1] if gate else "G1"
    for code in UNTIL.get(ahead, ()):
        item = ChecklistItem.objects.filter(project=course.pk, code=code, occurrence=1).first()
        if item is not None and item.is_open:
            _plan_item(clock, course, item, ahead)
    for code, (start, end) in REPEATED.items():
        if start == gate:
            _plan_repeated(clock, course, code, start, end)


def _plan_item(clock: Clock, course: Course, item: ChecklistItem, gate: str) -> None:
    dice, until = course.dice(item.code), course.gate(gate)
    begin = course.begin(gate)
    if until is None:
        _plan_current(clock, course, item, gate, dice)
        return
    place = UNTIL[gate].index(item.code) + 1
    span = (until - begin).days
    day = weekday(begin + timedelta(days=span * place // (len(UNTIL[gate]) + 1)))
    if item.code in BY_PAPER:
        day = until
    if LATE.get((course.story.key, gate)) == item.code:
        day = following(until, 9)
        if course.ended_on and day >= course.ended_on:
            day = course.ended_on - timedelta(days=1)
    if skip_instead(clock, course, item, max(day, begin)):
        return
    _plan_work(clock, course, item.pk, item.code, max(day, begin), dice)


def _plan_current(clock: Clock, course: Course, item: ChecklistItem, gate: str, dice: Dice) -> None:
    """The gate lies ahead: what is due by now is mostly done; the last item of a gate never is."""
    due = item.due or add_workdays(course.begin(gate), dice.between(3, 14))
    day = weekday(due - timedelta(days=dice.between(0, 2)))
    if item.code == LAST.get(gate) or day > course.last_day or dice.chance(14):
        if dice.chance(65):
            begun = course.begin(gate) + timedelta(days=dice.between(1, 6))
            clock.at(
                min(begun, course.last_day - timedelta(days=2)),
                "10:35",
                partial(_tick, course, item.pk, 1 + dice.between(0, 1)),
            )
        return
    if not skip_instead(clock, course, item, day):
        _plan_work(clock, course, item.pk, item.code, max(day, course.begin(gate)), dice)


def _plan_work(clock: Clock, course: Course, pk: int, code: str, day: date, dice: Dice) -> None:
    hour = 9 + dice.between(0, 5)
    if (clock.today - day).days < 0:
        clock.at(weekday(day - timedelta(days=dice.between(1, 3))), f"{hour:02}:12", partial(_tick, course, pk, 1))
    last = "16:45" if code in BY_PAPER else f"{hour + 1:02}:{dice.between(10, 55)}"
    clock.at(day, last, partial(_finish, course, pk))


def _plan_repeated(clock: Clock, course: Course, code: str, start: str, end: str) -> None:
    begin, until = course.gate(start), course.gate(end)
    item = ChecklistItem.objects.select_related("template_item").get(project=course.pk, code=code, occurrence=1)
    every = (item.template_item.repeat_every_days if item.template_item else None) or 7
    assert begin is not None
    last = until or course.last_day
    dice = course.dice(code)
    days = [last - timedelta(days=dice.between(0, max(0, every // 2)))]
    while len(days) < MOST_TIMES and days[-1] - timedelta(days=every) > begin:
        days.append(days[-1] - timedelta(days=every))
    for day in days:
        if begin < day:
            clock.at(weekday(day), f"15:{dice.between(10, 50)}", partial(_finish_next, course, code))
    if until and code != "S3-11":
        # after its stage was left nothing comes again
        clock.at(following(until, 2), "09:40", partial(_finish_next, course, code))


# -- the acts ----------------------------------------------------------------------------------------------------------


def _worker(course: Course, item: ChecklistItem) -> User:
    return item.owner or course.manager


def _tick(course: Course, pk: int, steps: int) -> None:
    item = _item(pk)
    if item.is_open and _runs(item):
        for step in range(min(steps, len(_steps(item)) - 1)):
            item.tick(by=_worker(course, item), step=step, done=True)


def _finish(course: Course, pk: int) -> None:
    item = _item(pk)
    if not (item.is_open and _runs(item)):
        return
    by = _worker(course, item)
    if sitework.work(course, item, by):
        return
    if any(work(course=course, item=item, by=by) for work in hooks.HOOKS["demo_item"]):
        return
    ticked = set(item.ticks.values_list("step", flat=True))
    for step in range(len(_steps(item))):
        if step not in ticked:
            item.tick(by=by, step=step, done=True)
    if item.code == "S2-16":
        _attach_manual(course, item, by)
    else:
        item.finish(by=by, result_note=course.say(item.code, by))


def _attach_manual(course: Course, item: ChecklistItem, by: User) -> None:
    """The manual proves the item."""
    product = course.story.product
    checked = uploads.check(ContentFile(manual(product.en), name=f"{product.zh}操作手册.pdf"))
    thread.attach(by=by, subject=item, project=item.project, checked=checked, kind=Attachment.Kind.MANUAL)


def _finish_next(course: Course, code: str) -> None:
    items = ChecklistItem.objects.open().filter(project=course.pk, code=code).order_by("occurrence")
    item = items.first()
    if item is not None:
        _finish(course, item.pk)


def _item(pk: int) -> ChecklistItem:
    return ChecklistItem.objects.select_related("project", "template_item", "owner").get(pk=pk)


def _steps(item: ChecklistItem) -> list[Any]:
    return item.template_item.steps if item.template_item else []


def _runs(item: ChecklistItem) -> bool:
    return item.project.is_running
