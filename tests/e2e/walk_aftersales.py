"""Acceptance and payment in a walk, and the end of the project."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone
from playwright.sync_api import expect

from aftersales.models import Acceptance, AcceptanceItem, PaymentMilestone, PaymentReceipt
from tests.aftersales.closing import a_closure
from tests.aftersales.closing import sign as sign_closure
from tests.e2e.walk import Person, Walk
from tests.e2e.walk_contract import leave_out
from tests.e2e.walk_presales import OWNER
from tests.e2e.walk_signing import issue, send, sign_here, sign_on_phone


def keep_promise(walk: Walk, page: str) -> None:
    walk.person("sales").visit(page).follow("Mark as kept").fill({
        "What became of it": walk.say("二院区三月十二日上线", "The second site went live on 12 March"),
    }).press("Mark as kept")  # fmt: skip


def accept(walk: Walk) -> str:
    """Two criteria, one of them with something left to do; the whole panel signs the certificate."""
    manager, say = walk.person("pm"), walk.say
    manager.project("aftersales", "acceptances", "new")
    manager.fill({
        "what is accepted": say("信息平台，两个院区", "The platform at both sites"), "there were no delays": True,
        "what the trial run showed": say("运行三十天，无停机", "Thirty days without a stop"),
    })  # fmt: skip
    for n, text in enumerate(
        (say("月末对账两小时内完成", "Reconciling within two hours"), say("操作手册齐全", "Manuals are complete"))
    ):
        manager.fill({"criterion": text, "comes from": "Contract"}, manager.row("Items", n))
    manager.press("Save")
    here = manager.page.url
    for member in ("implementation", "commercial", "pm"):
        expect(manager.page.locator("main")).to_contain_text(walk.name(member))
    manager.press("Bring in criteria and documents")
    manager.follow("Apply for acceptance").press("Apply for acceptance")
    manager.visit(here).reads("Applied for").press("Start the check").follow("Edit")
    check(walk, manager)
    manager.follow("Conclude").fill(
        {"Conclusion": say("通过终验，附一项遗留", "Accepted, with one thing left to do")}
    ).press("Conclude")
    assert Acceptance.objects.get(project=walk.project).state == Acceptance.State.CONDITIONAL
    number = issue(manager)
    send(manager, number)
    sign_on_phone(walk, number, OWNER, walk.contacts[OWNER], how="Type")
    for member in ("implementation", "commercial", "pm"):
        sign_here(walk, number, member)
    manager.visit(here).reads("Signed")
    return number


def check(walk: Walk, manager: Person) -> None:
    """What the panel found, and who mends what is left until when."""
    items, left = manager.rows("Items"), manager.rows("Left to do")
    manager.fill(
        {"result": "Passed", "what was found": walk.say("实测一小时四十分", "One hour forty when measured")},
        items.nth(0),
    )
    manager.fill({"result": "Passed with a condition", "what was found": walk.say("缺夜班交接一节", "No chapter on the night shift")},
                 items.nth(1))  # fmt: skip
    for n in range(2, AcceptanceItem.objects.filter(acceptance__project=walk.project).count()):
        # What the contract and the requirements brought in.
        manager.fill({"result": "Passed", "what was found": walk.say("符合要求", "As agreed")}, items.nth(n))
    manager.fill({
        "what is left to do": walk.say("补写夜班交接一节", "Write the chapter on the night shift"),
        "one of our people": walk.name("pm"), "due": (timezone.localdate() + timedelta(days=14)).isoformat(),
    }, left.nth(0))  # fmt: skip
    option = left.nth(0).get_by_label(manager.label("belongs to item")).locator("option").filter(has_text="2.")
    left.nth(0).get_by_label(manager.label("belongs to item")).select_option(option.get_attribute("value"))
    manager.press("Save")


def move_to_payment(walk: Walk) -> None:
    leave_out(walk, "S3-09", note=walk.say("验收时没有提出新的需求", "Nothing new was wished at acceptance"))
    walk.person("pm").project().press("Move to payment").told("Done: %(what)s.", what="Acceptance passed")


def collect(walk: Walk) -> list[str]:
    """Asked for, invoiced, received: the first in two parts, with a receipt that is sent twice."""
    commercial, numbers = walk.person("commercial"), []
    for milestone in PaymentMilestone.objects.filter(project=walk.project):
        here = milestone.get_absolute_url()
        commercial.visit(here)
        if milestone.state == PaymentMilestone.State.NOT_DUE:
            commercial.follow("Condition is met").press("Condition is met")
        numbers.append(issue(commercial))
        commercial.visit(here).follow("Enter the invoice").fill({"Number of the invoice": f"FP-{milestone.order:04d}"})
        commercial.press("Enter the invoice").reads("Invoiced")
        if milestone.order == 1:
            receive_twice(walk, commercial, milestone)
            commercial.visit(here).reads("Partly received")
        commercial.follow("Enter a receipt").fill({"Bank reference": f"ICBC-{milestone.order}"}).press(
            "Enter a receipt"
        )
        commercial.reads("Received").reads("Nothing is open.")
    return numbers


def receive_twice(walk: Walk, commercial: Person, milestone: PaymentMilestone) -> None:
    """The same form sent again, as by a second click that the browser let through, changes nothing."""
    commercial.follow("Enter a receipt").fill({"Amount": "100000.00", "Bank reference": "ICBC-0"})
    form = commercial.page.locator("main form.tl-form")
    sent = form.evaluate("form => Object.fromEntries(new FormData(form))")
    address = commercial.page.url
    commercial.press("Enter a receipt")
    again = commercial.page.request.post(address, form=sent, headers={"Referer": address})
    assert again.ok, again.status
    receipt = PaymentReceipt.objects.get(milestone=milestone)
    assert receipt.amount == Decimal(100000)


def report_on_closing(walk: Walk) -> None:
    """Through the product's verbs, not by browser: the closing report, approved and signed; its item is done by it."""
    users = walk.users
    cast = SimpleNamespace(
        project=walk.project, pm=users["pm"], implementation=users["implementation"], executive=users["executive"]
    )
    sign_closure(cast, a_closure(cast, upto="approved"), language="en" if walk.language == "en" else "zh")


def close(walk: Walk) -> None:
    """Paid, then closed by two people; from then on the project can only be read."""
    walk.person("commercial").project().press("Confirm: paid").told("Done: %(what)s.", what="All money received")
    leave_out(
        walk, "S3-10", note=walk.say("客服移交单另以纸质文件签字", "The hand-over to service is signed on paper")
    )
    report_on_closing(walk)
    manager, executive = walk.person("pm"), walk.person("executive")
    role = "Executive"
    manager.project().press("Close the project").told(
        "Your approval is noted. Still to approve: %(roles)s.", roles=role
    )
    executive.project().press("Close the project").told("Done: %(what)s.", what="Close")
    assert walk.project.read_only
    manager.project()
    assert not manager.offered("Edit")
    manager.project("aftersales")
    assert not manager.offered("New")
    new = manager.page.request.get(f"/projects/{walk.number}/aftersales/acceptances/new/")
    assert new.status == 403
