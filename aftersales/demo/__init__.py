"""What after-sales did in the demo's projects: users trained; payments planned, asked for and received; acceptance up to its certificate."""

from typing import Any

from aftersales.demo import (
    acceptances,
    closures,
    exams,
    payments,
    phase_two,
    references,
    rollouts,
    service_handovers,
    tickets,
    training_plans,
    trainings,
)
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course


def load(project: Any, story: Any, cast: Any, clock: Clock) -> None:
    course = Course(story, cast, project.pk)
    payments.plan(clock, course)
    training_plans.plan(clock, course)
    trainings.plan(clock, course)
    exams.plan(clock, course)
    acceptances.plan(clock, course)
    rollouts.plan(clock, course)
    service_handovers.plan(clock, course)
    tickets.plan(clock, course)
    references.plan(clock, course)
    closures.plan(clock, course)


def work(course: Course, item: Any, by: Any) -> bool:
    if phase_two.work(course, item, by):
        return True
    if training_plans.work(course, item, by) or exams.work(course, item, by):
        return True
    return rollouts.work(course=course, item=item, by=by) or (
        service_handovers.work(course=course, item=item, by=by) or closures.work(course=course, item=item, by=by)
    )
