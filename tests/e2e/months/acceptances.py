"""The customer accepts with two things left to do: applied for, checked by a panel of four, signed, settled."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Locator

from aftersales.models import Acceptance, OutstandingItem, PaymentMilestone
from lifecycle.models import Project
from tests.e2e.walk import Person
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.golive import red
from tests.e2e.weeks.papers import settle

MANUALS = ("操作手册齐全", "Manuals are complete")
LEFT = (("补写夜班交接一节", "Write the chapter on the night shift"), ("补一台打印机", "One more printer"))
PANEL = ("implementation", "commercial", "pm")  # and the customer's expert
State = Acceptance.State


def apply(walk: Weeks) -> None:
    """One criterion is written by hand; what the contract says, the requirement and the papers bring themselves in."""
    manager, say = walk.person("pm"), walk.say
    manager.project("aftersales", "acceptances", "new").fill({
        "what is accepted": say("两个药房的全部功能", "All functions of both pharmacies"), "there were no delays": True,
        "what the trial run showed": say("连续运行六周", "Six weeks without a stop"),
    })  # fmt: skip
    manager.fill({"criterion": say(*MANUALS), "comes from": "Contract"}, manager.row("Items", 0))
    manager.press("Save").press("Bring in criteria and documents")
    for member in PANEL:
        manager.reads(walk.name(member))
    manager.reads(walk.contacts[OWNER])
    here = manager.page.url
    manager.follow("Apply for acceptance").press("Apply for acceptance")
    manager.visit(here).reads("Applied for")
    record = Acceptance.objects.get(project=walk.project)
    assert record.application is not None and record.application.kind == "D34" and record.papers.exists()
    assert record.items.count() == 3
    red(walk, "G8-c", "G8-d")


def check(walk: Weeks) -> None:
    """Two items pass with a condition, each with somebody who sees to it until a day."""
    manager, say = walk.person("pm"), walk.say
    record = Acceptance.objects.get(project=walk.project)
    manager.visit(record.get_absolute_url()).press("Start the check").follow("Edit")
    for n, result in enumerate(("Passed with a condition", "Passed with a condition", "Passed")):
        manager.fill({"result": result, "what was found": say("现场实测", "As measured")}, manager.row("Items", n))
    due = (timezone.localdate() + timedelta(days=10)).isoformat()
    owners = ({"one of our people": walk.name("pm")}, {"side": "Customer", "contact": walk.contacts[OWNER]})
    for n, (what, owner) in enumerate(zip(LEFT, owners, strict=True)):
        row = manager.row("Left to do", n)
        manager.fill({"what is left to do": say(*what), "due": due, **owner}, row)
        belongs(manager, row, str(n + 1))
    manager.press("Save").follow("Conclude").fill({
        "Conclusion": say("通过终验，附两项遗留", "Accepted, with two things left to do"),
    }).press("Conclude").reads("Accepted with conditions")  # fmt: skip
    record.refresh_from_db()
    assert record.state == State.CONDITIONAL
    red(walk, "G8-d")


def belongs(manager: Person, row: Locator, item: str) -> None:
    field = row.get_by_label(manager.label("belongs to item"))
    value = field.locator("option").filter(has_text=f"{item}.").get_attribute("value")
    field.select_option(value)


def sign(walk: Weeks) -> None:
    """All four of the panel; from that day on the last instalment is due."""
    manager = walk.person("pm")
    record = Acceptance.objects.get(project=walk.project)
    settle(walk, manager.visit(record.get_absolute_url()))
    manager.visit(record.get_absolute_url()).reads("Signed")
    last = PaymentMilestone.objects.get(project=walk.project, trigger="acceptance")
    assert (last.state, last.trigger_on) == (PaymentMilestone.State.TRIGGERED, timezone.localdate())


def settle_rest(walk: Weeks) -> None:
    """With the last thing done it is accepted without conditions; then the money is waited for."""
    manager, say = walk.person("pm"), walk.say
    record = Acceptance.objects.get(project=walk.project)
    for what in LEFT:
        manager.visit(record.get_absolute_url()).follow("Settle what was left to do").fill({
            "What is done": say(*what), "How it was settled": say("已完成，见现场记录", "Done, see the site's record"),
        }).press("Settle what was left to do")  # fmt: skip
    manager.reads("Accepted")
    record.refresh_from_db()
    assert record.state == State.PASSED
    assert not OutstandingItem.objects.filter(acceptance=record, done_on=None).exists()
    red(walk)
    manager.project().press("Move to payment").told("Done: %(what)s.", what="Acceptance passed")
    assert Project.objects.get(number=walk.number).state == "payment"
