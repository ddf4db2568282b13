"""Signed by both sides a change changes requirement, goal, contract, payments and the ledger of delays at once; else nothing."""

import json
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from aftersales.models import PaymentMilestone
from delivery.documents.changes import change_request
from delivery.gates.changes import none_overdue
from delivery.models import ChangeRequest
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models import Document, Evidence, Objective
from lifecycle.models.delays import DelayEntry
from lifecycle.translations import gaps
from presales.models import ContractAmendment
from tests.cast import put_in_state
from tests.delivery.changing import a_change, agree_process, assess, decided, send_for
from tests.presales.contracts import approve_contract, sign_contract
from tests.presales.registers import make_objective, make_requirement, make_requirements_document
from tests.presales.writing import sign_by_all

pytestmark = pytest.mark.django_db
DUE = date.today() + timedelta(days=100)
PAPER = Document(number="P-1-D20-01")


@pytest.fixture
def contracted(cast: SimpleNamespace) -> SimpleNamespace:
    """A baselined requirement and objective, a signed contract with three payments, an agreed process."""
    cast.requirement = make_requirement(cast)
    cast.objective = make_objective(cast)
    make_requirements_document(cast)
    approve_contract(cast)
    sign_contract(cast, contract_due_on=DUE)
    put_in_state(cast.project, "delivery", contract_due_on=DUE)
    for thing in (cast.requirement, cast.objective):
        thing.refresh_from_db()
    cast.process = agree_process(cast)
    return cast


def full_change(cast: SimpleNamespace, **fields: Any) -> ChangeRequest:
    """60,000 and 9 days; the payment on acceptance takes it up and moves."""
    row = a_change(cast, upto="analysed", **fields)
    row.requirements.create(
        requirement=cast.requirement, description="按医保类别分别核对", description_en="Apart by kind of insurance"
    )
    row.objectives.create(objective=cast.objective, target_value="3 h")
    row.payments.create(
        order=1, milestone=3, name="验收款", name_en="Acceptance", delta=60000, planned_on=DUE + timedelta(days=9)
    )
    assess(row, cast)
    return row


def accepted(cast: SimpleNamespace, row: ChangeRequest) -> ChangeRequest:
    """Decided, without the paper."""
    ChangeRequest.objects.filter(pk=row.pk).update(
        state="approved", decided_by=cast.commercial, decided_at=timezone.now(), version=row.version + 1
    )
    row.refresh_from_db()
    return row


def amounts(cast: SimpleNamespace) -> list[Decimal]:
    return list(
        PaymentMilestone.objects.filter(project=cast.project).order_by("number").values_list("amount", flat=True)
    )


def test_sent_signed_and_everything_changes_at_once(contracted: SimpleNamespace) -> None:
    row = decided(contracted, full_change(contracted))
    told: list[tuple[int, Any]] = []
    hooks.HOOKS["plan_changed"].append(follow := lambda project, days, source, by: told.append((days, source)))
    try:
        request = send_for(row, contracted)
        contracted.project.refresh_from_db()
        assert contracted.project.contract_amount == 1280000
        sign_by_all(request)
    finally:
        hooks.HOOKS["plan_changed"].remove(follow)
    for thing in (row, contracted.requirement, contracted.objective, contracted.project):
        thing.refresh_from_db()
    assert (row.state, told) == ("signed", [(9, row)])
    project = contracted.project
    assert (project.contract_amount, project.contract_due_on) == (1340000, DUE + timedelta(days=9))
    assert sum(amounts(contracted)) == 1340000 and amounts(contracted)[2] == 444000
    assert PaymentMilestone.objects.get(project=project, number=3).planned_on == DUE + timedelta(days=9)
    assert (contracted.requirement.description, contracted.requirement.revision) == ("按医保类别分别核对", 2)
    change = contracted.requirement.changes.get()
    assert (change.before["description"], change.signed_in) == ("月末自动核对药房与财务账目", row.document.number)
    now = Objective.objects.get(project=project, state="baselined")
    assert (contracted.objective.state, contracted.objective.target_value, now.target_value) == (
        "redefined",
        "2 h",
        "3 h",
    )
    delay = DelayEntry.objects.get(project=project)
    assert (delay.days, delay.side, delay.state) == (9, "customer", "agreed")
    assert Evidence.objects.filter(item__code="S2-11", document_code="D20").exists()
    assert (row.before["amount"], row.before["due_on"], row.before["payments"]["3"]) == (
        "1280000.00",
        DUE.isoformat(),
        "384000.00",
    )
    row.document_signed(row.document, by=contracted.pm)  # told again, nothing changes again
    assert sum(amounts(contracted)) == 1340000


