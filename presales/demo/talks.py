"""Talks of the demo: agreed, held, written down the same evening, confirmed by the customer or sent back."""

from datetime import datetime, time
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from presales.demo.rounds import QUESTIONS, booked, line_of
from presales.models import ResearchLog

# What became of the log of that place in the list, where it wasn't simply signed.
FATES = {
    ("edu-canteen", 1): "sent", ("park-overseas", 1): "declined", ("mus-ticket", 1): "expired", ("plan-permit", 1): "viewed",
    ("water-leak", 1): "half", ("hosp-erp", 2): "sent", ("car-europe", 1): "declined", ("car-tooling", 0): "declined",
}  # fmt: skip
SENT_AGO = {"sent": 6, "viewed": 5, "half": 3, "declined": 400, "expired": 400}  # days before today, at most
# Talks that are agreed for the coming days, in leads: project → days from today.
AHEAD = {"hosp-booking": 2, "lib-kids": 5, "food-wage": 1}


def plan(clock: Clock, course: Course) -> None:
    for n, log in enumerate(log for log in course.story.research if log.stage == "presales"):
        _plan_log(clock, course, n, log)
    if days := AHEAD.get(course.story.key):
        clock.at(later(course.cast.today, -1), "16:00", partial(_appoint_next, course, days))


def _plan_log(clock: Clock, course: Course, n: int, log: told.ResearchLog) -> None:
    clock.at(booked(course, log), f"10:{20 + n}", partial(_book, clock, course, n, log))


def _moment(day: Any, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), timezone.get_default_timezone())


@transaction.atomic
def _book(clock: Clock, course: Course, n: int, log: told.ResearchLog) -> None:
    """A talk is planned and agreed."""
    cast, by = course.cast, course.cast.user(log.by[0])
    mature = course.story.product_maturity == "mature"
    row = ResearchLog(
        project=course.project, title=log.title.zh, title_en=log.title.en, purpose=log.purpose.zh,
        purpose_en=log.purpose.en, at=_moment(log.held_on, log.start), hours=log.hours, place=log.place.zh, place_en=log.place.en,
        opening_remarks=log.opening.zh, precondition="product" if mature else "expert", expert=None if mature else by,
        plan_line=line_of(course, n),
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.contacts.set([cast.contact(key) for key in log.people])
    row.our_people.set([cast.user(key) for key in log.by])
    for text, english in QUESTIONS:
        row.questions.create(text=text, text_en=english)
    row.after_put(by=by)
    row.appoint(by=by, at=row.at, contact=cast.contact(log.people[0]))
    clock.at(log.held_on, "17:40", partial(_write_log, clock, course, n, log, row.pk))


@transaction.atomic
def _write_log(clock: Clock, course: Course, n: int, log: told.ResearchLog, pk: int) -> None:
    """The same evening: what was heard, entry by entry."""
    row = ResearchLog.objects.get(pk=pk)
    by = course.cast.user(log.by[0])
    flow = log.entries[0].topic
    row.process = f"从{flow.zh}的第一张单据看到最后一份报表，逐步核对经手人和依据。"
    row.process_en = (
        f"Followed {flow.en} from the first paper to the last report, checking hands and rules step by step."
    )
    row.put(by=by, read_version=row.version, diff={"process": ["", row.process]})
    row.questions.update(asked=True)
    entries = row.entries.model
    entries.objects.bulk_create(
        entries(
            log=row, order=order, kind=entry.kind, topic=entry.topic.zh, topic_en=entry.topic.en, text=entry.text.zh,
            text_en=entry.text.en, need_behind=entry.need_behind.zh if entry.need_behind else "",
            need_behind_en=entry.need_behind.en if entry.need_behind else "", is_unclear=entry.unclear,
            follow_up_owner=course.cast.user(entry.follow_up_owner) if entry.follow_up_owner else None,
            follow_up_on=entry.follow_up_on, follow_up_method=entry.follow_up.zh[:160] if entry.follow_up else "",
            follow_up_method_en=entry.follow_up.en[:160] if entry.follow_up else "",
        )
        for order, entry in enumerate(log.entries, 1)
    )  # fmt: skip
    row.after_put(by=by)
    if log.state != "draft":
        clock.at(following(log.held_on, 1), "10:10", partial(_finish_log, clock, course, n, log, pk))


@transaction.atomic
def _finish_log(clock: Clock, course: Course, n: int, log: told.ResearchLog, pk: int) -> None:
    row = ResearchLog.objects.get(pk=pk)
    by = course.cast.user(log.by[0])
    row.finish(by=by)
    fate = FATES.get((course.story.key, n), "signed")
    # Every project has its first log confirmed; of the others enough to show.
    if fate != "signed":
        day = course.recent(following(log.held_on, 1), SENT_AGO[fate])
        clock.at(day, "11:05", partial(_issue_log, clock, course, log, pk, fate))
    elif n == 0:
        _issue_log(clock, course, log, pk, fate)
    for entry in row.entries.filter(is_unclear=True):
        clarified = following(entry.follow_up_on or log.held_on, 1)
        if course.on("contract"):
            clock.at(clarified, "16:30", partial(_clarify, course, pk, entry.pk))


@transaction.atomic
def _issue_log(clock: Clock, course: Course, log: told.ResearchLog, pk: int, fate: str) -> None:
    row, by = ResearchLog.objects.get(pk=pk), course.cast.user(log.by[0])
    document = row.issue(by=by)
    if course.on("aftersales"):
        return  # in the older projects the customer only got the log; a signature each would make the demo slow to load
    people = [course.cast.contact(key) for key in log.people]
    confirms = next((contact for contact in people if contact.is_a("owner", "signatory")), people[0])
    ask(clock, course, document, [(confirms, "customer-1"), (by, "vendor-1")], by=by, fate=fate)


def _clarify(course: Course, pk: int, entry: int) -> None:
    row = ResearchLog.objects.get(pk=pk)
    if row.state in ("held", "drafted", "final", "confirmed"):
        text = "已与部门负责人确认：由经办人改单并写明原因，书面规定下月发布。"
        english = "Confirmed by the head of the department: the person in charge corrects it and writes down why."
        row.clarify(by=course.implementer, entry=row.entries.get(pk=entry), text=text, text_en=english)


@transaction.atomic
def _appoint_next(course: Course, days: int) -> None:
    project, by = course.project, course.implementer
    contact = course.cast.of_kind(course.story, "owner")
    at = _moment(following(course.cast.today, days), "09:30")
    row = ResearchLog(
        project=project, title="首次业务访谈", title_en="First talk about the business", at=at, hours="2.0",
        purpose="了解现状和最急的三件事。", purpose_en="Learn the present state and the three most urgent matters.",
        place="客户会议室", place_en="The customer's meeting room", precondition="product", opening_remarks="我们先听，记录当天发给各位核对。",
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.contacts.set([contact])
    row.our_people.set([by])
    for order, (text, english) in enumerate(QUESTIONS, 1):
        row.questions.create(order=order, text=text, text_en=english)
    row.after_put(by=by)
    row.appoint(by=by, at=at, contact=contact)
