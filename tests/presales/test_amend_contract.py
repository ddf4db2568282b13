"""An amendment is approved by somebody else, signed by both sides, and then changes contract, payments and promises, once."""

import json
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aftersales.models import PaymentMilestone
from lifecycle.errors import Refused
from lifecycle.models import Commitment, Evidence, Trace
from lifecycle.translations import gaps
from presales.documents import contract_amendment
from presales.models import ContractAmendment
from tests.presales.contracts import an_amendment, approve_contract, promise, sign_contract
from tests.presales.writing import send, sign_by_all

pytestmark = pytest.mark.django_db
DUE = date.today() + timedelta(days=30)
LATER = date.today() + timedelta(days=92)
LESS = Decimal(-80000)


@pytest.fixture
def signed(cast: SimpleNamespace) -> SimpleNamespace:
    """A signed contract with three payments, and a promise that cannot be kept."""
    cast.contract = approve_contract(cast)
    sign_contract(cast, contract_due_on=DUE)
    cast.promise = promise(cast, verdict="infeasible")
    return cast


def amounts(cast: SimpleNamespace) -> list[Decimal]:
    return list(PaymentMilestone.objects.filter(project=cast.project).values_list("amount", flat=True))


def issue(cast: SimpleNamespace, row: ContractAmendment) -> Any:
    row.approve(by=cast.commercial)
    return row.issue(by=cast.pm)


def test_only_a_signed_contract_is_amended(cast: SimpleNamespace) -> None:
    approve_contract(cast)
    cast.promise = promise(cast, verdict="infeasible")
    with pytest.raises(Refused, match="not signed yet"):
        an_amendment(cast)


def test_somebody_else_than_the_author_approves(signed: SimpleNamespace) -> None:
    row = an_amendment(signed)
    with pytest.raises(Refused, match="other than the author"):
        row.approve(by=signed.pm)
    with pytest.raises(Refused, match="approved first"):
        row.guard_issue()
    row.approve(by=signed.commercial, note="同意")
    assert (row.state, row.approved_by) == ("approved", signed.commercial)


def test_payments_must_make_the_new_amount(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, amount_delta=LESS)
    with pytest.raises(Refused, match=r"add up to ¥1,280,000.00, the contract to ¥1,200,000.00"):
        row.approve(by=signed.commercial)


def test_nothing_is_not_amended(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, new_due_on=None)
    row.clauses.all().delete()
    with pytest.raises(Refused, match="Nothing changes"):
        row.approve(by=signed.commercial)
    with pytest.raises(Refused, match="negative"):
        an_amendment(signed, amount_delta=Decimal(-2000000))


def test_it_comes_from_the_promise_and_the_contract(signed: SimpleNamespace) -> None:
    row = an_amendment(signed)
    assert row in Trace.targets(signed.promise) and Trace.targets(signed.contract) == [row]


def test_signed_by_all_it_changes_contract_payments_and_promises_at_once(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, payments=True, amount_delta=LESS)
    document = issue(signed, row)
    request = send(document, signed.pm, signed.signatory)
    row.refresh_from_db()
    assert row.state == "proposed" and signed.project.contract_due_on == DUE
    sign_by_all(request)
    for thing in (row, signed.project, signed.promise, signed.contract):
        thing.refresh_from_db()
    assert (row.state, row.before["amount"], row.before["due_on"]) == ("signed", "1280000.00", DUE.isoformat())
    assert (signed.project.contract_amount, signed.project.contract_due_on) == (Decimal("1200000.00"), LATER)
    assert (signed.promise.state, signed.contract.state) == (Commitment.State.AMENDED, "amended")
    assert amounts(signed) == [Decimal(384000), Decimal(512000), Decimal(204000), Decimal(100000)]
    shares = PaymentMilestone.objects.filter(project=signed.project).values_list("percent", flat=True)
    assert sum(shares) == 100
    assert Evidence.objects.filter(item__code="S2-08", item__project=signed.project).exists()
    row.document_signed(document, by=signed.pm)  # told again, nothing changes again
    signed.project.refresh_from_db()
    assert signed.project.contract_amount == Decimal("1200000.00") and len(amounts(signed)) == 4


def test_what_is_added_to_a_payment_that_fell_due_meanwhile_is_one_of_its_own(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, amount_delta=Decimal(20000))
    row.milestones.create(order=1, milestone=3, name="验收款", name_en="Acceptance", amount=Decimal(404000))
    request = send(issue(signed, row), signed.pm, signed.signatory)
    due = PaymentMilestone.objects.get(project=signed.project, number=3)
    due.reach(by=signed.pm, on=date.today())
    sign_by_all(request)
    added = PaymentMilestone.objects.filter(project=signed.project).last()
    assert amounts(signed) == [Decimal(384000), Decimal(512000), Decimal(384000), Decimal(20000)]
    assert added is not None and (added.trigger, added.planned_on) == ("date", date.today())


