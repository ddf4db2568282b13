"""A demo project and what belongs to it. Section texts of solutions are Markdown."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lifecycle.demo.shapes import Customer, Industry, Staff, Text, Vendor


@dataclass(frozen=True, slots=True)
class Promise:
    text: Text
    kind: str  # schedule feature price service resource other
    source: str  # contract_clause proposal solution demo negotiation verbal kickoff
    promised_by: str
    promised_to: str
    promised_on: date
    due: date
    hard_date: bool
    maturity: str  # mature pilot in_development planned
    verdict: str  # unreviewed feasible at_risk infeasible
    verdict_note: Text | None
    outcome: str  # open kept broken amended withdrawn
    approved_by: str | None  # executive, for infeasible ones that were signed all the same


@dataclass(frozen=True, slots=True)
class LogEntry:
    kind: str  # process rule form problem exception quote idea
    topic: Text
    text: Text
    need_behind: Text | None
    unclear: bool
    follow_up: Text | None
    follow_up_owner: str | None
    follow_up_on: date | None


@dataclass(frozen=True, slots=True)
class ResearchLog:
    stage: str  # presales delivery
    held_on: date
    start: str  # "09:00"
    hours: Decimal
    place: Text
    title: Text
    purpose: Text
    opening: Text
    people: tuple[str, ...]  # contact keys
    by: tuple[str, ...]  # staff keys
    state: str  # held draft final confirmed
    entries: tuple[LogEntry, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    title: Text
    description: Text
    scenario: Text
    approach: Text
    category: str
    origin: str  # customer_specific domain_common
    source: str  # presales_research user_survey implementation_research
    priority: str  # must should could later
    raised_by: str
    baselined: bool


@dataclass(frozen=True, slots=True)
class Objective:
    statement: Text
    metric: Text
    target: Text
    due: date


@dataclass(frozen=True, slots=True)
class Risk:
    title: Text
    category: str
    probability: int
    impact: int
    response: Text
    owner: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    no: int
    title: Text
    start: date
    end: date
    vendor: Text  # what each side does in it
    customer: Text


@dataclass(frozen=True, slots=True)
class Solution:
    """Section texts are Markdown."""

    kind: str  # presales implementation
    state: str  # draft reviewed agreed signed
    written_on: date
    author: str
    reviewer: str
    summary: Text
    business_understanding: Text
    architecture: Text
    selection: Text
    approach: Text
    implementation: Text
    risks: Text
    assumptions: Text
    differences: Text | None  # implementation only: what changed since pre-sales
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    minutes: int
    topic: Text
    speaker: Text


@dataclass(frozen=True, slots=True)
class RosterLine:
    party: str  # customer vendor
    person: str  # contact or staff key
    role: Text
    responsibility: Text


@dataclass(frozen=True, slots=True)
class Responsibility:
    matter: Text
    customer: Text
    vendor: Text


@dataclass(frozen=True, slots=True)
class Milestone:
    title: Text
    on: date


@dataclass(frozen=True, slots=True)
class Kickoff:
    decision: str  # hold defer skip
    reason_code: str
    alternative: Text | None
    held_on: date | None
    place: Text
    agenda: tuple[AgendaLine, ...]
    sponsor_speech: Text
    vendor_speech: Text
    roster: tuple[RosterLine, ...]
    working_rules: tuple[Text, ...]
    responsibilities: tuple[Responsibility, ...]
    milestones: tuple[Milestone, ...]
    decisions: tuple[Text, ...]
    attendance: int


@dataclass(frozen=True, slots=True)
class AcceptanceLine:
    flow: str
    title: Text
    criterion: Text
    result: str  # "" passed conditional failed
    finding: Text | None


@dataclass(frozen=True, slots=True)
class PunchItem:
    text: Text
    owner_party: str  # vendor customer
    owner: str
    due: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Acceptance:
    state: str  # preparing applied reviewing passed conditional
    applied_on: date | None
    held_on: date | None
    panel: tuple[tuple[str, str], ...]  # (person key, expert IM BM PM owner)
    lines: tuple[AcceptanceLine, ...]
    punch: tuple[PunchItem, ...]
    conclusion: Text | None


@dataclass(frozen=True, slots=True)
class Receipt:
    amount: Decimal
    received_on: date
    bank_reference: str


@dataclass(frozen=True, slots=True)
class CollectionNote:
    on: date
    contact: str
    said: Text
    next_on: date | None
    level: int  # 0-3


@dataclass(frozen=True, slots=True)
class PaymentMilestone:
    name: Text
    percent: int
    amount: Decimal
    trigger: str  # signing kickoff go_live acceptance warranty_end
    planned_on: date
    triggered_on: date | None
    invoiced_on: date | None
    invoice_number: str
    due_on: date | None
    receipts: tuple[Receipt, ...]
    notes: tuple[CollectionNote, ...]
    waived: Decimal
    waiver_reason: Text | None


@dataclass(frozen=True, slots=True)
class Comment:
    on: date
    by: str
    text: str  # as people type it, in the writer's language


@dataclass(frozen=True, slots=True)
class Move:
    """The project came into `state` on that day."""

    state: str
    on: date


@dataclass(frozen=True, slots=True)
class Project:
    key: str
    name: Text
    customer: str
    product: Text
    product_maturity: str
    type: str  # custom product tool phase_two maintenance
    flows: tuple[str, ...]
    state: str
    suspended_from: str | None
    moves: tuple[Move, ...]
    end_reason: Text | None  # why lost, suspended or terminated
    lesson: Text | None
    review_on: date | None  # of a suspension
    strategic_importance: Text
    presales_owner: str
    implementation_owner: str
    delivery_owner: str
    collection_owner: str
    support_owner: str
    consultants: tuple[str, ...]
    pm_involvement: str  # none advisory full
    pm_involvement_reason: Text
    sponsor: str
    currency: str
    expected_amount: Decimal
    win_probability: int
    expected_sign_on: date
    contract_number: str
    contract_amount: Decimal | None
    contract_signed_on: date | None
    contract_due_on: date | None
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    document_language: str  # zh en both
    promises: tuple[Promise, ...]
    objectives: tuple[Objective, ...]
    requirements: tuple[Requirement, ...]
    risks: tuple[Risk, ...]
    research: tuple[ResearchLog, ...]
    solutions: tuple[Solution, ...]
    kickoff: Kickoff | None
    acceptance: Acceptance | None
    payments: tuple[PaymentMilestone, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Demo:
    today: date
    vendor: Vendor
    staff: tuple[Staff, ...]
    customers: tuple[Customer, ...]
    industries: tuple[Industry, ...]
    projects: tuple[Project, ...]
