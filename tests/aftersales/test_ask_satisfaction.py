"""Surveys: suggested, sent by private link, reminded of once, answered once or entered from paper; their trend and gate."""

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from aftersales import satisfaction
from aftersales.gates.phase_two import survey_recorded
from aftersales.models import Acceptance, SatisfactionSurvey, TrainingSession
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Outbox, Project, Trace
from tests.aftersales.acceptances import passed
from tests.aftersales.tickets import a_survey, a_survey_answered
from tests.aftersales.trainings import held
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/a/([^/\s]+)/")
MARKS = {"solution": "4", "people": "5", "time": "", "communication": "4", "support": "3", "whole": "4"}


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def path() -> str:
    found = TOKEN.search(Outbox.objects.filter(kind="survey_ask").latest("pk").text)
    assert found
    return f"/a/{found[1]}/"


def test_it_is_suggested_once_a_point_is_reached(cast: SimpleNamespace, client: Client) -> None:
    assert satisfaction.due(cast.project) == []
    held(cast)
    assert satisfaction.due(cast.project) == ["training"]
    client.force_login(cast.support)
    page = client.get(f"/projects/{cast.project.number}/aftersales/surveys/").content.decode()
    assert "It is time to ask" in page and "?point=training" in page
    a_survey(cast, point="training")
    assert satisfaction.due(cast.project) == []
    SatisfactionSurvey.objects.all().delete()
    TrainingSession.objects.update(at=timezone.now() - timedelta(days=300))
    assert satisfaction.due(cast.project) == []  # too long ago


def test_nobody_is_asked_twice_at_a_point(cast: SimpleNamespace) -> None:
    survey = a_survey(cast)
    with pytest.raises(Refused) as refusal:
        a_survey(cast)
    assert refusal.value.field == "contact"
    survey.give_up(by=cast.support, reason="不愿意填")
    a_survey(cast)


def test_it_is_answered_by_link_and_once(cast: SimpleNamespace, client: Client) -> None:
    survey = a_survey(cast)
    survey.send(by=cast.support, message="谢谢")
    here = path()
    assert client.get(here).status_code == 200
    assert client.post(here, MARKS | {"whole": ""}).status_code == 422
    assert client.post(here, MARKS | {"whole": "9"}).status_code == 422
    assert client.post(here, MARKS | {"comment": "报表慢"}).status_code == 302
    client.post(here, MARKS | {"whole": "1"})  # a second click
    survey.refresh_from_db()
    assert (survey.state, survey.scores["whole"], survey.comment) == ("answered", 4, "报表慢")
    assert "time" not in survey.scores and survey.mean == 4.0
    client.force_login(cast.support)
    page = client.get(survey.get_absolute_url())
    assert page.status_code == 200 and "Make an improvement of it" in page.content.decode()
    made = client.get(
        f"/projects/{cast.project.number}/aftersales/improvements/new/?from=aftersales.surveys.{survey.number}"
    )
    assert "报表慢" in made.content.decode()


def test_an_improvement_that_came_of_it_is_traced(cast: SimpleNamespace, client: Client) -> None:
    survey = a_survey_answered(cast)
    client.force_login(cast.support)
    url = f"/projects/{cast.project.number}/aftersales/improvements/new/"
    form = client.get(f"{url}?from=aftersales.surveys.{survey.number}").context
    data = {
        "title": "报表提速", "description": "报表慢", "area": "performance", "source": "survey", "contact": cast.owner.pk,
        "origin_key": f"aftersales.surveys.{survey.number}", "creation_key": form["hidden"]["creation_key"],
    }  # fmt: skip
    assert client.post(url, data).status_code == 302
    assert [row.title for row in Trace.targets(survey)] == ["报表提速"]


def test_a_second_click_sends_no_second_mail(cast: SimpleNamespace, client: Client) -> None:
    survey = a_survey(cast)
    client.force_login(cast.support)
    for _click in range(2):
        client.post(survey.act_url("send"), {"message": ""})
    assert Outbox.objects.filter(kind="survey_ask").count() == 1
    assert SatisfactionSurvey.objects.get().reminded_on is None
    assert client.post(survey.act_url("again"), {"message": ""}).status_code == 302
    assert Outbox.objects.filter(kind="survey_ask").count() == 2


def test_who_has_not_answered_is_reminded_once(cast: SimpleNamespace) -> None:
    survey = a_survey(cast)
    survey.send(by=cast.support)
    today = timezone.localdate()
    assert satisfaction.tick(today=today) == ""
    SatisfactionSurvey.objects.update(sent_on=today - timedelta(days=8))
    old = path()
    assert satisfaction.tick(today=today).startswith("1 ")
    assert satisfaction.tick(today=today) == ""
    assert Outbox.objects.filter(kind="survey_ask").count() == 2
    assert Client().get(old).status_code == 410
    assert Client().get(path()).status_code == 200


def test_paper_is_entered_and_its_link_ends(cast: SimpleNamespace) -> None:
    survey = a_survey(cast)
    survey.send(by=cast.support)
    here = path()
    with pytest.raises(Refused) as refusal:
        survey.record(by=cast.support, scores={"time": 3}, on=timezone.localdate(), how="纸质")
    assert refusal.value.field == "whole"
    with pytest.raises(Refused) as refusal:
        survey.record(by=cast.support, scores={"whole": 3}, on=timezone.localdate(), how="")
    assert refusal.value.field == "how"
    survey.record(by=cast.support, scores={"whole": 3}, on=timezone.localdate(), how="纸质")
    assert Client().get(here).status_code == 410
    with pytest.raises(Refused):
        survey.record(by=cast.support, scores={"whole": 5}, on=timezone.localdate(), how="纸质")


