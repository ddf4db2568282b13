"""Silence never counts without proof, never against a word, never for us."""

import uuid
from datetime import date

import pytest

from lifecycle import silence
from lifecycle.models import Document, Event, Outbox, Project, SignatureRequest
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.deeming.silences import MONDAY, at, moves, run, send, sign, verbs


def test_a_word_of_the_customer_ends_it(out):
    assert run(out, "2026-03-02", "2026-03-06") == "sent"
    with at("2026-03-09"):
        out.signatories.get(contact__isnull=False).decline(reason="第三项尚未完成")
    assert run(out, "2026-03-10", "2026-03-12") == "declined" and out.state == "declined"
    assert "deemed" not in verbs(out)


def test_our_own_signature_must_be_there(contract, cast, no_certificate):
    request = send(cast, signed=False)
    assert run(request, "2026-03-02", "2026-03-11") == "sent"
    assert any("Zhang Min" in line or "张敏" in line for line in silence.card(request.document)["missing"])
    with at("2026-03-11", 21):
        sign(request.signatories.filter(user__isnull=False))
    assert run(request, "2026-03-12") == "deemed"


def test_without_delivery_the_day_moves_on_until_the_request_ends(contract, cast, no_certificate, broken_mail):
    request = send(cast)
    assert run(request, "2026-03-02", "2026-03-10", times=1) == "sent"
    assert moves(request) == [("undelivered", "2026-03-17")] and verbs(request) == ["deemed_moved"]
    card = silence.card(request.document)
    assert card["missing"] and not card["deemed"] and card["steps"]
    assert run(request, "2026-03-11", "2026-03-18", times=1) == "expired"
    assert "deemed" not in verbs(request)


def test_opening_it_proves_delivery_where_the_mail_does_not(contract, cast, no_certificate, broken_mail):
    request = send(cast)
    with at("2026-03-04"):
        request.signatories.get(contact=cast.owner).view(ip="10.0.0.1", agent="x")
    broken_mail.on = False
    Outbox.objects.filter(key__startswith="ask:").update(state="failed")
    assert run(request, "2026-03-05", "2026-03-11") == "viewed"
    assert moves(request) == [("delivered", "2026-03-11")]
    assert Event.objects.get(verb="document.delivered").data["by"] == "opened"
    assert run(request, "2026-03-12") == "deemed"


def test_a_mail_that_left_late_moves_the_day(contract, cast, no_certificate, broken_mail):
    request = send(cast)
    assert run(request, "2026-03-02", "2026-03-03", times=1) == "sent"
    broken_mail.on = False
    assert run(request, "2026-03-04", "2026-03-11") == "sent"
    assert moves(request) == [("delivered", "2026-03-11")]
    assert run(request, "2026-03-12") == "deemed"


def test_a_notice_given_late_moves_the_day(out):
    """The scheduled round stood still: nobody may be surprised by it."""
    assert run(out, "2026-03-02") == "sent"
    assert run(out, "2026-03-10") == "sent" and moves(out) == [("notice", "2026-03-12")]
    assert run(out, "2026-03-11", "2026-03-12") == "sent"
    assert run(out, "2026-03-13") == "deemed"
    assert Outbox.objects.filter(kind="deeming_notice").count() == 1


def test_a_notice_that_does_not_leave_is_written_again_for_a_later_day(out, broken_mail):
    broken_mail.on = False
    assert run(out, "2026-03-02", "2026-03-04") == "sent"
    broken_mail.on = True
    assert run(out, "2026-03-05", "2026-03-10") == "sent"
    assert moves(out) == [("unnoticed", "2026-03-12")]
    broken_mail.on = False
    assert run(out, "2026-03-11", "2026-03-12") == "sent"
    left = Outbox.objects.filter(kind="deeming_notice", state="sent")
    assert [mail.key.rpartition(":")[2] for mail in left] == ["2026-03-12"]  # never the one with the day that passed
    assert moves(out)[-1] == ("notice", "2026-03-13")
    assert run(out, "2026-03-13") == "sent" and run(out, "2026-03-14") == "deemed"


