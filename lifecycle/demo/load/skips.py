"""Items that were left out, with a reason, and with somebody's consent where they are mandatory."""

from datetime import date
from functools import partial

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course
from lifecycle.models import ChecklistItem

# code of the item: (how often in a hundred projects, reason, what is written)
USUAL = {
    "S1-04": (15, "NO_PRODUCT", "no_product"),
    "S1-06": (35, "NOT_POSSIBLE", "visit_not_possible"),
    "S1-07": (20, "NOT_POSSIBLE", "visit_not_possible"),
    "S2-11": (50, "OTHER", "no_change"),
}
# Asked for and not decided yet.
ASKED = {"edu-canteen": ("S1-07",), "plan-permit": ("S1-07",)}


def skip_instead(clock: Clock, course: Course, item: ChecklistItem, day: date) -> bool:
    """Plan to skip the item on that day, if this project's people would; True if so."""
    story = course.story
    if item.code == "S2-08":
        doubtful = any(promise.verdict in ("at_risk", "infeasible") for promise in story.promises)
        chance, reason, words = (0 if doubtful else 100), "OTHER", "empty_promises"
    elif item.code in ASKED.get(story.key, ()):
        clock.at(
            min(day, later(course.last_day, -2)),
            "11:25",
            partial(_ask, course, item.pk, "NOT_POSSIBLE", "visit_not_possible"),
        )
        return True
    elif item.code in USUAL:
        chance, reason, words = USUAL[item.code]
    else:
        return False
    if not course.dice(f"skip {item.code}").chance(chance):
        return False
    clock.at(day, "11:25", partial(_ask, course, item.pk, reason, words))
    clock.at(day, "14:05", partial(_approve, course, item.pk))
    return True


def _ask(course: Course, pk: int, reason: str, words: str) -> None:
    item = ChecklistItem.objects.get(pk=pk)
    if item.is_open and item.project.is_running:
        item.skip(by=course.seller, reason_code=reason, note=course.say(words, course.seller))


def _approve(course: Course, pk: int) -> None:
    """A mandatory item waits for the word of somebody who may leave it out."""
    item = ChecklistItem.objects.get(pk=pk)
    if item.is_open and item.skip_asked_by_id and item.project.is_running:
        item.approve_skip(by=course.implementer)
