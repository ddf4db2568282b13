"""The closing report: drawn from the project, judged, reviewed, approved, signed; what it gives to others."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aftersales import closing
from aftersales.gates.closures import closing_held, report_approved
from aftersales.models import CustomerClosure, PaymentMilestone, ProjectClosure
from lifecycle.errors import Refused, Stale
from lifecycle.models import ChecklistItem, Document, KnowledgeNote, ReferenceDuration, SignatureRequest
from lifecycle.models.signatures import Invitee
from presales.models import Budget
from tests.aftersales.acceptances import passed
from tests.aftersales.closing import a_closing_meeting, a_closure, an_edition, sign
from tests.aftersales.milestones import make_milestone
from tests.cast import put_in_state
from tests.lifecycle.sitework import make_delay
from tests.presales.dealing import an_approved_budget
from tests.presales.registers import make_objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "paid", contract_amount=1280000)
    return cast


def lesson(closure: ProjectClosure) -> Any:
    return closure.lessons.get()  # type: ignore[attr-defined]


def test_objectives_of_the_project_stand_in_it_and_are_judged_by_a_person(cast: SimpleNamespace) -> None:
    objective = make_objective(cast)
    closure = ProjectClosure(project=cast.project, summary="完成", waiver="客户领导出差，已书面总结")
    assert [row["objective"] for row in closure.starting_lines(by=cast.pm)["objectives"]] == [objective]
    closure.put(by=cast.pm, read_version=None)
    closure.draw(by=cast.pm)
    row = closure.objectives.get()  # type: ignore[attr-defined]
    assert row.text == objective.statement and not row.is_judged
    with pytest.raises(Refused, match="already"):
        closure.draw(by=cast.pm)
    with pytest.raises(Refused, match=r"objective.*lesson"):
        closure.review(by=cast.implementation)


def test_it_is_written_once_and_not_before_acceptance(cast: SimpleNamespace) -> None:
    a_closure(cast)
    with pytest.raises(Refused, match="already"):
        a_closure(cast)
    ProjectClosure.objects.all().delete()
    put_in_state(cast.project, "delivery")
    with pytest.raises(Refused, match="nothing to close"):
        a_closure(cast)


def test_three_people_stand_behind_it(cast: SimpleNamespace) -> None:
    closure = a_closure(cast)
    with pytest.raises(Refused, match="does not review"):
        closure.review(by=cast.pm)
    closure.review(by=cast.implementation)
    with pytest.raises(Refused, match="executive"):
        closure.approve(by=cast.pm)
    closure.approve(by=cast.executive)
    assert closure.state == "approved" and closure.facts["payments"]["contract"]["amount"] == "1280000.00"
    with pytest.raises((Refused, Stale)):  # a second click
        closure.approve(by=cast.executive)


def test_the_executive_who_reviewed_it_does_not_approve_it(cast: SimpleNamespace) -> None:
    closure = a_closure(cast)
    closure.review(by=cast.executive)
    with pytest.raises(Refused, match="Somebody other"):
        closure.approve(by=cast.executive)
    closure.approve(by=cast.executive2)


def test_figures_follow_the_project_until_the_approval_freezes_them(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="reviewed")
    make_delay(cast)
    assert closure.told_facts()["delays"]["ours"] > 0
    closure.approve(by=cast.executive)
    before = closure.told_facts()["delays"]
    make_delay(cast)
    assert closure.told_facts()["delays"] == before
    assert closing.gather(cast.project)["delays"] != before


def test_payments_say_how_long_the_money_took(cast: SimpleNamespace) -> None:
    milestone = make_milestone(cast)
    told = closing.gather(cast.project)["payments"]
    assert told["cash_days"] is None and told["open"]["amount"] == told["planned"]["amount"]
    cast.project.contract_signed_on = timezone.localdate() - timedelta(days=40)
    milestone.receipts.create(amount=milestone.amount, received_on=timezone.localdate(), created_by=cast.commercial)
    PaymentMilestone.objects.filter(pk=milestone.pk).update(received_amount=milestone.amount, state="received")
    told = closing.gather(cast.project)["payments"]
    assert (told["cash_days"], told["open"]["amount"]) == (40, "0.00")


def test_quality_counts_what_the_panel_found(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "acceptance")
    acceptance = passed(cast)
    told = closing.gather(cast.project)["quality"]["acceptance"]
    results = [row.result for row in acceptance.items.all()]
    assert told["state"] == acceptance.state and told["passed"] == results.count("pass") > 0
    assert told["conditional"] == results.count("conditional")


def test_a_shared_lesson_is_knowledge_until_the_report_is_given_back(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="approved")
    note = KnowledgeNote.objects.get(kind="lesson")
    assert (note.about, note.industry, note.retired) == ("S2-05", cast.project.industry, False)
    assert "签约时约定数据日期" in note.text
    with pytest.raises(Refused) as refusal:
        closure.give_back(by=cast.executive, reason="不全")
    assert refusal.value.field == "reason"
    closure.give_back(by=cast.executive, reason="延误原因写得不清楚，请补充")
    note.refresh_from_db()
    assert note.retired and not ReferenceDuration.objects.exists() and closure.facts == {}
    closure.review(by=cast.implementation)
    closure.approve(by=cast.executive)
    assert KnowledgeNote.objects.get(kind="lesson").pk == note.pk
    note.refresh_from_db()
    assert not note.retired


def test_a_lesson_that_is_not_shared_stays_in_the_report(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="reviewed")
    closure.lessons.update(shared=False)  # type: ignore[attr-defined]
    closure.approve(by=cast.executive)
    assert lesson(closure).note is None and not KnowledgeNote.objects.exists()


def test_executive_and_manager_sign_and_the_item_is_done_by_it(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="reviewed")
    with pytest.raises(Refused, match="approve"):
        closure.issue(by=cast.pm)
    closure.approve(by=cast.executive)
    assert not report_approved(cast.project).met and closing_held(cast.project).met
    document = sign(cast, closure)
    assert document.internal and closure.signed_on == timezone.localdate()
    assert ChecklistItem.objects.get(project=cast.project, code="S3-14").state == "done"
    assert report_approved(cast.project).met


def test_a_report_that_is_given_back_is_called_in_from_its_signatories(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="approved")
    document = closure.issue(by=cast.pm)
    people = [Invitee(cast.executive, "vendor-1"), Invitee(cast.pm, "vendor-2")]
    request = SignatureRequest.send(by=cast.pm, document=document, people=people)
    closure.give_back(by=cast.executive, reason="费用章节缺少外协成本")
    request.refresh_from_db()
    assert request.state == "voided" and closure.signed_on is None
    closure.review(by=cast.implementation)
    ProjectClosure.objects.get(pk=closure.pk).approve(by=cast.executive)
    ProjectClosure.objects.update(approved_at=timezone.now() + timedelta(seconds=2))
    with pytest.raises(Refused, match="issue it again"):
        SignatureRequest.send(by=cast.pm, document=document, people=people)
    assert not report_approved(cast.project).met


def test_a_new_version_of_what_was_signed_is_signed_by_nobody(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="approved")
    sign(cast, closure)
    edition = an_edition(cast)
    sign(cast, edition)
    edition.give(by=cast.pm, contact=cast.owner, on=timezone.localdate(), how="结项大会")
    closure.issue(by=cast.pm, reason="更正错别字")
    edition.issue(by=cast.pm, reason="更正错别字")
    closure.refresh_from_db()
    edition.refresh_from_db()
    assert closure.state == "approved" and closure.signed_on is None and not report_approved(cast.project).met
    assert edition.state == "draft" and edition.signed_on is None and edition.given_on is None


def test_the_edition_is_not_rewritten_while_it_is_out_for_signature(cast: SimpleNamespace) -> None:
    a_closure(cast, upto="approved")
    edition = an_edition(cast)
    document = edition.issue(by=cast.pm)
    people = [Invitee(cast.executive, "vendor-1"), Invitee(cast.pm, "vendor-2")]
    request = SignatureRequest.send(by=cast.pm, document=document, people=people)
    edition = CustomerClosure.objects.get()
    assert not edition.is_editable and "out for signature" in edition.not_editable()
    request.void(by=cast.pm, reason="文字有误")
    edition = CustomerClosure.objects.get()
    edition.opening = "改正后的文字"
    edition.put(by=cast.pm, read_version=edition.version)
    CustomerClosure.objects.update(updated_at=timezone.now() + timedelta(seconds=2))
    with pytest.raises(Refused, match="Issue it again"):
        SignatureRequest.send(by=cast.pm, document=document, people=people)


def test_whoever_declines_opens_it_again(cast: SimpleNamespace) -> None:
    closure = a_closure(cast, upto="approved")
    closure.document_declined(Document(), reason="成本说明不对")
    assert closure.state == "draft" and closure.returned_reason == "成本说明不对" and closure.is_editable
    assert not ReferenceDuration.objects.exists() and not report_approved(cast.project).met


def test_the_gate_asks_the_meeting_the_waiver_or_the_item_that_was_left_out(cast: SimpleNamespace) -> None:
    assert not closing_held(cast.project).met and not report_approved(cast.project).met
    closure = a_closure(cast)
    assert not closing_held(cast.project).met  # a reason counts once an executive has approved it
    meeting = a_closing_meeting(cast, held=False)
    assert "not held" in str(closing_held(cast.project).detail)
    ProjectClosure.objects.filter(pk=closure.pk).update(waiver="", meeting=meeting)
    closure.refresh_from_db()
    assert "the closing meeting that was held, or why there is none" in closure.lacks()
    type(meeting).objects.filter(pk=meeting.pk).update(state="held")
    closure.refresh_from_db()
    assert closure.lacks() == [] and closing_held(cast.project).met
    ProjectClosure.objects.all().delete()
    item = ChecklistItem.objects.get(project=cast.project, code="S3-14")
    item.skip(by=cast.pm, reason_code="OTHER", note="小项目，口头总结")
    assert closing_held(cast.project).met and report_approved(cast.project).met


def test_the_customers_edition_tells_neither_cost_nor_our_own_view(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="first"):
        an_edition(cast)
    an_approved_budget(cast)
    make_delay(cast)
    closure = a_closure(cast, upto="approved", cost_note="比预算多花两成")
    edition = an_edition(cast)
    own, theirs = (
        json.dumps(kind.kind and built(row), ensure_ascii=False)
        for kind, row in ((closure, closure), (edition, edition))
    )
    assert '"labour"' in own and "比预算多花两成" in own and '"team"' in own
    for secret in ('"labour"', "比预算多花两成", closure.summary, closure.waiver):
        assert secret not in theirs
    assert built(edition)["delays"]["sides"] == []  # the customer signed none of them
    assert built(edition)["payments"]["waived"] is None  # nor what was given up
    assert len(built(edition)["lessons"]) == 1
    document = sign(cast, edition)
    assert not document.internal and edition.state == "signed"
    with pytest.raises(Refused) as refusal:
        edition.give(by=cast.pm, contact=cast.owner, on=timezone.localdate() + timedelta(days=1), how="会议")
    assert refusal.value.field == "on"
    edition.give(by=cast.pm, contact=cast.owner, on=timezone.localdate(), how="结项大会")
    assert CustomerClosure.objects.get().state == "given"


def built(record: Any) -> dict[str, Any]:
    from lifecycle.stages import registry

    return dict(registry.documents["D38"].build(record)["body"])


def test_the_edition_with_cost_is_not_for_sales(cast: SimpleNamespace, client: Client) -> None:
    budget = an_approved_budget(cast)
    assert Budget.objects.filter(pk=budget.pk).exists()
    closure = a_closure(cast, upto="approved")
    document = closure.issue(by=cast.pm, language="zh")
    preview = f"{closure.get_absolute_url()}preview/"
    for person, status in ((cast.sales, 404), (cast.commercial, 200)):
        client.force_login(person)
        page = client.get(closure.get_absolute_url()).content.decode()
        assert ('<h3 class="card-title">Cost' in page) == (status == 200)
        assert client.get(document.get_absolute_url()).status_code == status
        assert (client.get(preview).status_code == 403) == (status == 404)
    client.force_login(cast.consultant)
    assert "Still open" not in client.get(closure.get_absolute_url()).content.decode()


def test_its_pages_lead_through_and_the_form_tells_what_is_wrong(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    base = f"/projects/{cast.project.number}/aftersales/closures/"
    make_objective(cast)
    assert client.get(f"{base}new/").status_code == 200
    closure = a_closure(cast)
    assert client.get(base).status_code == 200 and client.get(f"{closure.get_absolute_url()}edit/").status_code == 200
    page = client.get(closure.get_absolute_url()).content.decode()
    assert "How complete it is" in page and "hand it to an executive</button>" not in page
    data = {
        "version": closure.version,
        "summary": "x",
        "waiver": "短",
        "objectives-TOTAL_FORMS": 0,
        "objectives-INITIAL_FORMS": 0,
    }
    data |= {"lessons-TOTAL_FORMS": 0, "lessons-INITIAL_FORMS": 0}
    answer = client.post(f"{closure.get_absolute_url()}edit/", data)
    assert answer.status_code == 422 and "at least 10 characters" in answer.content.decode()
    client.force_login(cast.implementation)
    client.post(closure.act_url("review"))
    client.force_login(cast.executive)
    assert "Closing reports to approve" in client.get("/").content.decode()
    client.post(closure.act_url("approve"))
    closure.refresh_from_db()
    assert closure.state == "approved"
    client.force_login(cast.sales)
    assert client.post(closure.act_url("give-back"), {"reason": "不是我该做的事情吧"}).status_code == 403
