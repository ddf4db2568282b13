"""What makes a running project look alive today: dates moved on, things due now, somebody of the customer to wait for."""

from datetime import timedelta
from functools import partial

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course
from lifecycle.models import ChecklistItem

TROUBLED = ("power-ticket", "bus-dispatch", "water-leak")  # nobody moved the dates here
WAITING = {
    "edu-canteen": "S1-09", "hosp-erp": "S2-09", "mus-object": "S2-06", "pharma-gsp": "S2-15", "food-trace": "S3-02",
    "car-mes": "S3-09", "uni-lab": "S1-14", "uni-research": "S3-07",
}  # fmt: skip
# For those whom the dates above leave without anything today: consultant, commercial manager, customer service.
DUE_TODAY = {"hosp-erp": "S2-16", "edu-canteen": "S1-06", "water-leak": "S1-06", "food-trace": "S3-12"}
LONGEST_LATE = 6  # days


def plan(clock: Clock, course: Course) -> None:
    if course.ended_on:
        return
    day = max(later(course.cast.today, -4), course.story.moves[-1].on)
    clock.at(day, "18:20", partial(_redate, course))
    if code := DUE_TODAY.get(course.story.key):
        clock.at(day, "18:40", partial(_due_today, course, code))
    if code := WAITING.get(course.story.key):
        clock.at(later(course.cast.today, -3), "15:30", partial(_wait, course, code))


def _redate(course: Course) -> None:
    """The project's people look at what is late, and set days that can be kept. Mostly."""
    project, today = course.project, course.cast.today
    dice = course.dice("present")
    rows = ChecklistItem.objects.open().filter(project=project, stage__in=project.open_stages())
    for n, item in enumerate(rows.select_related("project", "owner").order_by("due", "order")):
        limit = today - timedelta(days=LONGEST_LATE)
        if item.due is None or item.due > today or (course.story.key in TROUBLED and n % 2):
            continue
        late = dice.chance(30)
        days = 0 if n == 1 else -dice.between(1, LONGEST_LATE) if late else dice.between(1, 18)
        due = today if days == 0 else later(today, days)
        if item.due < limit or days >= 0:
            item.assign(by=course.manager if project.delivery_owner_id else course.seller, owner=item.owner, due=due)


def _due_today(course: Course, code: str) -> None:
    item = ChecklistItem.objects.open().filter(project=course.pk, code=code).order_by("occurrence").last()
    if item is not None:
        item.assign(by=course.manager, owner=item.owner, due=course.cast.today)


def _wait(course: Course, code: str) -> None:
    item = ChecklistItem.objects.filter(project=course.pk, code=code).order_by("occurrence").last()
    if item is not None and item.is_open:
        contact = course.cast.of_kind(course.story, "owner")
        item.wait(by=item.owner or course.implementer, contact=contact)
