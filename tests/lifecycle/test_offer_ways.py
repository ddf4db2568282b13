"""A gate's conditions lead to the records that meet them, for those who may open these pages."""

from types import SimpleNamespace

import pytest
from django.test import Client

from lifecycle import ways
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db


def test_only_who_may_open_it_is_shown_the_way(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "aftersales")
    url = f"/projects/{cast.project.number}/aftersales/rollouts/new/"
    page = f"/projects/{cast.project.number}/aftersales/"
    for user, offered in ((cast.pm, True), (cast.support, False), (cast.executive, False)):
        client.force_login(user)
        words = client.get(page).content.decode()
        assert "No rollout is planned yet." in words  # the condition stands there for everybody
        assert (f'href="{url}"' in words) == offered
        assert client.get(url).status_code == (200 if offered else 403)


def test_ways_are_judged_by_what_they_lead_to(cast: SimpleNamespace) -> None:
    base = f"/projects/{cast.project.number}/aftersales/milestones/"
    assert ways.is_open(cast.commercial, f"{base}new/", cast.project)
    assert ways.is_open(cast.pm, base, cast.project) and not ways.is_open(cast.pm, f"{base}new/", cast.project)
    assert not ways.is_open(cast.support, f"{base}1/#plan", cast.project)
    assert ways.is_open(cast.support, "", cast.project) and ways.is_open(
        cast.support, "/nowhere/at/all/", cast.project
    )
