"""Requirements are confirmed by link, each with its own answer; an objection becomes a question."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Outbox, PortalLink, Question, Requirement, RequirementAsk, Trace
from tests.cast import put_in_state
from tests.lifecycle.communications.notes import token_in
from tests.presales.registers import make_requirement

pytestmark = pytest.mark.django_db
UNTIL = timezone.localdate() + timedelta(days=10)


@pytest.fixture
def asked(cast: SimpleNamespace) -> SimpleNamespace:
    cache.clear()
    cast.first = make_requirement(cast, upto="analysed")
    cast.second = make_requirement(cast, upto="analysed", title="断网登记", title_en="Without a network")
    RequirementAsk.send(
        by=cast.consultant,
        project=cast.project,
        contact=cast.owner,
        requirements=[cast.first, cast.second],
        until=UNTIL,
    )
    mail = Outbox.objects.get(kind="ask_to_confirm")
    cast.path, cast.mail = reverse("portal", args=[token_in(mail)]), mail
    cast.asks = list(RequirementAsk.objects.order_by("requirement__number"))
    return cast


def answers(asked: SimpleNamespace, **fields: str) -> dict[str, str]:
    first, second = (ask.pk for ask in asked.asks)
    return {f"v{first}": "agree", f"v{second}": "object", f"w{second}": "只在库房需要"} | fields


def fresh(asked: SimpleNamespace) -> tuple[Requirement, Requirement]:
    return Requirement.objects.get(pk=asked.first.pk), Requirement.objects.get(pk=asked.second.pk)


def test_a_yes_confirms_and_a_no_asks_a_question(asked: SimpleNamespace, client: Client) -> None:
    text = client.get(asked.path).content.decode()
    assert "自动对账" in text and "月末自动核对" in text
    assert "标准功能可以满足" not in text and "合理" not in text  # how we judge it stays with us
    assert client.post(asked.path, answers(asked)).status_code == 302
    first, second = fresh(asked)
    assert (first.state, first.confirmed_by, first.confirmed_on) == ("confirmed", asked.owner, timezone.localdate())
    assert second.state == "analysed"
    question = Question.objects.get()
    assert (question.raised_by, question.owner) == (asked.owner, asked.consultant) and "只在库房需要" in question.text
    assert Trace.sources(question) == [second]
    client.post(asked.path, answers(asked))
    assert Question.objects.count() == 1  # a second click
    client.force_login(asked.pm)
    page = client.get(second.get_absolute_url()).content.decode()
    assert "That is not what we mean" in page and "只在库房需要" in page and "Chen Zhiyuan" in page


def test_a_no_without_words_is_asked_again_and_nothing_is_lost(asked: SimpleNamespace, client: Client) -> None:
    second = asked.asks[1].pk
    answer = client.post(asked.path, answers(asked, **{f"w{second}": ""}))
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 2
    assert [row.state for row in fresh(asked)] == ["analysed", "analysed"]
    assert PortalLink.objects.get().standing == "open"


def test_a_yes_to_other_words_confirms_nothing(asked: SimpleNamespace, client: Client) -> None:
    Requirement.objects.filter(pk=asked.first.pk).update(description="完全不同的内容")
    assert "完全不同" not in client.get(asked.path).content.decode()
    client.post(asked.path, answers(asked))
    assert fresh(asked)[0].state == "analysed"
    assert RequirementAsk.objects.get(pk=asked.asks[0].pk).verdict == "agree"


def test_only_what_is_analysed_is_asked_about(cast: SimpleNamespace, client: Client) -> None:
    captured = make_requirement(cast, upto="captured")
    with pytest.raises(Refused):
        RequirementAsk.send(
            by=cast.consultant, project=cast.project, contact=cast.owner, requirements=[captured], until=UNTIL
        )
    ready = make_requirement(cast, upto="analysed")
    url = reverse("requirements_ask", args=[cast.project.number])
    client.force_login(cast.consultant)
    told = {"requirements": [captured.pk], "contact": cast.owner.pk, "until": UNTIL}
    assert client.post(url, told).status_code == 422
    assert client.post(url, told | {"requirements": [ready.pk]}).status_code == 302
    assert Outbox.objects.filter(kind="ask_to_confirm").count() == 1
    client.force_login(cast.sales)
    assert client.get(url).status_code == 403


def test_a_project_that_ended_takes_no_answer(asked: SimpleNamespace, client: Client) -> None:
    put_in_state(asked.project, "closed")
    for answer in (client.get(asked.path), client.post(asked.path, answers(asked))):
        assert answer.status_code == 410 and "自动对账" not in answer.content.decode()
    assert not RequirementAsk.objects.exclude(verdict="").exists() and not Question.objects.exists()
    assert PortalLink.objects.get().used_at is None
