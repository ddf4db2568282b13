"""Where the contract says so, the customer's silence confirms a document, and it is said as what it is."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from lifecycle import silence
from lifecycle.errors import Refused
from lifecycle.models import Completion, Document, Event, Outbox, Project
from lifecycle.models.calendar import load_official, set_day
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.deeming.silences import at, run, send, verbs


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
