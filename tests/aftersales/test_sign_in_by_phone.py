"""Signing in to a training: by the code in the room, once, in time; and how it was, by the same code or a private link."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales.documents.trainings import build_sign_in_sheet
from aftersales.models import TrainingDoor, TrainingFeedback, TrainingSession
from aftersales.trainingrounds import tick
from lifecycle.errors import Refused
from lifecycle.models import Outbox, StageTransition
from lifecycle.models.links import token_hash
from tests.aftersales.training_plans import a_session_of, make_training_plan
from tests.aftersales.trainings import a_training
from tests.cast import put_in_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def opened(cast: SimpleNamespace, minutes: int = 10, **fields: object) -> TrainingSession:
    """A session that begins in so many minutes, with its door open."""
    session = a_training(cast, at=timezone.now() + timedelta(minutes=minutes), **fields)
    session.open_sign_in(by=cast.implementation)
    return session


def path(session: TrainingSession) -> str:
    door = session.open_door
    assert door is not None
    return "/t/" + door.address.split("/t/")[1]


def sign(client: Client, session: TrainingSession, name: str = "何护士", department: str = "内科", **more: str):
    return client.post(path(session), {"what": "sign", "name": name, "department": department} | more, follow=True)


def test_the_token_is_not_in_the_database(cast: SimpleNamespace) -> None:
    session = opened(cast)
    door = TrainingDoor.objects.get()
    token = path(session).strip("/").split("/")[-1]
    assert token_hash(token) == door.token_hash and token not in (door.seed, door.token_hash)
    session.open_sign_in(by=cast.implementation, late=45)
    assert path(session).strip("/").endswith(token)
    session.open_sign_in(by=cast.implementation, renew=True)
    assert not path(session).strip("/").endswith(token)


def test_whoever_is_on_the_sheet_signs_their_own_row(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast)
    page = sign(client, session, "何 护士", "内科")
    assert page.status_code == 200 and "you are signed in" in page.content.decode()
    row = session.attendance.get(name="何护士")
    assert row.signed and row.signed_how == "phone" and session.attendance.count() == 2


def test_a_second_sign_in_doubles_nothing(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast)
    sign(client, session, "新来的", "外科")
    other = Client(HTTP_ACCEPT_LANGUAGE="en")
    page = sign(other, session, "新来的", "外科")
    assert "already" in page.content.decode()
    assert session.attendance.filter(name="新来的").count() == 1
    sign(Client(), session, "新来的", "骨科")  # somebody else of the same name
    assert session.attendance.filter(name="新来的").count() == 2


def test_looking_changes_nothing_and_names_nobody(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast)
    page = client.get(path(session))
    assert page.status_code == 200 and "何护士" not in page.content.decode()
    assert not session.attendance.filter(signed=True).exists()
    assert sign(client, session, "", "").status_code == 422


@pytest.mark.parametrize(("minutes", "words"), [(120, "not open yet"), (-40, "has closed"), (-200, "is over")])
def test_too_early_and_too_late_is_refused_kindly(
    cast: SimpleNamespace, client: Client, minutes: int, words: str
) -> None:
    session = opened(cast, minutes)
    page = sign(client, session)
    assert words in page.content.decode() and not session.attendance.filter(signed=True).exists()
    with pytest.raises(Refused, match=words):
        session.sign_in_by_phone(name="何护士", department="内科")


def test_a_wrong_code_opens_nothing(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast)
    old = path(session)
    session.open_sign_in(by=cast.implementation, renew=True)
    assert client.get(old).status_code == 404 and client.get("/t/nothing/").status_code == 404


def test_holding_takes_over_who_signed_by_phone(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast)
    sign(client, session)
    TrainingSession.objects.update(at=timezone.now() - timedelta(minutes=5))
    session.refresh_from_db()
    client.force_login(cast.implementation)
    page = client.get(session.act_url("hold")).content.decode()
    row = session.attendance.get(name="何护士")
    assert f'value="{row.pk}" id="id_came_1" checked' in page or "checked" in page
    session.hold(by=cast.implementation, minutes=90, came=list(session.attendance.all()))
    assert {one.signed_how for one in session.attendance.all()} == {"phone", "sheet"}


def test_the_sheet_and_the_screen_show_the_code(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast)
    assert build_sign_in_sheet(session)["body"]["sign_in"].endswith(path(session))
    url = f"{cast.project.get_absolute_url()}aftersales/training-sessions/{session.number}/screen/"
    client.force_login(cast.implementation)
    page = client.get(url).content.decode()
    assert "<svg" in page and "Hospital ERP" not in page
    client.force_login(cast.sales)
    assert client.get(url).status_code == 403


def test_feedback_comes_by_the_same_phone_once(cast: SimpleNamespace, client: Client) -> None:
    session = opened(cast, -5)
    marks = {"what": "rate", "content": "5", "trainer": "4", "pace": "3", "material": "4", "comment": "好"}
    client.post(path(session), marks)
    assert not TrainingFeedback.objects.exists()  # nobody signed in on this phone
    sign(client, session)
    assert client.post(path(session), marks | {"pace": "9"}).status_code == 422
    assert "Thank you" in client.post(path(session), marks, follow=True).content.decode()
    client.post(path(session), marks | {"pace": "1"})
    assert TrainingFeedback.objects.get().pace == 1


def test_feedback_comes_from_paper(cast: SimpleNamespace, client: Client) -> None:
    session = a_training(cast)
    session.hold(by=cast.implementation, minutes=90, came=list(session.attendance.all()))
    client.force_login(cast.implementation)
    page = client.get(session.act_url("feedback"))
    key = page.context["form"].initial["creation_key"]
    data = {
        "content": "5",
        "trainer": "5",
        "pace": "4",
        "material": "4",
        "creation_key": str(key),
        "comment": "练习再多些",
    }
    assert client.post(session.act_url("feedback"), data | {"content": ""}).status_code == 422
    client.post(session.act_url("feedback"), data)
    client.post(session.act_url("feedback"), data)  # a second click
    assert TrainingFeedback.objects.count() == 1
    assert "练习再多些" in client.get(session.get_absolute_url()).content.decode()


# -- told in time ------------------------------------------------------------------------------------------------------


def ahead(cast: SimpleNamespace, days: int = 5, **fields: object) -> TrainingSession:
    return a_training(cast, at=timezone.now() + timedelta(days=days), **fields)


def test_people_are_told_in_time_or_there_is_a_reason(cast: SimpleNamespace) -> None:
    session = ahead(cast, 1)
    rows = list(session.attendance.all())
    with pytest.raises(Refused) as refusal:
        session.invite(by=cast.implementation, people=rows)
    assert refusal.value.field == "late_reason"
    session.invite(by=cast.implementation, people=rows, late_reason="讲师临时换班")
    assert [row.told_how for row in session.attendance.order_by("pk")] == ["mail", "person"]
    assert Outbox.objects.filter(kind="training_invitation").count() == 1


def test_people_are_told_once_the_customer_confirmed(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast)
    session = a_session_of(cast, plan, at=timezone.now() + timedelta(days=6))
    with pytest.raises(Refused, match="not confirmed"):
        session.invite(by=cast.implementation, people=list(session.attendance.all()))


def test_a_participant_answers_by_link_and_says_afterwards_how_it_was(cast: SimpleNamespace, client: Client) -> None:
    session = ahead(cast)
    session.invite(by=cast.implementation, people=list(session.attendance.all()), message="带上单据")
    mail = Outbox.objects.get(kind="training_invitation")
    link = "/a/" + mail.text.split("/a/", 1)[1].split("/", 1)[0] + "/"
    page = client.get(link).content.decode()
    assert "带上单据" in page and "何护士" not in page
    assert client.post(link, {"answer": "perhaps"}).status_code == 422
    assert client.post(link, {"answer": "no", "note": "出差"}, follow=True).status_code == 200
    row = session.attendance.get(contact=cast.owner)
    assert (row.answer, row.answer_note) == ("no", "出差")
    TrainingSession.objects.update(at=timezone.now() - timedelta(hours=2))
    session.refresh_from_db()
    session.hold(by=cast.implementation, minutes=90, came=list(session.attendance.all()))
    client.post(link, {"content": "5", "trainer": "5", "pace": "5", "material": "5"})
    assert TrainingFeedback.objects.get().attendance == row


def test_whoever_has_not_answered_is_reminded_once(cast: SimpleNamespace) -> None:
    session = ahead(cast)
    session.invite(by=cast.implementation, people=list(session.attendance.all()), message="带上工牌")
    today = timezone.localdate(session.at) - timedelta(days=1)
    assert "1" in tick(today=today) and tick(today=today) == ""
    assert [("带上工牌" in one.text) for one in Outbox.objects.filter(kind="training_invitation")] == [True, True]


def test_whoever_takes_the_place_of_somebody_is_told_anew(cast: SimpleNamespace, client: Client) -> None:
    session = ahead(cast)
    session.invite(by=cast.implementation, people=list(session.attendance.all()))
    row = session.attendance.get(contact=cast.owner)
    found = re.search(r"/a/[\w-]+/", Outbox.objects.get(kind="training_invitation").text)
    assert found and Client().get(found[0]).status_code == 200
    client.force_login(cast.implementation)
    edit = f"{session.get_absolute_url()}edit/"
    page = client.get(edit)
    data = {key: page.context["form"][key].value() or "" for key in page.context["form"].fields}
    data |= {"at": timezone.localtime(session.at).strftime("%Y-%m-%d %H:%M")}
    data |= {
        f"{name}-{what}": "0" for name in ("outline", "notes", "coaching") for what in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    data |= {"attendance-TOTAL_FORMS": "1", "attendance-INITIAL_FORMS": "1", "attendance-0-id": row.pk}
    data |= {"version": page.context["hidden"]["version"], "attendance-0-contact": cast.signatory.pk}
    assert client.post(edit, data).status_code == 302
    row.refresh_from_db()
    assert (row.contact, row.told_at, row.link) == (cast.signatory, None, None)
    assert Client().get(found[0]).status_code == 410


def test_who_was_told_today_is_not_reminded_today(cast: SimpleNamespace) -> None:
    session = a_training(cast, at=timezone.now() + timedelta(hours=20))
    session.invite(by=cast.implementation, people=list(session.attendance.all()), late_reason="讲师改期")
    assert tick(today=timezone.localdate()) == ""
    assert Outbox.objects.filter(kind="training_invitation").count() == 1


def test_a_trial_run_without_training_reminds_once(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "trial_run")
    begun = timezone.now() - timedelta(days=2)
    StageTransition.objects.create(
        project=cast.project,
        gate="G5",
        from_state="delivery",
        to_state="trial_run",
        result="passed",
        by=cast.pm,
        at=begun,
    )
    today = timezone.localdate()
    assert tick(today=today) == ""
    assert "2" in tick(today=today + timedelta(days=1))  # implementation and project manager
    assert tick(today=today + timedelta(days=2)) == ""
    StageTransition.objects.filter(project=cast.project)
    ahead(cast)
    assert not Outbox.objects.filter(kind="plan_training").count() > 2
