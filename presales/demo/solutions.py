"""Solutions of the demo: written, reviewed by a colleague, presented, agreed, signed."""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone

from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.models import Contact, User
from presales.demo.requirements import cover
from presales.models import Solution

SECTIONS = {"architecture": "architecture", "selection": "selection", "approach": "approach", "timing": "implementation",
            "risks": "risks", "assumptions": "assumptions"}  # fmt: skip


def plan(clock: Clock, course: Course) -> None:
    for solution in course.story.solutions:
        if solution.kind == "presales":
            clock.at(solution.written_on, "09:40", partial(_write, clock, course, solution))


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
    steps: list[tuple[str, int, Callable[..., None]]] = [("10:20", 2, _submit), ("11:10", 3, _pass)]
    if solution.state != "reviewed":
        steps += [("13:30", 5, _present), ("14:15", 6, _agree), ("14:55", 6, partial(_issue, clock))]
    for hour, days, act in steps:
        day = course.clamp(following(solution.written_on, days), "contract")
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
    cover(course)
    for order, step in enumerate(solution.steps, 1):
        row.steps.create(
            order=order, step=step.title.zh, step_en=step.title.en, start=step.start, end=step.end, side="both",
            resource=f"顾问 {1 + order % 2} 人，客户各部门配合", resource_en=f"{1 + order % 2} consultants with the departments",
        )  # fmt: skip


def _submit(course: Course, solution: told.Solution, pk: int) -> None:
    row = Solution.objects.get(pk=pk)
    if row.risks_to_refresh():
        row.fill_risks(by=course.cast.user(solution.author))
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
    signer = course.cast.of_kind(course.story, "signatory")
    people: list[tuple[Contact | User, str]] = [(signer, "customer-1"), (course.implementer, "vendor-1")]
    ask(clock, course, document, people, by=course.implementer, fate="signed")
