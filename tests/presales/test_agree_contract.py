"""The contract's promises are judged and its terms are whole before anybody approves it; the gate of signing wants that."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Evidence, SignatureRequest
from lifecycle.models.signatures import Invitee
from lifecycle.stages import registry
from lifecycle.translations import gaps
from presales.documents import contract_summary
from presales.gates.contracts import criteria_written
from presales.models import Contract
from tests.presales.contracts import approve_contract, make_contract, promise, sign_contract
from tests.presales.writing import sign_by_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    cast.project.contract_amount = Decimal(1280000)
    cast.project.save()
    return cast


def test_a_promise_that_nobody_judged_holds_the_review_and_is_named(cast: SimpleNamespace) -> None:
    contract, row = make_contract(cast), promise(cast)
    with pytest.raises(Refused, match="“Live in a month”"):
        contract.review(by=cast.pm)
    row.review(by=cast.pm, verdict="feasible", note="")
    contract.review(by=cast.pm, note="看过两轮")
    assert (contract.state, contract.reviewed_by) == ("reviewed", cast.pm)


def test_a_promise_made_after_the_review_holds_the_approval(cast: SimpleNamespace) -> None:
    contract = make_contract(cast)
    contract.review(by=cast.pm)
    promise(cast)
    with pytest.raises(Refused, match="Live in a month"):
        contract.approve(by=cast.commercial)


def test_99_percent_are_refused_with_the_sum(cast: SimpleNamespace) -> None:
    contract = make_contract(cast, shares=("30", "40", "29"))
    contract.review(by=cast.pm)
    assert contract.percent == 99
    with pytest.raises(Refused, match=r"add up to 99%; they must make exactly 100%"):
        contract.approve(by=cast.commercial)
    contract.terms.filter(order=3).update(percent=Decimal("30.01"))
    with pytest.raises(Refused, match=r"100\.01%"):
        contract.approve(by=cast.commercial)
    contract.terms.filter(order=3).update(percent=30)
    contract.approve(by=cast.commercial)
    assert contract.state == "approved"


def test_without_criteria_nothing_is_approved(cast: SimpleNamespace) -> None:
    contract = make_contract(cast, acceptance_criteria=" ", acceptance_criteria_en="")
    contract.review(by=cast.pm)
    with pytest.raises(Refused, match="criteria"):
        contract.approve(by=cast.commercial)


def test_what_is_red_needs_an_executive_with_a_reason(cast: SimpleNamespace) -> None:
    promise(cast, verdict="infeasible")
    contract = make_contract(cast)
    contract.review(by=cast.pm)
    with pytest.raises(Refused, match="Only an executive"):
        contract.approve(by=cast.commercial, note="客户急着要，先签再说")
    with pytest.raises(Refused) as refused:
        contract.approve(by=cast.executive, note="先签")
    assert refused.value.field == "note"
    contract.approve(by=cast.executive, note="客户书面同意分两批上线")
    assert (contract.executive, contract.executive_note) == (cast.executive, "客户书面同意分两批上线")


def test_less_time_than_is_likely_needs_an_executive(cast: SimpleNamespace, monkeypatch: Any) -> None:
    today = date.today()
    type(cast.project).objects.filter(pk=cast.project.pk).update(
        planned_start=today, contract_due_on=today + timedelta(days=30)
    )
    contract = make_contract(cast)
    contract.review(by=cast.pm)
    monkeypatch.setitem(hooks.HOOKS, "likely_days", [lambda projects: {cast.project.pk: (92, None)}])
    assert Contract.objects.get(pk=contract.pk).is_short
    with pytest.raises(Refused, match="30 days are promised, 92 are likely"):
        contract.approve(by=cast.commercial)
    contract.approve(by=cast.executive, note="客户答应提前腾出机房")
    assert contract.state == "approved"


def test_nobody_approves_what_they_promised(cast: SimpleNamespace) -> None:
    row = promise(cast, verdict="feasible", promised_by=cast.commercial)
    contract = make_contract(cast)
    contract.review(by=cast.pm)
    with pytest.raises(Refused, match="You promised yourself"):
        contract.approve(by=cast.commercial)
    row.refresh_from_db()
    row.withdraw(by=cast.sales, outcome="已向客户说明")
    contract.approve(by=cast.commercial)


def test_an_approved_contract_is_changed_only_after_it_was_taken_back(cast: SimpleNamespace) -> None:
    contract = approve_contract(cast)
    assert not contract.is_editable
    with pytest.raises(Refused):
        contract.rework(by=cast.sales, reason=" ")
    contract.rework(by=cast.sales, reason="客户要改付款")
    assert (contract.state, contract.approved_by, contract.is_editable) == ("draft", None, True)


def test_a_project_has_one_contract(cast: SimpleNamespace) -> None:
    make_contract(cast)
    with pytest.raises(Refused, match="already"):
        make_contract(cast)


def test_the_gate_wants_criteria_and_the_approval(cast: SimpleNamespace) -> None:
    assert not criteria_written(cast.project).met
    contract = make_contract(cast, acceptance_criteria="", acceptance_criteria_en="")
    assert "criteria" in str(criteria_written(cast.project).detail)
    Contract.objects.filter(pk=contract.pk).update(acceptance_criteria="逐项验收")
    assert "not approved" in str(criteria_written(cast.project).detail)
    contract.refresh_from_db()
    contract.review(by=cast.pm)
    contract.approve(by=cast.commercial)
    assert criteria_written(cast.project).met


def test_a_review_that_was_left_out_with_a_reason_lets_the_gate_pass(cast: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=cast.project, code="S1-17")
    item.skip(by=cast.pm, reason_code=dict(item.skip_reasons).popitem()[0], note="框架合同已评审")
    assert criteria_written(cast.project).met


def test_it_is_signed_fulfilled_and_terminated_with_its_project(cast: SimpleNamespace) -> None:
    contract = approve_contract(cast)
    sign_contract(cast)
    contract.refresh_from_db()
    assert contract.state == "signed"
    for old, new, state in (
        ("payment", "paid", "fulfilled"),
        ("paid", "payment", "signed"),
        ("delivery", "terminated", "terminated"),
    ):
        hooks.call("project_moved", project=cast.project, old=old, new=new, by=cast.commercial)
        contract.refresh_from_db()
        assert contract.state == state


def test_the_summary_lists_promises_terms_and_the_red(cast: SimpleNamespace) -> None:
    promise(
        cast,
        verdict="infeasible",
        product_maturity="development",
        hard_date=True,
        source_ref="第二轮",
        due=date.today(),
    )
    contract = make_contract(cast)
    with pytest.raises(Refused, match="judge"):
        contract.guard_issue()
    contract.review(by=cast.pm)
    contract.approve(by=cast.executive, note="客户书面同意分两批上线")
    built = contract_summary(contract)
    body = built["body"]
    assert [row["percent"] for row in body["terms"]] == ["30", "40", "30"]
    assert [(row["verdict"], row["red"]) for row in body["promises"]] == [("infeasible", True)]
    assert len(body["red"]) == 1 and [row["what"] for row in body["approvals"]] == ["reviewed", "approved", "taken_on"]
    assert [slot["key"] for slot in built["slots"]] == ["vendor-1", "vendor-2", "vendor-3"]
    assert gaps({"language": "both", "body": body}) == []
    assert registry.documents["D14"].internal


def test_the_summary_signed_by_ours_proves_the_review(cast: SimpleNamespace) -> None:
    document = approve_contract(cast).issue(by=cast.sales)
    people = [Invitee(cast.sales, "vendor-1"), Invitee(cast.pm, "vendor-2")]
    sign_by_all(SignatureRequest.send(by=cast.sales, document=document, people=people))
    document.refresh_from_db()
    assert document.is_signed
    assert Evidence.objects.filter(item__code="S1-17", document_code="D14", form="internal_document").exists()


def test_pages_show_what_lacks_and_each_leads_to_the_other(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.sales)
    facts = reverse("project_contract", args=[cast.project.number])
    assert "Write the terms" in client.get(facts).content.decode()
    contract = make_contract(cast, shares=("30", "40", "29"))
    promise(cast)
    page, own = client.get(facts).content.decode(), client.get(contract.get_absolute_url()).content.decode()
    assert contract.get_absolute_url() in page and facts in own
    for html in (page, own):
        assert "add up to 99%" in html and "Live in a month" in html
    refused = client.post(contract.act_url("review"), {})
    assert refused.status_code == 422 and "Live in a month" in refused.content.decode()
    assert client.get(contract.act_url("approve")).status_code == 403
    edit = client.get(reverse("record_edit", args=[cast.project.number, "presales", "contracts", contract.number]))
    assert "Together {sum}% of 100%" in edit.content.decode()
