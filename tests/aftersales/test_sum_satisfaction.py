"""How satisfied the customer is, on one line of the project's first page."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from aftersales.models import SupportTicket
from lifecycle import satisfaction
from lifecycle.management.commands.recompute_figures import drift_of
from lifecycle.models import Project
from tests.aftersales.tickets import a_survey, a_survey_answered
from tests.cast import make_user


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def told(cast: SimpleNamespace, who: str = "pm") -> str:
    project = Project.objects.get(pk=cast.project.pk)
    assert not drift_of(project)
    return satisfaction.line(project, getattr(cast, who))


def test_answers_stand_on_the_first_page(cast: SimpleNamespace, client: Client) -> None:
    assert told(cast) == ""
    a_survey_answered(cast)
    assert told(cast) == "3.5 of 5 (surveys: 3.5)"
    client.force_login(cast.pm)
    page = client.get(reverse("project", args=[cast.project.number])).content.decode()
    assert "Satisfaction of the customer" in page and "3.5 of 5" in page


def test_what_nobody_answered_says_nothing(cast: SimpleNamespace) -> None:
    a_survey(cast).give_up(by=cast.support, reason="联系人已离职")
    assert told(cast) == ""


def test_each_answer_weighs_the_same_and_needs_its_right(cast: SimpleNamespace) -> None:
    rows = [
        {"heard": "meetings", "mean": 5.0, "n": 1},
        {"heard": "surveys", "mean": 3.0, "n": 3},
        {"heard": "gone", "mean": 1, "n": 9},
    ]
    Project.objects.filter(pk=cast.project.pk).update(satisfaction=rows)
    cast.project.refresh_from_db()
    assert satisfaction.line(cast.project, cast.pm) == "3.5 of 5 (meetings: 5.0, surveys: 3.0)"
    assert satisfaction.line(cast.project, make_user("stranger@example.com", ["PM"])) == ""
    assert SupportTicket.figured and SupportTicket.outlives