def test_the_form_for_paper_gives_the_marks_together(cast: SimpleNamespace, client: Client) -> None:
    survey = a_survey(cast)
    client.force_login(cast.support)
    url = survey.act_url("record")
    assert client.get(url).status_code == 200
    wrong = client.post(url, MARKS | {"on": timezone.localdate().isoformat(), "how": "", "whole": ""})
    assert wrong.status_code == 422
    assert client.post(url, MARKS | {"on": timezone.localdate().isoformat(), "how": "纸质"}).status_code == 302
    survey.refresh_from_db()
    assert survey.scores == {"solution": 4, "people": 5, "communication": 4, "support": 3, "whole": 4}


def test_the_trend_goes_from_point_to_point(cast: SimpleNamespace, client: Client) -> None:
    assert satisfaction.trend(cast.project) is None
    for point, mark in (("demo", 5), ("acceptance", 3)):
        survey = a_survey(cast, point=point)
        survey.record(by=cast.support, scores={"whole": mark}, on=timezone.localdate(), how="纸质")
    trend = satisfaction.trend(cast.project)
    assert trend and [mean for _label, mean, _n in trend["points"]] == [5, 3] and trend["words"].startswith("Falling")
    client.force_login(cast.support)
    assert client.get(f"/projects/{cast.project.number}/aftersales/surveys/").status_code == 200


def test_the_gate_wants_an_answer_and_the_document_proves_the_item(cast: SimpleNamespace) -> None:
    assert not survey_recorded(cast.project).met
    survey = a_survey(cast)
    assert not survey_recorded(cast.project).met
    with pytest.raises(Refused, match="answered"):
        survey.issue(by=cast.support)
    survey.record(by=cast.support, scores={"whole": 5}, on=timezone.localdate(), how="纸质")
    assert survey_recorded(cast.project).met
    survey.issue(by=cast.support)
    assert ChecklistItem.objects.get(project=cast.project, code="S3-12", occurrence=1).state == "done"


def test_whoever_looks_after_the_customer_is_told_that_it_is_time_to_ask(
    cast: SimpleNamespace, client: Client
) -> None:
    projects = Project.objects.filter(pk=cast.project.pk)

    def told(person: Any) -> list[str]:
        return [
            row["title"]
            for _key, _title, _icon, rows in satisfaction.today(user=person, projects=projects)
            for row in rows
        ]

    held(cast)
    Project.objects.update(support_owner=cast.support)
    assert told(cast.support) == ["After the training"] and told(cast.pm) == []
    client.force_login(cast.support)
    page = client.get(f"/projects/{cast.project.number}/aftersales/").content.decode()
    assert "It is time to ask" in page and "?point=training" in page
    assert "It is time to ask" not in client.get(f"/projects/{cast.project.number}/delivery/").content.decode()
    survey = a_survey(cast, point="training")
    assert len(told(cast.support)) == 1 and "training" in told(cast.support)[0]  # to be sent now
    survey.record(by=cast.support, scores={"whole": 4}, on=timezone.localdate(), how="纸质")
    assert told(cast.support) == []
    assert "It is time to ask" not in client.get(f"/projects/{cast.project.number}/aftersales/").content.decode()


def test_the_kickoff_is_asked_about_on_the_page_of_delivery(cast: SimpleNamespace, client: Client) -> None:
    item = ChecklistItem.objects.filter(project=cast.project, code="S2-02", occurrence=1)
    item.update(state="done", done_on=timezone.localdate())
    client.force_login(cast.pm)
    page = client.get(f"/projects/{cast.project.number}/delivery/").content.decode()
    assert "It is time to ask" in page and "?point=kickoff" in page
    item.update(done_on=timezone.localdate() - timedelta(days=300))
    assert "It is time to ask" not in client.get(f"/projects/{cast.project.number}/delivery/").content.decode()


def test_six_months_later_a_closed_project_is_asked_about(cast: SimpleNamespace) -> None:
    passed(cast)
    Project.objects.update(support_owner=cast.support)
    put_in_state(cast.project, "closed")
    none = Project.objects.none()
    for days, wanted in ((100, []), (190, ["Six months after acceptance"]), (400, [])):
        Acceptance.objects.update(signed_on=timezone.localdate() - timedelta(days=days))
        rows = [row["title"] for *_head, rows in satisfaction.today(user=cast.support, projects=none) for row in rows]
        assert [title for title in rows if title != "After acceptance"] == wanted, days


def test_a_project_that_was_ended_asks_nothing_any_more(cast: SimpleNamespace, client: Client) -> None:
    survey = a_survey(cast)
    survey.send(by=cast.pm)
    here = path()
    put_in_state(cast.project, "terminated", state_before="payment")
    assert client.get(here).status_code == 410
    assert client.post(here, {"whole": "5"}).status_code == 410
    assert SatisfactionSurvey.objects.get().state == "sent"


def test_the_link_of_somebody_who_left_opens_nothing(cast: SimpleNamespace, client: Client) -> None:
    survey = a_survey(cast)
    survey.send(by=cast.pm)
    here = path()
    survey.contact.leave(by=cast.pm, on=timezone.localdate() + timedelta(days=3))
    assert client.get(here).status_code == 200  # they are still there
    survey.contact.leave(by=cast.pm, on=timezone.localdate())
    assert client.get(here).status_code == 410 and client.post(here, {"whole": "5"}).status_code == 410
    with override("en"), pytest.raises(Refused, match="has left"):
        SatisfactionSurvey.objects.get().remind(by=cast.pm)
