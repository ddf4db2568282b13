"""People, teams and money are asked for, answered by whoever was asked, and held against the skills that are wanted."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Outbox
from presales.forms.resources import ConfirmForm
from tests.presales.dealing import a_request

pytestmark = pytest.mark.django_db


def test_whoever_is_asked_is_told_once(cast: SimpleNamespace) -> None:
    row = a_request(cast)
    row.what = "接口开发 2 人"
    row.put(by=cast.implementation, read_version=row.version)
    row.after_put(by=cast.implementation)
    mails = Outbox.objects.filter(kind="resource_asked")
    assert [mail.to_email for mail in mails] == [cast.executive.email]
    assert "接口开发 1 人" in mails[0].text
    row.asked_of = cast.executive2
    row.put(by=cast.implementation, read_version=row.version)
    row.after_put(by=cast.implementation)
    assert mails.all().count() == 2


def test_nobody_asks_themselves(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        a_request(cast, asked_of=cast.implementation)
    assert refused.value.field == "asked_of"


def test_a_person_is_held_against_the_skills(cast: SimpleNamespace) -> None:
    row = a_request(cast)
    cast.consultant.domains = [{"industry": "health", "level": 4, "years": 6}]
    cast.consultant.save()
    assert row.fit_of(cast.consultant) == [("医疗卫生", True), ("Java", False)]
    with pytest.raises(Refused) as refused:
        row.confirm(by=cast.executive)
    assert refused.value.field == "named"
    with pytest.raises(Refused, match="“Java” does not show") as refused:
        row.confirm(by=cast.executive, named=cast.consultant)
    assert refused.value.field == "answer"
    row.confirm(by=cast.executive, named=cast.consultant, answer="由研发二组带教")
    assert (row.state, row.named) == ("confirmed", cast.consultant)
    told = Outbox.objects.get(kind="resource_answered")
    assert told.to_email == cast.implementation.email
    assert "Zhao Qiang comes" in told.text
    assert ChecklistItem.objects.get(project=cast.project, code="S1-13").evidence.count() == 1


def test_those_who_have_most_of_the_skills_come_first(cast: SimpleNamespace) -> None:
    row = a_request(cast)
    cast.consultant.domains = [{"industry": "health", "level": 4, "years": 6}]
    cast.consultant.save()
    field = ConfirmForm(record=row, user=cast.executive).fields["named"]
    assert list(field.choices)[1][0] == cast.consultant.pk
    assert "1 of 2 skills known" in list(field.choices)[1][1] and "level 4 of 5" in list(field.choices)[1][1]
    assert "Nobody here is known to have all the skills" in field.help_text


def test_a_consultant_type_and_a_skill_count_too(cast: SimpleNamespace) -> None:
    row = a_request(cast, skills="技术服务、Java")
    cast.consultant.consultant_type, cast.consultant.skills = "TECH_SERVICE", ["Java development"]
    found = dict(row.fit_of(cast.consultant))
    assert found["Java"] and len(found) == 2


def test_only_the_one_asked_or_an_executive_answers(cast: SimpleNamespace) -> None:
    row = a_request(cast, asked_of=cast.pm)
    for who in (cast.consultant, cast.implementation):
        with pytest.raises(Refused, match="Only"):
            row.refuse(by=who, answer="没人")
    with pytest.raises(Refused):
        row.refuse(by=cast.pm, answer=" ")
    row.refuse(by=cast.pm, answer="三月后才有人")
    assert row.state == "refused"
    with pytest.raises(Refused):
        row.ask_again(by=cast.implementation, reason="")
    row.ask_again(by=cast.implementation, reason="已推迟到四月")
    assert (row.state, row.answer, row.answered_by) == ("asked", "", None)
    assert Outbox.objects.filter(kind="resource_asked", to_email=cast.pm.email).count() == 2


def test_money_is_confirmed_in_words_without_a_name(cast: SimpleNamespace) -> None:
    row = a_request(cast, resource_kind="financial", skills="")
    with pytest.raises(Refused) as refused:
        row.confirm(by=cast.executive)
    assert refused.value.field == "answer"
    row.confirm(by=cast.executive, answer="五月起每月二万")
    assert row.state == "confirmed"


def test_a_request_that_nobody_answered_in_time_is_flagged(client: Client, cast: SimpleNamespace) -> None:
    row = a_request(cast, needed_by=timezone.localdate() - timedelta(days=1), asked_of=cast.pm)
    assert (row.is_overdue, row.tone) == (True, "bad")
    client.force_login(cast.implementation)
    stage = reverse("project_stage", args=[cast.project.number, "presales"])
    assert "1 not answered · 1 overdue" in client.get(stage).content.decode()
    assert "Asked for, overdue" in client.get(row.get_absolute_url()).content.decode()


def test_it_waits_on_today_until_it_is_answered(client: Client, cast: SimpleNamespace) -> None:
    row = a_request(cast)
    client.force_login(cast.executive)
    page = client.get(reverse("today")).content.decode()
    assert "Asked of you" in page and row.get_absolute_url() in page
    assert client.post(row.act_url("confirm"), {"named": "", "answer": ""}).status_code == 422
    page = client.get(row.act_url("confirm")).content.decode()
    assert "0 of 2 skills known" in page
    told = {"named": cast.consultant.pk, "answer": "带教"}
    assert client.post(row.act_url("confirm"), told).status_code == 302
    assert "no match" in client.get(row.get_absolute_url()).content.decode()
    assert "Asked of you" not in client.get(reverse("today")).content.decode()


def test_sales_reads_requests_and_answers_none(client: Client, cast: SimpleNamespace) -> None:
    row = a_request(cast)
    client.force_login(cast.sales)
    page = client.get(row.get_absolute_url())
    assert page.status_code == 200 and row.act_url("confirm") not in page.content.decode()
    assert client.post(row.act_url("confirm"), {}).status_code == 403
    client.force_login(cast.implementation)
    form = client.get(reverse("record_new", args=[cast.project.number, "presales", "resources"])).content.decode()
    assert "Zhou Zong" in form and "Li Na" not in form.split("asked_of", 1)[1].split("</select>")[0]
