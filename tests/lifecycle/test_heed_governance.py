"""How a project is driven at the customer changes what is advised."""

from types import SimpleNamespace

import pytest
from django.test import Client

from delivery.models import Kickoff
from delivery.models.cases import Reason, suggestions
from lifecycle.governance import advice
from lifecycle.models import Project, ProjectContact

pytestmark = pytest.mark.django_db


def driven(cast: SimpleNamespace, mode: str, **facts: object) -> Project:
    Project.objects.filter(pk=cast.project.pk).update(governance_mode=mode, **facts)
    cast.project.refresh_from_db()
    return cast.project


def test_nobody_advises_before_it_is_said(cast: SimpleNamespace) -> None:
    assert advice(cast.project) == []


def test_from_the_top_wants_a_sponsor_and_a_route(cast: SimpleNamespace) -> None:
    project = driven(cast, "top_down")
    assert [row.met for row in advice(project)] == [False, False, None, None]
    project = driven(cast, "top_down", sponsor=cast.signatory, escalation_route="两天内找项目负责人，再两天找院长")
    assert [row.met for row in advice(project)][:2] == [True, True]


def test_by_process_wants_its_owners(cast: SimpleNamespace) -> None:
    project = driven(cast, "process")
    assert [row.met for row in advice(project)] == [False, None, None]
    ProjectContact.add(by=cast.pm, project=project, contact=cast.owner, role="process-owner")
    assert advice(project)[0].met


def test_the_overview_shows_it(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    url = cast.project.get_absolute_url()
    assert "Driven from the top" not in client.get(url).content.decode()
    driven(cast, "top_down")
    page = client.get(url).content.decode()
    assert "Driven from the top" in page and "name the sponsor" in page


def test_the_kickoffs_suggestions_follow(cast: SimpleNamespace) -> None:
    cast.customer.it_maturity = "high"
    cast.customer.save()
    assert [one.advice for one in suggestions(cast.project)] == [""]
    (one,) = suggestions(driven(cast, "top_down"))
    assert one.reason == Reason.MATURE_CUSTOMER and "hold it all the same" in one.advice
    cast.customer.it_maturity = "low"
    cast.customer.save()
    (one,) = suggestions(driven(cast, "process"))
    assert one.reason == Reason.MATURE_CUSTOMER and "optional" in one.fact


def test_a_new_kickoff_proposes_the_route_as_a_rule(cast: SimpleNamespace) -> None:
    kickoff = Kickoff(project=driven(cast, "top_down", escalation_route="先找项目负责人"))
    kickoff.prefill(by=cast.pm)
    assert kickoff.change_and_communication_rules == "先找项目负责人"
