"""Payments, receipts and acceptances for a mass of projects, with the figures that follow from them."""

from datetime import date, timedelta
from decimal import Decimal

from aftersales.models import Acceptance, AcceptanceItem, PaymentMilestone, PaymentReceipt
from aftersales.models.payments import cut
from lifecycle.demo.mass import documents
from lifecycle.demo.mass.batch import Batch, Row, moment, record_facts
from lifecycle.demo.mass.rows import insert
from lifecycle.stages import State

PLAN = (("signing", 30), ("go_live", 40), ("acceptance", 30))
MET_IN = {"signing": State.DELIVERY, "go_live": State.TRIAL_RUN, "acceptance": State.PAYMENT}
NAMES = {"signing": "首付款", "go_live": "上线款", "acceptance": "验收款"}
CRITERIA = 4


def load(batch: Batch) -> None:
    planned = [row for row in batch.rows if row.saw(State.CONTRACT)]
    milestones = insert(m for row in planned for m in _milestones(batch, row))
    receipts = [receipt for m in milestones if (receipt := _receipt(batch, m)) is not None]
    insert(receipts)
    accepted = [row for row in batch.rows if row.saw(State.PAYMENT)]
    acceptances = insert(_acceptance(batch, row) for row in accepted)
    insert(item for a in acceptances for item in _items(batch, a))
    _tell(batch, milestones)
    papers = [
        documents.issue(batch, row, "D35", acceptance, row.team["PM"], row.days[State.PAYMENT], signed=True)
        for acceptance, row in zip(acceptances, accepted, strict=True)
    ]
    documents.save(batch, papers + _letters(batch, milestones))


def _milestones(batch: Batch, row: Row) -> list[PaymentMilestone]:
    project, by, day = row.project, row.team["BM"], row.days[State.CONTRACT]
    amounts = cut(project.amount or Decimal(0), [Decimal(percent) for _trigger, percent in PLAN])
    made = []
    for order, ((trigger, percent), amount) in enumerate(zip(PLAN, amounts, strict=True), 1):
        milestone = PaymentMilestone(
            name=NAMES[trigger], order=order, percent=percent, amount=amount, currency=project.currency, trigger=trigger,
            planned_on=day + timedelta(days=30 * order), collector=by,
            **record_facts(batch, row, PaymentMilestone, by, day),
        )  # fmt: skip
        met = row.days.get(MET_IN[trigger])
        if met:
            _met(batch, row, milestone, met)
        made.append(milestone)
    _figures(row, made)
    return made


def _met(batch: Batch, row: Row, milestone: PaymentMilestone, met: date) -> None:
    """Invoiced a few days after it was met; received in full, in part or not yet."""
    milestone.trigger_on, milestone.triggered_at = met, moment(met)
    milestone.invoiced_on, milestone.invoice_no = (
        met + timedelta(days=3),
        f"INV-{row.project.number[2:]}-{milestone.order}",
    )
    milestone.requested_on, milestone.due_on, milestone.state = met, met + timedelta(days=30), "invoiced"
    settled = row.saw(State.PAID) or milestone.order < len([state for state in MET_IN.values() if row.saw(state)])
    if settled or batch.chance(35):
        milestone.received_amount, milestone.state = milestone.amount, "received"
    elif batch.chance(25):
        milestone.received_amount, milestone.state = (milestone.amount / 2).quantize(Decimal("0.01")), "partly"


def _figures(row: Row, milestones: list[PaymentMilestone]) -> None:
    project = row.project
    project.collected_amount = sum((m.received_amount for m in milestones), Decimal(0))
    if project.contract_passed_at:
        project.open_amount = sum((m.open_amount for m in milestones), Decimal(0))
    project.oldest_money_due = min((m.due_on for m in milestones if m.due_on and m.state in m.LIVE), default=None)


def _receipt(batch: Batch, milestone: PaymentMilestone) -> PaymentReceipt | None:
    if not milestone.received_amount or not milestone.due_on:
        return None
    return PaymentReceipt(
        milestone=milestone, amount=milestone.received_amount, received_on=min(milestone.due_on, batch.today),
        bank_ref=f"BH{milestone.pk:010d}", created_by=milestone.created_by, creation_key=batch.key("receipt", milestone.pk),
    )  # fmt: skip


def _acceptance(batch: Batch, row: Row) -> Acceptance:
    day = row.days[State.PAYMENT]
    return Acceptance(
        title=f"{row.project.name}终验"[:160], scope="合同约定的全部内容。", meeting_on=day, place="会议室", no_delays=True,
        conclusion="同意通过验收。", applied_on=day - timedelta(days=8), concluded_on=day, signed_on=day, state="passed",
        **record_facts(batch, row, Acceptance, row.team["PM"], day),
    )  # fmt: skip


def _items(batch: Batch, acceptance: Acceptance) -> list[AcceptanceItem]:
    return [
        AcceptanceItem(
            acceptance=acceptance, order=n, criterion=batch.names.sentence().zh, result="pass", finding="符合"
        )
        for n in range(1, CRITERIA + 1)
    ]


def _tell(batch: Batch, milestones: list[PaymentMilestone]) -> None:
    rows = {row.project.pk: row for row in batch.rows}
    for milestone in milestones:
        row, by = rows[milestone.project_id], milestone.created_by
        if milestone.invoiced_on and milestone.invoiced_on <= batch.today:
            facts = {"number": milestone.invoice_no, "on": milestone.invoiced_on, "due": milestone.due_on}
            row.tell(milestone.invoiced_on, "payment.invoiced", by, milestone, milestone.name, 10, **facts)


def _letters(batch: Batch, milestones: list[PaymentMilestone]) -> list[documents.Document]:
    rows = {row.project.pk: row for row in batch.rows}
    return [
        documents.issue(batch, rows[m.project_id], "D36", m, m.created_by, m.requested_on, signed=False)
        for m in milestones
        if m.requested_on and m.order > 1
    ]
