"""Payment milestones of the demo: planned before signing, met, invoiced, asked for again, received or given up."""

from datetime import timedelta
from decimal import ROUND_DOWN, Decimal
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from aftersales.demo import statements
from aftersales.models import PaymentMilestone
from aftersales.models.receipts import CENT
from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following

LANGUAGES = {"car-quality": "en", "uni-asset": "both"}
BY_CALENDAR = ("warranty_end",)
FOREIGN = {"car-quality": ("USD", Decimal("7.1023"))}  # whose customer pays from an account abroad
ASKING = ("lib-smart", "power-ticket")  # where an executive is asked for something
STATEMENT_OF = "lib-smart"  # whose collector uploads the company's bank statement
REMINDERS = {"lib-smart": 1, "power-ticket": 2}  # how many reminders went out


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("contract")
    if begun is None:
        return
    signed = course.gate("G3")
    day = min(following(begun, 4), signed) if signed else following(begun, 4)
    for n, milestone in enumerate(course.story.payments):
        clock.at(max(day, begun), "10:00", partial(_write, clock, course, n, milestone))
    if course.story.key in ASKING:
        clock.at(course.cast.today, "08:20", partial(_ask_executive, course))
    if course.story.key == STATEMENT_OF:
        clock.at(course.cast.today, "08:40", partial(statements.upload, course))
    if course.story.state == "terminated" and course.ended_on:
        clock.at(course.ended_on, "11:00", partial(_waive_rest, course))


