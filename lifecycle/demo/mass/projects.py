"""Projects in all states, with their members, promises and moves."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F

from lifecycle.demo.mass.batch import Batch, Row, moment, record_facts
from lifecycle.demo.mass.rows import insert
from lifecycle.models import (
    Commitment,
    Contact,
    Customer,
    NumberSequence,
    Playbook,
    Project,
    ProjectMember,
    SiteSettings,
    StageTransition,
    User,
)
from lifecycle.models.numbers import draw
from lifecycle.stages import PATH, State, position

STATES = {
    "lead": 8, "presales": 14, "contract": 9, "delivery": 18, "trial_run": 9, "aftersales": 8, "acceptance": 6,
    "payment": 8, "paid": 5, "closed": 9, "lost": 3, "suspended": 2, "terminated": 1,
}  # fmt: skip
DAYS = {"lead": 15, "presales": 55, "contract": 25, "delivery": 80, "trial_run": 35, "aftersales": 40, "acceptance": 15,
        "payment": 35, "paid": 20, "closed": 120}  # fmt: skip
LEFT_FROM = {"lost": State.PRESALES, "suspended": State.DELIVERY, "terminated": State.TRIAL_RUN}
GATE_INTO = dict(zip(PATH[1:], ("G0", "G2", "G4", "G5", "G6", "G7", "G8", "G9", "G10"), strict=True))
VERDICTS = {"feasible": 6, "at_risk": 2, "infeasible": 1, "unreviewed": 2}


def reserve(scope: str, many: int) -> int:
    """Draw `many` numbers at once; the first of them."""
    first = draw(scope)
    NumberSequence.objects.filter(scope=scope).update(last=F("last") + many - 1)
    return first


def make(batch: Batch, customers: list[tuple[Customer, list[Contact]]], first: int, many: int) -> None:
    """Add `many` projects to the batch. Their figures are written when all that they count is there."""
    site, playbook = SiteSettings.load(), SiteSettings.load().default_playbook()
    number = reserve(f"project:{batch.today.year}", many)
    for n in range(many):
        customer, contacts = customers[(first + n) % len(customers)]
        code = f"{site.numbering_prefix}-{batch.today.year}-{number + n:04d}"
        batch.rows.append(_row(batch, customer, contacts, code, playbook, first + n))
    insert(row.project for row in batch.rows)
    insert(member for row in batch.rows for member in _members(row))
    insert(move for row in batch.rows for move in _moves(row))
    insert(promise for row in batch.rows for promise in _promises(batch, row))


def _row(batch: Batch, customer: Customer, contacts: list[Contact], code: str, playbook: Playbook, index: int) -> Row:
    state = batch.names.weighted(STATES)
    last = LEFT_FROM.get(state, State(state) if state in PATH else State.LEAD)
    path = PATH[: position(last) + 1]
    day = batch.today - timedelta(days=batch.between(1, 40))
    days: dict[str, date] = {} if state in PATH else {state: day}
    for passed in reversed(path):
        if state not in PATH or passed != path[-1]:
            day -= timedelta(days=batch.between(DAYS[passed] // 2 + 1, DAYS[passed] * 3 // 2))
        days[passed] = day
    team = {role: batch.random.choice(people) for role, people in batch.users.items()}
    signed = State.DELIVERY in path
    amount = Decimal(batch.names.amount())
    name = batch.names.project(index)
    began, entered = days[State.LEAD], days[state]
    project = Project(
        number=code, name=f"{customer.name[:8]}{name.zh}", name_en=name.en, customer=customer, industry=customer.industry,
        state=state, state_before=last if state not in PATH else "", state_since=moment(entered), playbook=playbook,
        product=name.zh.split("项目")[0], presales_owner=team["SM"], delivery_owner=team["PM"] if len(path) > 1 else None,
        collection_owner=team["BM"], support_owner=team["CS"], pm_involvement="advisory" if len(path) > 1 else "",
        sponsor=contacts[1], expected_amount=amount, win_probability=100 if signed else batch.between(1, 9) * 10,
        expected_sign_on=days.get(State.DELIVERY) or batch.today + timedelta(days=batch.between(10, 90)),
        go_decided_on=days.get(State.CONTRACT), strategic_importance=batch.names.sentence().zh,
        creation_key=batch.key(code), created_by=team["SM"], created_at=moment(began), updated_at=moment(entered),
    )  # fmt: skip
    if signed:
        on = days[State.DELIVERY] - timedelta(days=5)
        project.contract_number, project.contract_amount, project.contract_signed_on = f"HT-{code[2:]}", amount, on
        project.contract_passed_at, project.contract_due_on = moment(on, 17), on + timedelta(days=240)
        project.planned_start, project.planned_end = days[State.DELIVERY], days[State.DELIVERY] + timedelta(days=170)
        project.actual_start, project.actual_end = days[State.DELIVERY], days.get(State.PAYMENT)
    return Row(project, path, days, team, contacts)


def _members(row: Row) -> list[ProjectMember]:
    roles = ("SM", "IM", "BM", "CS") if len(row.path) == 1 else ("SM", "IM", "PM", "CO", "BM", "CS")
    return [
        ProjectMember(project=row.project, user=row.team[role], role=role, from_date=row.days[State.LEAD],
                      authority="两万元以内自行决定" if role == "PM" else "")
        for role in roles
    ]  # fmt: skip


def _moves(row: Row) -> list[StageTransition]:
    project = row.project
    row.tell(
        row.days[State.LEAD],
        "project.opened",
        row.team["SM"],
        project,
        str(project),
        9,
        playbook=str(project.playbook_id),
    )
    moves = []
    for before, after in zip(row.path, row.path[1:], strict=False):
        gate, by = GATE_INTO[after], row.team["PM" if position(after) > position(State.DELIVERY) else "SM"]
        at = row.tell(row.days[after], "project.passed", by, project, str(project), 17,
                      **{"gate": gate, "from": before, "to": after, "reason": "", "unmet": []})  # fmt: skip
        moves.append(StageTransition(
            project=project, gate=gate, from_state=before, to_state=after, result="passed", by=by, at=at,
        ))  # fmt: skip
    if project.state not in PATH:
        by = row.team["EX"]
        at = row.tell(row.days[project.state], "project.moved", by, project, str(project), 17,
                      **{"gate": "", "from": row.path[-1], "to": project.state, "reason": "双方协商一致", "unmet": []})  # fmt: skip
        moves.append(StageTransition(
            project=project, from_state=row.path[-1], to_state=project.state, result="moved", by=by, at=at,
            override_reason="双方协商一致",
        ))  # fmt: skip
    return moves


def _promises(batch: Batch, row: Row) -> list[Commitment]:
    """Open ones count in the project's figures."""
    made = []
    first, last = row.days[State.LEAD], row.days.get(State.DELIVERY) or batch.today
    for _n in range(batch.between(0, 3)):
        by, day = row.team["SM"], batch.within(first, last)
        verdict = "feasible" if row.saw(State.DELIVERY) else batch.names.weighted(VERDICTS)
        state = {"feasible": "accepted", "unreviewed": "registered"}.get(verdict, "reviewed")
        if row.saw(State.ACCEPTANCE):
            state = "kept" if batch.chance(85) else "broken"
        said = batch.names.sentence()
        made.append(Commitment(
            text=said.zh, text_en=said.en, promise_kind="feature", source="proposal", promised_by=by,
            promised_to=row.contacts[0], promised_on=day, due=day + timedelta(days=batch.between(30, 150)),
            product_maturity="mature", verdict=verdict, state=state, **record_facts(batch, row, Commitment, by, day),
            **_outcome(row, state, verdict),
        ))  # fmt: skip
    project = row.project
    project.open_promises = sum(promise.state in Commitment.OPEN for promise in made)
    project.red_promises = sum(promise.is_red for promise in made)
    return made


def _outcome(row: Row, state: str, verdict: str) -> dict[str, Any]:
    reviewer: User | None = None if verdict == "unreviewed" else row.team["PM"]
    facts: dict[str, Any] = {"reviewer": reviewer}
    if state == "broken":
        facts |= {"broken_cause": "第三方接口晚到", "broken_side": "shared"}
    if state == "kept":
        facts["outcome"] = "已兑现，客户确认"
    return facts