def test_amounts_that_were_signed_stay_when_a_payment_is_edited(signed: SimpleNamespace) -> None:
    sign_by_all(
        send(issue(signed, an_amendment(signed, payments=True, amount_delta=LESS)), signed.pm, signed.signatory)
    )
    row = PaymentMilestone.objects.get(project=signed.project, order=4)
    row.note = "财务要先开票"
    row.put(by=signed.commercial, read_version=row.version)
    row.after_put(by=signed.commercial)
    assert amounts(signed) == [Decimal(384000), Decimal(512000), Decimal(204000), Decimal(100000)]


def test_refused_by_the_customer_it_changes_nothing_and_may_be_written_anew(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, payments=True, amount_delta=LESS)
    document = issue(signed, row)
    request = send(document, signed.pm, signed.signatory)
    theirs = next(s for s in request.signatories.all() if s.is_customer)
    theirs.decline(reason="院里不同意减款", ip="198.51.100.1", agent="test")
    row.refresh_from_db()
    signed.project.refresh_from_db()
    assert (row.state, row.refused_reason, signed.project.contract_due_on) == ("refused", "院里不同意减款", DUE)
    with pytest.raises(Refused, match="refused it"):
        row.guard_issue()
    row.rework(by=signed.pm, reason="改为不减款")
    assert (row.state, row.approved_by) == ("draft", None)
    document.refresh_from_db()
    with pytest.raises(Refused, match="written anew"):
        send(document, signed.pm, signed.signatory)


def test_silence_amends_nothing(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, payments=True, amount_delta=LESS)
    document = issue(signed, row)
    row.document_deemed(document, by=None)
    row.refresh_from_db()
    signed.project.refresh_from_db()
    assert (row.state, signed.project.contract_due_on) == ("approved", DUE)


def test_the_document_says_what_was_and_what_will_be(signed: SimpleNamespace) -> None:
    row = an_amendment(signed, payments=True, amount_delta=LESS)
    row.approve(by=signed.commercial, note="内部：利润还够")
    built = contract_amendment(row)
    body = built["body"]
    assert "利润" not in json.dumps(built, ensure_ascii=False)
    assert (body["amount"]["old"]["amount"], body["amount"]["new"]["amount"]) == ("1280000.00", "1200000.00")
    assert body["due"] == {"old": DUE.isoformat(), "new": LATER.isoformat()}
    assert [pay["old"] and pay["old"]["amount"] for pay in body["payments"]] == ["384000.00", None]
    assert [slot["party"] for slot in built["slots"]] == ["customer", "vendor", "vendor"]
    assert gaps({"language": "both", "body": body}) == []


def test_pages_open_with_the_promise_and_take_another_projects_neither(
    client: Client, signed: SimpleNamespace
) -> None:
    client.force_login(signed.pm)
    new = reverse("record_new", args=[signed.project.number, "presales", "amendments"])
    link = f"{new}?promise={signed.promise.number}"
    assert link in client.get(signed.promise.get_absolute_url()).content.decode()
    page = client.get(link).content.decode()
    assert "cannot be kept as promised" in page and "checked" in page
    form = {
        "creation_key": "2b6a0f1e-7a54-4c37-9d43-3d1a8f5a2f10", "title": "上线时间", "reason": "做不到", "facts": "网络未通",
        "amount_delta": "0", "new_due_on": LATER.isoformat(), "commitments": [signed.promise.pk],
        "clauses-TOTAL_FORMS": "1", "clauses-INITIAL_FORMS": "0", "clauses-0-clause": "4.1", "clauses-0-new": "三个月",
        "milestones-TOTAL_FORMS": "0", "milestones-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post(new, form | {"commitments": [999999]}).status_code == 422
    half = {"milestones-TOTAL_FORMS": "1", "milestones-0-amount": "5", "milestones-0-name": "二批"}
    assert "falls due" in client.post(new, form | half).content.decode()
    assert client.post(new, form).status_code == 302
    row = ContractAmendment.objects.get(project=signed.project)
    facts = client.get(reverse("project_contract", args=[signed.project.number])).content.decode()
    assert row.get_absolute_url() in facts and "Open an amendment" in facts
    assert client.get(row.get_absolute_url()).status_code == 200
    client.force_login(signed.consultant)
    assert client.get(row.get_absolute_url()).status_code == 403
