"""The kickoff's document: what it says, what it never says, and what its signatures bring about."""

import json

import pytest

from delivery.documents.kickoffs import build_kickoff, rows
from delivery.models import Kickoff
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem
from lifecycle.models.signatures import Invitee, SignatureRequest
from lifecycle.stages import registry
from tests.delivery.kickoffs import MEASURE, ahead, fill, hold, make_kickoff


def sign_by_all(document, people):
    request = SignatureRequest.send(
        by=people[0][0], document=document, people=[Invitee(p, slot) for p, slot in people]
    )
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account" if signatory.user_id else "link",
        )  # fmt: skip
    document.refresh_from_db()


def test_minutes_go_out_after_the_meeting_and_only_once_they_are_written(cast):
    kickoff = fill(make_kickoff(cast), cast)
    with pytest.raises(Refused):
        kickoff.guard_issue()
    kickoff.decide_hold(by=cast.pm)
    kickoff.prepare(by=cast.pm)
    kickoff.hold(by=cast.pm, at=kickoff.at, sponsor_speech_done=True, teams_introduced=True)
    Kickoff.objects.filter(pk=kickoff.pk).update(minutes="")
    kickoff.refresh_from_db()
    with pytest.raises(Refused):
        kickoff.guard_issue()


def test_signed_by_both_it_completes_the_checklist_item(cast):
    kickoff = hold(cast)
    document = kickoff.issue(by=cast.pm, language="both")
    assert document.number == f"{cast.project.number}-D18-01"
    slots = [slot["key"] for slot in json.loads(document.current.data)["slots"]]
    sign_by_all(document, [(cast.pm, slots[1]), (cast.signatory, slots[0])])
    kickoff.refresh_from_db()
    assert (document.state, kickoff.state) == ("completed", "signed") and kickoff.signed_on
    assert ChecklistItem.objects.get(project=cast.project, code="S2-02").state == "done"


def test_a_new_version_or_a_void_document_opens_the_minutes_again(cast):
    kickoff = hold(cast)
    document = kickoff.issue(by=cast.pm)
    sign_by_all(document, [(cast.pm, "vendor-1"), (cast.signatory, "customer-1")])
    kickoff.refresh_from_db()
    kickoff.issue(by=cast.pm, reason="错别字")
    assert (kickoff.state, kickoff.signed_on) == ("held", None)


def test_the_document_says_what_was_agreed(cast):
    body = build_kickoff(hold(cast))["body"]
    assert body["sponsor"]["name"]["zh"] == "林院长" and body["authority"]["text"]["en"]
    assert [row["zh"] for row in body["rules"]] == ["问题当天登记", "变更只走一个口"]
    assert [row["en"] for row in body["rules"]] == ["Log issues the same day", "One door for changes"]
    assert [len(body["rosters"][side]) for side in ("customer", "vendor")] == [2, 2]
    assert body["responsibilities"][0]["vendor"] is None
    assert [p["present"] for p in body["attendance"]].count(True) == 2


def test_texts_whose_languages_do_not_match_line_by_line_stay_whole(cast):
    kickoff = fill(make_kickoff(cast), cast)
    kickoff.working_rules, kickoff.working_rules_en = "一\n二", "One"
    assert rows(kickoff, "working_rules") == [{"zh": "一\n二", "en": "One"}]


def test_no_private_field_reaches_the_document(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_defer(
        by=cast.pm, reason="INTERNAL_CONFLICT", measure=MEASURE, trigger="保密的条件", trigger_on=ahead()
    )
    kickoff = hold(cast, kickoff)
    Kickoff.objects.filter(pk=kickoff.pk).update(prep_notes="保密的筹备", messages_note="保密的缘由")
    kickoff.refresh_from_db()
    said = json.dumps(build_kickoff(kickoff), ensure_ascii=False)
    for secret in ("INTERNAL_CONFLICT", MEASURE, "保密", str(Kickoff.Reason.INTERNAL_CONFLICT.label)):
        assert secret not in said


def test_both_private_reasons_are_named_as_such(cast):
    kickoff = make_kickoff(cast)
    assert {"reason_code", "alternative_measure", "trigger", "prep_notes", "messages_note"} <= kickoff.private
    private = [reason for reason in Kickoff.Reason if Kickoff(reason_code=reason).reason_is_private]
    assert private == [Kickoff.Reason.OVERCOMMITTED, Kickoff.Reason.INTERNAL_CONFLICT]


def test_the_document_kind_is_declared(cast):
    assert registry.documents["D18"].stage == "delivery"
    assert registry.records["delivery.kickoffs"].document == "D18"
