"""What is baselined changes only through a change that somebody else approves."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused
from lifecycle.models import Event, Requirement
from tests.presales.requirements import REQUIREMENT, make_requirements

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(cast: SimpleNamespace) -> Requirement:
    return make_requirements(cast, 1, baselined=True)[0]


def test_a_direct_edit_is_refused_and_says_the_other_way(cast: SimpleNamespace, agreed: Requirement) -> None:
    agreed.description = "悄悄改掉"
    with pytest.raises(Refused, match="Ask for a change instead"):
        agreed.put(by=cast.implementation, read_version=agreed.version)


def test_the_edit_page_is_refused_too(cast: SimpleNamespace, agreed: Requirement, client: Client) -> None:
    client.force_login(cast.implementation)
    url = reverse("record_edit", args=[cast.project.number, "lifecycle", "requirements", agreed.number])
    assert "Ask for a change instead" in client.get(url, follow=True).content.decode()
    lines = {"alternatives-TOTAL_FORMS": 0, "alternatives-INITIAL_FORMS": 0, "version": agreed.version}
    refused = client.post(url, REQUIREMENT | {"origin": "customer", "title": "悄悄改掉"} | lines)
    assert refused.status_code == 422
    assert "Ask for a change instead" in refused.content.decode()
    agreed.refresh_from_db()
    assert agreed.title == "领药一次录入 1"


def test_an_approved_change_is_the_next_revision(cast: SimpleNamespace, agreed: Requirement) -> None:
    old = agreed.approach
    agreed.ask_change(by=cast.implementation, reason="客户换了终端", approach="改用扫码枪", title=agreed.title)
    agreed.refresh_from_db()
    assert (agreed.approach, agreed.revision) == (old, 1)
    change = agreed.approve_change(by=cast.pm, note="同意")
    agreed.refresh_from_db()
    assert (agreed.approach, agreed.revision, agreed.state) == ("改用扫码枪", 2, "baselined")
    assert (change.values, change.before) == ({"approach": "改用扫码枪"}, {"approach": old})
    event = Event.objects.about(agreed).get(verb="requirement.changed")
    assert event.data["changes"] == {"approach": [old, "改用扫码枪"]}


def test_a_refused_change_leaves_what_was_agreed(cast: SimpleNamespace, agreed: Requirement) -> None:
    agreed.ask_change(by=cast.implementation, reason="省事", priority="could")
    with pytest.raises(Refused) as refused:
        agreed.refuse_change(by=cast.pm, note="")
    assert refused.value.field == "note"
    agreed.refuse_change(by=cast.pm, note="客户不同意降级")
    agreed.refresh_from_db()
    assert (agreed.priority, agreed.revision, agreed.open_change) == ("must", 1, None)


def test_nobody_decides_on_their_own_change(cast: SimpleNamespace, agreed: Requirement) -> None:
    agreed.ask_change(by=cast.implementation, reason="客户换了终端", approach="改用扫码枪")
    for verb in (agreed.approve_change, agreed.refuse_change):
        with pytest.raises(Refused, match="Somebody other"):
            verb(by=cast.implementation, note="我自己批")


def test_a_change_says_what_and_why_and_one_at_a_time(cast: SimpleNamespace, agreed: Requirement) -> None:
    for values, match in (
        ({"reason": "无", "title": agreed.title}, "Nothing is different"),
        ({"reason": " ", "approach": "x"}, "reason"),
        ({"reason": "无", "approach": " "}, "must not be empty"),
        ({"reason": "无", "priority": "urgent"}, "Choose a priority"),
        ({"reason": "无", "state": "closed"}, "Only what the baseline holds"),
    ):
        with pytest.raises(Refused, match=match):
            agreed.ask_change(by=cast.implementation, **values)
    agreed.ask_change(by=cast.implementation, reason="客户换了终端", approach="改用扫码枪")
    with pytest.raises(Refused, match="still to be decided"):
        agreed.ask_change(by=cast.pm, reason="再改", approach="改用人脸")


def test_before_the_baseline_it_is_simply_edited(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="confirmed")[0]
    with pytest.raises(Refused):
        row.ask_change(by=cast.implementation, reason="早了", approach="x")


def test_pages_ask_and_approve(cast: SimpleNamespace, agreed: Requirement, client: Client) -> None:
    client.force_login(cast.implementation)
    told = {name: getattr(agreed, name) for name in agreed.agreed_fields()}
    asked = client.post(agreed.act_url("ask-change"), told | {"priority": "should", "reason": "先做核心"})
    assert asked.status_code == 302
    page = client.get(agreed.get_absolute_url()).content.decode()
    assert "A change is to be decided" in page
    assert "Should" in page
    assert client.post(agreed.act_url("approve-change"), {}).status_code == 422
    client.force_login(cast.pm)
    assert client.post(agreed.act_url("approve-change"), {}).status_code == 302
    agreed.refresh_from_db()
    assert (agreed.priority, agreed.revision) == ("should", 2)
