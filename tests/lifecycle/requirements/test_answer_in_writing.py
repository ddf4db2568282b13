"""Requirements are answered in a letter: drawn from what is written, refused without evidence, acknowledged."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import thread, uploads
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, ResponseLetter, SiteSettings, Trace
from tests.cast import make_contact, make_customer, put_in_state
from tests.lifecycle.requirements.letters import NO, PROOF, a_letter, answered, with_task
from tests.presales.writing import send, sign_by_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


def test_a_letter_is_drawn_from_what_the_requirement_says(cast: SimpleNamespace) -> None:
    row = answered(cast, "alternative")
    letter = row.answer_in_writing(by=cast.implementation)
    said = letter.answers.get()
    assert letter.addressee == cast.owner
    assert (said.understanding, said.reason, said.workaround) == (row.business_scenario, row.reason, "先导出表格")
    assert (said.until, said.release, said.constraint) == (row.tolerated_until, "V5.2", "resource")
    assert letter in Trace.targets(row)
    assert not ResponseLetter.unanswered(cast.project).exists()


def test_what_is_not_analysed_cannot_be_answered(cast: SimpleNamespace) -> None:
    from tests.presales.requirements import make_requirements

    row = make_requirements(cast, 1)[0]
    with pytest.raises(Refused, match="not analysed"):
        row.answer_in_writing(by=cast.implementation)


def test_a_refusal_without_reason_and_evidence_is_not_issued(cast: SimpleNamespace) -> None:
    row = answered(cast, "decline")
    letter = row.answer_in_writing(by=cast.implementation)
    with pytest.raises(Refused, match="refused without evidence"):
        letter.guard_issue()
    letter.answers.update(reason="")
    with pytest.raises(Refused, match="has no reason"):
        letter.guard_issue()
    letter.answers.update(reason=NO["reason"], evidence=PROOF)
    letter.guard_issue()


def test_a_file_on_the_requirement_is_evidence_too(cast: SimpleNamespace) -> None:
    row = answered(cast, "decline")
    letter = row.answer_in_writing(by=cast.implementation)
    file = uploads.check(SimpleUploadedFile("rule.txt", "第 3 条".encode()))
    thread.attach(by=cast.implementation, subject=row, project=cast.project, checked=file, kind="file")
    assert letter.hindrances() == []


@pytest.mark.parametrize(("response", "words"), [("now", "says no date"), ("alternative", "way around or a date")])
def test_a_yes_has_a_day_and_a_later_has_a_way(cast: SimpleNamespace, response: str, words: str) -> None:
    letter = answered(cast, response).answer_in_writing(by=cast.implementation)
    letter.answers.update(until=None, workaround="")
    with pytest.raises(Refused, match=words):
        letter.guard_issue()


def test_the_issued_letter_proves_the_item_and_says_nothing_private(cast: SimpleNamespace) -> None:
    row = answered(cast, impact_cost=77777, root_cause="management")
    with_task(cast, row)
    letter = row.answer_in_writing(by=cast.implementation)
    document = letter.issue(by=cast.implementation)
    letter.refresh_from_db()
    assert letter.state == "issued"
    assert ChecklistItem.objects.get(project=cast.project, code="S2-04", occurrence=1).state == "done"
    told = document.current.data
    assert row.business_scenario in told
    assert "77777" not in told
    assert "management" not in told
    assert [slot["key"] for slot in json.loads(told)["slots"]] == ["customer-1", "vendor-1"]


def test_the_customer_acknowledges_it_by_word(cast: SimpleNamespace) -> None:
    letter = a_letter(cast, refused=False)
    today = timezone.localdate()
    facts = {"by": cast.pm, "contact": cast.owner, "on": today, "how": "meeting"}
    with pytest.raises(Refused):
        letter.acknowledge(**facts)  # a draft
    letter.issue(by=cast.implementation)
    letter.refresh_from_db()
    stranger = make_contact(make_customer("别家医院"), "路人")
    for wrong in ({"contact": stranger}, {"on": today + timedelta(days=1)}, {"how": ""}):
        with pytest.raises(Refused):
            letter.acknowledge(**(facts | wrong))
    letter.acknowledge(**facts)
    assert (letter.state, letter.acknowledged_by, letter.acknowledged_how) == ("acknowledged", cast.owner, "meeting")
    with pytest.raises(Refused, match="acknowledged and stays"):
        letter.guard_issue()


def test_both_signatures_acknowledge_it(cast: SimpleNamespace, client: Client) -> None:
    letter = a_letter(cast)
    sign_by_all(send(letter.issue(by=cast.implementation), cast.implementation, cast.owner))
    letter.refresh_from_db()
    assert (letter.state, letter.acknowledged_how) == ("acknowledged", "signature")
    client.force_login(cast.pm)
    page = client.get(letter.answers.first().requirement.get_absolute_url()).content.decode()
    assert "Acknowledged by Chen Zhiyuan" in page


def test_pages_lead_from_the_requirement_to_the_letter(cast: SimpleNamespace, client: Client) -> None:
    row, other = answered(cast, "alternative"), answered(cast, "alternative")
    client.force_login(cast.implementation)
    listed = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "responses"]))
    assert "Not answered in writing yet" in listed.content.decode()
    answer = client.post(row.act_url("answer"), {"addressee": cast.owner.pk, "others": [other.pk]})
    letter = ResponseLetter.objects.get()
    assert answer["Location"] == letter.get_absolute_url()
    assert letter.answers.count() == 2
    page = client.get(letter.get_absolute_url()).content.decode()
    assert row.business_scenario_en in page
    edit = client.get(reverse("record_edit", args=[cast.project.number, "lifecycle", "responses", letter.number]))
    assert edit.status_code == 200


def test_who_may_not_write_letters_is_not_offered_one(cast: SimpleNamespace, client: Client) -> None:
    row = answered(cast)
    client.force_login(cast.sales)
    assert row.act_url("answer") not in client.get(row.get_absolute_url()).content.decode()
    assert client.post(row.act_url("answer"), {"addressee": cast.owner.pk}).status_code == 403


def test_the_company_names_the_three_answers_itself(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.admin)
    told = {"now_zh": "马上办", "now_en": "At once", "version": SiteSettings.load().version}
    assert client.post(reverse("response_labels"), told).status_code == 302
    row = answered(cast)
    assert row.get_response_display() == "At once"
    client.force_login(cast.pm)
    register = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "requirements"]))
    assert register.content.decode().count("At once") >= 3  # the filter, the count and the row
    client.force_login(cast.implementation)
    assert "At once" in client.get(row.act_url("analyse-again")).content.decode()
    with_task(cast, row)
    document = row.answer_in_writing(by=cast.implementation).issue(by=cast.implementation)
    answers = json.loads(document.current.data)["body"]["answers"]
    assert answers[0]["response"] == {"zh": "马上办", "en": "At once"}


def test_only_administrators_name_them(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    assert client.post(reverse("response_labels"), {"now_zh": "x"}).status_code == 403
