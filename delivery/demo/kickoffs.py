"""Kickoffs of the demo: held, put off or left out, and their signed minutes."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import Kickoff
from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.demo.shapes import Text
from lifecycle.models import Contact, User

FATES = {
    "mus-object": "half",
    "power-ticket": "viewed",
    "lib-smart": "paper",
    "edu-office": "deemed",
}  # what became of the minutes, where they weren't just signed
UNFINISHED = ("half", "viewed")
SENT_AGO = 7  # days
LANGUAGES = {"car-quality": "en"}
STARTS = "09:30"
READERS = (("全体参会人员", "All who attended"), ("双方公司领导", "The leaders of both companies"))
PREPARED = Text(
    "与客户负责人过了一遍议程和发言稿，座次和名单已确认。",
    "Agenda and speeches were gone through with the project owner; seats and names are settled.",
)
SKIP_ASKED_AFTER, DECIDED_AFTER = 2, 4  # days after delivery began
PUT_OFF_DAYS = 21


def plan(clock: Clock, course: Course) -> None:
    kickoff, begun = course.story.kickoff, course.on("delivery")
    if kickoff is not None and begun is not None:
        clock.at(following(begun, 1), "10:00", partial(_write, clock, course, kickoff, begun))


@transaction.atomic
def _write(clock: Clock, course: Course, kickoff: told.Kickoff, begun: date) -> None:
    by = course.manager
    held = kickoff.held_on or following(begun, 8)
    name = course.story.name
    row = Kickoff(
        project=course.project, title=f"{name.zh}启动大会", title_en=f"Kickoff: {name.en}", place=kickoff.place.zh,
        place_en=kickoff.place.en, at=_moment(held), **_texts(course, kickoff),
    )  # fmt: skip
    row.put(by=by, read_version=None)
    _lines(row, course, kickoff)
    row.after_put(by=by)
    day = following(begun, SKIP_ASKED_AFTER)
    if kickoff.decision == "skip":
        clock.at(day, "11:00", partial(_ask_skip, course, kickoff, row.pk))
        clock.at(following(begun, DECIDED_AFTER), "16:00", partial(_agree, course, row.pk))
    elif kickoff.decision == "defer":
        clock.at(day, "11:00", partial(_defer, course, kickoff, row.pk))
    else:
        clock.at(day, "11:00", partial(_act, course, row.pk, "decide_hold"))
        clock.at(held - timedelta(days=3), "17:00", partial(_prepare, course, row.pk))
        clock.at(held, "12:10", partial(_hold, clock, course, kickoff, row.pk))


def _moment(day: Any) -> datetime:
    return datetime.combine(day, time.fromisoformat(STARTS), timezone.get_default_timezone())


def _texts(course: Course, kickoff: told.Kickoff) -> dict[str, str]:
    rules, objectives = kickoff.working_rules, course.story.objectives
    goals = [(f"{o.statement.zh}（{o.target.zh}）", f"{o.statement.en} ({o.target.en})") for o in objectives]
    authority = course.words_on("authority")
    return {
        "working_rules": "\n".join(rule.zh for rule in rules[:-2]),
        "working_rules_en": "\n".join(rule.en for rule in rules[:-2]),
        "change_and_communication_rules": "\n".join(rule.zh for rule in rules[-2:]),
        "change_and_communication_rules_en": "\n".join(rule.en for rule in rules[-2:]),
        "objectives": "\n".join(zh for zh, _en in goals),
        "objectives_en": "\n".join(en for _zh, en in goals),
        "manager_authority": authority.zh,
        "manager_authority_en": authority.en,
        "sponsor_message": kickoff.sponsor_speech.zh,
        "sponsor_message_en": kickoff.sponsor_speech.en,
    }


def _lines(row: Kickoff, course: Course, kickoff: told.Kickoff) -> None:
    clock = row.at or timezone.now()
    for line in kickoff.agenda:
        row.agenda.create(
            time=timezone.localtime(clock).time(), topic=line.topic.zh[:200], topic_en=line.topic.en[:200],
            speaker=line.speaker.zh[:80], minutes=line.minutes,
        )  # fmt: skip
        clock += timedelta(minutes=line.minutes)
    sponsor, manager = course.cast.contact(course.story.sponsor), course.manager
    speeches = (("customer", sponsor, kickoff.sponsor_speech), ("vendor", manager, kickoff.vendor_speech))
    for side, speaker, text in speeches:
        row.speeches.create(
            side=side, speaker=speaker.name, topic="致辞" if side == "customer" else "项目如何开展", minutes=10,
            topic_en="Opening words" if side == "customer" else "How we will work", draft=text.zh, draft_en=text.en,
        )  # fmt: skip
    for seat in kickoff.roster:
        person = course.cast.person(seat.person)
        mine = {"contact": person} if isinstance(person, Contact) else {"user": person}
        row.attendees.create(
            side=seat.party, role=seat.role.zh[:80], role_en=seat.role.en[:80], confirmed=True, attended=True,
            is_executive=_leads(person), **mine,
        )  # fmt: skip
    for duty in kickoff.responsibilities:
        for side, text in (("customer", duty.customer), ("vendor", duty.vendor)):
            row.responsibilities.create(
                task=duty.matter.zh[:200],
                task_en=duty.matter.en[:200],
                side=side,
                who=text.zh[:120],
                who_en=text.en[:120],
            )
    _brought(row, course)
    for milestone in kickoff.milestones:
        row.milestones.create(name=milestone.title.zh[:120], name_en=milestone.title.en[:120], on=milestone.on)


def _brought(row: Kickoff, course: Course) -> None:
    """What each side brings, and which departments get to know of it."""
    solutions = course.story.solutions
    for n, step in enumerate(solutions[0].steps[:3] if solutions else ()):
        row.resources.create(
            side="customer", resource_kind="people" if n else "environment", what=step.customer.zh[:200],
            what_en=step.customer.en[:200], status="asked" if n == 2 else "confirmed",
        )  # fmt: skip
    row.resources.create(
        side="vendor", resource_kind="people", what="实施顾问全程驻场", what_en="Consultants on site throughout",
        status="confirmed",
    )  # fmt: skip
    for zh, en in READERS:
        row.readers.create(department=zh, department_en=en)


def _leads(person: User | Contact) -> bool:
    return person.has_role("EX") if isinstance(person, User) else person.is_a("sponsor", "executive")


# -- the acts ----------------------------------------------------------------------------------------------------------


def _act(course: Course, pk: int, name: str) -> None:
    getattr(Kickoff.objects.get(pk=pk), name)(by=course.manager)


def _ask_skip(course: Course, kickoff: told.Kickoff, pk: int) -> None:
    measure = kickoff.alternative.zh if kickoff.alternative else course.say("other", course.manager)
    Kickoff.objects.get(pk=pk).ask_skip(by=course.manager, reason=kickoff.reason_code, measure=measure)


def _agree(course: Course, pk: int) -> None:
    Kickoff.objects.get(pk=pk).approve_skip(by=course.cast.user("executive"))


def _defer(course: Course, kickoff: told.Kickoff, pk: int) -> None:
    measure = kickoff.alternative.zh if kickoff.alternative else course.say("other", course.manager)
    Kickoff.objects.get(pk=pk).decide_defer(
        by=course.manager, reason=kickoff.reason_code, measure=measure, trigger="第一批业务切换前两周补开",
        trigger_on=timezone.localdate() + timedelta(days=PUT_OFF_DAYS),
    )  # fmt: skip


@transaction.atomic
def _prepare(course: Course, pk: int) -> None:
    row = Kickoff.objects.get(pk=pk)
    meeting = row.plan_preparatory(by=course.manager, at=timezone.now())
    meeting.hold(
        by=course.manager, attended=meeting.attendees.values_list("pk", flat=True), minutes=PREPARED.zh,
        minutes_en=PREPARED.en,
    )  # fmt: skip
    row.prepare(by=course.manager)


@transaction.atomic
def _hold(clock: Clock, course: Course, kickoff: told.Kickoff, pk: int) -> None:
    row = Kickoff.objects.get(pk=pk)
    row.hold(by=course.manager, at=row.at or timezone.now(), sponsor_speech_done=True, teams_introduced=True)
    day = following(timezone.localdate(), 1)
    if FATES.get(course.story.key) in UNFINISHED:
        day = course.recent(day, SENT_AGO)
    clock.at(day, "10:20", partial(_minutes, clock, course, kickoff, pk))


@transaction.atomic
def _minutes(clock: Clock, course: Course, kickoff: told.Kickoff, pk: int) -> None:
    """The day after: minutes and decisions are written, issued and sent for signature."""
    row, by = Kickoff.objects.get(pk=pk), course.manager
    n = kickoff.attendance
    row.minutes = f"会议按议程进行，到会 {n} 人。双方领导讲话，介绍了团队、工作规则和计划，并形成以下决议。"
    row.minutes_en = (
        f"Held as planned with {n} people. Leaders spoke; teams, rules and plan were introduced; decisions follow."
    )
    row.put(by=by, read_version=row.version, diff={"minutes": ["", row.minutes]})
    for n, decision in enumerate(kickoff.decisions):
        owner = course.manager.name if n % 2 else course.cast.of_kind(course.story, "owner").name
        due = following(timezone.localdate(), 7 + 3 * n)
        row.decisions.create(text=decision.zh, text_en=decision.en, owner=owner, due=due)
    row.after_put(by=by)
    language = LANGUAGES.get(course.story.key)
    document = row.issue(by=by, language=language)
    people: list[tuple[Contact | User, str]] = [
        (course.cast.of_kind(course.story, "signatory"), "customer-1"),
        (by, "vendor-1"),
    ]
    ask(clock, course, document, people, by=by, fate=FATES.get(course.story.key, "signed"))