def test_who_signs_for_the_customer_in_second_place_must_have_it_too(contract, cast, no_certificate, monkeypatch):
    slot = {"key": "customer-2", "party": "customer", "role": papers.TITLE, "seal": False, "name": papers.TITLE,
            "title": papers.TITLE}  # fmt: skip
    build = papers.KIND.build
    monkeypatch.setitem(papers.KIND.__dict__, "build", lambda record: _with(build(record), slot))
    people = [Invitee(cast.pm, "vendor-1", order=1), Invitee(cast.owner, "customer-1", order=2),
              Invitee(cast.signatory, "customer-2", order=3)]  # fmt: skip
    request = send(cast, people=people, ordered=True, signed=False)
    with at(MONDAY, 11):
        sign(request.signatories.filter(user__isnull=False))
        request.ask_next(event=Event.objects.latest("pk"))
    assert run(request, "2026-03-02", "2026-03-10", times=1) == "sent" and "deemed" not in verbs(request)
    assert any("Lin Yuan" in line or "林院长" in line for line in silence.card(request.document)["missing"])
    # the first one signs: now the second is asked, and has days of their own
    with at("2026-03-11", 10):
        sign(request.signatories.filter(contact=cast.owner))
        request.ask_next(event=Event.objects.latest("pk"))
    assert run(request, "2026-03-11", "2026-03-18") == "sent" and request.deemed_on == date(2026, 3, 18)
    assert run(request, "2026-03-19") == "deemed"
    assert [person["name"] for person in Event.objects.get(verb="document.deemed").data["silent"]] == ["林院长"]


def _with(data, slot):
    data["slots"] = [*data["slots"], slot]
    return data


def test_somebody_in_a_signatorys_place_has_days_and_notice_of_their_own(out, cast):
    assert run(out, "2026-03-02", "2026-03-06") == "sent"
    with at("2026-03-09", 10):
        out.signatories.get(contact=cast.owner).replace(by=cast.sales, person=cast.signatory, reason="陈主任已调离")
    assert run(out, "2026-03-09", "2026-03-16") == "sent" and out.deemed_on == date(2026, 3, 16)
    assert run(out, "2026-03-17") == "deemed"
    notices = Outbox.objects.filter(kind="deeming_notice").order_by("pk")
    assert [mail.to_email for mail in notices] == [cast.owner.email, cast.signatory.email]


def test_a_new_version_or_an_ended_project_is_never_deemed(out, cast):
    assert run(out, "2026-03-02", "2026-03-06") == "sent"
    Project.objects.filter(pk=cast.project.pk).update(state="terminated")
    assert run(out, "2026-03-10", "2026-03-11", times=1) == "sent"
    Project.objects.filter(pk=cast.project.pk).update(state="delivery")
    with at("2026-03-11", 21):
        Document.issue(by=cast.sales, record=out.document.subject, kind=papers.KIND, language="both", reason="改一处")
    assert run(out, "2026-03-12") == "frozen" and out.state == "voided"


@pytest.mark.parametrize(
    "facts",
    [{"contract_passed_at": None}, {"deemed_days": None}, {"deemed_kinds": ["D35"]}],
    ids=["unsigned", "no clause", "another kind"],
)
def test_nothing_is_deemed_where_the_contract_does_not_say_so(contract, cast, facts, no_certificate):
    Project.objects.filter(pk=contract.pk).update(**facts)
    cast.project.refresh_from_db()
    request = send(cast)
    assert request.deemed_days is None and silence.card(request.document) is None
    assert run(request, "2026-03-10") == "sent" and verbs(request) == []


def test_nothing_is_deemed_that_only_we_sign(contract, cast, no_certificate):
    request = send(cast, people=[Invitee(cast.pm, "vendor-1"), Invitee(cast.owner, "", "copy", 2)], signed=False)
    assert request.deemed_days is None


def test_one_fault_does_not_keep_the_others_waiting(contract, cast, no_certificate, monkeypatch):
    from lifecycle.models import deeming

    first, second = send(cast), None
    with at(MONDAY):
        other = papers.issue(cast, text="另一项承诺")
        second = SignatureRequest.send(
            by=cast.sales, document=other, people=[Invitee(cast.owner, "customer-1")], creation_key=uuid.uuid4()
        )
    real = deeming._deem
    monkeypatch.setattr(
        deeming, "_deem", lambda request, proofs: 1 / 0 if request.pk == first.pk else real(request, proofs)
    )
    assert run(first, "2026-03-02", "2026-03-09") == "sent"
    with at("2026-03-10"), pytest.raises(ZeroDivisionError):
        deeming.watch_all(date(2026, 3, 10))
    second.refresh_from_db()
    assert second.state == "deemed"
