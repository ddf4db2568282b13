"""A finding becomes a risk, and what was shown immature a promise to be judged: in one step, with its trace."""

from types import SimpleNamespace

import pytest
from django.test import Client

from lifecycle.models import Commitment, Risk, Trace
from tests.presales.meetings import a_demo, an_exchange

pytestmark = pytest.mark.django_db

VERDICTS = {"verdict_domain": "ok", "verdict_approach": "no", "verdict_usability": "ok"}


@pytest.fixture
def implementation(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.implementation)
    return client


def filled(client: Client, url: str) -> dict[str, object]:
    form = client.get(url).context["form"]
    return {field.html_name: field.value() for field in form if field.value() not in (None, False)}


def test_a_finding_becomes_a_risk_with_its_trace(cast: SimpleNamespace, implementation: Client) -> None:
    exchange = an_exchange(cast)
    exchange.conclude(by=cast.implementation, findings="接口没有测试环境", findings_en="No test system", **VERDICTS)
    url = implementation.get(exchange.get_absolute_url()).context["risk_url"]
    page = implementation.get(url)
    data = filled(implementation, url)
    assert (data["title"], data["category"], data["impact"]) == ("接口没有测试环境", "technical", 4)
    data |= {"probability": 4, "due": "2027-01-05", "creation_key": page.context["hidden"]["creation_key"]}
    assert implementation.post(url.partition("?")[0], data).status_code == 302
    risk = Risk.objects.get()
    assert Trace.targets(exchange) == [risk] and risk.exposure == 16
    assert risk.label in implementation.get(exchange.get_absolute_url()).content.decode()


def test_an_exchange_without_a_doubt_offers_no_risk(cast: SimpleNamespace, implementation: Client) -> None:
    exchange = an_exchange(cast)
    assert "risk_url" not in implementation.get(exchange.get_absolute_url()).context
    exchange.conclude(by=cast.implementation, **dict.fromkeys(VERDICTS, "ok"))
    assert "risk_url" not in implementation.get(exchange.get_absolute_url()).context


def test_what_was_shown_immature_is_proposed_as_a_promise(cast: SimpleNamespace, implementation: Client) -> None:
    demo = a_demo(cast, maturity="development", exception_reason="客户坚持要看")
    assert "Write it down as a promise" not in implementation.get(demo.get_absolute_url()).content.decode()
    demo.hold(by=cast.implementation, minutes=60, reason="时间紧")
    page = implementation.get(demo.get_absolute_url())
    assert "Write it down as a promise" in page.content.decode()
    data = filled(implementation, page.context["promise_url"])
    assert data["product_maturity"] == "development" and data["source"] == "demo" and "药房管理" in str(data["text"])
    assert data["promised_to"] == cast.owner.pk
    key = implementation.get(page.context["promise_url"]).context["hidden"]["creation_key"]
    answer = implementation.post(page.context["promise_url"].partition("?")[0], data | {"creation_key": key})
    assert answer.status_code == 302
    assert Trace.targets(demo)[0] == Commitment.objects.get()
    page = implementation.get(demo.get_absolute_url()).content.decode()
    assert "Write it down as a promise" not in page and "Registered" in page


def test_a_mature_product_proposes_nothing(cast: SimpleNamespace, implementation: Client) -> None:
    demo = a_demo(cast)
    demo.prepare(by=cast.implementation)
    demo.hold(by=cast.implementation, minutes=60)
    assert demo.as_promise() == {}
    assert "Write it down as a promise" not in implementation.get(demo.get_absolute_url()).content.decode()
