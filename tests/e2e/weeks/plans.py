"""Week six: what both sides agreed on site does not get lost. The plan cannot be confirmed before it stands in it."""

from datetime import timedelta

from django.utils import timezone, translation

from delivery.models import ImplementationPlan
from lifecycle.models import Memo
from lifecycle.models.memo_lines import MemoCommitment
from tests.delivery.plans import make_implementation_plan
from tests.delivery.solutions import make_implementation_solution
from tests.e2e.walk import Person
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.papers import settle
from tests.e2e.weeks.past import sign_paper

TRAIN = ("培训夜班护士", "Train the nurses of the night shift")
LEND = ("借用会议室两周", "Lend us the meeting room for two weeks")


def write(walk: Weeks) -> None:
    """Through the product's verbs: the solution is signed; everybody named has confirmed the plan."""
    sign_paper(walk, make_implementation_solution(walk.cast, upto="agreed"))
    begin = timezone.localdate() + timedelta(weeks=1)
    make_implementation_plan(walk.cast, upto="told", begin=begin)


def agree_on_site(walk: Weeks) -> Memo:
    """On a phone, before leaving; the customer signs it there and then."""
    writer, say = walk.phone("pm"), walk.say
    writer.project("lifecycle", "memos", "new")
    due = timezone.localdate() + timedelta(days=9)
    writer.fill({
        "purpose of the visit": say("药房试录十张单据", "Enter ten slips at the pharmacy"), "place": say("门诊药房", "Pharmacy")
    })  # fmt: skip
    writer.fill(
        {"work done": say("试录单据", "Entered slips"), "what it was for": say("看清夜班流程", "See how nights work")},
        writer.row("Work done, and what it was for", 0),
    )
    for n, (what, who) in enumerate(((TRAIN, walk.name("consultant")), (LEND, walk.contacts[OWNER]))):
        line = {"what is to be done": say(*what), "Who": who, "until": due.isoformat()}
        writer.fill(line, writer.row("Next steps of both sides", n))
    writer.press("Save")
    memo = Memo.objects.get(project=walk.project)
    settle(walk, writer)
    memo.refresh_from_db()
    assert memo.state == Memo.State.SIGNED and memo.live_unplaced == 2
    return memo


def confirm(walk: Weeks) -> None:
    """The manager had the button before them when the memo was signed. It is refused, and told which steps are missing."""
    manager, say = walk.second_window("pm"), walk.say
    plan = ImplementationPlan.objects.get(project=walk.project)
    manager.visit(plan.get_absolute_url()).follow("Confirm the plan")
    memo = agree_on_site(walk)
    with translation.override(walk.language):
        where = memo.label
    manager.press("Confirm the plan")
    for what in (TRAIN, LEND):
        manager.refused(
            "“%(what)s”, agreed in %(memo)s, is neither in the plan nor dropped", what=say(*what), memo=where
        )
    plan.refresh_from_db()
    assert plan.state == plan.State.COMMUNICATED
    manager.visit(plan.get_absolute_url()).reads("Agreed, and not in the plan yet").reads(say(*TRAIN)).reads(
        say(*LEND)
    )
    assert not manager.offered("Confirm the plan")


def place_steps(walk: Weeks) -> None:
    """One step is dropped with a reason. The other is put into the plan, which everybody confirms anew."""
    manager, say = walk.person("pm"), walk.say
    plan = ImplementationPlan.objects.get(project=walk.project)
    here = plan.get_absolute_url()
    manager.visit(here).follow("Drop one with a reason")
    manager.page.get_by_role("radio", name=say(*LEND)).check()
    manager.fill({"Why it is dropped": say("药房另有场地", "The pharmacy has room of its own")}).press(
        "Drop a next step"
    )
    manager.follow("Change it after all").fill(
        {"What is to be put right": say("加入夜班培训", "The night shift is trained too")}
    )
    manager.press("Change it after all").press("Put into the plan")
    manager.follow("Change: %(what)s", what=say(*TRAIN)).fill({
        "verification": say("夜班护士独立录三张单据", "A nurse enters three slips alone"), "where": say("护士站", "Ward"),
        "who of us": walk.name("consultant"),
    }).press("Save")  # fmt: skip
    manager.visit(here).follow("Communicate the plan")
    manager.fill({"How the customer's people learn of it": say("周例会宣讲", "At the weekly meeting")}).press(
        "Communicate the plan"
    )
    for key in ("consultant", "implementation"):
        walk.person(key).visit(here).press("I have read it and confirm it")
    note_customer(walk, manager, here)
    manager.visit(here).follow("Confirm the plan").press("Confirm the plan").reads("Confirmed")
    plan.refresh_from_db()
    assert plan.state == plan.State.CONFIRMED and plan.baselines.get().items[-1]["what"]["zh"] == say(*TRAIN)
    states = set(MemoCommitment.objects.filter(memo__project=walk.project).values_list("state", flat=True))
    assert states == {MemoCommitment.State.CARRIED, MemoCommitment.State.DROPPED}
    assert Memo.objects.get(project=walk.project).state == Memo.State.CARRIED


def note_customer(walk: Weeks, manager: Person, here: str) -> None:
    manager.visit(here).follow("Note a confirmation of the customer's").fill({
        "Who confirmed it": walk.contacts[OWNER], "How": walk.say("周例会上", "At the weekly meeting"),
    }).press("Note a confirmation of the customer's")  # fmt: skip
