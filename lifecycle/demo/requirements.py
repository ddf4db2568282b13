"""Objectives, requirements and risks, cut from the flows that the project covers."""

from lifecycle.demo.case import Case
from lifecycle.demo.dice import later, small
from lifecycle.demo.shapes import Text
from lifecycle.demo.story import Objective, Requirement, Risk
from lifecycle.demo.trades import phrases

RISK_KINDS = ("implementation", "technical", "resource")


def objectives(case: Case) -> tuple[Objective, ...]:
    if not case.saw("presales"):
        return ()
    dice = case.dice("objectives")
    base = case.signed_on or later(case.today, 40)
    return tuple(
        Objective(
            statement=statement,
            metric=dice.pick(phrases("requirements", "metric")),
            target=phrases("requirements", "target")[0],
            due=later(base, 150 + 30 * index),
        )
        for index, statement in enumerate(case.goals)
    )


def requirements(case: Case) -> tuple[Requirement, ...]:
    if not case.saw("presales"):
        return ()
    dice = case.dice("requirements")
    settled = case.saw("contract")
    found = []
    for index, flow in enumerate(case.flows):
        words = case.words(flow)
        user = case.customer.of_kind("end_user", "key_user")
        found.append(
            Requirement(
                title=flow.name,
                description=flow.need,
                scenario=Text(f"{flow.process.zh}{flow.problem.zh}", f"{flow.process.en} {flow.problem.en}"),
                approach=dice.pick(phrases("requirements", "approach")).fill(**words),
                category="functional",
                origin="customer_specific" if index % 3 == 0 else "domain_common",
                source="user_survey" if index % 2 else "presales_research",
                priority="must" if index < 3 else "should",
                raised_by=user.key if index % 2 else case.owner.key,
                baselined=settled,
            )
        )
        if index < 2:
            found.append(_paper(case, flow.key, settled))
    found.append(_plain(case, "integration", "must", settled))
    found.append(_plain(case, "performance", "should", settled))
    return tuple(found)


def _paper(case: Case, key: str, settled: bool) -> Requirement:
    flow = case.industry.flow(key)
    words = case.words(flow)
    return Requirement(
        title=phrases("requirements", "print_title")[0].fill(**words),
        description=phrases("requirements", "print_text")[0].fill(**words),
        scenario=flow.process,
        approach=phrases("requirements", "approach")[1].fill(**words),
        category="usability",
        origin="customer_specific",
        source="implementation_research" if case.saw("delivery") else "presales_research",
        priority="could",
        raised_by=case.customer.of_kind("key_user", "end_user").key,
        baselined=settled,
    )


def _plain(case: Case, kind: str, priority: str, settled: bool) -> Requirement:
    words = case.words()
    engineer = case.customer.of_kind("it_rd")
    return Requirement(
        title=phrases("requirements", f"{kind}_title")[0].fill(**words),
        description=phrases("requirements", f"{kind}_text")[0].fill(**words),
        scenario=case.customer.background,
        approach=phrases("requirements", "approach")[2 if kind == "integration" else 0].fill(**words),
        category=kind,
        origin="domain_common",
        source="presales_research",
        priority=priority,
        raised_by=engineer.key,
        baselined=settled,
    )


def risks(case: Case) -> tuple[Risk, ...]:
    if not case.saw("presales"):
        return ()
    dice = case.dice("risks")
    return tuple(
        Risk(
            title=words.risk,
            category=RISK_KINDS[index % 3],
            probability=dice.between(2, 4),
            impact=dice.between(3, 5),
            response=words.response,
            owner=case.manager if index else case.implementer,
        )
        for index, words in enumerate(case.risks)
    )


def risk_lines(case: Case) -> Text:
    """The same risks as a Markdown list for the solution."""
    return Text(
        "\n".join(f"- **{r.risk.zh}**：{r.response.zh}" for r in case.risks),
        "\n".join(f"- **{r.risk.en}**: {small(r.response).en}" for r in case.risks),
    )