def test_nobody_signs_what_is_not_decided(contracted: SimpleNamespace) -> None:
    row = full_change(contracted)
    with pytest.raises(Refused, match="not decided"):
        send_for(row, contracted)


def test_declined_silent_or_void_it_changes_nothing(contracted: SimpleNamespace) -> None:
    row = accepted(contracted, full_change(contracted))
    row.document_declined(PAPER, reason="价格太高，再谈一次")
    row.document_deemed(PAPER, by=None)
    row.document_fell(PAPER, by=contracted.pm)
    row.refresh_from_db()
    contracted.project.refresh_from_db()
    contracted.requirement.refresh_from_db()
    assert (row.state, row.refused_reason) == ("approved", "价格太高，再谈一次")
    assert (contracted.project.contract_amount, contracted.requirement.revision) == (1280000, 1)
    assert sum(amounts(contracted)) == 1280000 and not DelayEntry.objects.exists()
    row.rework(by=contracted.pm, reason="降价后重新评估")
    assert (row.state, row.decided_by) == ("analysed", None)


def test_payments_must_take_up_the_cost(contracted: SimpleNamespace) -> None:
    row = a_change(contracted, upto="analysed")
    row.payments.create(order=1, milestone=3, name="验收款", delta=50000)
    row.impact_cost, row.impact_days, row.impact_scope, row.impact_quality = Decimal(60000), 9, "一张表", "无"
    assert "the change costs 60000, the payments take up 50000" in " ".join(row.lacks())


def test_beyond_the_limits_the_amendment_changes_the_contract(contracted: SimpleNamespace) -> None:
    row = a_change(contracted, upto="assessed", cost=200000, days=30)
    accepted(contracted, row).document_signed(PAPER, by=contracted.pm)
    row.refresh_from_db()
    contracted.project.refresh_from_db()
    assert (row.state, contracted.project.contract_amount, sum(amounts(contracted))) == ("signed", 1280000, 1280000)
    assert row.awaits_amendment and not none_overdue(contracted.project).met
    with pytest.raises(Refused, match="amendment to the contract must be signed"):
        row.implement(by=contracted.pm, on=timezone.localdate(), note="")
    amendment = ContractAmendment(
        project=contracted.project, title="变更", reason="变更", facts="变更", amount_delta=200000
    )
    amendment.put(by=contracted.pm, read_version=None)
    row.link_amendment(by=contracted.pm, amendment=amendment.number)
    assert row.awaits_amendment
    ContractAmendment.objects.filter(pk=amendment.pk).update(state="signed")
    assert not row.awaits_amendment and none_overdue(contracted.project).met
    row.implement(by=contracted.pm, on=timezone.localdate(), note="")


def test_the_document_says_all_and_nothing_of_ours(contracted: SimpleNamespace) -> None:
    row = full_change(contracted)
    row.talk_note = "院长其实只想要汇总"
    row.save(update_fields=["talk_note"])
    built = change_request(row)
    body = built["body"]
    assert "其实" not in json.dumps(built, ensure_ascii=False)
    assert body["requirements"][0]["fields"][0]["old"]["zh"] == "月末自动核对药房与财务账目"
    assert (body["effect"], body["decision"]["state"], len(built["slots"])) == ("contract", "", 3)
    body_only = {"language": "both", "body": body, "slots": built["slots"]}
    assert not [gap for gap in gaps(body_only) if gap.path[0] != "slots"]
