"""Risks of the demo's projects are found, rated, answered and looked at again; when the project ends, they are over."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.story import Risk as Told
from lifecycle.models import Risk

LISTED_AFTER = 12  # days of pre-sales
LOOKED_AT_AGO = 16  # days before today, in projects that are running
HAPPENS = 30  # per cent, of the second one


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("presales")
    if begun is None:
        return
    for n, told in enumerate(course.story.risks):
        day = course.alive(course.clamp(following(begun, LISTED_AFTER + n), "contract"))
        clock.at(day, f"10:{20 + n}", partial(_list, clock, course, told, n))


@transaction.atomic
def _list(clock: Clock, course: Course, told: Told, n: int) -> None:
    by = course.implementer
    risk = Risk(
        project=course.project, title=told.title.zh[:160], title_en=told.title.en[:160], category=told.category,
        probability=told.probability, impact=told.impact, owner=course.cast.user(told.owner), due=later(clock.today, 20),
    )  # fmt: skip
    risk.put(by=by, read_version=None)
    clock.at(clock.today, f"15:{20 + n}", partial(_rate, course, risk.pk, 45))
    answered = max(course.alive(following(clock.today, 3)), clock.today)
    # one of those that a deal in the making found last is still to be answered
    if n < 2 or course.on("contract"):
        clock.at(answered, f"16:{20 + n}", partial(_answer, course, risk.pk, told, n))
    _plan_end(clock, course, risk.pk, n)


def _plan_end(clock: Clock, course: Course, pk: int, n: int) -> None:
    if n == 1 and (tried := course.on("trial_run")) and course.dice("risk").chance(HAPPENS):
        clock.at(later(tried, -6), "11:30", partial(_happen, course, pk))
    elif accepted := course.on("acceptance"):
        clock.at(later(accepted, -3), "11:30", partial(_close, course, pk, n))
    elif not course.ended_on:
        ago = later(course.cast.today, -LOOKED_AT_AGO)
        if ago > clock.today + timedelta(days=10):
            # the first is due again, the others in the days to come
            clock.at(ago, "11:30", partial(_rate, course, pk, LOOKED_AT_AGO - 2 + 9 * n))


def _rate(course: Course, pk: int, days: int) -> None:
    risk = Risk.objects.select_related("project").get(pk=pk)
    if risk.state in Risk.OPEN:
        day = later(timezone.localdate(), days)
        risk.assess(
            by=course.implementer, probability=risk.probability, impact=risk.impact, due=max(day, timezone.localdate())
        )


def _answer(course: Course, pk: int, told: Told, n: int) -> None:
    risk = Risk.objects.select_related("project").get(pk=pk)
    plan_b, sign = course.words_on("contingency", n), course.words_on("risk_sign", n)
    risk.respond(
        by=course.implementer, prevention=told.response.zh, prevention_en=told.response.en, contingency=plan_b.zh,
        contingency_en=plan_b.en, trigger=sign.zh[:200], trigger_en=sign.en[:200], owner=risk.owner, due=risk.due,
    )  # fmt: skip


def _happen(course: Course, pk: int) -> None:
    risk = Risk.objects.select_related("project").get(pk=pk)
    risk.occur(by=course.manager, outcome=course.say("risk_happened", course.manager))


def _close(course: Course, pk: int, n: int) -> None:
    risk = Risk.objects.select_related("project").get(pk=pk)
    risk.close(by=course.manager, outcome=course.say("risk_over", course.manager, n))
