"""What pre-sales did in the demo's projects: talks and their logs, the solution, its review and signature."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course
from lifecycle.demo.load.signing import ask
from lifecycle.models import Contact
from presales.models import ResearchLog, Solution

# What became of the log of that place in the list, where it wasn't simply signed.
FATES = {
    ("edu-canteen", 1): "sent", ("park-overseas", 1): "declined", ("mus-ticket", 1): "expired", ("plan-permit", 1): "viewed",
    ("water-leak", 1): "half", ("water-leak", 0): "declined", ("hosp-erp", 2): "sent", ("lib-smart", 1): "declined",
}  # fmt: skip
# Talks that are agreed for the coming days, in leads: project → days from today.
AHEAD = {"hosp-booking": 2, "lib-kids": 5, "food-wage": 1}
SECTIONS = {"architecture": "architecture", "selection": "selection", "approach": "approach", "timing": "implementation",
            "risks": "risks", "assumptions": "assumptions"}  # fmt: skip


def load(project: Any, story: told.Project, cast: Any, clock: Clock) -> None:
    course = Course(story, cast, project.pk)
    logs = [log for log in story.research if log.stage == "presales"]
    for n, log in enumerate(logs):
        _plan_log(clock, course, n, log)
    if story.key in AHEAD:
        clock.at(later(cast.today, -1), "16:00", partial(_appoint_next, course, AHEAD[story.key]))
    for solution in story.solutions:
        if solution.kind == "presales":
            clock.at(solution.written_on, "09:40", partial(_write, clock, course, solution))


# -- research ----------------------------------------------------------------------------------------------------------


def _plan_log(clock: Clock, course: Course, n: int, log: told.ResearchLog) -> None:
    booked = max(log.held_on - timedelta(days=4), course.story.moves[0].on)
    clock.at(booked, f"10:{20 + n}", partial(_book, clock, course, n, log))


def _moment(day: Any, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), timezone.get_default_timezone())


@transaction.atomic
def _book(clock: Clock, course: Course, n: int, log: told.ResearchLog) -> None:
    """A talk is planned and agreed."""
    cast, by = course.cast, course.cast.user(log.by[0])
    mature = course.story.product_maturity == "mature"
    row = ResearchLog(
        project=course.project, title=log.title.zh, title_en=log.title.en, purpose=log.purpose.zh,
        purpose_en=log.purpose.en, at=_moment(log.held_on, log.start), hours=log.hours, place=log.place.zh,
        opening_remarks=log.opening.zh, precondition="product" if mature else "expert", expert=None if mature else by,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.contacts.set([cast.contact(key) for key in log.people])
    row.our_people.set([cast.user(key) for key in log.by])
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
    entries = row.entries.model
    entries.objects.bulk_create(
        entries(
            log=row, order=order, kind=entry.kind, topic=entry.topic.zh, topic_en=entry.topic.en, text=entry.text.zh,
            text_en=entry.text.en, need_behind=entry.need_behind.zh if entry.need_behind else "",
            need_behind_en=entry.need_behind.en if entry.need_behind else "", is_unclear=entry.unclear,
            follow_up_owner=course.cast.user(entry.follow_up_owner) if entry.follow_up_owner else None,
            follow_up_on=entry.follow_up_on, follow_up_method=entry.follow_up.zh[:160] if entry.follow_up else "",
        )
        for order, entry in enumerate(log.entries, 1)
    )  # fmt: skip
    row.after_put(by=by)
    if log.state != "draft":
        clock.at(later(log.held_on, 1), "10:10", partial(_finish_log, clock, course, n, log, pk))


@transaction.atomic
def _finish_log(clock: Clock, course: Course, n: int, log: told.ResearchLog, pk: int) -> None:
    row = ResearchLog.objects.get(pk=pk)
    by = course.cast.user(log.by[0])
    row.finish(by=by)
    fate = FATES.get((course.story.key, n))
    # Every project has its first log confirmed; of the others enough to show.
    if fate or n == 0 or (log.state == "confirmed" and course.on("delivery") is None):
        document = row.issue(by=by)
        people = [course.cast.contact(key) for key in log.people]
        confirms = next((contact for contact in people if contact.is_a("owner", "signatory")), people[0])
        ask(clock, course, document, [(confirms, "customer-1"), (by, "vendor-1")], by=by, fate=fate or "signed")
    for entry in row.entries.filter(is_unclear=True):
        clarified = later(entry.follow_up_on or log.held_on, 1)
        if course.on("contract"):
            clock.at(clarified, "16:30", partial(_clarify, course, pk, entry.pk))


def _clarify(course: Course, pk: int, entry: int) -> None:
    row = ResearchLog.objects.get(pk=pk)
    if row.state in ("held", "drafted", "final", "confirmed"):
        text = "已与部门负责人确认：由经办人改单并写明原因，书面规定下月发布。"
        row.clarify(by=course.implementer, entry=row.entries.get(pk=entry), text=text)


@transaction.atomic
def _appoint_next(course: Course, days: int) -> None:
    project, by = course.project, course.implementer
    contact = course.cast.of_kind(course.story, "owner")
    at = _moment(later(course.cast.today, days + 2 if days else 1), "09:30")
    row = ResearchLog(
        project=project, title="首次业务访谈", title_en="First talk about the business", at=at, hours="2.0",
        purpose="了解现状和最急的三件事。", purpose_en="Learn the present state and the three most urgent matters.",
        place=f"{contact.department}会议室", precondition="product", opening_remarks="我们先听，记录当天发给各位核对。",
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.contacts.set([contact])
    row.our_people.set([by])
    row.questions.create(order=1, text="现在这件事从哪里开始，到哪里结束？")
    row.questions.create(order=2, text="最近一次出差错是什么时候，后来怎么处理？")
    row.after_put(by=by)
    row.appoint(by=by, at=at, contact=contact)


# -- solution ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def _write(clock: Clock, course: Course, solution: told.Solution) -> None:
    by = course.cast.user(solution.author)
    row = Solution(project=course.project)
    row.prefill(by=by)
    row.summary_plain, row.summary_plain_en = solution.summary.zh, solution.summary.en
    row.business_understanding = solution.business_understanding.zh
    row.business_understanding_en = solution.business_understanding.en
    row.put(by=by, read_version=None)
    _fill(row, course, solution, whole=solution.state != "draft")
    row.after_put(by=by)
    if solution.state == "draft":
        return
    course_of = (("13:20", 2, _submit), ("15:10", 3, _pass))
    if solution.state != "reviewed":
        course_of = (*course_of, ("14:30", 5, _present), ("10:45", 6, _agree), ("11:15", 6, partial(_issue, clock)))  # type: ignore[assignment]
    for hour, days, act in course_of:
        day = course.clamp(later(solution.written_on, days), "contract")
        clock.at(max(day, solution.written_on), hour, partial(act, course, solution, row.pk))


def _fill(row: Solution, course: Course, solution: told.Solution, *, whole: bool) -> None:
    needs = [entry.need_behind for log in course.story.research if log.stage == "presales" for entry in log.entries]
    wanted = list(dict.fromkeys(need for need in needs if need))
    for section in row.sections.all():
        if section.code in SECTIONS:
            text = getattr(solution, SECTIONS[section.code])
            section.body, section.body_en = text.zh, text.en
        elif section.code in ("resources", "duties"):
            sides = [
                (step.title, step.vendor if section.code == "resources" else step.customer) for step in solution.steps
            ]
            section.body = "\n".join(f"- {title.zh}：{side.zh}" for title, side in sides)
            section.body_en = "\n".join(f"- {title.en}: {side.en}" for title, side in sides)
        if not whole and section.code not in ("architecture", "approach", "risks"):
            section.body = section.body_en = ""
        if section.code == "approach":
            section.answers = "\n".join(need.zh for need in wanted)
            section.answers_en = "\n".join(need.en for need in wanted)
        section.save()
    for order, step in enumerate(solution.steps, 1):
        row.steps.create(
            order=order, step=step.title.zh, step_en=step.title.en, start=step.start, end=step.end, side="both",
            resource=f"顾问 {1 + order % 2} 人，客户各部门配合", resource_en=f"{1 + order % 2} consultants with the departments",
        )  # fmt: skip


def _submit(course: Course, solution: told.Solution, pk: int) -> None:
    row = Solution.objects.get(pk=pk)
    row.submit(by=course.cast.user(solution.author), reviewer=course.cast.user(solution.reviewer))


def _pass(course: Course, solution: told.Solution, pk: int) -> None:
    score = course.dice("review").between(3, 5)
    note = "步骤和分工清楚；第三方接口的时间再和客户确认一次。"
    Solution.objects.get(pk=pk).pass_review(by=course.cast.user(solution.reviewer), score=score, note=note)


def _present(course: Course, solution: told.Solution, pk: int) -> None:
    to = {course.cast.of_kind(course.story, kind) for kind in ("owner", "sponsor")}
    Solution.objects.get(pk=pk).present(
        by=course.implementer, on=timezone.localdate(), to=sorted(to, key=lambda c: c.pk)
    )


def _agree(course: Course, solution: told.Solution, pk: int) -> None:
    contact = course.cast.of_kind(course.story, "owner")
    Solution.objects.get(pk=pk).agree(by=course.implementer, on=timezone.localdate(), contact=contact)


def _issue(clock: Clock, course: Course, solution: told.Solution, pk: int) -> None:
    row = Solution.objects.get(pk=pk)
    document = row.issue(by=course.implementer)
    signer: Contact = course.cast.of_kind(course.story, "signatory")
    people = [(signer, "customer-1"), (course.implementer, "vendor-1")]
    ask(clock, course, document, people, by=course.implementer, fate="signed")
