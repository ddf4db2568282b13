"""Needs that were heard become requirements, each once, linked to where it was heard."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.models import Requirement, Trace
from presales import needs
from presales.models import LogEntry, ParkedWish, ShownFunction, UserProblem
from tests.presales.meetings import FINE, a_survey, an_evaluated_demo, an_exchange
from tests.presales.writing import a_final_log, a_log

pytestmark = pytest.mark.django_db


def all_heard(cast: SimpleNamespace) -> list[needs.Need]:
    a_final_log(cast)
    an_evaluated_demo(cast)
    exchange = an_exchange(cast)
    wish = exchange.wishes.create(text="要能用手机拍照", text_en="Photos by phone", contact=cast.owner)
    exchange.settle(by=cast.implementation, wish=wish, disposition="requirement", words="记下了")
    exchange.conclude(by=cast.implementation, **FINE)
    a_survey(cast).finish(by=cast.implementation)
    return needs.waiting(cast.project)


def test_every_place_where_needs_are_heard_is_asked(cast: SimpleNamespace) -> None:
    found = all_heard(cast)
    assert {type(need.row) for need in found} == {LogEntry, ShownFunction, ParkedWish, UserProblem}
    assert "Photos by phone" in [need.words for need in found]


def test_what_is_not_finished_is_not_heard_yet(cast: SimpleNamespace) -> None:
    a_log(cast)
    an_exchange(cast).wishes.create(text="晚点再说")
    assert needs.waiting(cast.project) == []


def test_a_need_becomes_a_requirement_with_its_source(cast: SimpleNamespace) -> None:
    wish = next(need for need in all_heard(cast) if isinstance(need.row, ParkedWish))
    made = needs.take_over({wish.key: "usability"}, project=cast.project, by=cast.implementation)
    (row,) = made
    assert (row.state, row.title, row.title_en) == ("captured", "要能用手机拍照", "Photos by phone")
    assert (row.source, row.category, row.raised_by, row.source_note) == (
        "exchange", "usability", cast.owner, wish.record.label,
    )  # fmt: skip
    assert Trace.sources(row) == [wish.row]


def test_each_once(cast: SimpleNamespace) -> None:
    found = all_heard(cast)
    chosen = dict.fromkeys([need.key for need in found], "functional")
    assert len(needs.take_over(chosen, project=cast.project, by=cast.implementation)) == len(found)
    assert needs.take_over(chosen, project=cast.project, by=cast.implementation) == []
    assert needs.waiting(cast.project) == []
    assert Requirement.objects.count() == len(found)


def test_pages_offer_and_take_over(cast: SimpleNamespace, client: Client) -> None:
    found = all_heard(cast)
    register = reverse("record_list", args=[cast.project.number, "lifecycle", "requirements"])
    url = reverse("needs_heard", args=[cast.project.number])
    client.force_login(cast.implementation)
    page = client.get(register).content.decode()
    assert f"{len(found)} needs that were heard are not in the register yet" in page
    assert url in page
    assert "Photos by phone" in client.get(url).content.decode()
    told = {"need": [need.key for need in found], **{f"category-{need.key}": "functional" for need in found}}
    assert client.post(url, told).url == register
    assert "not in the register yet" not in client.get(register).content.decode()
    assert "Choose at least one" in client.post(url, told, follow=True).content.decode()


def test_who_only_reads_takes_nothing_over(cast: SimpleNamespace, client: Client) -> None:
    all_heard(cast)
    url = reverse("needs_heard", args=[cast.project.number])
    client.force_login(cast.sales)
    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 403
