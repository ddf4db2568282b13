"""The project passes its gates, is refused at some, is let through by an executive at others, or leaves the path."""

from datetime import timedelta
from functools import partial

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load import items
from lifecycle.demo.load.course import GATES, Course
from lifecycle.gates import GATES as RULES
from lifecycle.models import User

LOST = {"car-tooling": "dropped", "bank-report": "price"}
# Somebody tried, days ago, and learned what was still missing.
TRIED = {"bank-file": ("G3", 3), "hosp-erp": ("G5", 2), "plan-permit": ("G2", 1), "pharma-gsp": ("G6", 4)}
EVENING = "17:30"


def plan(clock: Clock, course: Course) -> None:
    for code in GATES:
        day = course.gate(code)
        if day is not None:
            clock.at(day, EVENING, partial(_pass, clock, course, code))
    if tried := TRIED.get(course.story.key):
        clock.at(later(course.cast.today, -tried[1]), "16:20", partial(_try, course, tried[0]))
    if course.ended_on and course.story.state != "closed":
        clock.at(course.ended_on, "16:30", partial(_leave, course))


def approvers(course: Course, code: str) -> list[User]:
    known = {
        "SM": course.seller, "IM": course.implementer, "PM": course.manager, "BM": course.collector,
        "EX": course.cast.user("executive"),
    }  # fmt: skip
    return [known[role] for role in RULES[code].approvers]


def _try(course: Course, code: str) -> None:
    project = course.project
    if project.next_gate == code:
        project.advance(by=approvers(course, code)[0], gate=code)


def _pass(clock: Clock, course: Course, code: str) -> None:
    if course.project.next_gate != code:
        return
    for by in approvers(course, code):
        outcome = course.project.advance(by=by, gate=code)
        if outcome.result == "refused":
            other = course.cast.user("executive2")
            reason = course.say("override", other, course.dice(code).between(0, 2))
            course.project.override(by=other, gate=code, reason=reason)
            break
    items.plan(clock, course, code)


def _leave(course: Course) -> None:
    story, project = course.story, course.project
    reason = story.end_reason.zh if story.end_reason else course.say("other", course.seller)
    if story.state == "lost":
        note = f"{reason}\n{story.lesson.zh}" if story.lesson else reason
        project.lose(by=course.seller, reason=LOST.get(story.key, "competitor"), note=note)
    elif story.state == "suspended":
        review = story.review_on or course.cast.today + timedelta(days=30)
        project.suspend(by=course.manager if story.actual_start else course.seller, reason=reason, review_on=review)
    else:
        note = f"{reason}\n{story.lesson.zh}" if story.lesson else reason
        project.terminate(by=course.cast.user("executive"), settlement=note)
