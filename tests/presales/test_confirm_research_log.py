"""The customer confirms a final log by signing it; what is ours alone never stands in it."""

import json
from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Document, Evidence
from lifecycle.models.signatures import SignatureRequest
from lifecycle.researchlogpaper import research_log
from presales.gates.duties import research_finished
from tests.presales.writing import a_final_log, a_log, send, sign_by_all

pytestmark = pytest.mark.django_db


def test_draft_is_not_issued(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        a_log(cast).issue(by=cast.implementation)
    assert not Document.objects.exists()


def test_issued_log_speaks_for_research_of_its_stage(cast: SimpleNamespace) -> None:
    document = a_final_log(cast).issue(by=cast.implementation)
    assert document.number == f"{cast.project.number}-D03-01"
    found = Evidence.objects.get(form="document", document_code="D03")
    assert found.item == ChecklistItem.objects.get(project=cast.project, code="S1-02")


def test_signature_confirms_the_log(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    sign_by_all(send(log.issue(by=cast.implementation), cast.implementation, cast.owner))
    log.refresh_from_db()
    assert log.state == "confirmed"
    assert research_finished(cast.project).met
    with pytest.raises(Refused):
        log.reopen(by=cast.implementation, reason="再改")
    with pytest.raises(Refused):
        log.guard_issue()


def test_declined_log_is_a_draft_with_the_reason(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    request = send(log.issue(by=cast.implementation), cast.implementation, cast.owner)
    request.signatories.get(contact=cast.owner).decline(reason="第二条不对，应为三次")
    log.refresh_from_db()
    assert (log.state, log.declined_reason) == ("drafted", "第二条不对，应为三次")
    assert log.is_editable
    assert not research_finished(cast.project).met
    log.finish(by=cast.implementation)
    assert log.declined_reason == ""


def test_log_out_for_signature_is_not_opened(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    send(log.issue(by=cast.implementation), cast.implementation, cast.owner)
    with pytest.raises(Refused, match="out for signature"):
        log.reopen(by=cast.implementation, reason="漏记")
    SignatureRequest.objects.get().void(by=cast.implementation, reason="先改")
    log.reopen(by=cast.implementation, reason="漏记")
    assert log.state == "drafted"


def test_void_document_unconfirms_the_log(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    document = log.issue(by=cast.implementation)
    sign_by_all(send(document, cast.implementation, cast.owner))
    document.refresh_from_db()
    document.void(by=cast.admin, reason="签错了人，须重签")
    log.refresh_from_db()
    assert log.state == "final"


def test_follow_up_goes_on_after_the_signature(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    entry = log.entries.create(
        kind="exception", topic="急诊", text="谁审批？", is_unclear=True, follow_up_owner=cast.consultant,
        follow_up_on=timezone.localdate(), follow_up_method="电话",
    )  # fmt: skip
    log.finish(by=cast.implementation)
    document = log.issue(by=cast.implementation)
    frozen = document.current.data
    sign_by_all(send(document, cast.implementation, cast.owner))
    log.clarify(by=cast.consultant, entry=entry, text="值班护士长")
    document.refresh_from_db()
    assert document.current.data == frozen
    assert log.unclear == []


def test_document_says_what_was_heard_and_nothing_of_ours(cast: SimpleNamespace) -> None:
    log = a_log(cast, precondition="neither", precondition_reason="秘密：没有产品")
    log.opening_remarks = "秘密：先套近乎"
    log.entries.create(kind="idea", topic="领药", text="秘密：卖扫码枪")
    log.entries.create(
        kind="exception", topic="领药", text="夜间谁审批？", is_unclear=True, follow_up_owner=cast.consultant,
        follow_up_on=timezone.localdate(), follow_up_method="电话",
    )  # fmt: skip
    log.reflect(by=cast.implementation, good=[], note="秘密：话太多")
    built = research_log(log)
    body = built["body"]
    assert "秘密" not in json.dumps(built, ensure_ascii=False)
    assert body["precondition"] is None
    assert [topic["topic"]["zh"] for topic in body["topics"]] == ["领药", "对账"]
    assert [row["kind"] for row in body["topics"][0]["entries"]] == ["process", "exception"]
    assert body["unclear"][0]["owner"]["zh"] == "赵强"
    assert body["people"][0]["name"] == {"zh": "陈志远", "en": "Chen Zhiyuan"}
    assert [slot["key"] for slot in built["slots"]] == ["customer-1", "vendor-1"]
    assert built["slots"][0]["name"]["zh"] == "陈志远"


def test_clarified_point_is_told_in_the_document(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    entry = log.entries.create(kind="exception", topic="急诊", text="谁审批？", is_unclear=True)
    log.clarify(by=cast.consultant, entry=entry, text="值班护士长")
    body = research_log(log)["body"]
    assert body["unclear"] == []
    assert "值班护士长" in body["topics"][-1]["entries"][0]["text"]["zh"]


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_every_language_renders(cast: SimpleNamespace, language: str) -> None:
    log = a_final_log(cast)
    log.questions.create(text="能否导出？", text_en="Exports?", reason="管理员不在", reason_en="Admin away")
    document = log.issue(by=cast.implementation, language=language)
    assert document.current.bytes.startswith(b"%PDF")
    assert document.current.pages >= 1
