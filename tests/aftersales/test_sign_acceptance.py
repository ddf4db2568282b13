"""The acceptance certificate: issued, signed by the whole panel, and what follows from it."""

import json
from datetime import date

import pytest

from aftersales.documents import build_acceptance
from aftersales.gates.acceptances import certificate_signed, delays_attached, items_passed, panel_complete
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models import PaperCopy
from lifecycle.models.signatures import Invitee, SignatureRequest
from tests.aftersales.acceptances import make_acceptance, passed, review, sign_by_panel
from tests.lifecycle.sitework import make_delay


@pytest.fixture
def reached(monkeypatch):
    found = []
    monkeypatch.setitem(hooks.HOOKS, "trigger_reached", [lambda **facts: found.append(facts["trigger"])])
    return found


def test_no_certificate_before_the_panel_has_accepted(cast):
    with pytest.raises(Refused):
        review(cast).issue(by=cast.pm)


def test_signed_by_all_the_payment_for_acceptance_falls_due_once(cast, reached):
    acceptance = passed(cast)
    document = acceptance.issue(by=cast.pm)
    assert not certificate_signed(cast.project).met
    sign_by_panel(acceptance, document)
    acceptance.refresh_from_db()
    assert acceptance.signed_on and reached == ["acceptance"]
    assert certificate_signed(cast.project).met
    assert all(row["signed"] for row in acceptance.signing_panel)


@pytest.mark.parametrize("kind", ["preliminary", "phase"])
def test_only_the_final_acceptance_makes_money_fall_due(cast, reached, kind):
    acceptance = passed(cast, acceptance_kind=kind)
    sign_by_panel(acceptance, acceptance.issue(by=cast.pm))
    assert reached == []
    answer = certificate_signed(cast.project)  # nor does it open the gate to payment, where nothing but money is left
    assert not answer.met and "final acceptance" in answer.detail


def test_the_gate_wants_every_signature_of_the_panel(cast, reached):
    acceptance = passed(cast)
    sign_by_panel(acceptance, acceptance.issue(by=cast.pm), without=1)
    answer = certificate_signed(cast.project)
    assert not answer.met and str(acceptance.panel.last()) in answer.detail
    acceptance.refresh_from_db()
    assert acceptance.signed_on is None and reached == []  # nor does money fall due


def test_a_signature_on_paper_or_in_the_place_of_another_counts(cast, reached):
    acceptance = passed(cast)
    document = acceptance.issue(by=cast.pm)
    members = [member.person for member in acceptance.panel.all()]
    people = [Invitee(person, f"panel-{n}") for n, person in enumerate(members, 1)]
    request = SignatureRequest.send(by=cast.pm, document=document, people=people)
    first = request.signatories.order_by("pk")[0]
    first.replace(by=cast.pm, person=cast.signatory, reason="出差")
    for signatory in request.signatories.exclude(state="replaced"):
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account" if signatory.user_id else "link",
        )  # fmt: skip
    assert certificate_signed(cast.project).met

    document = type(acceptance).objects.get(pk=acceptance.pk).issue(by=cast.pm, reason="纸质签署")
    assert not certificate_signed(cast.project).met
    signed = {"name": "陈志远", "signed": True, "stamped": False, "on": None}
    seals = {f"panel-{n}": dict(signed) for n in range(1, len(members) + 1)}
    seals["panel-1"]["signed"] = False
    paper = PaperCopy.objects.create(
        document=document, version=document.current, state="confirmed", issued_by=cast.pm, confirmed_by=cast.pm, seals=seals,
    )  # fmt: skip
    document.set_state("completed", how="paper")
    assert certificate_signed(cast.project).detail == f"Still to sign: {members[0]}"
    PaperCopy.objects.filter(pk=paper.pk).update(seals=seals | {"panel-1": signed})
    assert certificate_signed(cast.project).met


def test_whoever_declines_sends_it_back_to_the_check(cast):
    acceptance = passed(cast)
    document = acceptance.issue(by=cast.pm)
    request = SignatureRequest.send(by=cast.pm, document=document, people=[Invitee(cast.owner, "panel-1")])
    request.signatories.get().decline(reason="第三项没有验证")
    acceptance.refresh_from_db()
    assert (acceptance.state, acceptance.rework_note) == ("reviewing", "第三项没有验证")


def test_a_void_certificate_is_signed_by_nobody(cast, reached):
    acceptance = passed(cast)
    document = acceptance.issue(by=cast.pm)
    sign_by_panel(acceptance, document)
    document.void(by=cast.admin, reason="项目名称有误")
    acceptance.refresh_from_db()
    assert acceptance.signed_on is None and not certificate_signed(cast.project).met


def test_a_place_to_sign_for_each_of_the_panel(cast):
    slots = build_acceptance(passed(cast))["slots"]
    assert [slot["key"] for slot in slots] == ["panel-1", "panel-2", "panel-3", "panel-4"]
    assert [slot["party"] for slot in slots] == ["customer", "vendor", "vendor", "vendor"]


def test_the_document_says_what_was_found_and_whose_delays_they_were(cast):
    acceptance = review(cast, "conditional", "pass")
    item = acceptance.items.first()
    acceptance.outstanding.create(text="打印缺编号", user=cast.pm, due=date(2026, 9, 20), item=item)
    acceptance.delays.create(side="shared", days=3, cause="联调", agreed=True)
    acceptance.delays.create(side="force", days=2, cause="台风")
    acceptance.conclude(by=cast.pm)
    body = build_acceptance(acceptance)["body"]
    assert body["result"] == "conditional" and [i["result"] for i in body["items"]] == ["conditional", "passed"]
    assert body["outstanding"][0]["item"] == "A-01" and body["outstanding"][0]["owner"]["zh"] == "张敏"
    assert {d["side"] for d in body["delays"]} == {"both", "force_majeure"}


def test_the_conditions_of_the_gate_to_payment(cast):
    conditions = (panel_complete, items_passed, certificate_signed, delays_attached)
    assert not any(condition(cast.project).met for condition in conditions)
    acceptance = make_acceptance(cast)
    assert panel_complete(cast.project).met and not items_passed(cast.project).met
    acceptance.panel.filter(role="BM").delete()
    assert not panel_complete(cast.project).met
    type(acceptance).objects.filter(pk=acceptance.pk).update(no_delays=True)
    assert delays_attached(cast.project).met


def test_no_delays_is_not_said_of_a_ledger_that_lists_some(cast):
    acceptance = make_acceptance(cast)
    assert not build_acceptance(acceptance)["body"]["delays_untold"]
    make_delay(cast)
    assert build_acceptance(acceptance)["body"]["delays_untold"]
    type(acceptance).objects.filter(pk=acceptance.pk).update(no_delays=True)
    assert "the ledger lists 1" in delays_attached(cast.project).detail
    acceptance.take_delays(by=cast.pm)
    assert delays_attached(cast.project).met


def test_the_check_must_be_concluded_for_the_gate(cast):
    acceptance = review(cast)
    assert not items_passed(cast.project).met
    acceptance.conclude(by=cast.pm)
    assert items_passed(cast.project).met


def test_a_draft_is_made_before_anything_was_checked(cast):
    from lifecycle.documents import preview
    from lifecycle.stages import registry

    acceptance = make_acceptance(cast)
    assert preview(acceptance, registry.documents["D35"], "both").startswith(b"%PDF")
    assert json.dumps(build_acceptance(acceptance))
