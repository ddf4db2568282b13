"""Some days after a training: asked once by private link, reminded once, answered once; the weak are coached."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales import selfratings
from aftersales.models import SelfRating, TrainingSession
from lifecycle.errors import Refused
from lifecycle.models import Outbox, SiteSettings
from tests.aftersales.trainings import held
from tests.cast import make_contact, put_in_state

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/a/([^/\s]+)/")
GOOD = {"use": 4, "alone": 3, "problems": 3, "ease": 3, "help": 2}
WEAK = {"use": 1, "alone": 1, "problems": 0, "ease": 1, "help": 0}


@pytest.fixture
def session(cast: SimpleNamespace) -> TrainingSession:
    """Held fifteen days ago; a contact with an address came."""
    put_in_state(cast.project, "aftersales")
    made = held(cast, at=timezone.now() - timedelta(days=15))
    cast.owner.department = "药剂科"
    cast.owner.save()
    return made


def path() -> str:
    found = TOKEN.search(Outbox.objects.filter(kind="training_usage").latest("pk").text)
    assert found
    return f"/a/{found[1]}/"


def test_who_came_is_asked_once_when_the_day_has_come(session: TrainingSession) -> None:
    today = timezone.localdate()
    assert selfratings.tick(today=today - timedelta(days=2)) == ""
    assert selfratings.tick(today=today).startswith("1 person asked")
    assert selfratings.tick(today=today) == ""
    assert Outbox.objects.filter(kind="training_usage").count() == 1
    SiteSettings.objects.update(cadences={"self_rating": 40})
    SelfRating.objects.all().delete()
    assert selfratings.tick(today=today) == ""


def test_nobody_is_asked_of_a_training_long_ago_nor_in_a_project_that_ended(session: TrainingSession) -> None:
    TrainingSession.objects.update(at=timezone.now() - timedelta(days=200))
    assert selfratings.tick(today=timezone.localdate()) == ""
    TrainingSession.objects.update(at=timezone.now() - timedelta(days=15))
    put_in_state(session.project, "suspended", state_before="aftersales")
    assert selfratings.tick(today=timezone.localdate()) == ""


def test_it_is_answered_by_link_and_once(session: TrainingSession, client: Client) -> None:
    selfratings.tick(today=timezone.localdate())
    here, topic = path(), session.outline.last()
    assert client.get(here).status_code == 200
    assert client.post(here, GOOD | {"use": ""}).status_code == 422
    assert client.post(here, GOOD | {"use": 9}).status_code == 422
    assert client.post(here, GOOD | {"topics": [999999]}).status_code == 422
    assert client.post(here, GOOD | {"topics": [topic.pk], "hinders": "网络慢"}).status_code == 302
    client.post(here, WEAK)  # a second click
    rating = SelfRating.objects.get()
    assert (rating.levels, rating.mean, rating.hinders, rating.is_weak) == (GOOD, 3.0, "网络慢", False)
    assert list(rating.topics.all()) == [topic]


def test_nothing_is_asked_any_more_once_the_project_has_ended(session: TrainingSession, client: Client) -> None:
    selfratings.tick(today=timezone.localdate())
    here = path()
    put_in_state(session.project, "closed")
    assert client.get(here).status_code == 410
    assert client.post(here, GOOD).status_code == 410
    assert SelfRating.objects.get().answered_on is None


def test_who_has_not_answered_is_reminded_once(session: TrainingSession) -> None:
    today = timezone.localdate()
    selfratings.tick(today=today)
    old = path()
    SelfRating.objects.update(asked_on=today - timedelta(days=8))
    assert selfratings.tick(today=today).startswith("1 reminder")
    assert selfratings.tick(today=today) == ""
    assert Client().get(old).status_code == 410 and Client().get(path()).status_code == 200


def test_the_weak_are_found_and_coached(session: TrainingSession, cast: SimpleNamespace, client: Client) -> None:
    row = session.attendance.get(contact=cast.owner)
    session.enter_rating(by=cast.implementation, attendance=row, levels=WEAK, topics=[], hinders="没有时间练")
    with pytest.raises(Refused, match="answered already"):
        session.enter_rating(by=cast.implementation, attendance=row, levels=GOOD, topics=[])
    told = selfratings.facts(session)
    assert [one["name"] for one in told["departments"]] == ["药剂科"] and told["departments"][0]["weak"] == 1
    client.force_login(cast.implementation)
    page = client.get(session.get_absolute_url()).content.decode()
    assert "These people need coaching" in page and "没有时间练" in page
    form = client.get(session.act_url("coach-weak")).context["form"]
    assert form.initial["people"] == [row.pk]
    stage = f"/projects/{cast.project.number}/aftersales/"
    told = client.get(stage).content.decode()
    assert "How users get on" in told and "Need coaching" in told
    due = (timezone.localdate() + timedelta(days=7)).isoformat()
    data = {"people": [row.pk], "topic": "退药", "due": due}
    assert client.post(session.act_url("coach-weak"), data | {"due": "2020-01-01"}).status_code == 422
    assert client.post(session.act_url("coach-weak"), data).status_code == 302
    assert client.post(session.act_url("coach-weak"), data).status_code == 422  # a second click makes none
    assert session.coaching.count() == 1
    told = client.get(stage).content.decode()
    assert "How users get on" in told and "Need coaching:" not in told  # it is arranged
    assert "These people need coaching" not in client.get(session.get_absolute_url()).content.decode()
    session.coaching.update(done_on=timezone.localdate() - timedelta(days=1))
    assert "Need coaching:" in client.get(stage).content.decode()  # what was done before they said so did not help


def test_only_who_came_is_rated(session: TrainingSession, cast: SimpleNamespace) -> None:
    absent = session.attendance.filter(signed=False).first()
    with pytest.raises(Refused) as refusal:
        session.enter_rating(by=cast.implementation, attendance=absent, levels=GOOD, topics=[])
    assert refusal.value.field == "attendance"
    session.ask_ratings(by=cast.implementation)
    with pytest.raises(Refused, match="nobody left"):
        session.ask_ratings(by=cast.implementation)


def test_who_has_no_address_gets_a_code_to_read_with_the_phone(
    session: TrainingSession, cast: SimpleNamespace, client: Client
) -> None:  # fmt: skip
    nurse = make_contact(cast.customer, "何护士长", ("end-user",), email="", phone="139 0000 1234")
    row = session.attendance.create(contact=nurse, signed=True, order=9)
    assert selfratings.tick(today=timezone.localdate()).startswith("1 ")  # only who has an address
    client.force_login(cast.implementation)
    url = f"/projects/{cast.project.number}/aftersales/training-sessions/{session.number}/rating-links/"
    assert client.get(url).context["form"].initial["people"] == [row.pk]
    assert client.post(url, {}).status_code == 422
    page = client.post(url, {"people": [row.pk]}).content.decode()
    found = TOKEN.search(page)
    assert found and Client().get(f"/a/{found[1]}/").status_code == 200
    client.force_login(cast.commercial)
    assert client.get(url).status_code == 403


def test_the_form_for_paper_takes_every_question(
    session: TrainingSession, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.implementation)
    url, row = session.act_url("usage"), session.attendance.get(contact=cast.owner)
    assert client.get(url).status_code == 200
    assert client.post(url, {"attendance": row.pk} | GOOD | {"alone": ""}).status_code == 422
    assert (
        client.post(url, {"attendance": row.pk} | GOOD | {"topics": [session.outline.first().pk]}).status_code == 302
    )
    rating = SelfRating.objects.get()
    assert rating.way == "paper" and rating.levels == GOOD and rating.topics.count() == 1
