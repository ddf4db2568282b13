"""Implementation solutions for tests, made through their verbs."""

from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.forms.solutions import CompareForm
from delivery.models import ImplementationSolution
from delivery.models.solutions import Check
from lifecycle.models import SolutionTemplate
from presales.models import Solution
from tests.cast import put_in_state
from tests.presales.registers import make_requirement
from tests.presales.writing import a_solution, send, sign_by_all

REASON = "现场情况与售前了解的不同"


@transaction.atomic
def make_implementation_solution(
    cast: SimpleNamespace, *, upto: str = "filled", **fields: Any
) -> ImplementationSolution:
    """By the implementation manager. `upto`: draft, filled, compared, review, presented or agreed."""
    if cast.project.stage == "presales":
        put_in_state(cast.project, "delivery")
    solution = ImplementationSolution(project=cast.project, template=SolutionTemplate.default("implementation"))
    solution.prefill(by=cast.implementation)
    told = {
        "summary_plain": "六个月内上线，旧系统并行一个月。", "summary_plain_en": "Live within six months; the old system runs beside it.",
        "business_understanding": "护士每天两次领药，月末对账两天。", "business_understanding_en": "Slips twice a day, two days of reconciling.",
    }  # fmt: skip
    for name, value in (told | fields).items():
        setattr(solution, name, value)
    solution.put(by=cast.implementation, read_version=None)
    solution.after_put(by=cast.implementation)
    if upto == "draft":
        return solution
    made = ("understanding", "objectives", "differences")
    solution.sections.filter(mandatory=True).exclude(code__in=made).update(body="**做法**", body_en="**How**")
    solution.sections.filter(code="objectives", body="").update(body="见项目目标", body_en="See the objectives")
    if left := solution.uncovered_musts():
        solution.sections.get(code="processes").requirements.add(*left)
    if upto == "filled":
        return solution
    compare(cast, solution)
    return advance(cast, solution, upto)


def compare(cast: SimpleNamespace, solution: ImplementationSolution, **reasons: str) -> None:
    """What the form proposes, with a reason for what differs; `reasons` by the code of the subject."""
    if not solution.blueprint:
        return
    form = CompareForm(record=solution, user=cast.implementation)
    answers = []
    for n, line in enumerate(form.lines):
        verdict = form.fields[f"verdict_{n}"].initial
        reason = reasons.get(line.subject.code) or form.fields[f"reason_{n}"].initial
        english = form.fields[f"reason_en_{n}"].initial if f"reason_en_{n}" in form.fields else ""
        if verdict != "kept" and not reason:
            reason, english = REASON, "The site is not what we were told"
        answers.append((line.subject.key, verdict, reason, english))
    solution.compare(by=cast.implementation, answers=answers)


def advance(cast: SimpleNamespace, solution: ImplementationSolution, upto: str) -> ImplementationSolution:
    today = timezone.localdate()
    if upto in ("review", "presented", "agreed"):
        solution.submit(by=cast.implementation, reviewer=cast.pm)
    if upto in ("presented", "agreed"):
        solution.pass_review(by=cast.pm, score=4, note="可以", checks=list(Check.values))
        solution.present(by=cast.implementation, on=today, to=[cast.owner])
    if upto == "agreed":
        solution.confirm_understanding(by=cast.implementation, on=today, contact=cast.owner)
        solution.agree(by=cast.implementation, on=today, contact=cast.owner)
    return solution


def make_blueprint(cast: SimpleNamespace) -> Solution:
    """A pre-sales solution that the customer signed; its approach answers a requirement."""
    row = make_requirement(cast)
    solution = a_solution(cast)
    solution.sections.get(code="approach").requirements.set([row])
    solution.submit(by=cast.implementation, reviewer=cast.pm)
    solution.pass_review(by=cast.pm, score=4)
    solution.present(by=cast.implementation, on=timezone.localdate(), to=[cast.owner])
    sign_by_all(send(solution.issue(by=cast.implementation), cast.implementation, cast.signatory))
    solution.refresh_from_db()
    put_in_state(cast.project, "delivery")
    return solution
