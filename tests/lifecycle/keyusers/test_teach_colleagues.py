"""Key users teach their colleagues: logged by themselves behind a link or by us, counted once a person, shown as a tree."""

import re
import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aftersales.intensity import taught
from lifecycle.cascades import density, trees
from lifecycle.errors import Refused
from lifecycle.models import BusinessProcess, Event, KeyUser, Outbox, PortalLink
from lifecycle.models.taught_sessions import TaughtSession, read_people
from tests.aftersales.trainings import a_training
from tests.lifecycle.backbone import make_process
from tests.lifecycle.keyusers.chosen import TODAY, a_key_user, judged, teaches

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def link_of(row: KeyUser, cast: SimpleNamespace) -> str:
    row.invite(by=cast.implementation, until=TODAY() + 30 * DAY, message="辛苦了")
    mail = Outbox.objects.filter(kind="ask_to_log").latest("pk")
    found = re.search(r"/a/([\w-]+)/", mail.text)
    assert found
    return f"/a/{found[1]}/"


def told(row: KeyUser, **more: object) -> dict[str, object]:
    facts: dict[str, object] = {
        "process": row.processes.get().pk, "topic": "退费怎么做", "on": TODAY(), "minutes": 40,
        "people": "小赵，收费处\n小钱, 收费处\n小赵，收费处", "creation_key": str(uuid.uuid4()),
    }  # fmt: skip
    return facts | more


def test_they_log_it_behind_their_link(client: Client, cast: SimpleNamespace) -> None:
    row = a_key_user(cast, motivation="想接手系统管理")
    url = link_of(row, cast)
    page = client.get(url).content.decode()
    assert "退费" not in page and "想接手" not in page and "辛苦了" in page
    data = told(row)
    assert client.post(url, data)["Location"].endswith("?thanks=1")
    client.post(url, data)  # a second click
    session = TaughtSession.objects.get()
    assert (session.by_themselves, [str(one) for one in session.people.all()]) == (True, ["小赵", "小钱"])
    assert (
        "reached 2 colleagues" in client.get(f"{url}?thanks=1").content.decode()
        or "小赵" in client.get(url).content.decode()
    )
    event = Event.objects.get(verb="key_user.taught_told")
    assert event.actor_id is None
    client.force_login(cast.pm)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "logged by themselves" in page and "小钱" in page


def test_what_is_no_session_is_refused_beside_its_field(client: Client, cast: SimpleNamespace) -> None:
    row = a_key_user(cast)
    url = link_of(row, cast)
    foreign = make_process(cast, "药房发药", name_en="Dispensing")
    for bad in (
        {"process": foreign.pk}, {"on": TODAY() + DAY}, {"minutes": 3}, {"people": " \n"}, {"people": "，收费处"}, {"topic": ""},
    ):  # fmt: skip
        assert client.post(url, told(row, **bad)).status_code == 422, bad
    assert not TaughtSession.objects.exists()
    row.end(by=cast.pm, reason="调往分院")
    assert client.post(url, told(row)).status_code == 410  # the link ended with it
    assert PortalLink.objects.get().revoked_at


def test_a_new_link_ends_the_one_before(client: Client, cast: SimpleNamespace) -> None:
    row = a_key_user(cast)
    first, second = link_of(row, cast), link_of(row, cast)
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)
    with pytest.raises(Refused) as refusal:
        row.invite(by=cast.pm, until=TODAY())
    assert refusal.value.field == "until"
    client.force_login(cast.pm)
    link = PortalLink.objects.get(revoked_at=None)
    client.post(reverse("portal_link_end", args=[cast.project.number, link.pk]))
    assert client.get(second).status_code == 410


def test_the_tree_counts_everybody_once(client: Client, cast: SimpleNamespace) -> None:
    one = judged(a_key_user(cast), cast, 3)
    process = one.processes.get()
    two = judged(a_key_user(cast, "冯雪"), cast, 2)
    teaches(one, cast, "小赵", "小钱")
    teaches(two, cast, "小赵", "小孙")
    wrong = teaches(two, cast, "小李")
    two.strike(by=cast.pm, session=wrong, reason="当天取消了")
    with pytest.raises(Refused):
        two.strike(by=cast.pm, session=wrong, reason="再来一次")
    with pytest.raises(Refused):
        one.strike(by=cast.pm, session=wrong, reason="别人的")
    tree = trees(cast.project, [process])[0]
    assert (tree.reached, tree.percent) == (3, None)
    BusinessProcess.objects.filter(pk=process.pk).update(trained_target=4)
    client.force_login(cast.pm)
    page = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "key-users"])).content.decode()
    assert "3 of 4 people reached, 75%" in page and "小孙" in page and "小李" not in page


def test_we_log_what_they_tell_us(client: Client, cast: SimpleNamespace) -> None:
    row = a_key_user(cast)
    client.force_login(cast.implementation)
    assert client.get(row.act_url("log")).status_code == 200
    data = told(row)
    for _click in range(2):
        assert client.post(row.act_url("log"), data).status_code == 302
    session = TaughtSession.objects.get()
    assert session.logged_by == cast.implementation
    assert client.post(row.act_url("strike"), {"session": session.pk, "reason": "记错了"}).status_code == 302
    assert "记错了" in client.get(row.get_absolute_url()).content.decode()
    client.force_login(cast.executive)  # who reads does not write
    assert client.post(row.act_url("log"), data).status_code == 403


def test_how_dense_their_training_was(cast: SimpleNamespace) -> None:
    row = a_key_user(cast)
    today = TODAY()
    found = density([(today - 9 * DAY, 120, 3), (today, 90, 2)])
    assert found is not None and (found.weeks, found.hours_a_week, found.topics_a_week) == (2, 1.8, 2.5)
    assert density([]) is None
    session = a_training(cast)
    session.attendance.update(signed=False)
    seat = session.attendance.first()
    session.attendance.filter(pk=seat.pk).update(contact=row.contact, name="", signed=True)
    assert taught(project=cast.project, contact=row.contact) == [
        (timezone.localdate(session.at), session.minutes, session.outline.count())
    ]
    assert row.page_facts(cast.pm)["density"].weeks == 1


def test_names_are_read_line_by_line() -> None:
    assert read_people("小赵，收费处\n\n 小钱 \n小赵, 收费处") == [("小赵", "收费处"), ("小钱", "")]
    with pytest.raises(Refused):
        read_people("x" * 90)
