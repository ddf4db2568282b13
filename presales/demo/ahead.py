"""Meetings of the demo that are agreed for the coming days."""

from datetime import datetime, time
from functools import partial

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.shapes import Text
from presales.demo.meetings import plan_visit, start
from presales.models import DemoSession

VISITS = {"edu-canteen": 4, "water-leak": 6}  # project → days from today
DEMOS = {"hosp-booking": 6, "food-wage": 4}


def plan(clock: Clock, course: Course) -> None:
    day = later(course.cast.today, -1)
    if days := VISITS.get(course.story.key):
        clock.at(day, "16:20", partial(_visit, course, days))
    if days := DEMOS.get(course.story.key):
        clock.at(day, "16:40", partial(_show, course, days))


def _moment(course: Course, days: int, hour: int) -> datetime:
    return datetime.combine(following(course.cast.today, days), time(hour), timezone.get_default_timezone())


@transaction.atomic
def _visit(course: Course, days: int) -> None:
    plan_visit(course, course.collector, at=_moment(course, days, 9))


@transaction.atomic
def _show(course: Course, days: int) -> None:
    product = course.story.product
    row = DemoSession(
        at=_moment(course, days, 14), product=product.zh[:120], product_en=product.en[:120], maturity="mature",
        ready_functions=True, ready_plan=True,
    )  # fmt: skip
    start(course, row, course.implementer, Text(f"{product.zh}演示", f"Demonstration of {product.en}"))
    row.after_put(by=course.implementer)
