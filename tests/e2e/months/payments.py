"""Three instalments. The second is late: reminded of in three letters, promised, partly received, then wholly."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.utils import timezone, translation

from aftersales.ageing import BUCKETS
from aftersales.models import BankStatement, PaymentMilestone, PaymentReceipt
from lifecycle.display import money
from lifecycle.models import Project
from tests.e2e.walk import Person
from tests.e2e.walk_presales import SIGNATORY
from tests.e2e.walk_signing import issue
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.golive import red
from tests.e2e.weeks.past import AMOUNT

SIGNING, LIVE, ACCEPTED = 1, 2, 3  # their places in the plan
SHARES = {SIGNING: Decimal(384000), LIVE: Decimal(512000), ACCEPTED: Decimal(384000)}
PART = Decimal(200000)
HEAD = "交易日期,交易流水号,对方户名,贷方发生额,借方发生额,摘要"


def of(walk: Weeks, place: int) -> PaymentMilestone:
    return PaymentMilestone.objects.get(project=walk.project, order=place)


def sums(walk: Weeks, amount: Decimal | int) -> str:
    with translation.override(walk.language):
        return money(Decimal(amount), "CNY")


def ask(walk: Weeks, place: int) -> None:
    """The request goes out, then the invoice."""
    commercial, milestone = walk.person("commercial"), of(walk, place)
    issue(commercial.visit(milestone.get_absolute_url()))
    commercial.visit(milestone.get_absolute_url()).follow("Enter the invoice").fill({
        "Number of the invoice": invoice(place),
    }).press("Enter the invoice").reads("Invoiced").reads(sums(walk, SHARES[place]))  # fmt: skip


def invoice(place: int) -> str:
    return f"2644{place:04d}"


def remind(walk: Weeks, level: int) -> None:
    """The next letter, which is a document; how old the money is stands on the page of all payments."""
    commercial, milestone = walk.person("commercial"), of(walk, LIVE)
    late = milestone.overdue_days()
    commercial.visit(milestone.get_absolute_url()).reads(
        walk.counted("%(n)d day overdue.", "%(n)d days overdue.", late)
    )
    commercial.follow("Send a reminder").press("Send a reminder").reads("Reminders sent")
    milestone.refresh_from_db()
    document = milestone.document
    assert milestone.reminder_level == level and document is not None and document.current is not None
    assert document.current.n == level + 1  # the request was the first
    paper = commercial.page.request.get(f"/documents/{document.number}/pdf/")
    assert paper.ok and paper.headers["content-type"] == "application/pdf"


def see_age(walk: Weeks, open_amount: Decimal, bucket: str) -> None:
    """All that is open stands in its bucket, and in no other but “not due”."""
    commercial = walk.person("commercial").visit("/payments/")
    table = commercial.page.get_by_role("table").filter(
        has=commercial.page.get_by_role("columnheader", name=commercial.label("1–30 days late"))
    )
    row = table.locator("tbody tr").first
    with translation.override(walk.language):
        titles = {key: str(heading) for key, heading, *_rest in BUCKETS}
    for key, title in titles.items():
        found = row.locator(f"td[data-label='{title}']").inner_text()
        if key == bucket:
            assert sums(walk, open_amount) in found, (key, found)
        elif key != "not_due":
            assert "0" not in found, (key, found)


def promise(walk: Weeks, days: int) -> None:
    commercial, on = walk.person("commercial"), timezone.localdate() + timedelta(days=days)
    commercial.visit(of(walk, LIVE).get_absolute_url()).follow("Note a promised date").fill({
        "The customer promised to pay on": on.isoformat(), "Who promised": walk.contacts[SIGNATORY],
        "What was said": walk.say("分两次付", "In two parts"),
    }).press("Note a promised date")  # fmt: skip
    assert of(walk, LIVE).promised_on == on


def statement(walk: Weeks, folder: Path, name: str, *rows: tuple[date, str, Decimal, int]) -> Path:
    """As the bank gives it: day, its reference, the amount, and the invoice that the customer named."""
    lines = [f"{on},{ref},人民医院,{amount},,发票 {invoice(place)}" for on, ref, amount, place in rows]
    file = folder / name
    file.write_text(
        "\n".join([HEAD, *lines, f"{timezone.localdate()},F900,供电公司,,1200.00,电费"]), encoding="gb18030"
    )
    return file


def import_statement(walk: Weeks, file: Path, n: int) -> Person:
    """Every row with what will happen to it; receipts are entered only then."""
    commercial = walk.person("commercial").visit("/payments/statements/")
    before = PaymentReceipt.objects.count()
    commercial.follow("Upload a bank statement").fill({
        "Account number": "6222 0001", "Statement (CSV or XLSX)": str(file),
    }).press("Look at the rows").reads("What will happen")  # fmt: skip
    assert PaymentReceipt.objects.count() == before
    button = walk.counted("Enter %(n)s row", "Enter %(n)s rows", n)
    if n:
        commercial.press(button).reads("What was entered")
    else:
        commercial.reads("Already entered")
        assert not commercial.offered(button)
    assert PaymentReceipt.objects.count() == before + n
    return commercial


def receive_in_time(walk: Weeks, folder: Path, place: int) -> None:
    """An instalment is there before its day; the file again brings nothing new."""
    before = BankStatement.objects.count()
    row = (timezone.localdate(), f"F10{place}", SHARES[place], place)
    file = statement(walk, folder, f"in-time-{place}.csv", row)
    import_statement(walk, file, 1)
    import_statement(walk, file, 0)
    see_money(walk, place, SHARES[place])
    assert BankStatement.objects.count() == before + 2


def see_money(walk: Weeks, place: int, received: Decimal) -> None:
    """What came in and what is open, as the page of the payment and the plan of payments tell it."""
    commercial, milestone = walk.person("commercial"), of(walk, place)
    assert milestone.received_amount == received
    commercial.visit(milestone.get_absolute_url()).reads(sums(walk, received))
    commercial.reads(sums(walk, SHARES[place] - received))
    commercial.reads("Nothing is open." if milestone.is_settled else "Partly received")
    total = sum(row.received_amount for row in PaymentMilestone.objects.filter(project=walk.project))
    commercial.project("aftersales", "milestones").reads(sums(walk, total)).reads(sums(walk, AMOUNT - total))


def receive_part(walk: Weeks, folder: Path) -> None:
    file = statement(walk, folder, "may.csv", (timezone.localdate(), "F002", PART, LIVE))
    import_statement(walk, file, 1)
    see_money(walk, LIVE, PART)


def receive_rest(walk: Weeks, folder: Path) -> None:
    """A statement of two months: what was entered already is known again, the rest is booked."""
    rows = (
        (of(walk, LIVE).receipts.get().received_on, "F002", PART, LIVE),
        (timezone.localdate(), "F003", SHARES[LIVE] - PART, LIVE),
    )
    file = statement(walk, folder, "june.csv", *rows)
    import_statement(walk, file, 1)
    import_statement(walk, file, 0)
    see_money(walk, LIVE, SHARES[LIVE])


def pass_gate(walk: Weeks) -> None:
    red(walk)
    walk.person("commercial").project().press("Confirm: paid").told("Done: %(what)s.", what="All money received")
    assert Project.objects.get(number=walk.number).state == "paid"
