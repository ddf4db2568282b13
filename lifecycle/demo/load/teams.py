"""The places that a project's team has once delivery begins, and who of its people holds which; some stay open."""

from functools import partial

from django.db import transaction

from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.models import ProjectMember, TeamSlot, TeamTemplate


def plan(clock: Clock, course: Course) -> None:
    if begun := course.on("delivery"):
        clock.at(course.alive(course.clamp(following(begun, 1), "trial_run")), "10:05", partial(_lay_out, course))


@transaction.atomic
def _lay_out(course: Course) -> None:
    project, by = course.project, course.implementer
    places = TeamSlot.lay_out(project, TeamTemplate.suited_to(project)[0], by=by)
    people = list(
        ProjectMember.objects.filter(project=project, place=None).exclude(state="released").select_related("user")
    )
    for place in places:
        held = next((row for row in people if row.role == place.role), None)
        if held is not None:
            people.remove(held)
            ProjectMember.propose(by=by, slot=place, user=held.user)
