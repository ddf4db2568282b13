"""Solutions: the pre-sales one, and the implementation solution that is derived from it."""

from datetime import date

from lifecycle.demo.case import Case, hand_written
from lifecycle.demo.dice import later
from lifecycle.demo.requirements import risk_lines
from lifecycle.demo.shapes import Text
from lifecycle.demo.story import PlanStep, Solution
from lifecycle.demo.trades import phrases

STEP_DAYS = (10, 8, 12, 25, 10, 30, 25)


def solutions(case: Case) -> tuple[Solution, ...]:
    told = []
    if case.saw("presales"):
        started = later(case.on("presales"), 24)
        if case.past(started):
            told.append(_solution(case, "presales", started))
    if case.saw("delivery"):
        started = later(case.on("delivery"), 30)
        if case.past(started):
            told.append(_solution(case, "implementation", started))
    return tuple(told)


def _state(case: Case, kind: str) -> str:
    if kind == "presales":
        return "signed" if case.saw("contract") else "reviewed" if case.spec["probability"] >= 60 else "draft"
    return "signed" if case.saw("trial_run") else "agreed"


def _solution(case: Case, kind: str, written_on: date) -> Solution:
    dice = case.dice("solution")
    words = case.words()

    def section(name: str, options: str = "") -> Text:
        own = hand_written("solution", f"{kind}_{name}", case) or hand_written("solution", name, case)
        return own or dice.pick(phrases("solutions", options or name)).fill(**words)

    mature = case.spec["maturity"] == "mature"
    selection = hand_written("solution", "selection", case) or phrases("solutions", "selection")[
        0 if mature else 1
    ].fill(**words)
    later_kind = kind == "implementation"
    return Solution(
        kind=kind,
        state=_state(case, kind),
        written_on=written_on,
        author=case.implementer if not later_kind else "consultant",
        reviewer=case.manager,
        summary=section("summary"),
        business_understanding=section("understanding"),
        architecture=section("architecture"),
        selection=selection,
        approach=section("approach"),
        implementation=section("implementation"),
        risks=risk_lines(case),
        assumptions=section("assumptions"),
        differences=section("differences") if later_kind else None,
        steps=_steps(case, kind),
    )


def _steps(case: Case, kind: str) -> tuple[PlanStep, ...]:
    begin = case.on("delivery") if case.saw("delivery") else later(case.signed_on or case.today, 14)
    dice = case.dice(f"steps{kind}")
    steps, start = [], begin
    titles = phrases("solutions", "step_titles")
    ours, theirs = phrases("solutions", "step_vendor"), phrases("solutions", "step_customer")
    for index, days in enumerate(STEP_DAYS):
        end = later(start, days + dice.between(0, 6))
        steps.append(PlanStep(index + 1, titles[index], start, end, ours[index], theirs[index]))
        start = end
    return tuple(steps)
