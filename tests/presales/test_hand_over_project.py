"""The hand-over: filled in from the project, read section by section by the project manager, accepted or returned."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import access, gates
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Commitment, Document, Outbox, Risk
from lifecycle.translations import gaps
from presales.documents import hand_over
from presales.models import ContractAmendment, HandoverPackage
from presales.models.handovers import SectionCode
from tests.cast import put_in_state
from tests.presales.plans import make_plan
from tests.presales.ready import make_handover

pytestmark = pytest.mark.django_db


def promise(cast: SimpleNamespace, text: str = "两个月上线", english: str = "Live in two months") -> Commitment:
    row = Commitment(
        project=cast.project, text=text, text_en=english, promise_kind="schedule", source="negotiation",
        promised_by=cast.sales, promised_to=cast.owner,
    )  # fmt: skip
    with transaction.atomic():
        row.put(by=cast.sales, read_version=None)
        row.after_put(by=cast.sales)
    return row


def condition(cast: SimpleNamespace, code: str) -> Any:
    return next(line for line in gates.evaluate(cast.project, "G4").lines if line.condition.code == code)


def text_of(package: HandoverPackage, code: str) -> str:
    return str(package.sections.get(code=code).body_en)


def test_a_new_one_is_filled_in_from_the_project(cast: SimpleNamespace) -> None:
    promise(cast).review(by=cast.pm, verdict="at_risk", note="Two rooms are missing")
    cast.owner.judge(by=cast.sales, stance="support", confidence=4, reason="Said so")
    package = make_handover(cast, upto="preparing")
    assert [row.code for row in package.sections.all()] == list(SectionCode.values)
    assert "Live in two months" in text_of(package, "commitments")
    assert "At risk" in text_of(package, "commitments")
    assert "Chen Zhiyuan" in text_of(package, "customer")
    assert "confidence in us 4 of 5" in text_of(package, "stakeholders")
    assert package.sections.get(code="importance").body == cast.project.strategic_importance


def test_whoever_may_not_know_private_facts_gathers_none(cast: SimpleNamespace) -> None:
    cast.owner.judge(by=cast.sales, stance="support", confidence=4, reason="Said so")
    gathered = HandoverPackage(project=cast.project).gather(by=cast.admin)
    assert gathered["stakeholders"] == {"zh": "", "en": ""}


def test_only_those_who_may_know_private_facts_read_it() -> None:
    readers = access.roles_with("R", "handover")
    assert set(readers) <= set(access.roles_with("R", "private"))


def test_an_empty_section_is_named(cast: SimpleNamespace) -> None:
    package = make_handover(cast, upto="preparing")
    package.write({"risks": {"zh": " ", "en": ""}, "background": {"zh": "", "en": ""}})
    with pytest.raises(Refused, match="Background, Risks"):
        package.submit(by=cast.sales)
    assert not Outbox.objects.filter(kind="hand_over").exists()
    assert "Still empty" in str(condition(cast, "G4-b").answer.detail)


def test_filled_in_again_it_tells_what_is_new(cast: SimpleNamespace) -> None:
    package = make_handover(cast, upto="preparing")
    package.write({"importance": {"zh": "自己写的", "en": "Own words"}})
    promise(cast)
    package.refresh(by=cast.sales, sections=["commitments"])
    assert "Live in two months" in text_of(package, "commitments")
    assert text_of(package, "importance") == "Own words"


def test_the_manager_is_told_and_reads_section_by_section(cast: SimpleNamespace) -> None:
    package = make_handover(cast, upto="submitted")
    mail = Outbox.objects.get(kind="hand_over")
    assert mail.to_email == cast.pm.email
    first, *rest = package.sections.all()
    with pytest.raises(Refused, match="Only the project manager"):
        package.read(by=cast.executive, section=first)
    package.read(by=cast.pm, section=first, question="Who pays?")
    first.refresh_from_db()
    assert (package.state, first.read_by, first.question) == ("reading", cast.pm, "Who pays?")
    with pytest.raises(Refused, match="Not read yet"):
        package.accept(by=cast.pm)
    assert "7 sections" in str(condition(cast, "G4-b").answer.detail)
    for row in rest:
        package.read(by=cast.pm, section=row)
    assert condition(cast, "G4-b").answer.met
    assert not condition(cast, "G4-d").answer.met
    with pytest.raises(Refused, match="Only the project manager"):
        package.accept(by=cast.sales)
    package.accept(by=cast.pm)
    assert condition(cast, "G4-d").answer.met
    assert Outbox.objects.filter(kind="hand_over_decided", to_email=cast.sales.email).exists()


def test_every_promise_is_judged_before_it_is_accepted(cast: SimpleNamespace) -> None:
    row = promise(cast)
    package = make_handover(cast, upto="read")
    with pytest.raises(Refused, match="Live in two months"):
        package.accept(by=cast.pm)
    row.review(by=cast.pm, verdict="feasible", note="")
    package.accept(by=cast.pm)
    assert package.state == "accepted"


def test_what_cannot_be_kept_needs_an_amendment_or_an_executive(cast: SimpleNamespace) -> None:
    row, other = promise(cast), promise(cast, "三个系统", "Three systems")
    for one in (row, other):
        one.review(by=cast.implementation, verdict="infeasible", note="Three times as long")
    package = make_handover(cast, upto="read")
    with pytest.raises(Refused, match="“Live in two months”, “Three systems”"):
        package.accept(by=cast.pm)
    assert not condition(cast, "G4-e").answer.met
    row.approve(by=cast.executive, note="The customer is worth a third shift")
    put_in_state(cast.project, "contract", contract_passed_at=timezone.now())
    amendment = ContractAmendment(project=cast.project, title="补充协议", reason="做不到", facts="估算")
    with transaction.atomic():
        amendment.put(by=cast.pm, read_version=None)
    amendment.commitments.set([other])
    assert condition(cast, "G4-e").answer.met
    ContractAmendment.objects.update(state="refused")
    assert not condition(cast, "G4-e").answer.met
    package.accept_conditionally(by=cast.pm, conditions="A new amendment is proposed by Friday")
    assert package.state == "conditional"


def test_a_return_is_reasoned_and_counted_and_changed_sections_are_read_again(cast: SimpleNamespace) -> None:
    package = make_handover(cast, upto="read")
    with pytest.raises(Refused) as refused:
        package.give_back(by=cast.pm, reason="No")
    assert refused.value.field == "reason"
    package.give_back(by=cast.pm, reason="The risks are not written down")
    assert (package.state, package.returns) == ("returned", 1)
    assert "risks are not written down" in str(condition(cast, "G4-d").answer.detail)
    package.write({"risks": {"zh": "机房未定", "en": "No room yet"}})
    package.submit(by=cast.sales)
    assert [row.code for row in package.unread] == ["risks"]


def test_conditions_are_written_down(cast: SimpleNamespace) -> None:
    package = make_handover(cast, upto="read")
    with pytest.raises(Refused) as refused:
        package.accept_conditionally(by=cast.pm, conditions=" ")
    assert refused.value.field == "conditions"


def test_there_is_one_at_a_time(cast: SimpleNamespace) -> None:
    make_handover(cast, upto="submitted")
    with pytest.raises(Refused, match="already"):
        make_handover(cast, upto="preparing")


def test_without_a_hand_over_the_gate_asks_for_one_unless_the_item_is_skipped(cast: SimpleNamespace) -> None:
    assert condition(cast, "G4-b").answer.url == reverse(
        "record_new", args=[cast.project.number, "presales", "handovers"]
    )
    assert not condition(cast, "G4-d").answer.met
    ChecklistItem.objects.get(project=cast.project, code="S2-07").skip(
        by=cast.pm, reason_code="OTHER", note="Sold by the project manager"
    )
    assert condition(cast, "G4-b").answer.met
    assert condition(cast, "G4-d").answer.met


def test_risks_are_carried_over(cast: SimpleNamespace) -> None:
    make_plan(cast)
    assert not condition(cast, "G4-f").answer.met
    assert condition(cast, "G4-f").mode == "soft"
    Risk.objects.create(
        project=cast.project, number=1, title="机房未定", category="readiness", probability=3, impact=3, owner=cast.pm,
        due=timezone.localdate(), created_by=cast.sales, updated_by=cast.sales,
    )  # fmt: skip
    assert condition(cast, "G4-f").answer.met


def test_its_document_is_internal_and_says_what_was_read(cast: SimpleNamespace) -> None:
    package = make_handover(cast, upto="read")
    with pytest.raises(Refused, match="not accepted"):
        package.guard_issue()
    package.accept_conditionally(by=cast.pm, conditions="Two more consultants")
    built = hand_over(package)
    assert built["body"]["decision"] == "conditional"
    assert len(built["body"]["sections"]) == 8
    assert all(row["read_by"] for row in built["body"]["sections"])
    assert [slot["party"] for slot in built["slots"]] == ["vendor", "vendor"]
    assert gaps({"language": "both", "body": built["body"], "title": package.document_kind.title}) == []
    assert package.document_kind.internal


def test_the_signed_document_is_shown_at_deliverys_item(cast: SimpleNamespace) -> None:
    package = make_handover(cast)
    document = Document(
        pk=1,
        project=cast.project,
        kind="D15",
        number="P-D15-01",
        title="移交单",
        language="zh",
        public_code="ABCDEFGHJK",
    )
    package.document_signed(document, by=cast.pm)
    item = ChecklistItem.objects.get(project=cast.project, code="S2-07")
    assert (item.state, item.evidence.get().form) == ("doing", "signed_document")


def test_pages_hand_over_read_and_accept(client: Client, cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "contract")
    cast.project.document_language = "both"
    cast.project.save()
    client.force_login(cast.sales)
    new = reverse("record_new", args=[cast.project.number, "presales", "handovers"])
    page = client.get(new)
    data = {name: str(field.initial or "") for name, field in page.context["form"].fields.items()}
    data |= {
        "creation_key": page.context["hidden"]["creation_key"],
        "background": "背景",
        "background_en": "Background",
    }
    assert client.post(new, data).status_code == 302
    package = HandoverPackage.objects.get(project=cast.project)
    assert text_of(package, "background") == "Background"
    edit = reverse("record_edit", args=[cast.project.number, "presales", "handovers", package.number])
    assert client.post(edit, data | {"version": 1, "risks": "机房", "risks_en": "The room"}).status_code == 302
    assert text_of(package, "risks") == "The room"
    assert client.post(package.act_url("submit")).status_code == 302
    client.force_login(cast.pm)
    assert "I have read it" in client.get(package.get_absolute_url()).content.decode()
    for row in package.sections.all():
        assert client.post(package.act_url("read"), {"section": row.pk, "question": ""}).status_code == 302
    assert client.post(package.act_url("accept")).status_code == 302
    package.refresh_from_db()
    assert package.state == "accepted"
    for who in (cast.support, cast.consultant, cast.admin):
        client.force_login(who)
        assert client.get(package.get_absolute_url()).status_code == 403
