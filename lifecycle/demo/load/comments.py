"""What colleagues say to each other on a project's page."""

from functools import partial
from uuid import NAMESPACE_URL, uuid5

from lifecycle.demo import story
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course
from lifecycle.models import Comment


def plan(clock: Clock, course: Course) -> None:
    for n, told in enumerate(course.story.comments):
        clock.at(told.on, f"13:{10 + 7 * (n % 6)}", partial(_say, course, n, told))


def _say(course: Course, n: int, told: story.Comment) -> None:
    project = course.project
    Comment.add(
        by=course.cast.user(told.by), subject=project, project=project, text=told.text,
        creation_key=uuid5(NAMESPACE_URL, f"demo/{course.story.key}/comment/{n}"),
    )  # fmt: skip
