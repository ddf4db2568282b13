"""What after-sales did in the demo's projects: users trained; payments planned, asked for and received; acceptance up to its certificate."""

from typing import Any

from aftersales.demo import acceptances, payments, trainings
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course


def load(project: Any, story: Any, cast: Any, clock: Clock) -> None:
    course = Course(story, cast, project.pk)
    payments.plan(clock, course)
    trainings.plan(clock, course)
    acceptances.plan(clock, course)
