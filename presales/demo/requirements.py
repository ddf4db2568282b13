"""Objectives and requirements of the demo: put together on the day on which their checklist item is worked on, reviewed
by a colleague, baselined and signed. Where that lies ahead, they are on their way."""

import re
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle import access
from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later, weekday
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.forms.people import members
from lifecycle.models import Contact, Objective, Requirement, RequirementsDocument, RequirementType, User
from lifecycle.models.registers import Register
from lifecycle.models.traces import Trace
from presales.models import ResearchLog, Solution

SOURCES = {"presales_research": "research", "user_survey": "survey"}
ORIGINS = {"customer_specific": "customer", "domain_common": "domain"}
ANSWERING = "approach"  # the section of a solution that answers what the customer asks for
UNREACHED = "hosp-booking"  # a project whose second objective is judged out of reach
NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?: ?%)?")


def plan(clock: Clock, course: Course) -> None:
    """Signed before the contract. Of a project that has not come so far: written down, in part analysed and judged."""
    if until := course.gate("G2"):
        begin = course.begin("G2")
        usual = weekday(begin + timedelta(days=(until - begin).days * 6 // 7))
        for day, hour in ((min(usual, until), "16:10"), (until, "16:40"), (following(until, 10), "09:20")):
            clock.at(day, hour, partial(_send, clock, course))
    elif course.gate("G0") is not None and course.story.objectives and not course.ended_on:
        clock.at(later(course.last_day, -2), "15:20", partial(_begin, course))


@transaction.atomic
def _begin(course: Course) -> None:
    by, reviewer = course.implementer, colleague(course, course.implementer)
    rows = wish(course, by)
    for row in rows[: len(rows) * 2 // 3]:
        analyse(row, by)
    for row in rows[: len(rows) // 3]:
        settle(course, row, by, reviewer)
    for n, objective in enumerate(course.story.objectives):
        goal = aim(course, objective, by, whole=n == 0)
        if n == 0:
            judge(course, goal)
        elif course.story.key == UNREACHED:
            goal.judge(by=course.implementer, verdict="no", note="对方只有一名专职人员，达不到这个幅度。")
    document = start(course, by)
    if course.dice("requirements").chance(50):
        document.submit(by=by, reviewer=reviewer)
    cover(course)


def _send(clock: Clock, course: Course) -> None:
    """What is baselined goes to the customer; their signature proves the item."""
    row = RequirementsDocument.objects.filter(project=course.pk, state="baselined").first()
    if row is None or row.document is not None or not course.project.is_running:
        return
    document = row.issue(by=course.implementer)
    signer = course.cast.of_kind(course.story, "signatory")
    people: list[tuple[Contact | User, str]] = [(signer, "customer-1"), (course.implementer, "vendor-1")]
    ask(clock, course, document, people, by=course.implementer, fate="signed")


def work(course: Course, by: User) -> None:
    """All that the item asks for, but the signature."""
    reviewer = colleague(course, by)
    for row in wish(course, by):
        if row.state == Requirement.State.CAPTURED:
            analyse(row, by)
        settle(course, row, by, reviewer)
    for n, objective in enumerate(course.story.objectives):
        if not Objective.objects.filter(project=course.pk, statement=objective.statement.zh).exists():
            judge(course, aim(course, objective, by), "risk" if n else "yes")
    document = start(course, by)
    document.submit(by=by, reviewer=reviewer)
    document.pass_review(by=reviewer, note="条目清楚，二期的边界再写明一次。")
    document.baseline(by=by)
    cover(course)


def colleague(course: Course, by: User) -> User:
    """Somebody of the project who may review what `by` wrote."""
    project = course.project
    able = [
        user
        for user in members(project).exclude(pk=by.pk).order_by("pk")
        if access.can(user, "E", "research", project)
    ]
    return next(iter(able), course.manager)


def wish(course: Course, by: User) -> list[Requirement]:
    """What the research found, in the register; what is there already stays as it is."""
    known = set(Requirement.objects.filter(project=course.pk).values_list("title", flat=True))
    log = ResearchLog.objects.filter(project=course.pk).order_by("at").first()
    for asked in course.story.requirements:
        if asked.source not in SOURCES or asked.title.zh in known:
            continue
        row = Requirement(
            project=course.project, category=asked.category, origin=ORIGINS[asked.origin], source=SOURCES[asked.source],
            priority=asked.priority, raised_by=course.cast.of_kind(course.story, "owner"),
            **both("title", asked.title), **both("description", asked.description), **both("approach", asked.approach),
            **both("business_scenario", asked.scenario),
        )  # fmt: skip
        row.put(by=by, read_version=None)
        if log is not None and log.state in ResearchLog.FINISHED:
            Trace.note(log, row, by=by)
    open_ones = (Requirement.State.CAPTURED, *Register.IN_WAY)
    return list(Requirement.objects.filter(project=course.pk, state__in=open_ones).order_by("number"))


def both(name: str, text: Any) -> dict[str, str]:
    return {name: text.zh, f"{name}_en": text.en}


WEIGHT: dict[str, Any] = {
    "value_impact": "没有它，项目的主要目标落空。", "value_impact_en": "Without it the main aim of the project falls.",
    "without_it": "业务继续靠手工，验收时必然提出。", "without_it_en": "Work goes on by hand, and acceptance will stop at it.",
    "impact_days": 3,
}  # fmt: skip


def analyse(row: Requirement, by: User) -> None:
    """What must be there cannot be avoided; the rest the product does already."""
    must = row.priority == Requirement.Priority.MUST
    code, weight = ("unavoidable", WEIGHT) if must else ("already-there", {})
    row.analyse(
        by=by, business_scenario=row.business_scenario or row.description, underlying_need=row.description,
        need_verdict="reasonable", type=RequirementType.objects.get(code=code), response="now", **weight,
        reason="标准产品可以满足，配置后即可使用。", reason_en="The standard product does it once it is configured.",
        business_scenario_en=row.business_scenario_en or row.description_en, underlying_need_en=row.description_en,
    )  # fmt: skip


def settle(course: Course, row: Requirement, by: User, reviewer: User) -> None:
    """Checked by a colleague, confirmed by the customer."""
    if not row.passed_review:
        row.review(by=reviewer, is_clear=True, is_complete=True, is_testable=True)
    if row.state == Requirement.State.ANALYSED:
        row.confirm(by=by, contact=course.cast.of_kind(course.story, "owner"), on=timezone.localdate())


def aim(course: Course, objective: told.Objective, by: User, *, whole: bool = True) -> Objective:
    """SMART; without its day and its reason if it is not whole."""
    now, then = [*NUMBER.findall(objective.statement.en), "", ""][:2]
    dept = course.words["dept"]
    row = Objective(
        project=course.project, **both("statement", objective.statement), **both("metric", objective.metric),
        specific=f"范围为{dept.zh}及与其往来的部门。", specific_en=f"{dept.en} and the departments it works with.",
        measurable=f"{objective.metric.zh}。{objective.target.zh}。", measurable_en=f"{objective.metric.en}. {objective.target.en}.",
        achievable="标准流程已在同类单位用过，数据由双方共同整理。",
        achievable_en="The standard flow works at others of the trade; both sides put the data in order.",
        baseline_value=now if then else "", target_value=(then or now or "100 %"),
    )  # fmt: skip
    if whole:
        row.relevant, row.relevant_en = (
            "这是客户领导年初对外承诺的改进。",
            "Their leader announced this improvement in spring.",
        )
        row.time_bound, row.time_bound_en = (
            "以下列日期为准，之后连续看四周。",
            "By the day below, and four weeks beyond.",
        )
        row.due = objective.due
    row.put(by=by, read_version=None)
    return row


def judge(course: Course, row: Objective, verdict: str = "yes") -> None:
    note = "同类项目已经做到。" if verdict == "yes" else "取决于旧数据能否按期整理完。"
    row.judge(by=course.implementer, verdict=verdict, note=note)


def start(course: Course, by: User) -> RequirementsDocument:
    """The document that is on its way, or a new one."""
    row = RequirementsDocument.objects.filter(project=course.pk, state="draft").first()
    if row is None:
        row = RequirementsDocument(project=course.project)
        row.prefill(by=by)
        logs = [solution for solution in course.story.solutions if solution.kind == "presales"]
        if logs:
            row.background, row.background_en = logs[0].business_understanding.zh, logs[0].business_understanding.en
        row.exclusions = "- 硬件与网络改造\n- 历史附件的迁移"
        row.exclusions_en = "- hardware and the network\n- moving old attachments"
        row.put(by=by, read_version=None)
    return row


def cover(course: Course) -> None:
    """The solution says where it answers them."""
    wanted = Requirement.objects.filter(project=course.pk).exclude(state__in=Register.ENDED)
    for solution in Solution.objects.filter(project=course.pk):
        for section in solution.sections.filter(code=ANSWERING):
            section.requirements.set(wanted)
        for row in wanted:
            Trace.note(row, solution)
