"""Where the contract says so, the customer's silence confirms a document: never without proof, never against a word."""

import uuid
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from lifecycle import completion, silence
from lifecycle.errors import Refused
from lifecycle.models import Completion, Document, Event, Outbox, Project, SignatureRequest
from lifecycle.models.calendar import load_official, set_day
from lifecycle.models.signatures import Invitee
from tests.lifecycle.signing import papers

MONDAY = "2026-03-02"


@pytest.fixture
def contract(cast):
    """Signed, with a clause: five working days, for certificates only."""
    Project.objects.filter(pk=cast.project.pk).update(
        contract_passed_at=timezone.now(), deemed_clause="第9.2条", deemed_days=5, deemed_kinds=["T01"]
    )
    cast.project.refresh_from_db()
    return cast.project


@pytest.fixture
def no_certificate(monkeypatch):
    """Certificates of completion take seconds; who owes one is noted."""
    owed = []
    monkeypatch.setattr(completion, "owe", lambda document, **about: owed.append(about))
    return owed


def at(day, hour=20):
    return time_machine.travel(f"{day} {hour:02d}:00+08:00", tick=False)


def send(cast, day=MONDAY, *, hour=10, people=None, ordered=False, signed=True):
    """Asked at ten in the morning; our own people sign at once, as the scheduled round and the seal have no part in it."""
    with at(day, hour):
        people = people or [Invitee(cast.owner, "customer-1"), Invitee(cast.pm, "vendor-1", order=2)]
        request = SignatureRequest.send(
            by=cast.sales, document=papers.issue(cast), people=people, ordered=ordered, creation_key=uuid.uuid4()
        )
        if signed:
            sign(request.signatories.filter(user__isnull=False))
    return request


def sign(places):
    places.update(state="signed", ended_at=timezone.now())


def run(request, first, last=None, times=2):
    """Let the scheduled round run each evening from `first` to `last`; the state of the document afterwards."""
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last or first):
        with at(day):
            for _n in range(times):
                call_command("tick", quiet=True)
        day += timedelta(days=1)
    request.refresh_from_db()
    request.document = Document.objects.get(pk=request.document_id)
    return request.document.state


def verbs(request):
    rows = Event.objects.about(request.document).filter(verb__startswith="document.de").order_by("seq")
    return [event.verb.partition(".")[2] for event in rows]


def moves(request):
    rows = Event.objects.about(request.document).filter(verb="document.deemed_moved").order_by("seq")
    return [(event.data["why"], event.data["on"]) for event in rows]


@pytest.fixture
def broken_mail(monkeypatch):
    """A mail server that takes nothing while `broken_mail.on`."""
    from lifecycle import mail

    state = SimpleNamespace(on=True)
    real = mail.get_connection

    def connection(**facts):
        if state.on:
            raise OSError("no route")
        return real(**facts)

    monkeypatch.setattr(mail, "get_connection", connection)
    return state


@pytest.fixture
def out(contract, cast, no_certificate):
    return send(cast)


# -- the way to the day ------------------------------------------------------------------------------------------------


def test_silence_until_the_day_confirms(out, cast, no_certificate):
    assert out.deemed_on == date(2026, 3, 9) and out.deemed_clause == "第9.2条"
    assert run(out, "2026-03-02", "2026-03-04") == "sent" and verbs(out) == ["delivered"]
    assert run(out, "2026-03-05") == "sent" and verbs(out) == ["delivered", "deemed_notice"]
    assert run(out, "2026-03-06", "2026-03-09") == "sent"
    assert run(out, "2026-03-10") == "deemed"
    assert out.state == "deemed" and out.document.how == "deemed" and out.document.completed_at
    facts = Event.objects.get(verb="document.deemed").data
    assert (facts["clause"], facts["days"], facts["on"]) == ("第9.2条", 5, "2026-03-09")
    (person,) = facts["silent"]
    assert person["by"] == "mail" and person["notice"] and person["reminders"]
    assert run(out, "2026-03-11") == "deemed"
    assert verbs(out) == ["delivered", "deemed_notice", "deemed"] and no_certificate == [{"request": out}]


def test_it_gets_its_certificate_and_is_nowhere_called_signed(contract, cast):
    request = send(cast)
    assert run(request, "2026-03-02", "2026-03-10") == "deemed"
    made = Completion.objects.get(request=request)
    assert '"how":"deemed"' in made.data
    assert (
        not request.document.is_signed and not request.signatories.filter(contact=cast.owner, state="signed").exists()
    )
    told = Outbox.objects.filter(kind="deemed")
    assert {mail.to_email for mail in told} == {cast.sales.email, cast.owner.email}
    assert all(
        "It is not signed" in mail.text or "没有" in mail.text or "Nobody has signed" in mail.text for mail in told
    )
    assert not Outbox.objects.filter(kind__in=("completed", "signed_copy")).exists()


