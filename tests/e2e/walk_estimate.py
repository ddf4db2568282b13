"""Feasibility and the estimate in a walk: judged by two people, decided by sales, then handed to sales as its back-up."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from lifecycle.models import Risk
from presales.models import Estimate, FeasibilityAssessment
from tests.e2e.walk import Person, Walk


def draft_estimate(walk: Walk) -> None:
    """The project manager: days in three points, and what they cost."""
    manager = walk.person("pm")
    manager.project("presales", "estimates", "new").fill({
        "title": walk.say("首次估算", "First estimate"), "could begin on": timezone.localdate().isoformat(),
        "amount to be offered": "1280000", "what it rests on": walk.say("两家同类医院的经验", "Two hospitals of the kind"),
    })  # fmt: skip
    step, cost = manager.rows("Schedule by step").nth(0), manager.rows("Cost").nth(0)
    manager.fill(
        {"step": "Implementation", "at best, working days": 30, "likely, working days": 40, "at worst, working days": 60}, step
    )  # fmt: skip
    manager.fill(
        {"kind": "Labour", "what": walk.say("顾问", "Consultants"), "quantity": 300, "price of one": 1800}, cost
    )
    manager.press("Save").reads("540,000.00")
    assert Estimate.objects.get(project=walk.project).schedule.likely == 40


def assess_feasibility(walk: Walk) -> None:
    """The implementation manager writes it; the technical side, and the review, are another's; sales says go."""
    draft_estimate(walk)
    author, manager, sales = walk.person("implementation"), walk.person("pm"), walk.person("sales")
    author.project("presales", "feasibility", "new").fill({
        "what is to be judged": walk.say("门诊与住院一体化", "Out-patients and wards in one"), "conclusion": "Go",
        "market and demand": walk.say("区内三家医院在招标", "Three hospitals of the district are buying"),
    }).press("Save").reads("Before it can be reviewed")  # fmt: skip
    here = author.page.url
    author.follow("Edit")
    for n in (1, 2, 3):
        judge(author, n)
    author.press("Save")
    manager.visit(here).follow("Edit")
    judge(manager, 0)
    manager.press("Save").press("Confirm the review", confirm=True)
    sales.visit(here).follow("Decide").fill({"Decision": ["Go"]}).press("Decide")
    expect(sales.page.locator("main")).to_contain_text(walk.name("sales"))
    assert FeasibilityAssessment.objects.get(project=walk.project).decision == "go"


def judge(person: Person, n: int) -> None:
    person.fill({
        "score, 1 to 5": "4", "verdict": "Go", "evidence": person.say("同类项目做成过", "It was done before in such projects"),
    }, person.rows("Four dimensions").nth(n))  # fmt: skip


def hand_to_sales(walk: Walk) -> None:
    """A risk is assessed, the estimate goes to sales, and the sheet shows it all without what is left over."""
    manager, sales = walk.person("pm"), walk.person("sales")
    Risk.objects.create(
        project=walk.project, number=901, title=walk.say("旧接口无文档", "Old interfaces without papers"), category="technical",
        probability=3, impact=4, owner=walk.users["pm"], due=timezone.localdate() + timedelta(days=30), state="assessed",
        created_by=walk.users["pm"], updated_by=walk.users["pm"],
    )  # fmt: skip
    estimate = Estimate.objects.get(project=walk.project)
    manager.visit(estimate.get_absolute_url()).press("Hand to sales", confirm=True)
    sales.project("presales", "estimates", "back-up").reads("Estimated: likely")
    assert not sales.page.get_by_text(walk.say("毛利", "Margin"), exact=True).count()
