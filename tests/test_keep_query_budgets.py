"""What a page may cost: at most 30 queries, a list at most 15, however much a project holds."""

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lifecycle.stages import State, registry
from tests.cast import put_in_state
from tests.delivery.researching import a_talk
from tests.everything import make_records

PAGE, LIST = 30, 15
OVERVIEW = 35  # with a record of every kind, before signing; 30 in delivery
RUNNING = [state for state in State.values if state not in ("closed", "lost", "suspended", "terminated")]


@pytest.fixture
def cost(cast, client):
    """How many queries opening an address takes for somebody who reads everything."""
    cast.made = make_records(cast)
    client.force_login(cast.executive)

    def ask(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, address
        return len(queries)

    return ask


def test_a_full_project_keeps_its_budget(cast, cost):
    over = {}
    for state in RUNNING:
        put_in_state(cast.project, state)
        for rest in ("", "presales/", "delivery/", "aftersales/"):
            n = cost(f"/projects/{cast.project.number}/{rest}")
            if n > (PAGE if rest else OVERVIEW):
                over[state, rest] = n
    assert not over


def test_every_record_and_every_list_of_them_keeps_its_budget(cast, cost):
    over = {}
    for kind in registry.records.values():
        n = cost(reverse("record_list", args=[cast.project.number, kind.stage, kind.slug]))
        if n > LIST:
            over[kind.key, "list"] = n
        row = kind.model_class.objects.filter(project=cast.project).select_related("project").first()
        if isinstance(row, Model) and (n := cost(row.get_absolute_url())) > PAGE:
            over[kind.key, "page"] = n
    assert not over


def test_lists_of_the_company_keep_their_budget(cost):
    asked = {
        name: cost(reverse(name)) for name in ("projects", "pipeline", "documents", "payments", "customers", "search")
    }
    assert {name: n for name, n in asked.items() if n > LIST} == {}


def test_a_round_with_more_talks_costs_no_more(cast, cost):
    put_in_state(cast.project, "delivery")
    plan = cast.made["site round"]
    once = cost(plan.get_absolute_url())
    for n in range(2, 5):
        plan.lines.create(order=n, topic=f"收费 {n}", contact=cast.owner, at=timezone.now(), hours=1, questions="谁？")
        told = a_talk(plan, cast, n)
    assert cost(plan.get_absolute_url()) <= once
    assert cost(told.get_absolute_url()) <= PAGE
