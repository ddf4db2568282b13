"""Promises are made, judged, taken on by an executive, and kept, broken or taken back."""

from datetime import timedelta
from functools import partial

from django.db import transaction

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.story import Promise
from lifecycle.models import Commitment

SOURCES = {"contract_clause": "clause"}
MATURITIES = {"in_development": "development"}
JUDGED_AFTER = 3  # days


def plan(clock: Clock, course: Course) -> None:
    for n, told in enumerate(course.story.promises):
        clock.at(told.promised_on, f"16:{10 + n}", partial(_make, clock, course, told))


@transaction.atomic
def _make(clock: Clock, course: Course, told: Promise) -> None:
    by = course.cast.user(told.promised_by)
    promise = Commitment(
        project=course.project, text=told.text.zh, text_en=told.text.en, promise_kind=told.kind,
        source=SOURCES.get(told.source, told.source), promised_by=by, promised_to=course.cast.contact(told.promised_to),
        promised_on=told.promised_on, due=told.due, hard_date=told.hard_date,
        product_maturity=MATURITIES.get(told.maturity, told.maturity),
    )  # fmt: skip
    promise.put(by=by, read_version=None)
    promise.after_put(by=by)
    if told.verdict == "unreviewed":
        return
    judged = course.clamp(
        following(told.promised_on, JUDGED_AFTER), course.story.moves[-1].state if course.ended_on else None
    )
    judged = max(min(judged, course.clamp(judged, "contract")), told.promised_on)
    clock.at(judged, "17:20", partial(_judge, course, promise.pk, told))
    if told.approved_by and (signed := course.gate("G3")):
        clock.at(max(judged, later(signed, -2)), "18:10", partial(_approve, course, promise.pk, told.approved_by))
    _plan_outcome(clock, course, promise.pk, told)


def _plan_outcome(clock: Clock, course: Course, pk: int, told: Promise) -> None:
    if told.outcome not in ("kept", "broken", "amended"):
        return
    started = course.on("delivery")
    day = told.due + timedelta(days=2) if told.outcome == "broken" else told.due
    if told.outcome == "amended" and started:
        day = following(started, 12)
    day = min(day, course.last_day - timedelta(days=1))
    # what acceptance asks about is settled before it
    day = max(course.clamp(day, "acceptance"), told.promised_on)
    act = {"kept": _keep, "broken": _break, "amended": _withdraw}[told.outcome]
    clock.at(day, "14:40", partial(act, course, pk))


def _judge(course: Course, pk: int, told: Promise) -> None:
    note = told.verdict_note
    by = course.manager
    words = "" if note is None else note.en if course.cast.words(course.story, by) == "en" else note.zh
    Commitment.objects.get(pk=pk).review(by=by, verdict=told.verdict, note=words)


def _approve(course: Course, pk: int, who: str) -> None:
    by = course.cast.user(who)
    Commitment.objects.get(pk=pk).approve(by=by, note=course.say("approved", by))


def _keep(course: Course, pk: int) -> None:
    Commitment.objects.get(pk=pk).keep(by=course.manager, outcome=course.say("kept", course.manager))


def _break(course: Course, pk: int) -> None:
    Commitment.objects.get(pk=pk).break_off(
        by=course.manager, cause=course.say("broken", course.manager), side="shared"
    )


def _withdraw(course: Course, pk: int) -> None:
    """Unless both sides signed something else in its place."""
    promise = Commitment.objects.get(pk=pk)
    if promise.state in Commitment.OPEN:
        promise.withdraw(by=course.manager, outcome=course.say("withdrawn", course.manager))
