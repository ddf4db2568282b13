"""Weeks seven and eight: a change of nine days and 60,000, from the wish to what follows from two signatures."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone, translation

from aftersales.models import PaymentMilestone
from delivery.models import ChangeRequest, ImplementationPlan
from lifecycle.display import day, money
from lifecycle.models import Requirement
from tests.e2e.walk_presales import OWNER
from tests.e2e.walk_signing import issue
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.papers import settle
from tests.e2e.weeks.past import AMOUNT, DUE

DAYS, COST = 9, Decimal(60000)
OLD = ("月末自动核对药房与财务账目", "Compare the accounts of pharmacy and finance at month-end")
NEW = ("月末按医保类别分别核对", "Compare at month-end, apart by kind of insurance")
PAYMENT, SHARE = 3, Decimal(384000)


def ask(walk: Weeks) -> None:
    """Through the customer's single contact, who has asked inside; from that day on we have to assess it."""
    manager, say = walk.person("pm"), walk.say
    manager.project("delivery", "changes", "new").fill({
        "title": say("对账分医保类别", "Reconcile by insurance"), "what is to change": say(*NEW), "raised by": walk.contacts[OWNER],
        "who agreed to it inside the customer": say("医务处、财务处已同意", "Medical and finance departments agreed"),
    }).press("Save").press("Hand in", confirm=True).reads("Submitted")  # fmt: skip
    assert ChangeRequest.objects.get(project=walk.project).submitted_on == timezone.localdate()


def assess(walk: Weeks) -> None:
    """First what it is for; then what it does: to a requirement, to an item of the plan, to a payment."""
    manager, say = walk.person("pm"), walk.say
    change = ChangeRequest.objects.get(project=walk.project)
    manager.visit(change.get_absolute_url()).follow("Edit").fill({
        "root purpose": say("医保拒付能当月发现", "Refusals are seen in the same month"),
        "talked about on": timezone.localdate().isoformat(), "talked about with": walk.contacts[OWNER],
        "nothing earlier was found: where we looked": say("方案、纪要", "Solution and minutes"),
        "why there is no other way": say("导出不能满足审计", "An export does not satisfy the auditors"),
    }).press("Save").press("It is analysed").follow("Edit")  # fmt: skip
    manager.fill({
        "cost of the change": COST, "days that it adds": DAYS, "effect on the scope": say("增加一张对账表", "One more table"),
        "effect on the quality": say("无", "none"),
    })  # fmt: skip
    told = {"requirement": walk.cast.requirement.code, "description from now on": say(*NEW)}
    if walk.language == "en":  # papers in both languages: both texts change
        told["description from now on, in English"] = say(*NEW)
    manager.fill(told, manager.row("Requirements that change", 0))
    manager.fill(
        {
            "item of the plan": say("数据迁移", "Move the data"),
            "days that it takes longer, or with a minus shorter": DAYS,
        },
        manager.row("Items of the plan that change", 0),
    )
    manager.fill({
        "payment milestone": say("验收款", "Acceptance"), "added, or with a minus taken off": COST,
        "planned for, from now on": (DUE + timedelta(days=DAYS)).isoformat(),
    }, manager.row("Payments that change", 0))  # fmt: skip
    manager.press("Save").press("It is assessed").reads("What moves in the plan once it is signed")
    issue(manager)
    change.refresh_from_db()
    assert (change.state, change.cost, change.days) == (ChangeRequest.State.ASSESSED, COST, DAYS)


def decide_and_sign(walk: Weeks) -> None:
    """Beyond the manager's limit commerce decides. Nothing has moved before the customer signs on the phone."""
    say, change = walk.say, ChangeRequest.objects.get(project=walk.project)
    plan = ImplementationPlan.objects.get(project=walk.project)
    before = plan.rows()[1].due
    walk.person("commercial").visit(change.get_absolute_url()).follow("Decide").fill(
        {"Decision": ["Accept it as proposed"]}
    ).press("Decide")
    assert plan.baselines.count() == 1 and plan.rows()[1].due == before
    manager = walk.person("pm").visit(change.get_absolute_url())
    settle(walk, manager, reason=say("含决定", "With the decision"))
    change.refresh_from_db()
    assert change.state == ChangeRequest.State.SIGNED
    see_effects(walk, change, before)


def see_effects(walk: Weeks, change: ChangeRequest, before: object) -> None:
    """Plan, requirement, contract and payment followed at once; what was there before can be read."""
    manager, say = walk.person("pm"), walk.say
    plan = ImplementationPlan.objects.get(project=walk.project)
    after, requirement = plan.rows()[1].due, Requirement.objects.get(pk=walk.cast.requirement.pk)
    payment = PaymentMilestone.objects.get(project=walk.project, number=PAYMENT)
    assert (plan.revision, plan.baselines.count(), payment.amount) == (2, 2, SHARE + COST)
    assert requirement.revision == 2 and requirement.changes.get().before["description"] in OLD
    assert walk.project.contract_amount == AMOUNT + COST and payment.planned_on == DUE + timedelta(days=DAYS)
    with translation.override(walk.language):
        old, new, sum_before = day(before), day(after), money(Decimal(AMOUNT), "CNY")
        now = money(payment.amount, "CNY")
    manager.visit(change.get_absolute_url()).reads("What moved in the plan").reads(old).reads(new)
    manager.reads("Before it was signed the contract came to %(old)s.", old=sum_before)
    manager.visit(plan.get_absolute_url()).follow("Compare").reads(say("数据迁移", "Move the data"))
    manager.visit(requirement.get_absolute_url()).reads(say(*NEW)).reads(say(*OLD))
    walk.person("commercial").visit(payment.get_absolute_url()).reads(now).reads(f"{SHARE:,.2f}")