def test_holidays_and_working_saturdays_are_counted_as_they_are(contract, cast, no_certificate):
    load_official([2026])
    request = send(cast, "2026-09-29")
    assert request.deemed_on == date(2026, 10, 12)  # 30 Sep, 8, 9, 10 (a working Saturday) and 12 Oct
    assert run(request, "2026-09-29", "2026-10-12", times=2) == "sent"
    assert run(request, "2026-10-13") == "deemed"


def test_a_day_of_our_own_counts_too(contract, cast, no_certificate):
    set_day(date(2026, 3, 4), False, "公司成立日", by=cast.admin)
    assert send(cast).deemed_on == date(2026, 3, 10)


def test_sent_on_a_saturday_the_first_day_is_monday(contract, cast, no_certificate):
    assert send(cast, "2026-03-07").deemed_on == date(2026, 3, 13)


def test_late_in_the_evening_counts_as_that_day_where_the_company_is(contract, cast, no_certificate):
    with timezone.override("America/New_York"):
        assert send(cast, "2026-03-03", hour=1).deemed_on == date(2026, 3, 10)


# -- what keeps silence from counting ----------------------------------------------------------------------------------


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


# -- afterwards --------------------------------------------------------------------------------------------------------


@pytest.fixture
def deemed(out):
    assert run(out, "2026-03-02", "2026-03-10") == "deemed"
    return out


def test_a_late_signature_or_refusal_finds_it_ended_and_says_so(deemed, cast, client):
    person = deemed.signatories.get(contact=cast.owner)
    with at("2026-03-11"):
        with pytest.raises(Refused, match=r"counts as accepted|视为"):
            person.sign(**papers.typed() | {"sha256": deemed.version.pdf_sha256})
        with pytest.raises(Refused):
            person.decline(reason="第三项尚未完成")
        link = Outbox.objects.get(key=f"deemed:{deemed.pk}:{person.pk}").text.split("/sign/")[1].split("/")[0]
        assert client.get(f"/sign/{link}/").status_code == 200
        assert client.post(f"/sign/{link}/").status_code == 302
        page = client.get("/s/")
        assert "is-deemed" in page.content.decode() and "/s/pdf/" in page.content.decode()
        assert client.get("/s/pdf/").status_code == 200
    assert Document.objects.get(pk=deemed.document_id).state == "deemed"


def test_it_is_sent_again_to_nobody_and_issued_again_with_a_reason_only(deemed, cast):
    document = deemed.document
    with pytest.raises(Refused):
        papers.send(cast, document)
    with pytest.raises(Refused):
        Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both")
    Document.issue(by=cast.sales, record=document.subject, kind=papers.KIND, language="both", reason="客户指出笔误")
    document = Document.objects.get(pk=document.pk)
    assert document.state == "frozen" and document.how == "" and silence.card(document) is None


def test_pages_say_deemed_and_never_signed(deemed, cast, client):
    client.force_login(cast.sales)
    text = client.get(deemed.document.get_absolute_url()).content.decode()
    assert "Deemed accepted, not signed" in text and "第9.2条" in text
    assert (
        "Did not answer" in text and "Signed by all" not in text and "Gates do not take this for a signature" in text
    )
    listed = client.get("/documents/").content.decode()
    assert "Deemed accepted" in listed
    public = client.get(f"/v/{deemed.document.public_code}").content.decode()
    assert "Deemed accepted" in public or "视为" in public


def test_the_mails_say_it_in_plain_words(out, cast):
    run(out, "2026-03-02", "2026-03-06", times=1)
    cast.owner.language = "en"
    asked = Outbox.objects.get(kind="ask_to_sign", to_email=cast.owner.email)
    ours = Outbox.objects.get(kind="ask_to_sign", to_email=cast.pm.email)
    assert "第9.2条" in asked.text and "第9.2条" in asked.html and "第9.2条" not in ours.text
    notice = Outbox.objects.get(kind="deeming_notice")
    assert "2026" in notice.text and "第9.2条" in notice.html and "/sign/" in notice.text


def test_links_last_until_the_day(contract, cast, no_certificate):
    Project.objects.filter(pk=contract.pk).update(deemed_days=20)
    cast.project.refresh_from_db()
    request = send(cast)
    assert timezone.localtime(request.expires_at) > datetime(2026, 3, 31, tzinfo=timezone.get_default_timezone())
    link = request.signatories.get(contact=cast.owner).links.get()
    assert link.expires_at == request.expires_at
