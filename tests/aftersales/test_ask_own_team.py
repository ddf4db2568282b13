"""Our own side's satisfaction: everybody of the team is asked, answers for themselves once, and only the sum is told."""

from types import SimpleNamespace

import pytest
from django.test import Client

from aftersales import closing
from aftersales.models import TeamAnswer
from lifecycle.errors import Refused
from tests.aftersales.closing import a_closure
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db
MARKS = {"aims": 4, "plan": 2, "whole": 3}


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "paid")
    return cast


def test_everybody_of_the_team_is_asked_once(cast: SimpleNamespace) -> None:
    closure = a_closure(cast)
    closure.ask_team(by=cast.pm)
    asked = set(TeamAnswer.objects.values_list("user", flat=True))
    assert {cast.pm.pk, cast.implementation.pk} <= asked and cast.outsider.pk not in asked
    with pytest.raises(Refused, match="already"):
        closure.ask_team(by=cast.pm)


def test_they_answer_on_today_and_only_for_themselves(cast: SimpleNamespace, client: Client) -> None:
    closure = a_closure(cast)
    closure.ask_team(by=cast.pm)
    client.force_login(cast.consultant)
    assert "How was the project for you?" in client.get("/").content.decode()
    page = client.get(closure.act_url("answer")).content.decode()
    assert "Were the plan and the promises realistic?" in page
    missing = client.post(closure.act_url("answer"), {"plan": 2})
    assert missing.status_code == 422
    assert client.post(closure.act_url("answer"), MARKS | {"comment": "承诺太紧"}).status_code == 302
    assert client.get(closure.act_url("answer")).status_code == 403  # once
    assert "How was the project for you?" not in client.get("/").content.decode()
    with pytest.raises(Refused, match="already"):
        closure.answer_for(by=cast.consultant, scores=MARKS)
    client.force_login(cast.executive)
    if not TeamAnswer.objects.filter(user=cast.executive).exists():
        assert client.get(closure.act_url("answer")).status_code == 403


def test_marks_and_words_are_told_once_nobody_can_be_known_by_them(cast: SimpleNamespace) -> None:
    closure = a_closure(cast)
    closure.ask_team(by=cast.pm)
    people = [cast.pm, cast.implementation, cast.consultant]
    for n, user in enumerate(people):
        closure.answer_for(by=user, scores=MARKS | {"whole": 3 + n}, comment=f"意见 {n}")
        told = closing.gather(cast.project)["team"]
        assert bool(told["comments"]) == bool(told["questions"]) == bool(told["mean"]) == (n == 2)
    assert (told["answered"], told["questions"][-1]["mean"]) == (3, "4.0")
    assert not any(user.name in str(told) for user in people)
