"""Questionnaires: sent by private links, answered once, summed up, and turned into requirements."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Contact, Outbox, PortalLink, Questionnaire, Requirement, Trace
from tests.lifecycle.communications.notes import a_questionnaire, token_in

pytestmark = pytest.mark.django_db
UNTIL = timezone.localdate() + timedelta(days=10)


@pytest.fixture(autouse=True)
def quiet() -> None:
    cache.clear()


@pytest.fixture
def out(cast: SimpleNamespace) -> SimpleNamespace:
    """Sent to two people; one reads English."""
    Contact.objects.filter(pk=cast.owner.pk).update(language="en", confidence=2, relationship_note="PRIVATE-MARK")
    cast.owner.refresh_from_db()
    cast.sheet = a_questionnaire(cast)
    cast.sheet.send(by=cast.implementation, contacts=[cast.owner, cast.signatory], until=UNTIL, message="谢谢")
    mails = {mail.to_email: mail for mail in Outbox.objects.filter(kind="ask_to_answer")}
    cast.mail, cast.other = mails[cast.owner.email], mails[cast.signatory.email]
    cast.path = reverse("portal", args=[token_in(cast.mail)])
    return cast


def told(sheet: Questionnaire, **fields: str) -> dict[str, str]:
    """By the places of the questions: q1 is the first."""
    keys = {f"q{n}": f"q{question.pk}" for n, question in enumerate(sheet.questions.all(), 1)}
    return {keys[name]: value for name, value in fields.items()}


def test_it_is_read_and_answered_in_the_readers_language(out: SimpleNamespace, client: Client) -> None:
    assert "What takes most time?" not in out.other.text and out.mail.subject.startswith("Please answer")
    assert PortalLink.objects.filter(token_hash=token_in(out.mail)).count() == 0  # only its hash is kept
    page = client.get(out.path)
    text = page.content.decode()
    assert page.status_code == 200 and "What takes most time?" in text and "Computer" in text
    assert "PRIVATE-MARK" not in text + out.mail.html
    assert (page["Referrer-Policy"], page["Cache-Control"]) == ("same-origin", "no-store, private")
    assert not PortalLink.objects.exclude(used_at=None).exists()  # looking changes nothing
    answer = client.post(out.path, told(out.sheet, q2="2", q3="4"))
    assert answer.status_code == 422 and 'value="2" id="id_q' in answer.content.decode()
    assert client.post(out.path, told(out.sheet, q1="月底对账", q2="2", q3="4")).status_code == 302
    assert "Thank you" in client.get(out.path).content.decode()
    assert client.post(out.path, told(out.sheet, q1="别的")).status_code == 200  # a second click
    assert [row.words for row in out.sheet.answers.all()] == ["月底对账", "手机", "4"]
    assert "谢谢" in client.get(reverse("portal", args=[token_in(out.other)])).content.decode()


@pytest.mark.parametrize("how", ["revoked", "expired", "closed", "unknown"])
def test_a_dead_link_takes_nothing(out: SimpleNamespace, client: Client, how: str) -> None:
    link, path, later = PortalLink.objects.get(contact=out.owner), out.path, timedelta()
    if how == "revoked":
        client.force_login(out.implementation)
        client.post(reverse("portal_link_end", args=[out.project.number, link.pk]))
        client.logout()
    elif how == "expired":
        later = timedelta(days=11)
    elif how == "closed":
        out.sheet.close(by=out.implementation, note="够了")
    else:
        path = reverse("portal", args=["x" * 43])
    with time_machine.travel(timezone.now() + later):
        for answer in (client.get(path), client.post(path, told(out.sheet, q1="月底"))):
            assert answer.status_code == (404 if how == "unknown" else 410)
            assert "月底" not in answer.content.decode()
    assert not out.sheet.answers.exists()


def test_guessing_is_slowed_down(client: Client, db: Any) -> None:
    answers = {client.get(reverse("portal", args=[f"{n:043d}"])).status_code for n in range(32)}
    assert answers == {404, 429}


def test_who_may_not_see_the_project_ends_no_link(out: SimpleNamespace, client: Client) -> None:
    link = PortalLink.objects.get(contact=out.owner)
    url = reverse("portal_link_end", args=[out.project.number, link.pk])
    for person, status in ((out.outsider, 404), (out.sales, 403)):
        client.force_login(person)
        assert client.post(url).status_code == status
    link.refresh_from_db()
    assert link.standing == "open"


def test_what_cannot_be_sent(cast: SimpleNamespace) -> None:
    sheet = a_questionnaire(cast)
    Contact.objects.filter(pk=cast.owner.pk).update(email="")
    cast.owner.refresh_from_db()
    for contacts, until in (([cast.owner], UNTIL), ([], UNTIL), ([cast.signatory], timezone.localdate())):
        with pytest.raises(Refused):
            sheet.send(by=cast.implementation, contacts=contacts, until=until)
    assert not PortalLink.objects.exists() and not Outbox.objects.filter(kind="ask_to_answer").exists()


def test_a_fresh_link_ends_the_old_one(out: SimpleNamespace, client: Client) -> None:
    out.sheet.send(by=out.implementation, contacts=[out.owner], until=UNTIL)
    assert client.get(out.path).status_code == 410
    fresh = Outbox.objects.filter(kind="ask_to_answer", to_email=out.owner.email).latest("pk")
    path = reverse("portal", args=[token_in(fresh)])
    client.post(path, told(out.sheet, q1="月底"))
    with pytest.raises(Refused):
        out.sheet.send(by=out.implementation, contacts=[out.owner], until=UNTIL)  # has answered


def test_answers_are_summed_up_and_become_requirements(out: SimpleNamespace, client: Client) -> None:
    client.post(out.path, told(out.sheet, q1="月底对账两天", q2="2", q3="4"))
    client.post(reverse("portal", args=[token_in(out.other)]), told(out.sheet, q1="找单据", q3="1"))
    client.force_login(out.implementation)
    page = client.get(out.sheet.get_absolute_url())
    results = page.context["results"]
    assert [row["n"] for row in results] == [2, 1, 2]
    assert [bar["n"] for bar in results[1]["bars"]] == [0, 1] and results[2]["mean"] == 2.5
    answer = results[0]["answers"][0]
    url = reverse("answer_to_requirement", args=[out.project.number, answer.pk])
    client.post(url, {"category": "wrong"})
    assert not Requirement.objects.exists()
    for _n in range(2):
        client.post(url, {"category": "functional"})
    row = Requirement.objects.get()
    assert (row.raised_by, row.elicitation, Trace.sources(row)) == (answer.link.contact, "questionnaire", [answer])
    assert row.code in client.get(out.sheet.get_absolute_url()).content.decode()
    client.force_login(out.sales)  # reads, takes nothing over
    assert client.post(url, {"category": "functional"}).status_code == 403


def test_it_is_written_sent_and_printed_from_its_pages(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.implementation)
    new = reverse("record_new", args=[cast.project.number, "lifecycle", "questionnaires"])
    page = client.get(new)
    data = {
        "title": "需求问卷", "creation_key": page.context["hidden"]["creation_key"], "questions-TOTAL_FORMS": "1",
        "questions-INITIAL_FORMS": "0", "questions-0-text": "用哪种终端？", "questions-0-form": "choice",
        "questions-0-options": "电脑",
    }  # fmt: skip
    answer = client.post(new, data)
    assert answer.status_code == 422 and "at least two choices" in answer.content.decode()
    assert client.post(new, data | {"questions-0-options": "电脑\n手机"}).status_code == 302
    sheet = Questionnaire.objects.get()
    paper = client.get(reverse("questionnaire_paper", args=[cast.project.number, sheet.number])).content.decode()
    assert "☐ 手机" in paper and "Name:" in paper
    sent = client.post(sheet.act_url("send"), {"contacts": [cast.owner.pk], "until": UNTIL})
    assert sent.status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "open" and not sheet.is_editable and sheet.answered_words == "0 of 1"


def test_a_sheet_of_paper_is_typed_in_once_for_each_person(cast: SimpleNamespace, client: Client) -> None:
    sheet = a_questionnaire(cast)
    asked, mark = sheet.questions.get(form="text"), sheet.questions.get(form="scale")
    client.force_login(cast.pm)
    url = sheet.act_url("type")
    page = client.post(url, {"version": sheet.version, "contact": cast.owner.pk})
    assert page.status_code == 422  # an empty sheet says nothing
    assert not sheet.links.exists()
    data = {"version": sheet.version, "contact": cast.owner.pk, f"q{asked.pk}": "打印太慢", f"q{mark.pk}": "4"}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code != 302  # a second click
    sheet.refresh_from_db()
    link = sheet.links.get()
    assert (sheet.state, link.on_paper, link.standing) == ("open", True, "used")
    assert sorted(sheet.answers.values_list("text", "value")) == [("", 4), ("打印太慢", None)]
    with pytest.raises(Refused, match="already"):
        sheet.type_in(by=cast.pm, contact=cast.owner, **{f"q{asked.pk}": "又一次"})
    with pytest.raises(Refused, match="already"):
        sheet.send(by=cast.pm, contacts=[cast.owner], until=timezone.localdate() + timedelta(days=7))
