"""After taking over, the contract is read clause by clause, in time; what cannot be kept is amended or taken on."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, SiteSettings, Trace
from lifecycle.models.calendar import add_workdays
from presales.models import ContractAmendment, ContractReading, HandoverPackage
from tests.cast import put_in_state
from tests.presales.ready import make_handover, make_promise, read_contract

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "contract", contract_passed_at=timezone.now(), contract_amount=1280000)
    return cast


def condition(cast: SimpleNamespace) -> Any:
    lines = gates.evaluate(cast.project, "G4").lines
    return next(line for line in lines if line.condition.code == "G4-c").answer


def test_it_is_due_three_working_days_after_the_hand_over(cast: SimpleNamespace, client: Client) -> None:
    reading = read_contract(cast, finish=False)
    assert reading.due is None
    package = make_handover(cast, upto="submitted")
    assert reading.due == add_workdays(timezone.localdate(), 3)
    HandoverPackage.objects.filter(pk=package.pk).update(submitted_at=timezone.now() - timedelta(days=14))
    assert reading.is_overdue
    client.force_login(cast.pm)
    today = client.get(reverse("today")).content.decode()
    assert "Contracts to read" in today
    assert reading.get_absolute_url() in today
    assert "should have been read by" in client.get(reading.get_absolute_url()).content.decode()
    site = SiteSettings.load()
    site.cadences = site.cadences | {"contract_reading": 30}
    site.save()
    assert not reading.is_overdue


def test_today_asks_for_it_before_it_is_begun(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    assert "Contracts to read" not in client.get(reverse("today")).content.decode()
    make_handover(cast, upto="submitted")
    assert "Contracts to read" in client.get(reverse("today")).content.decode()
    client.force_login(cast.implementation)
    assert "Contracts to read" not in client.get(reverse("today")).content.decode()
    read_contract(cast)
    client.force_login(cast.pm)
    assert "Contracts to read" not in client.get(reverse("today")).content.decode()


def test_every_clause_is_judged(cast: SimpleNamespace) -> None:
    reading = ContractReading(project=cast.project)
    with transaction.atomic():
        reading.put(by=cast.pm, read_version=None)
    with pytest.raises(Refused, match="No clause"):
        reading.finish(by=cast.pm)
    reading.clauses.create(number="3.1", text="两个月内上线")
    with pytest.raises(Refused, match=r"Not judged yet: 3\.1"):
        reading.finish(by=cast.pm)
    reading.clauses.update(verdict="at_risk")
    reading.finish(by=cast.pm)
    assert (reading.state, reading.read_by) == ("read", cast.pm)


def test_what_cannot_be_kept_opens_an_amendment(cast: SimpleNamespace) -> None:
    promise = make_promise(cast)
    reading = read_contract(cast, verdict="infeasible", finish=False)
    clause = reading.clauses.get()
    clause.commitment = promise
    clause.save()
    with pytest.raises(Refused, match="needs an amendment"):
        reading.finish(by=cast.pm)
    amendment = reading.amend(by=cast.pm, clause=clause)
    assert isinstance(amendment, ContractAmendment)
    assert [(row.clause, row.old) for row in amendment.clauses.all()] == [("3.1", clause.text)]
    assert list(amendment.commitments.all()) == [promise]
    assert amendment in Trace.targets(reading)
    with pytest.raises(Refused, match="already"):
        reading.amend(by=cast.pm, clause=clause)
    reading.finish(by=cast.pm)
    ContractAmendment.objects.update(state="refused")
    assert [row.number for row in reading.unsettled] == ["3.1"]


def test_or_an_executive_takes_it_on(cast: SimpleNamespace) -> None:
    reading = read_contract(cast, verdict="infeasible", finish=False)
    clause = reading.clauses.get()
    with pytest.raises(Refused, match="Only an executive"):
        reading.take_on(by=cast.pm, clause=clause, reason="客户不同意修改，我们加人")
    with pytest.raises(Refused) as refused:
        reading.take_on(by=cast.executive, clause=clause, reason="好")
    assert refused.value.field == "reason"
    reading.take_on(by=cast.executive, clause=clause, reason="客户不同意修改，我们加派两名顾问")
    reading.finish(by=cast.pm)
    assert reading.state == "read"


def test_only_what_cannot_be_kept_needs_that(cast: SimpleNamespace) -> None:
    reading = read_contract(cast, finish=False)
    with pytest.raises(Refused, match="cannot be kept"):
        reading.amend(by=cast.pm, clause=reading.clauses.get())


def test_the_gate_asks_for_the_reading(cast: SimpleNamespace) -> None:
    assert not condition(cast).met
    reading = read_contract(cast, finish=False)
    assert "still being read" in str(condition(cast).detail)
    reading.finish(by=cast.pm)
    assert condition(cast).met
    reading.reopen(by=cast.pm, reason="附件漏读")
    assert not condition(cast).met
    make_promise(cast)
    assert "not judged" in str(condition(cast).detail)


def test_a_skipped_item_waives_it(cast: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=cast.project, code="S2-07")
    reason = next(code for code, _label in item.skip_reasons)
    item.skip(by=cast.implementation, reason_code=reason, note="合同由总部统一评审")
    assert condition(cast).met


def test_there_is_one_and_pages_lead_through_it(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    new = reverse("record_new", args=[cast.project.number, "presales", "contract-readings"])
    assert client.get(new).status_code == 200
    told = {
        "remark": "", "creation_key": "6f0f4f6e-0000-4000-8000-0000000000bb", "clauses-TOTAL_FORMS": 1,
        "clauses-INITIAL_FORMS": 0, "clauses-0-number": "3.1", "clauses-0-text": "两个月内上线",
        "clauses-0-verdict": "infeasible", "clauses-0-note": "接口要三个月",
    }  # fmt: skip
    assert client.post(new, told).status_code == 302
    reading = ContractReading.objects.get()
    page = client.get(reading.get_absolute_url()).content.decode()
    assert "to be amended or taken on" in page
    assert reading.act_url("take-on") not in page
    second = client.post(new, told | {"creation_key": "6f0f4f6e-0000-4000-8000-0000000000bc"})
    assert second.status_code == 422
    answer = client.post(reading.act_url("amend"), {"clause": reading.clauses.get().pk})
    assert answer["Location"] == ContractAmendment.objects.get().get_absolute_url()
    client.force_login(cast.consultant)
    assert client.get(reading.get_absolute_url()).status_code == 403
