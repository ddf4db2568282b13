"""The page of pre-sales: the seven duties, the ten of whoever manages it, exchanges, the last time with the customer."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from presales.coverage import Tally, duties
from presales.models import TechnicalExchange
from tests.presales.meetings import FINE, a_demo, an_exchange
from tests.presales.ready import make_handover

pytestmark = pytest.mark.django_db


def states(cast: SimpleNamespace) -> dict[str, str]:
    return {str(duty.title): duty.state for duty in duties(Tally(cast.project), cast.project, cast.sales)}


def test_nothing_is_done_at_first(cast: SimpleNamespace) -> None:
    found = states(cast)
    assert len(found) == 10
    assert set(found.values()) == {"nothing"}


def test_duties_are_read_off_the_records(cast: SimpleNamespace) -> None:
    an_exchange(cast)
    a_demo(cast)
    make_handover(cast, upto="preparing")
    found = states(cast)
    assert found["Technical training and advice"] == "started"
    assert found["Demonstration"] == "started"
    assert found["Talks with the customer"] == "started"
    assert found["Preparing what comes after signing"] == "started"
    assert found["Solution design"] == "nothing"


def test_a_duty_is_done_when_its_records_are(cast: SimpleNamespace) -> None:
    for _n in range(TechnicalExchange.target(cast.project)):
        an_exchange(cast).conclude(by=cast.implementation, **FINE)
    make_handover(cast)
    found = states(cast)
    assert found["Technical training and advice"] == "done"
    assert found["Preparing what comes after signing"] == "done"


def test_what_is_only_planned_is_no_meeting(cast: SimpleNamespace) -> None:
    an_exchange(cast, held=False, at=timezone.now() + timedelta(days=3))
    assert Tally(cast.project).met_at is None
    past = an_exchange(cast, at=timezone.now() - timedelta(days=12))
    assert Tally(cast.project).met_at == past.at


def test_the_page_shows_them_and_costs_the_same_however_many_records(
    client: Client, cast: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for _n in range(6):
        an_exchange(cast, at=timezone.now() - timedelta(days=12))
    client.force_login(cast.executive)
    url = reverse("project_stage", args=[cast.project.number, "presales"])
    page = client.get(url).content.decode()
    for words in (
        "The seven duties",
        "The ten duties of pre-sales",
        "0 of 2 concluded",
        "12 days ago",
        "0 of 10 done",
    ):
        assert words in page
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _n in range(6):
        an_exchange(cast, at=timezone.now() - timedelta(days=12))
        a_demo(cast)
    with django_assert_max_num_queries(len(few)):
        client.get(url)
    assert (
        "The seven duties"
        not in client.get(reverse("project_stage", args=[cast.project.number, "delivery"])).content.decode()
    )


def test_lists_are_linked_for_those_who_may_read_them(cast: SimpleNamespace) -> None:
    tally = Tally(cast.project)
    mine = {str(duty.title): duty.url for duty in duties(tally, cast.project, cast.consultant)}
    assert mine["Demonstration"]
    assert mine["Preparing what comes after signing"] == ""
