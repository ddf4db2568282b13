"""Payment milestones of a contract, what came in and what was said about the rest."""

from datetime import date
from decimal import Decimal

from lifecycle.demo.case import Case
from lifecycle.demo.dice import Dice, later
from lifecycle.demo.story import CollectionNote, PaymentMilestone, Receipt
from lifecycle.demo.trades import phrases

SETS = {
    "A": ((30, "signing"), (30, "go_live"), (30, "acceptance"), (10, "warranty_end")),
    "B": ((40, "signing"), (50, "acceptance"), (10, "warranty_end")),
    "C": ((20, "signing"), (30, "kickoff"), (40, "acceptance"), (10, "warranty_end")),
    "D": ((30, "signing"), (40, "go_live"), (30, "acceptance")),
    "E": ((50, "signing"), (50, "acceptance")),
}
USUAL_DAYS = {"signing": 0, "kickoff": 14, "go_live": 100, "acceptance": 190, "warranty_end": 370}
CENT = Decimal("0.01")


def payments(case: Case) -> tuple[PaymentMilestone, ...]:
    if not case.saw("contract") or case.spec["state"] == "lost":
        return ()
    total = Decimal(case.spec["amount"])
    rows, left = SETS[case.spec["percents"]], total
    made = []
    for index, (percent, trigger) in enumerate(rows):
        amount = left if index == len(rows) - 1 else (total * percent / 100).quantize(CENT)
        left -= amount
        made.append(_milestone(case, index, percent, trigger, amount))
    return tuple(made)


def _triggered(case: Case, trigger: str) -> date | None:
    if trigger == "signing":
        return case.signed_on
    if trigger == "kickoff":
        held = later(case.on("delivery"), 8) if case.saw("delivery") else None
        return held if held and case.past(held) else None
    if trigger == "go_live":
        return case.on("trial_run") if case.saw("trial_run") else None
    accepted = case.on("payment") if case.saw("payment") else None
    if trigger == "acceptance":
        return accepted
    if accepted is None:
        return None
    if case.saw("paid"):
        # the warranty of what is paid in full is over
        return min(later(accepted, 360), later(case.on("paid"), -20))
    ends = later(accepted, 360)
    return ends if case.past(ends) else None


def _milestone(case: Case, index: int, percent: int, trigger: str, amount: Decimal) -> PaymentMilestone:
    dice = case.dice(f"payment{index}")
    planned = later(case.signed_on or later(case.today, 30), USUAL_DAYS[trigger])
    on = _triggered(case, trigger)
    ended = case.spec["state"] == "terminated"
    # nobody invoices what was met in the last days, nor a retention before it is asked for
    invoiced = later(on, dice.between(2, 7)) if on else None
    if invoiced and not case.past(invoiced):
        invoiced = None
    due = later(invoiced, 30) if invoiced else None
    receipts = _receipts(case, dice, amount, invoiced, due, first=index == 0)
    open_amount = amount - sum((r.amount for r in receipts), Decimal(0))
    return PaymentMilestone(
        name=phrases("payments", f"name_{trigger}")[0],
        percent=percent,
        amount=amount,
        trigger=trigger,
        planned_on=planned,
        triggered_on=on,
        invoiced_on=invoiced,
        invoice_number=f"{invoiced:%y%m}{dice.between(100000, 999999)}" if invoiced else "",
        due_on=due,
        receipts=receipts,
        notes=_notes(case, dice, due, receipts, open_amount),
        waived=open_amount if ended else Decimal(0),
        waiver_reason=phrases("payments", "waiver")[0] if ended and open_amount else None,
    )


def _receipts(
    case: Case, dice: Dice, amount: Decimal, invoiced: date | None, due: date | None, *, first: bool
) -> tuple[Receipt, ...]:
    if not invoiced or not due:
        return ()
    manner = case.spec["paying"]
    settled = case.saw("paid")
    limit = case.on("paid") if settled else (case.ended_on or case.today)
    wait = dice.between(-14, -2) if manner == "prompt" or first else dice.between(18, 47)
    when = max(later(invoiced, 3), later(due, wait))
    reference = f"BH{dice.between(10**9, 10**10 - 1)}"
    if settled:
        return (Receipt(amount, min(when, limit), reference),)
    if manner == "none" or when > limit:
        return ()
    if manner == "partial" and not first:
        return (Receipt((amount * 6 / 10).quantize(CENT), when, reference),)
    return (Receipt(amount, when, reference),)


def _notes(
    case: Case, dice: Dice, due: date | None, receipts: tuple[Receipt, ...], open_amount: Decimal
) -> tuple[CollectionNote, ...]:
    """Collection talks: once before a late payment, more often while it is still owed."""
    if not due or (not open_amount and receipts and receipts[-1].received_on <= due):
        return ()
    contact = case.customer.of_kind("finance", "owner").key
    until = receipts[-1].received_on if receipts and not open_amount else (case.ended_on or case.today)
    notes, day, level = [], later(due, -4), 0
    while day <= until and len(notes) < 4:
        following = later(day, 9 + 3 * level)
        said = dice.pick(phrases("payments", "notes"))
        notes.append(
            CollectionNote(day, contact, said, following if following <= until or open_amount else None, level)
        )
        day, level = following, min(3, level + (1 if day > due else 0))
    return tuple(notes)
