"""What was run is signed by the customer and our implementation manager; going live and the rollout wait for it."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle import gates, unavoidable
from lifecycle.errors import Refused
from lifecycle.models import BusinessProcess, ChecklistItem, Evidence
from lifecycle.models.signatures import Invitee, SignatureRequest
from tests.cast import put_in_state
from tests.delivery.test_sign_kickoff import sign_by_all
from tests.delivery.verifying import a_flow, a_verification, concluded
from tests.presales.requirements import make_requirements

pytestmark = pytest.mark.django_db
ITEM = "S2-14"


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


def signed(cast, **facts):
    row = concluded(cast, **facts)
    document = row.issue(by=cast.implementation, language="both")
    sign_by_all(document, [(cast.implementation, "vendor-1"), (cast.signatory, "customer-1")])
    row.refresh_from_db()
    return row, document


def asked(cast, code="G5-f"):
    project = type(cast.project).objects.get(pk=cast.project.pk)
    return next(row for row in gates.evaluate(project, code[:2]).lines if row.condition.code == code).answer


def test_only_what_is_passed_is_issued(cast):
    row = a_verification(cast, "pass", "")
    with pytest.raises(Refused, match="result"):
        row.guard_issue()
    row.lines.update(result="pass")
    row.follow_results(by=cast.pm)
    with pytest.raises(Refused, match="conclusion"):
        row.guard_issue()


def test_signed_by_both_it_is_approved_and_completes_its_item(cast):
    row, document = signed(cast)
    assert (document.number, document.state) == (f"{cast.project.number}-D27-01", "completed")
    assert row.state == "approved" and not row.is_editable
    assert ChecklistItem.objects.get(project=cast.project, code=ITEM).state == "done"
    roles = [slot["role"]["en"] for slot in json.loads(document.current.data)["slots"]]
    assert roles == ["The customer's project team", "Implementation manager"]
    with pytest.raises(Refused):
        row.guard_issue()


def test_the_paper_says_what_each_run_showed(cast):
    row = a_verification(cast, "pass", "fail")
    row.conclude(by=cast.pm, conclusion="一项未通过")
    row.run_again(by=cast.pm)
    row.lines.filter(result="").update(result="pass")
    row.follow_results(by=cast.pm)
    row.conclude(by=cast.pm, conclusion="复验通过")
    body = row.document_kind.build(row)["body"]
    assert body["counts"] == {"pass": 2, "conditional": 0, "all": 2}
    assert [len(told["runs"]) for told in body["verified"]] == [0, 1]
    assert body["verified"][1]["runs"][0]["remark"]["zh"] == "单价不符"


def test_declined_it_is_open_again_with_the_reason(cast, client):
    row = concluded(cast)
    document = row.issue(by=cast.implementation, language="both")
    people = [Invitee(cast.signatory, "customer-1"), Invitee(cast.implementation, "vendor-1")]
    request = SignatureRequest.send(by=cast.implementation, document=document, people=people)
    with pytest.raises(Refused, match="out for signature"):
        row.take_back(by=cast.pm)
    request.signatories.get(contact=cast.signatory).decline(reason="退药没有走通", ip="198.51.100.7", agent="x")
    row.refresh_from_db()
    assert (row.state, row.refused_reason) == ("run", "退药没有走通") and not asked(cast).met
    client.force_login(cast.implementation)
    assert "退药没有走通" in client.get(row.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="concluded as passed"):
        row.document_sent(document, by=cast.pm)


def test_a_void_paper_is_signed_anew(cast):
    row, document = signed(cast)
    assert asked(cast).met and asked(cast, "G6-a").met
    document.void(by=cast.pm, reason="签署人写错了")
    row.refresh_from_db()
    assert row.state == "passed" and not asked(cast).met


def test_a_later_run_that_fails_overtakes_what_was_signed(cast):
    row, document = signed(cast)
    other = a_verification(cast, "fail")
    assert asked(cast).met  # it is not concluded yet
    other.conclude(by=cast.pm, conclusion="升级后不通")
    row.refresh_from_db()
    assert row.state == "superseded"
    assert not Evidence.objects.filter(item__code=ITEM, subject_id=document.pk, document_code="D27").exists()
    answer = asked(cast)
    assert not answer.met and other.label in str(answer.detail)


def test_another_flow_leaves_what_was_signed_alone(cast):
    row, _document = signed(cast, flow=a_flow(cast))
    other = a_verification(cast, "fail")  # of the flow "盘点"
    other.conclude(by=cast.pm, conclusion="盘点不通")
    row.refresh_from_db()
    assert row.state == "approved"


def test_every_key_flow_is_asked_for(cast):
    flow = a_flow(cast)
    signed(cast, flow=flow)
    assert asked(cast).met
    other = a_flow(cast, "住院发药")
    answer = asked(cast)
    assert not answer.met and str(other) in str(answer.detail)
    BusinessProcess.objects.filter(pk=other.pk).update(is_key=False)
    assert asked(cast).met


def test_without_a_record_the_item_tells(cast):
    item = ChecklistItem.objects.filter(project=cast.project, code=ITEM)
    assert not asked(cast).met
    item.update(state="done", done_on=timezone.localdate())
    assert asked(cast).met and asked(cast, "G6-a").met
    a_verification(cast, "pass")
    assert not asked(cast).met  # once there is a record, it is the record that counts
    item.update(state="skipped", skip_note="纸质签署", skip_reason_code="OTHER", skip_approved_by=cast.pm)
    assert asked(cast).met


def test_what_cannot_be_avoided_is_shown_by_the_signature(cast):
    make_requirements(cast, 1, baselined=True)
    ChecklistItem.objects.filter(project=cast.project, code__in=("S2-06", ITEM)).update(
        state="done", done_on=timezone.localdate() - timedelta(days=1)
    )
    assert unavoidable.done(cast.project).met
    a_verification(cast, "pass")
    cast.project = type(cast.project).objects.get(pk=cast.project.pk)
    assert not unavoidable.done(cast.project).met
