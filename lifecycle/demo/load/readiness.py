"""What the demo's customers had to have ready: listed before signing, promised, reported, seen on the spot."""

from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.items import LATE
from lifecycle.demo.shapes import Text
from lifecycle.models import ReadinessItem

SITE_READY = "S2-09"
LISTED_AFTER = 15  # days of pre-sales
KINDS = {
    "网": "network",
    "线": "line",
    "数据": "data",
    "编码": "data",
    "权": "account",
    "名": "people",
    "脑": "device",
    "枪": "device",
}


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("presales")
    if begun is None or not course.on("contract"):
        return
    trade = next(industry for industry in course.cast.demo.industries if industry.key == course.story.customer)
    day = course.alive(course.clamp(following(begun, LISTED_AFTER), "contract"))
    for n, what in enumerate(trade.conditions):
        clock.at(day, f"14:{10 + n}", partial(_list, clock, course, what, n))


@transaction.atomic
def _list(clock: Clock, course: Course, what: Text, n: int) -> None:
    kind = next((kind for word, kind in KINDS.items() if word in what.zh), "room")
    needed = course.story.planned_start or later(clock.today, 60)
    row = ReadinessItem(
        project=course.project, what=what.zh, what_en=what.en, item_kind=kind,
        responsible=course.cast.of_kind(course.story, "it_rd", "owner"), needed_by=later(needed, 12 + 7 * n),
        for_go_live=n != 1 and LATE.get((course.story.key, "G5")) != SITE_READY,  # where its item alone is late, that is the story
    )  # fmt: skip
    row.put(by=course.implementer, read_version=None)
    begun = course.on("delivery")
    if begun is None:
        return
    clock.at(course.alive(following(begun, 2)), f"10:{40 + n}", partial(_promise, course, row.pk, n))
    # what is still to come in a running project: the last one
    if n < 2 or course.on("trial_run"):
        ready = course.alive(course.clamp(following(begun, 9 + 4 * n), "trial_run"))
        clock.at(ready, f"09:{20 + n}", partial(_ready, clock, course, row.pk))


def _promise(course: Course, pk: int, n: int) -> None:
    row = _row(pk)
    row.promise(by=course.manager, on=max(row.needed_by or date.min, following(timezone.localdate(), 8 + 4 * n)))


def _ready(clock: Clock, course: Course, pk: int) -> None:
    _row(pk).report(by=course.manager, on=clock.today)
    seen = course.clamp(clock.today + timedelta(days=1), "trial_run")
    clock.at(max(seen, clock.today), "17:30", partial(_see, course, pk))


def _see(course: Course, pk: int) -> None:
    _row(pk).verify(by=course.manager, proof=course.say("seen_ready", course.manager))


def _row(pk: int) -> ReadinessItem:
    return ReadinessItem.objects.select_related("project").get(pk=pk)
