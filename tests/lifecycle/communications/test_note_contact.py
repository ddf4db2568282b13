"""Contacts are noted in a minute, belong to their author for a day, and leave next steps that do not get lost."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, CommunicationLog, Evidence
from tests.cast import put_in_state
from tests.lifecycle.communications.notes import a_contact

pytestmark = pytest.mark.django_db


def new_url(cast: SimpleNamespace) -> str:
    return reverse("record_new", args=[cast.project.number, "lifecycle", "communications"])


def post(cast: SimpleNamespace, page: Any, **fields: Any) -> dict[str, Any]:
    return {
        "channel": "phone", "audience": "customer", "at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "summary": "院方同意周五演示", "purpose": "relation", "contacts": [cast.owner.pk],
        "creation_key": page.context["hidden"]["creation_key"],
    } | fields  # fmt: skip


def test_it_is_noted_from_every_page_of_the_project_and_counts_as_evidence(
    client: Client, cast: SimpleNamespace
) -> None:
    client.force_login(cast.sales)
    for path in (cast.project.get_absolute_url(), reverse("project_people", args=[cast.project.number])):
        assert f'href="{new_url(cast)}"' in client.get(path).content.decode()
    page = client.get(new_url(cast))
    answer = client.post(new_url(cast), post(cast, page, next_step="寄演示脚本"))
    row = CommunicationLog.objects.get()
    assert answer.status_code == 302
    assert (row.state, row.next_owner, row.formality) == ("open", cast.sales, "formal")
    assert list(row.contacts.all()) == [cast.owner] and list(row.participants.all()) == [cast.sales]
    item = ChecklistItem.objects.get(project=cast.project, code="S1-18", occurrence=1)
    assert Evidence.objects.filter(item=item, subject_id=row.pk).exists() and item.state == "doing"
    client.post(new_url(cast), post(cast, page, next_step="寄演示脚本"))
    assert CommunicationLog.objects.count() == 1  # a second click


def test_what_was_typed_is_kept_when_something_is_missing(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.sales)
    page = client.get(new_url(cast))
    answer = client.post(new_url(cast), post(cast, page, purpose="consultation"))
    text = answer.content.decode()
    assert answer.status_code == 422 and "院方同意周五演示" in text
    assert "Which question was asked?" in text and '<details class="mt-3" open>' in text
    assert not CommunicationLog.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"at": timezone.now() + timedelta(days=1)}, "at"),
        ({"next_on": timezone.localdate()}, "next_step"),
        ({"answer": "可以"}, "question"),
        ({"purpose": "consultation"}, "question"),
    ],
)
def test_half_an_entry_is_refused(cast: SimpleNamespace, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_contact(cast, **fields)
    assert refused.value.field == field


def test_its_author_may_change_it_for_a_day_and_nobody_else(client: Client, cast: SimpleNamespace) -> None:
    row = a_contact(cast)
    assert row.is_editable_by(cast.sales) and not row.is_editable_by(cast.pm)
    row.summary = "别的话"
    with pytest.raises(Refused):
        row.put(by=cast.pm, read_version=row.version)
    client.force_login(cast.pm)
    assert "/edit/" not in client.get(row.get_absolute_url()).content.decode()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        with pytest.raises(Refused):
            row.put(by=cast.sales, read_version=row.version)
        row.refresh_from_db()
        row.add_note(by=cast.pm, text="院方改到下周一")
    assert [extra.text for extra in row.addenda.all()] == ["院方改到下周一"]
    assert row.summary == "问了接口的进度"


def test_a_next_step_stands_on_todays_page_until_it_is_done(client: Client, cast: SimpleNamespace) -> None:
    row = a_contact(cast, next_step="寄演示脚本", next_step_en="Send the script", next_owner=cast.consultant)
    client.force_login(cast.consultant)
    assert "Send the script" in client.get("/").content.decode()
    with pytest.raises(Refused):
        row.finish_step(by=cast.consultant, outcome=" ")
    url = row.act_url("step-done")
    assert client.post(url, {"outcome": "已寄出"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "done" and row.addenda.get().text == "已寄出"
    assert "Send the script" not in client.get("/").content.decode()
    with pytest.raises(Refused):
        row.finish_step(by=cast.consultant, outcome="又寄了")


def test_the_list_is_narrowed_and_costs_the_same(
    client: Client, cast: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        a_contact(cast, summary=f"第 {n} 次", summary_en="", channel="chat" if n < 4 else "phone")
    client.force_login(cast.sales)
    url = reverse("record_list", args=[cast.project.number, "lifecycle", "communications"])
    assert len(client.get(url + "?channel=chat").context["rows"]) == 4
    with django_assert_max_num_queries(24):
        client.get(url)


def test_a_project_that_is_over_takes_no_more(client: Client, cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "closed")
    client.force_login(cast.sales)
    assert client.get(new_url(cast)).status_code == 403
    assert new_url(cast) not in client.get(cast.project.get_absolute_url()).content.decode()
