"""What delivery did in the demo's projects."""

from typing import Any

from delivery.demo import changes, key_users, kickoffs, plans, reports, research, solutions, trials, verifications
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course


def load(project: Any, story: Any, cast: Any, clock: Clock) -> None:
    course = Course(story, cast, project.pk)
    kickoffs.plan(clock, course)
    changes.plan(clock, course)
    solutions.plan(clock, course)
    plans.plan(clock, course)
    reports.plan(clock, course)
    research.plan(clock, course)
    key_users.plan(clock, course)
    trials.plan(clock, course)
    verifications.plan(clock, course)
