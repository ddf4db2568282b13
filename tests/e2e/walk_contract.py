"""The contract in a walk: its facts and file, the plan of payments, a promise, the signing, the hand-over."""

from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from aftersales.models import PaymentMilestone
from delivery.models import Appointment
from lifecycle.models import ChecklistItem, Commitment, SignatureRequest
from lifecycle.models.signatures import Invitee
from presales.models import ContractReading, HandoverPackage
from presales.models.handovers import SectionCode
from tests.e2e.walk import Walk
from tests.e2e.walk_presales import OWNER

AMOUNT = Decimal(1200000)
PLAN = (
    ("签约款", "On signing", 30, "Signing of the contract"),
    ("验收款", "On acceptance", 60, "Acceptance"),
    ("质保金", "Retention", 10, "End of the warranty"),
)
# As the contract says it; what commerce planned before goes into more detail.
TERMS = (("签约款", "On signing", 30, "Signing of the contract"), ("尾款", "The rest", 70, "Acceptance"))


def finish_items(walk: Walk, *codes: str) -> None:
    """Through the product's verbs, not by browser: items that a walk needs and does not show. The steps are ticked and
    the result is written by the manager, as a person would."""
    by = walk.users["pm"]
    for code in codes:
        item = ChecklistItem.objects.get(project=walk.project, code=code, occurrence=1)
        for step in range(len(item.template_item.steps)):
            item.tick(by=by, step=step, done=True)
        item.refresh_from_db()
        item.finish(
            by=by, result_note=walk.say("已完成，纸质记录存于项目档案", "Done; the paper is in the project's file")
        )


def leave_out(walk: Walk, *codes: str, note: str = "") -> None:
    """Through the product's verbs, not by browser: items that this project leaves out, each with a reason."""
    for code in codes:
        item = ChecklistItem.objects.get(project=walk.project, code=code, occurrence=1)
        reason = note or walk.say("启动会纪要里已经约定", "Agreed in the minutes of the kickoff")
        item.skip(by=walk.users["pm"], reason_code="OTHER", note=reason)


def file_contract(walk: Walk, folder: Path) -> None:
    paper = folder / "contract.pdf"
    paper.write_bytes(b"%PDF-1.7\n%signed by both sides\n%%EOF\n")
    commercial = walk.person("commercial")
    commercial.project("contract").fill({
        "contract number": "HT-2026-118", "contract amount": str(AMOUNT),
        "contract signed on": timezone.localdate().isoformat(), "Signed contract": str(paper),
    }).press("Save").told("The contract is saved.")  # fmt: skip
    commercial.reads("contract.pdf")


def plan_payments(walk: Walk) -> None:
    commercial = walk.person("commercial")
    for zh, en, percent, trigger in PLAN:
        commercial.project("aftersales", "milestones", "new").fill({
            "name": walk.say(zh, en), "share of the contract, %": percent, "falls due with": trigger, "days to pay": 15,
        }).press("Save")  # fmt: skip
    assert sum(PaymentMilestone.objects.filter(project=walk.project).values_list("amount", flat=True)) == AMOUNT


def agree_terms(walk: Walk) -> None:
    """Sales writes what is delivered and how it is accepted; the promises are judged, commerce approves."""
    sales, commercial = walk.person("sales"), walk.person("commercial")
    sales.project("contract").follow("Write the terms").fill({
        "warranty, months": "12", "what is delivered": walk.say("药房与住院两个模块", "Pharmacy and ward"),
        "criteria of acceptance": walk.say("连续运行十五天无停机", "Fifteen days without a stop"),
    })  # fmt: skip
    for n, (zh, en, percent, trigger) in enumerate(TERMS):
        sales.fill(
            {
                "name": walk.say(zh, en),
                "share of the contract, %": percent,
                "falls due with": trigger,
                "days to pay": 15,
            },
            sales.row("Payment terms", n),
        )
    sales.press("Save")
    here = sales.page.url
    sales.follow("Promises are judged").press("Promises are judged")
    commercial.visit(here).follow("Approve the contract").press("Approve the contract")
    commercial.reads("Approved")


