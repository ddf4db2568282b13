"""A signed change moves the plan: named items and what waits for them, with a baseline, told to everybody; else nothing."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delivery import planchanges
from delivery.documents.changes import change_request
from delivery.models import ChangeRequest, ImplementationPlan, PlanChange
from lifecycle.errors import Refused
from lifecycle.models import Document, Outbox
from lifecycle.models.planning import workday_from
from presales.models import ContractAmendment, amendments
from tests.delivery.changing import a_change, agree_process, assess
from tests.delivery.plans import make_implementation_plan

pytestmark = pytest.mark.django_db
PAPER = Document(number="P-1-D20-01")


def signed(row: ChangeRequest, cast: SimpleNamespace) -> None:
    """Decided, and signed, without the paper: what comes after is tested here."""
    accept(row, cast)
    row.document_signed(PAPER, by=cast.pm)


def accept(row: ChangeRequest, cast: SimpleNamespace) -> None:
    ChangeRequest.objects.filter(pk=row.pk).update(
        state="approved", decided_by=cast.commercial, decided_at=timezone.now(), version=row.version + 1
    )
    row.refresh_from_db()


def dates(plan: ImplementationPlan) -> list[Any]:
    return [(row.start, row.due) for row in plan.rows()]


@pytest.fixture
def planned(cast: SimpleNamespace) -> SimpleNamespace:
    cast.plan = make_implementation_plan(cast)
    agree_process(cast)
    return cast


def test_the_named_item_ends_later_and_what_waits_for_it_follows(planned: SimpleNamespace) -> None:
    plan = planned.plan
    old = dates(plan)
    row = a_change(planned, upto="analysed")
    row.plan_items.create(item=plan.rows()[1], days=9)
    assess(row, planned)
    shown = planchanges.preview(row)
    assert [one["what"] for one in shown] == ["Move the data", "Joint test"]
    assert dates(plan) == old  # looking moves nothing
    signed(row, planned)
    plan.refresh_from_db()
    new = dates(plan)
    assert new[0] == old[0] and new[1] == (old[1][0], workday_from(old[1][1] + timedelta(days=9)))
    assert new[2][0] > new[1][1] and new[2][1] == shown[1]["new"]
    assert (plan.state, plan.revision) == ("confirmed", 2)
    first, second = plan.baselines.all()
    assert first.items[1]["due"] == old[1][1].isoformat() and second.items[1]["due"] == new[1][1].isoformat()
    told = plan.changes.first()
    assert (told.cause, told.source_key, told.old_due) == ("change", f"delivery.changes.{row.number}", old[1][1])
    assert told.source_url == row.get_absolute_url()
    with pytest.raises(Refused, match="names this item"):
        plan.guard_removal(plan.rows()[1])


def test_our_people_are_told_and_confirm_it_again(planned: SimpleNamespace) -> None:
    before = Outbox.objects.filter(kind="plan_told").count()
    signed(a_change(planned, upto="assessed"), planned)
    plan = ImplementationPlan.objects.get(pk=planned.plan.pk)
    assert {row.user_id for row in plan.waiting()} == {planned.consultant.pk, planned.implementation.pk}
    assert Outbox.objects.filter(kind="plan_told").count() == before + 2
    assert all(row.confirmed_on for row in plan.told() if row.contact_id)
    plan.acknowledge(by=planned.consultant)
    assert len(plan.waiting()) == 1 and plan.state == "confirmed"


def test_where_no_item_is_named_all_that_is_not_begun_moves(planned: SimpleNamespace) -> None:
    plan = planned.plan
    plan.report(plan.rows()[0], by=planned.consultant, progress=30)
    old = dates(plan)
    signed(a_change(planned, upto="assessed"), planned)
    new = dates(plan)
    assert new[0] == old[0]
    assert [start for start, _due in new[1:]] == [workday_from(start + timedelta(days=9)) for start, _ in old[1:]]
    row = a_change(planned, upto="assessed", days=0)
    signed(row, planned)
    assert dates(plan) == new and plan.baselines.count() == 2


def test_a_plan_being_confirmed_is_confirmed_anew(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="told")
    agree_process(cast)
    signed(a_change(cast, upto="assessed"), cast)
    plan.refresh_from_db()
    assert (plan.state, plan.revision, plan.baselines.count()) == ("communicated", 1, 0)
    assert plan.waiting()
    for person in (cast.consultant, cast.implementation):
        plan.acknowledge(by=person)
    plan.confirm(by=cast.pm, waiver="日期由已签署的变更决定")
    assert plan.baselines.get().items[0]["due"] == plan.rows()[0].due.isoformat()


def test_beyond_the_limits_the_amendment_moves_it(
    planned: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amendments.evidence, "offer", lambda *_args, **_facts: None)  # no paper, so no evidence
    old = dates(planned.plan)
    row = a_change(planned, upto="assessed", cost=200000, days=30)
    signed(row, planned)
    assert dates(planned.plan) == old and not PlanChange.objects.exists()
    client.force_login(planned.pm)
    page = client.get(row.get_absolute_url()).content.decode()
    url = reverse("record_new", args=[planned.project.number, "presales", "amendments"])
    address = f"{url}?from=delivery.changes.{row.number}"
    assert address in page
    type(planned.project).objects.filter(pk=planned.project.pk).update(contract_passed_at=timezone.now())
    planned.project.refresh_from_db()
    form = client.get(address).content.decode()
    assert 'value="200000' in form and "医保拒付能当月发现" in form
    due = planned.project.contract_due_on + timedelta(days=30)
    assert f'value="{due.isoformat()}"' in form
    amendment = ContractAmendment(
        project=planned.project, title="变更", reason="变更", facts="变更", amount_delta=200000, new_due_on=due
    )
    amendment.origin_key = f"delivery.changes.{row.number}"
    amendment.put(by=planned.pm, read_version=None)
    amendment.after_put(by=planned.pm)
    row.refresh_from_db()
    assert row.amendment == amendment.number and row in amendment.origins
    ContractAmendment.objects.filter(pk=amendment.pk).update(state="approved", approved_by=planned.commercial)
    ContractAmendment.objects.get(pk=amendment.pk).document_signed(Document(kind="D16", number="D16"), by=planned.pm)
    assert dates(planned.plan)[0][0] == workday_from(old[0][0] + timedelta(days=30))
    assert ImplementationPlan.objects.get(pk=planned.plan.pk).baselines.count() == 2
    row.refresh_from_db()
    row.link_amendment(by=planned.pm, amendment=amendment.number)  # told again, nothing moves again
    assert dates(planned.plan)[0][0] == workday_from(old[0][0] + timedelta(days=30))


def test_pages_show_what_moves_and_where_from(planned: SimpleNamespace, client: Client) -> None:
    client.force_login(planned.pm)
    row = a_change(planned, upto="analysed")
    page = client.get(row.get_absolute_url() + "edit/").content.decode()
    assert "Items of the plan that change" in page and "Move the data" in page
    assess(row, planned)
    assert "What moves in the plan once it is signed" in client.get(row.get_absolute_url()).content.decode()
    signed(row, planned)
    assert "What moved in the plan" in client.get(row.get_absolute_url()).content.decode()
    page = client.get(planned.plan.get_absolute_url()).content.decode()
    assert f'<a href="{row.get_absolute_url()}">Change request: Reconcile by insurance</a>' in page
    item = planned.plan.rows()[2]
    form = client.get(reverse("plan_item_replan", args=[planned.project.number, planned.plan.number, item.pk]))
    assert f'value="delivery.changes.{row.number}"' in form.content.decode()


def test_its_paper_lists_the_items_that_move(planned: SimpleNamespace) -> None:
    plan = planned.plan
    row = a_change(planned, upto="analysed")
    row.plan_items.create(item=plan.rows()[1], days=9)
    assess(row, planned)
    asked = change_request(row)["body"]["plan_items"]
    assert [line["what"]["en"] for line in asked] == ["Move the data", "Joint test"]
    old = {line["what"]["en"]: (line["old"], line["new"]) for line in asked}
    signed(row, planned)
    row.refresh_from_db()
    told = {line["what"]["en"]: (line["old"], line["new"]) for line in change_request(row)["body"]["plan_items"]}
    assert told == old  # once it is signed, the paper says what it did, not what it would do again
    light = a_change(planned, upto="draft", title="没有影响")
    assert change_request(light)["body"]["plan_items"] == []
