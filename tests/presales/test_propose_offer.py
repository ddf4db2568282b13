"""The sales proposal: drafted from the project, written, sent, answered, issued without anything private."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Requirement, RequirementsDocument
from lifecycle.translations import gaps
from presales.documents import sales_proposal
from presales.drafting import draft
from presales.models import SalesProposal
from tests.presales.dealing import a_proposal
from tests.presales.meetings import an_evaluated_demo
from tests.presales.writing import a_final_log, a_solution

pytestmark = pytest.mark.django_db


def test_a_first_draft_says_what_the_project_knows(cast: SimpleNamespace) -> None:
    cast.customer.background = "省内三甲医院，三个院区。"
    cast.customer.save()
    a_final_log(cast)
    an_evaluated_demo(cast)
    a_solution(cast, business_understanding="三套系统各自为政", business_understanding_en="Three systems apart")
    text = draft(cast.project)
    assert text["background"] == "省内三甲医院，三个院区。\n\n三套系统各自为政"
    assert text["background_en"] == ""  # half an English text would pass for a whole one
    assert (text["needs"], text["needs_en"]) == ("- 对账自动完成", "- Reconcile by itself")
    assert (text["advantages"], text["advantages_en"]) == ("- 领药", "- Drug slips")  # what fits, not the gap
    assert text["implementation_plan"] == "1. 需求确认"


@transaction.atomic
def a_requirement(cast: SimpleNamespace, title: str, state: str) -> None:
    row = Requirement(project=cast.project, title=title, title_en="R", category="functional", source="research")
    row.put(by=cast.implementation, read_version=None)
    Requirement.objects.filter(pk=row.pk).update(state=state)


def test_requirements_that_are_agreed_come_before_what_was_heard(cast: SimpleNamespace) -> None:
    a_final_log(cast)
    a_requirement(cast, "只是听说", "captured")
    assert draft(cast.project)["needs"] == "- 对账自动完成"
    a_requirement(cast, "药品条码", "confirmed")
    assert draft(cast.project)["needs"] == "- 药品条码"


def test_the_requirements_document_gives_the_background(cast: SimpleNamespace) -> None:
    with transaction.atomic():
        paper = RequirementsDocument(project=cast.project, title="需求", background="医院要一码到底")
        paper.put(by=cast.implementation, read_version=None)
    a_solution(cast, business_understanding="旧的理解")
    assert draft(cast.project)["background"] == "医院要一码到底"


def test_a_project_that_knows_nothing_gives_an_empty_draft(cast: SimpleNamespace) -> None:
    assert {name: text for name, text in draft(cast.project).items() if text and not name.startswith("title")} == {}


def test_four_sections_are_written_before_it_is_sent(cast: SimpleNamespace) -> None:
    row = a_proposal(cast, advantages="", advantages_en="")
    for verb in (lambda: row.send(by=cast.sales, on=timezone.localdate()), row.guard_issue):
        with pytest.raises(Refused, match="“what our solution does better” is not written yet"):
            verb()
    row = a_proposal(cast)
    with pytest.raises(Refused) as refused:
        row.send(by=cast.sales, on=timezone.localdate() + timedelta(days=1))
    assert refused.value.field == "on"
    row.send(by=cast.sales, on=timezone.localdate())
    assert (row.state, row.is_editable) == ("sent", False)


def test_it_is_not_sent_after_it_has_run_out(cast: SimpleNamespace) -> None:
    row = a_proposal(cast, valid_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="not valid"):
        row.send(by=cast.sales, on=timezone.localdate())


def test_accepted_or_rejected_with_an_answer(cast: SimpleNamespace) -> None:
    row = a_proposal(cast)
    with pytest.raises(Refused):
        row.accept(by=cast.sales)
    row.send(by=cast.sales, on=timezone.localdate())
    with pytest.raises(Refused) as refused:
        row.reject(by=cast.sales, answer=" ")
    assert refused.value.field == "answer"
    row.reject(by=cast.sales, answer="价格高于预算")
    row.take_back(by=cast.sales, reason="按分期重写")
    assert (row.state, row.sent_on) == ("draft", None)
    row.send(by=cast.sales, on=timezone.localdate())
    row.accept(by=cast.sales, answer="同意")
    assert row.state == "accepted"


def test_the_document_holds_the_sections_and_nothing_private(cast: SimpleNamespace) -> None:
    row = a_proposal(cast, answer="他们的主任反对")
    built = sales_proposal(row)
    assert set(built["body"]) == {
        "subject", "background", "needs", "advantages", "implementation", "price", "valid_until",
    }  # fmt: skip
    assert "主任" not in json.dumps(built, ensure_ascii=False)
    assert gaps({"language": "both", "body": built["body"]}) == []


def test_issued_it_proves_the_item(cast: SimpleNamespace) -> None:
    document = a_proposal(cast).issue(by=cast.sales)
    assert document.kind == "D12" and not json.loads(document.current.data)["internal"]
    assert ChecklistItem.objects.get(project=cast.project, code="S1-15").state == "done"


def test_pages_draft_write_and_send(client: Client, cast: SimpleNamespace) -> None:
    a_final_log(cast)
    client.force_login(cast.sales)
    url = reverse("record_new", args=[cast.project.number, "presales", "proposals"])
    page = client.get(url).content.decode()
    assert "- 对账自动完成" in page
    key = page.split('name="creation_key" value="', 1)[1].split('"', 1)[0]
    told = {"creation_key": key, "title": "方案", "needs": "- 对账自动完成", "background": "**三甲**"}
    assert client.post(url, told).status_code == 302
    row = SalesProposal.objects.get()
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Still to write" in page and "<strong>三甲</strong>" in page
    assert client.post(row.act_url("send"), {"on": timezone.localdate()}).status_code == 422
    client.force_login(cast.consultant)
    assert client.get(row.get_absolute_url()).status_code == 403
