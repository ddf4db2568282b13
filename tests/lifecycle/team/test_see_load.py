"""What a form says while somebody is chosen for a place: how full their weeks are, and whether the field is known."""

from datetime import date, timedelta

import pytest

from lifecycle.models import ProjectMember
from tests.cast import make_project, make_user, put_in_state

TODAY = date.today()


@pytest.fixture
def busy(cast):
    other = make_project(cast.sales, cast.customer, "秘密", name_en="Secret", presales_owner=cast.sales)
    ProjectMember.add(by=cast.sales, project=other, user=cast.consultant, role="CO", allocation_pct=90)
    return cast


def ask(client, cast, **given):
    facts = {"user": cast.consultant.pk, "allocation_pct": 60, "from_date": TODAY.isoformat()} | given
    return client.get(f"/projects/{cast.project.number}/people/load/", facts)


def test_the_line_warns_while_the_form_is_filled_in_and_keeps_what_one_may_not_see(busy, client):
    client.force_login(busy.implementation)
    mine = ProjectMember.objects.get(project=busy.project, user=busy.consultant)
    said = ask(client, busy, without=mine.pk).content.decode()
    assert "150%" in said and "another project 90%" in said and "Secret" not in said
    assert "150%" not in ask(client, busy, without=mine.pk, allocation_pct=10).content.decode()


@pytest.mark.parametrize("given", [
    {"allocation_pct": 0}, {"allocation_pct": "much"}, {"allocation_pct": 101}, {"from_date": "yesterday"}, {"user": 0},
    {"to_date": (TODAY - timedelta(days=1)).isoformat()}, {"from_date": "2026-02-31"},
])  # fmt: skip
def test_the_line_is_empty_as_long_as_something_is_missing(busy, client, given):
    client.force_login(busy.implementation)
    answer = ask(client, busy, **given)
    assert (answer.status_code, answer.content) == (200, b"")


def test_nobody_asks_for_the_weeks_of_people_who_may_not_put_teams_together(busy, client):
    client.force_login(busy.consultant)
    assert ask(client, busy).status_code == 403
    client.force_login(busy.outsider)
    assert ask(client, busy).status_code == 404


def test_a_team_without_anybody_who_knows_the_field_is_told_so_until_somebody_does(busy, client):
    put_in_state(busy.project, "delivery")
    client.force_login(busy.pm)
    url, hint = f"/projects/{busy.project.number}/people/", "Nobody here knows this field of business"
    assert hint in client.get(url).content.decode()
    knows = make_user("knows", ["CO"], domains=[{"industry": "health", "level": 4, "years": 6}])
    ProjectMember.add(by=busy.pm, project=busy.project, user=knows, role="CO")
    assert hint not in client.get(url).content.decode()