def promise(walk: Walk) -> str:
    """Sales writes down what was promised; the project manager says whether it can be kept. Its page."""
    sales, manager = walk.person("sales"), walk.person("pm")
    sales.project("lifecycle", "promises").follow("New: %(kind)s", kind="Promise")
    sales.fill({
        "promise": walk.say("二院区与本部同月上线", "The second site goes live in the same month"), "kind": "Schedule",
        "made in": "Negotiation", "promised to": walk.contacts[OWNER],
    }).press("Save")  # fmt: skip
    here = sales.page.url
    manager.visit(here).follow("Judge").fill({"Can it be kept?": ["Feasible"]}).press("Judge")
    assert Commitment.objects.get(project=walk.project).verdict == Commitment.Verdict.FEASIBLE
    return here


def confirm_signing(walk: Walk) -> None:
    """Sales and commercial; with it the first payment falls due."""
    sales, commercial = walk.person("sales"), walk.person("commercial")
    role = "Commercial manager"
    sales.project().press("Confirm signing").told("Your approval is noted. Still to approve: %(roles)s.", roles=role)
    commercial.project().press("Confirm signing").told("Done: %(what)s.", what="Sign the contract")
    first = PaymentMilestone.objects.get(project=walk.project, order=1)
    commercial.visit(first.get_absolute_url()).reads("Condition met")


def read_contract(walk: Walk) -> None:
    """Through the product's verbs too: the manager lists a clause, judges it and has read the contract."""
    by = walk.users["pm"]
    reading = ContractReading(project=walk.project)
    with transaction.atomic():
        reading.put(by=by, read_version=None)
    reading.clauses.create(
        order=1, number="3.1", text=walk.say("六个月内上线", "Live within six months"), verdict="feasible"
    )
    reading.finish(by=by)


def appoint(walk: Walk) -> None:
    """Through the product's verbs: the letter of appointment is issued, sent to the executive and signed."""
    by, executive = walk.users["pm"], walk.users["executive"]
    letter = Appointment(project=walk.project)
    letter.prefill(by=by)
    letter.signer, letter.spend_limit, letter.change_days = executive, Decimal(50000), 3
    with transaction.atomic():
        letter.put(by=by, read_version=None)
    document = letter.issue(by=by)
    assert document.current is not None
    request = SignatureRequest.send(by=by, document=document, people=[Invitee(executive, "vendor-1")])
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account",
        )  # fmt: skip
    letter.refresh_from_db()
    assert letter.state == Appointment.State.IN_FORCE


def hand_over(walk: Walk) -> None:
    """The project manager's authority is written down; sales hands over what it knows, which the manager reads section
    by section and accepts; then they take the project over."""
    manager, sales = walk.person("pm"), walk.person("sales")
    manager.project("people")
    row = manager.page.get_by_role("row").filter(has_text="pm@throughline.example")
    manager.follow("Edit", row).fill(
        {
            "authority: budget, people, decisions": walk.say(
                "可调配项目人员，批准五万元以内变更", "Assigns people, approves changes up to 50,000"
            )
        }
    )
    manager.press("Save")
    sales.project("presales", "handovers", "new").fill({
        "What the project means to us": walk.say("省内第一家", "The first one in the province"),
        "Who wants what": walk.say("信息科支持", "IT is for it"),
    })  # fmt: skip
    sales.press("Save").press("Hand over")
    manager.visit(HandoverPackage.objects.get(project=walk.project).get_absolute_url())
    for code in SectionCode.values:
        manager.press("I have read it", manager.page.locator(f"#section-{code}"))
    manager.press("Accept")
    assert HandoverPackage.objects.get(project=walk.project).state == HandoverPackage.State.ACCEPTED
    read_contract(walk)
    appoint(walk)
    finish_items(walk, "S2-07")
    manager.project().press("Accept the hand-over").told("Done: %(what)s.", what="Hand over to delivery")
