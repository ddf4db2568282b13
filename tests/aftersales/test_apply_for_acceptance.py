"""Applying for acceptance: what it brings in by itself, what it wants, what forbids it, whom it tells; and the next round."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from aftersales.documents.applications import build_application
from aftersales.gates.acceptances import severe_settled
from aftersales.models import Acceptance
from aftersales.threads import links
from lifecycle import evidence, hooks
from lifecycle.errors import Refused
from lifecycle.models import Attachment, ChecklistItem, Outbox, Question, SiteSettings, Trace
from lifecycle.models.documents import Document
from lifecycle.uploads import check
from tests.aftersales.acceptances import applied, make_acceptance, make_ready
from tests.cast import make_contact, put_in_state
from tests.presales.contracts import make_contract
from tests.presales.registers import make_requirement

pytestmark = pytest.mark.django_db


def test_issuing_the_application_applies_and_tells_the_panel_once(cast: SimpleNamespace) -> None:
    make_contact(cast.customer, "何主任", ("expert",), email="he@example.com")
    acceptance = applied(cast)
    paper = acceptance.application
    assert acceptance.state == "applied" and acceptance.applied_on == timezone.localdate()
    assert paper is not None and paper.kind == "D34" and acceptance.certificate is None
    body = json.loads(paper.current.data)["body"]
    assert body["papers"][0]["ref"] == "V1.0" and body["requested_on"] == str(acceptance.requested_on)
    assert body["panel"][0]["role"]["en"] == "Customer's expert" and len(body["items"]) == 2
    told = set(Outbox.objects.filter(kind="acceptance_applied").values_list("to_email", flat=True))
    assert "he@example.com" in told and cast.implementation.email in told and cast.pm.email not in told
    acceptance.issue(by=cast.pm, reason="日期改正")
    assert Outbox.objects.filter(kind="acceptance_applied").count() == len(told)
    letter = Outbox.objects.get(kind="acceptance_applied", to_email="he@example.com").text
    assert "/projects/" not in letter


def test_the_application_alone_does_not_finish_the_item(cast: SimpleNamespace) -> None:
    acceptance = applied(cast)
    item = ChecklistItem.objects.get(project=cast.project, code="S3-03")
    assert item.is_open and [row["code"] for row in evidence.lines(item) if row["found"]] == ["D34"]
    assert evidence.maker("D34", item).slug == "acceptances"
    assert acceptance.document == acceptance.application


@pytest.mark.parametrize("lacking", ["scope", "trial_result", "requested_on", "papers", "panel", "items"])
def test_what_it_does_not_say_keeps_it_from_being_issued(cast: SimpleNamespace, lacking: str) -> None:
    acceptance = make_ready(cast)
    if lacking in ("papers", "panel", "items"):
        getattr(acceptance, lacking).all().delete()
    else:
        empty = None if lacking == "requested_on" else ""
        Acceptance.objects.update(**{lacking: empty} | ({f"{lacking}_en": ""} if empty == "" else {}))
    acceptance.refresh_from_db()
    with pytest.raises(Refused, match="Still missing"):
        acceptance.issue(by=cast.pm)
    assert not Document.objects.filter(kind="D34").exists()


def test_whoever_may_not_approve_does_not_apply(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="project manager applies"):
        make_ready(cast).issue(by=cast.implementation)


def test_a_project_that_is_not_ready_is_refused_by_the_records(cast: SimpleNamespace) -> None:
    acceptance = make_ready(cast)
    put_in_state(cast.project, "aftersales")
    acceptance.project.refresh_from_db()
    with pytest.raises(Refused, match=r"not ready for acceptance.*trial run"):
        acceptance.issue(by=cast.pm)
    site = SiteSettings.load()
    modes = {f"G7-{letter}": "soft" for letter in "abdfgh"}
    site.revise(by=cast.admin, version=site.version, gate_modes=modes)
    acceptance.issue(by=cast.pm)
    acceptance.refresh_from_db()
    assert acceptance.state == "applied"


def test_the_page_shows_how_ready_the_project_is(cast: SimpleNamespace, client: Client) -> None:
    acceptance = make_ready(cast)
    put_in_state(cast.project, "aftersales")
    client.force_login(cast.pm)
    page = client.get(acceptance.get_absolute_url())
    text = page.content.decode()
    assert "The trial run is closed with a report" in text and "Forbids applying." in text
    assert page.context["apply_url"] and not page.context["may_issue"]
    put_in_state(cast.project, "acceptance")
    text = client.get(acceptance.get_absolute_url()).content.decode()
    assert "Forbids applying." not in text and "A warning." in text
    issue = client.get(f"{acceptance.get_absolute_url()}issue/").content.decode()
    assert "everybody in the panel is told" in issue


def test_a_severe_issue_forbids_it_until_it_is_answered(cast: SimpleNamespace) -> None:
    question = Question(
        project=cast.project, question_kind="defect", text="结算差一分", severity="high", owner=cast.implementation,
        due=timezone.localdate(), stage="aftersales",
    )  # fmt: skip
    question.put(by=cast.pm, read_version=None)
    answer = severe_settled(cast.project)
    assert not answer.met and "结算差一分" in answer.detail
    Question.objects.update(severity="medium")
    assert severe_settled(cast.project).met
    Question.objects.update(severity="high", state="answered")
    assert severe_settled(cast.project).met


# -- nothing is typed twice --------------------------------------------------------------------------------------------


def test_one_act_brings_in_what_is_not_there_yet_and_says_where_from(cast: SimpleNamespace) -> None:
    contract = make_contract(
        cast, acceptance_criteria="连续运行十五天\n报表一致", acceptance_criteria_en="Fifteen days\nReports agree"
    )
    agreed, declined = make_requirement(cast), make_requirement(cast)
    type(agreed).objects.filter(pk=agreed.pk).update(state="baselined")
    type(agreed).objects.filter(pk=declined.pk).update(state="declined")
    Attachment.add(
        by=cast.pm, subject=cast.project, project=cast.project, checked=check(ContentFile(b"Chapter", "manual.txt")),
        kind="manual",
    )  # fmt: skip
    acceptance = make_acceptance(cast, items=0)
    acceptance.draw(by=cast.pm)
    rows = list(acceptance.items.all())
    assert [(row.source, row.criterion.split("\n")[0]) for row in rows] == [
        ("contract", "连续运行十五天"), ("contract", "报表一致"), ("requirement", agreed.title),
    ]  # fmt: skip
    assert rows[1].criterion_en == "Reports agree" and rows[2].source_ref == agreed.code
    assert Trace.sources(acceptance) == [contract]
    assert list(links(project=cast.project, things=[rows[2]], side="source")) == [agreed]
    assert [paper.name for paper in acceptance.papers.all()] == ["manual.txt"]
    with pytest.raises(Refused, match="stands here already"):
        acceptance.draw(by=cast.pm)
    type(agreed).objects.filter(pk=declined.pk).update(state="verified")
    acceptance.draw(by=cast.pm)
    assert acceptance.items.count() == 4


def test_what_was_written_by_hand_is_not_brought_in_again(cast: SimpleNamespace) -> None:
    need = make_requirement(cast)
    type(need).objects.filter(pk=need.pk).update(state="verified")
    acceptance = make_acceptance(cast, items=0)
    acceptance.items.create(order=1, criterion="对账两小时", source="requirement", source_ref=need.code)
    with pytest.raises(Refused, match="stands here already"):
        acceptance.draw(by=cast.pm)


def test_a_new_one_begins_with_what_the_contract_delivers(
    cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hooks.HOOKS, "deliverables", [lambda **facts: [{"zh": "平台", "en": "Platform"}]])
    acceptance = Acceptance(project=cast.project)
    acceptance.prefill(by=cast.pm)
    assert (acceptance.scope, acceptance.scope_en) == ("平台", "Platform")
    assert acceptance.requested_on is not None and acceptance.requested_on > timezone.localdate()


def test_nothing_of_our_own_readiness_is_in_the_application(cast: SimpleNamespace) -> None:
    data = json.dumps(build_application(make_ready(cast)), ensure_ascii=False)
    assert "ready" not in data.lower() and "promise" not in data.lower()


# -- the next round ----------------------------------------------------------------------------------------------------


def test_the_next_round_keeps_what_the_last_one_came_to(cast: SimpleNamespace, client: Client) -> None:
    acceptance = applied(cast)
    acceptance.start_review(by=cast.pm)
    first = acceptance.items.first()
    acceptance.items.update(result="pass")
    acceptance.items.filter(pk=first.pk).update(result="fail", finding="差一分", finding_en="A cent is missing")
    acceptance.conclude(by=cast.pm, conclusion="结算不一致")
    client.force_login(cast.pm)
    url = f"{acceptance.get_absolute_url()}do/rework/"
    until = timezone.localdate() + timedelta(days=5)
    told = {"reason": "修复结算", f"text_{first.pk}": "改取整规则", f"owner_{first.pk}": f"u{cast.implementation.pk}"}
    assert client.post(url, told | {f"due_{first.pk}": "2020-01-01"}).status_code == 422
    assert client.post(url, told | {f"owner_{first.pk}": "u999999", f"due_{first.pk}": until}).status_code == 422
    assert client.post(url, told | {f"due_{first.pk}": until}).status_code == 302
    acceptance.refresh_from_db()
    assert (acceptance.state, acceptance.round, acceptance.conclusion) == ("preparing", 2, "")
    line = acceptance.outstanding.get()
    assert (line.user, line.due, line.item) == (cast.implementation, until, first)
    kept = acceptance.rounds.get()
    assert kept.conclusion == "结算不一致" and [row["result"] for row in kept.items] == ["fail", "pass"]
    page = client.get(acceptance.get_absolute_url()).content.decode()
    assert "What round 1 came to" in page and "A cent is missing" in page
    with pytest.raises(Refused, match="1 point from the last round"):
        acceptance.issue(by=cast.pm)
    acceptance.settle(by=cast.pm, line=line, note="补丁 1.2")
    Acceptance.objects.update(requested_on=until)
    acceptance.refresh_from_db()
    document = acceptance.issue(by=cast.pm)
    acceptance.refresh_from_db()
    assert acceptance.state == "applied" and document.current.n == 2
    assert json.loads(document.current.data)["body"]["round"] == 2


def test_rework_is_for_what_did_not_pass(cast: SimpleNamespace) -> None:
    acceptance = applied(cast)
    with pytest.raises(Refused):
        acceptance.rework(by=cast.pm, reason="修复")
    assert acceptance.rounds.count() == 0


def test_its_page_stays_within_its_queries(
    cast: SimpleNamespace, client: Client, django_assert_max_num_queries: Any
) -> None:
    """While it is prepared it asks every condition of the gate as well."""
    acceptance = make_ready(cast)
    client.force_login(cast.pm)
    client.get(acceptance.get_absolute_url())
    with django_assert_max_num_queries(40):
        client.get(acceptance.get_absolute_url())
    acceptance.apply(by=cast.pm)
    with django_assert_max_num_queries(30):
        client.get(acceptance.get_absolute_url())
