"""What binds both sides and is not what the customer signed is told, and mended; what a signed change says is signed."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from delivery.models import ChangeRequest
from lifecycle import unsigned
from lifecycle.models import Document, Project, Requirement, SignatureRequest
from lifecycle.tracing import thread_of
from tests.cast import put_in_state
from tests.delivery.changing import a_change, agree_process, assess
from tests.presales.contracts import approve_contract, sign_contract
from tests.presales.registers import make_objective, make_requirement, make_requirements_document
from tests.presales.writing import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(cast: SimpleNamespace) -> SimpleNamespace:
    """A requirements document that the customer signed, and a process for changes."""
    cast.requirement, cast.objective = make_requirement(cast), make_objective(cast)
    document = make_requirements_document(cast).issue(by=cast.implementation, language="zh")
    request = send(document, cast.implementation, cast.signatory)
    SignatureRequest.objects.filter(pk=request.pk).update(state="completed")
    Document.objects.filter(pk=document.pk).update(state="completed", how="online", completed_at=timezone.now())
    put_in_state(cast.project, "delivery")
    agree_process(cast)
    for thing in (cast.requirement, cast.objective):
        thing.refresh_from_db()
    return cast


def sign(cast: SimpleNamespace, row: ChangeRequest) -> None:
    facts = {"state": "approved", "decided_by": cast.pm, "decided_at": timezone.now(), "decision_reason": "值得做"}
    ChangeRequest.objects.filter(pk=row.pk).update(version=row.version + 1, **facts)
    row.refresh_from_db()
    row.document_signed(Document(number="D20-01"), by=cast.pm)


def test_what_changed_since_the_signature_is_told_and_a_signed_change_is_not(signed: SimpleNamespace, client) -> None:
    assert unsigned.count(signed.project, signed.pm) == 0
    row = a_change(signed, upto="analysed")
    row.requirements.create(requirement=signed.requirement, description="按医保类别分别核对")
    row.objectives.create(objective=signed.objective, target_value="3 h")
    assess(row, signed, 0, 2)
    sign(signed, row)
    assert unsigned.count(signed.project, signed.pm) == 0
    Requirement.objects.filter(pk=signed.requirement.pk).update(description="按科室核对", priority="should")
    found = unsigned.differences(signed.project, signed.pm)
    assert [one.number for one in found] == [Document.objects.get(kind="D05").number]
    texts = {line.title: [(part.what, part.text) for part in line.parts] for line in found[0].rows}
    assert texts["R-01 description"] == [("same", "按"), ("old", "医保类别分别"), ("new", "科室"), ("same", "核对")]
    assert any("Raise a change request" in str(verb) for _url, verb in found[0].mends)
    client.force_login(signed.pm)
    page = client.get(reverse("project_unsigned", args=[signed.project.number])).content.decode()
    assert "<del>" in page and "[struck:" in page and "[added:" in page
    assert "2 texts have changed" in client.get(reverse("project", args=[signed.project.number])).content.decode()


def test_the_thread_of_a_requirement_tells_its_changes_and_decisions(signed: SimpleNamespace, client) -> None:
    client.force_login(signed.pm)
    page = client.get(signed.requirement.get_absolute_url()).content.decode()
    assert "Raise a change request" in page and "Ask for a change" not in page
    new = reverse("record_new", args=[signed.project.number, "delivery", "changes"])
    form = client.get(f"{new}?from=lifecycle.requirements.{signed.requirement.number}").content.decode()
    assert "自动对账" in form
    row = ChangeRequest(project=signed.project, title="按类别", description="按类别", raised_by=signed.owner)
    row.agreed_inside, row.origin_key = "财务处同意", f"lifecycle.requirements.{signed.requirement.number}"
    row.put(by=signed.pm, read_version=None)
    row.after_put(by=signed.pm)
    assert row.requirements.get().requirement == signed.requirement
    sign(signed, row)
    story = [entry for entry in thread_of(signed.requirement, signed.pm).entries if entry.what == "record"]
    told = next(entry for entry in story if entry.text == "按类别")
    assert told.side == "result" and "Signed by Zhang Min. 值得做" in told.reason


def test_the_register_adds_up_by_kind(signed: SimpleNamespace, client) -> None:
    row = a_change(signed, upto="assessed", cost=8000, days=2)
    sign(signed, row)
    a_change(signed, change_kind="realisation", title="按钮换位置")
    client.force_login(signed.pm)
    listing = reverse("record_list", args=[signed.project.number, "delivery", "changes"])
    page = client.get(listing)
    sums = {str(line["label"]): (line["raised"], line["signed"], line["days"]) for line in page.context["sums"]}
    assert sums == {"Requirement change": (1, 1, 2), "Same goal, realised otherwise": (1, 0, 0), "All": (2, 1, 2)}
    assert len(client.get(f"{listing}?change_kind=realisation").context["rows"]) == 1


def test_an_amount_that_nobody_signed_is_told_and_a_signed_one_is_not(cast: SimpleNamespace) -> None:
    contract = approve_contract(cast)
    put_in_state(cast.project, "contract", contract_amount=1280000, contract_due_on=date(2027, 3, 1))
    contract.project.refresh_from_db()
    contract.issue(by=cast.sales)
    sign_contract(cast, contract_due_on=date(2027, 3, 1))
    assert unsigned.count(cast.project, cast.pm) == 0
    with transaction.atomic():
        cast.project.amend_contract(by=cast.pm, label="变更", amount_delta=Decimal(60000), due_on=date(2027, 3, 10))
    assert [row.key for row in unsigned.differences(cast.project, cast.pm)[0].rows] == ["payments"]
    Project.objects.filter(pk=cast.project.pk).update(contract_amount=1280000, contract_due_on=date(2027, 5, 1))
    cast.project.refresh_from_db()
    rows = {
        row.key: "".join(part.text for part in row.parts if part.what != "new")
        for row in unsigned.differences(cast.project, cast.pm)[0].rows
    }
    assert rows == {"contract_amount": "1340000.00", "contract_due_on": "2027-03-10"}
