"""The records of delivery and after-sales stand in the nine topics of the field; before the contract in one list."""

from types import SimpleNamespace

import pytest
from django.test import Client

from lifecycle import topics
from lifecycle.stages import Stage, registry
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db
NINE = [
    "Kickoff", "Research", "Requirements", "Strategy and plan", "Team", "Meetings and memos", "User training", "Rollout",
    "Acceptance and payment",
]  # fmt: skip


def headings(client: Client, project: object, stage: str) -> list[str]:
    page = client.get(f"/projects/{project.number}/{stage}/")  # type: ignore[attr-defined]
    assert page.status_code == 200
    return [topic["title"] for topic in page.context["topics"]]


def test_the_pages_follow_the_nine_topics_in_their_order(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "aftersales")
    client.force_login(cast.pm)
    both = [*headings(client, cast.project, "delivery"), *headings(client, cast.project, "aftersales")]
    assert set(NINE) <= set(both)
    for stage in ("delivery", "aftersales"):
        found = [title for title in headings(client, cast.project, stage) if title in NINE]
        assert found == [title for title in NINE if title in found]


def test_every_kind_stands_in_exactly_one_of_them(cast: SimpleNamespace) -> None:
    for stage in topics.IN_TOPICS:
        rows = [{"key": kind.key, "area": kind.area} for kind in registry.shown_in(stage)]
        placed = [row["key"] for topic in topics.grouped(rows, stage) for row in topic["rows"]]
        assert sorted(placed) == sorted(row["key"] for row in rows)
    kinds = {"key": "delivery.plans", "area": "plan"}, {"key": "new.kind", "area": "never heard of"}
    assert [topic["title"] for topic in topics.grouped(list(kinds), Stage.DELIVERY)] == [
        "Strategy and plan", "Further records",
    ]  # fmt: skip


def test_a_topic_of_which_nothing_may_be_read_is_not_named(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "aftersales")
    client.force_login(cast.support)  # reads no contract money: acceptance stays, payments do not
    page = client.get(f"/projects/{cast.project.number}/aftersales/").content.decode()
    assert "/aftersales/milestones/" not in page and "/aftersales/acceptances/" in page


def test_before_the_contract_there_are_no_topics(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.sales)
    assert headings(client, cast.project, "presales") == [""]
