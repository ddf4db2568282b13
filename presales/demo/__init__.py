"""What pre-sales did in the demo's projects: talks and their logs, the solution, its review and signature."""

from typing import Any

from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course
from presales.demo import ahead, contracts, dealing, requirements, rounds, solutions, talks, wishes


def load(project: Any, story: told.Project, cast: Any, clock: Clock) -> None:
    course = Course(story, cast, project.pk)
    rounds.plan(clock, course)
    talks.plan(clock, course)
    solutions.plan(clock, course)
    contracts.plan(clock, course)
    requirements.plan(clock, course)
    wishes.plan(clock, course)
    dealing.plan(clock, course)
    ahead.plan(clock, course)