@transaction.atomic
def _write(clock: Clock, course: Course, n: int, milestone: told.PaymentMilestone) -> None:
    by, project = course.collector, course.project
    row = PaymentMilestone(
        project=project, name=milestone.name.zh, name_en=milestone.name.en, order=n + 1, currency=project.currency,
        percent=Decimal(milestone.percent), trigger=milestone.trigger, planned_on=milestone.planned_on,
        clause=f"第五条第 {n + 1} 款", retention=milestone.trigger in BY_CALENDAR,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    row.after_put(by=by)
    if milestone.triggered_on and milestone.trigger in BY_CALENDAR:
        clock.at(milestone.triggered_on, "09:10", partial(_reach, course, row.pk))
    if milestone.invoiced_on:
        clock.at(milestone.invoiced_on, f"10:{30 + n}", partial(_invoice, clock, course, row.pk, n, milestone))
    for note in milestone.notes:
        clock.at(note.on, f"15:{10 + n}", partial(_talk, course, row.pk, note))
    for k, receipt in enumerate(milestone.receipts):
        last = k == len(milestone.receipts) - 1
        whole = last and sum((r.amount for r in milestone.receipts), Decimal(0)) + milestone.waived >= milestone.amount
        clock.at(receipt.received_on, f"11:{10 + k}", partial(_receive, course, row.pk, receipt, whole))


def _row(pk: int) -> PaymentMilestone:
    return PaymentMilestone.objects.select_related("project").get(pk=pk)


def _reach(course: Course, pk: int) -> None:
    row = _row(pk)
    if row.state == row.State.NOT_DUE and row.project.is_running:
        row.reach(by=course.collector, on=timezone.localdate())


def _invoice(clock: Clock, course: Course, pk: int, n: int, milestone: told.PaymentMilestone) -> None:
    """The invoice goes out, and from the second payment on a letter with it."""
    row = _row(pk)
    if row.state not in row.LIVE:
        return
    row.invoice(by=course.collector, number=milestone.invoice_number, on=timezone.localdate(), due=milestone.due_on)
    if (n > 0 and milestone.notes) or not milestone.receipts or course.story.key in LANGUAGES:
        clock.soon(20, partial(_ask, course, pk))
        level = REMINDERS.get(course.story.key, 0)
        if level and milestone.due_on:
            for step in range(1, level + 1):
                day = following(milestone.due_on, 4 + 9 * step)
                clock.at(day, "16:10", partial(_remind, course, pk, step))


def _ask(course: Course, pk: int) -> None:
    row = _row(pk)
    if row.state in row.LIVE:
        row.issue(by=course.collector, language=LANGUAGES.get(course.story.key))


def _remind(course: Course, pk: int, level: int) -> None:
    row = _row(pk)
    if row.state in row.LIVE and row.is_overdue and row.project.is_running:
        row.remind(by=course.collector, level=level)


def _talk(course: Course, pk: int, note: told.CollectionNote) -> None:
    row = _row(pk)
    if row.state not in row.LIVE or not row.project.is_running:
        return
    by = course.collector
    said = note.said.en if course.cast.words(course.story, by) == "en" else note.said.zh
    row.log_collection(
        by=by, said=said, contact=course.cast.contact(note.contact), next_on=note.next_on, level=note.level,
        creation_key=uuid5(NAMESPACE_URL, f"demo/talk/{pk}/{note.on}"),
    )  # fmt: skip
    promised = note.next_on
    if promised and note.level >= 1 and promised >= timezone.localdate():
        _row(pk).promise(by=by, on=promised + timedelta(days=3))


def _receive(course: Course, pk: int, receipt: told.Receipt, whole: bool) -> None:
    """`whole`: with this the milestone is paid, whatever cents the shares were rounded to."""
    row = _row(pk)
    if row.state not in row.LIVE:
        return
    amount = row.open_amount if whole else min(receipt.amount, row.open_amount)
    enter = partial(row.receive, by=course.collector, on=receipt.received_on)
    key = f"demo/receipt/{pk}/{receipt.bank_reference}"
    abroad, rate = FOREIGN.get(course.story.key, ("", Decimal(1)))
    if abroad and abroad != row.currency:
        paid = (amount / rate).quantize(CENT, ROUND_DOWN)
        made = enter(
            amount=paid, currency=abroad, rate=rate, bank_ref=receipt.bank_reference,
            creation_key=uuid5(NAMESPACE_URL, f"{key}/{abroad}"),
        )  # fmt: skip
        amount -= made.amount
    if amount > 0:
        enter(amount=amount, bank_ref=receipt.bank_reference, creation_key=uuid5(NAMESPACE_URL, key))


def _waive_rest(course: Course) -> None:
    """The project is ended by agreement: an executive gives up what will not be built."""
    reasons = {m.trigger: m.waiver_reason.zh for m in course.story.payments if m.waiver_reason}
    for row in PaymentMilestone.objects.filter(project=course.pk).select_related("project").order_by("order"):
        if row.open_amount > 0 and (reason := reasons.get(row.trigger)):
            row.ask_waiver(by=course.collector, amount=row.open_amount, reason=reason)
            row.decide(by=course.cast.user("executive"), granted=True)


def _ask_executive(course: Course) -> None:
    """A small write-off waits for its decision; a retention was moved; the project manager is asked for help."""
    rows = PaymentMilestone.objects.filter(project=course.pk).unsettled().select_related("project").order_by("order")
    for row in rows:
        if not row.project.is_running:
            return
        if row.retention and row.state == row.State.NOT_DUE:
            on = timezone.localdate() + timedelta(days=400)
            row.ask_later(by=course.collector, on=on, reason="客户要求质保期延长半年，质保金随之顺延支付。")
            row.decide(by=course.cast.user("executive"), granted=True, note="同意，换取二期合同优先权。")
        elif row.state in row.LIVE and row.asked_concession is None and row.open_amount > 2000:
            row.ask_waiver(
                by=course.collector,
                amount=Decimal("1200.00"),
                reason="现场返工产生的差旅费由双方分担，减免我方收取的部分。",
            )
            if row.supporter and not row.supports.filter(kind="contact", done_at=None).exists():
                row.ask_support(by=course.collector, kind="contact", due=timezone.localdate() + timedelta(days=3))
