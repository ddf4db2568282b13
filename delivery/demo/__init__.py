"""What delivery did in the demo's projects."""

from typing import Any

from delivery.demo import kickoffs
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course


def load(project: Any, story: Any, cast: Any, clock: Clock) -> None:
    kickoffs.plan(clock, Course(story, cast, project.pk))
