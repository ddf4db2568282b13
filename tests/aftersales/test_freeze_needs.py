"""From acceptance on: a new change goes to phase two by itself, one under way goes on, and every page of the project says so."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from delivery.models import ChangeRequest
from lifecycle.models import Requirement
from tests.aftersales.tickets import a_list
from tests.cast import put_in_state
from tests.delivery.changing import a_change, agree_process

pytestmark = pytest.mark.django_db


def test_a_new_change_goes_on_the_list_and_one_under_way_goes_on(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    agree_process(cast)
    before = a_change(cast, upto="submitted")
    put_in_state(cast.project, "acceptance")
    cast.project.refresh_from_db()
    late = a_change(cast, upto="draft", title="移动端审批")
    assert late.state == "phase_two"
    assert Requirement.objects.get(source="change").title == "移动端审批"
    before.refresh_from_db()
    assert before.state == "submitted"
    late.after_put(by=cast.pm)
    assert Requirement.objects.filter(source="change").count() == 1


def test_a_project_that_rests_stays_as_frozen_as_it_was(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "suspended", state_before="delivery")
    assert Requirement.first_state(cast.project) == "captured" and not ChangeRequest.is_too_late(cast.project)
    put_in_state(cast.project, "suspended", state_before="payment")
    assert Requirement.first_state(cast.project) == "phase_two" and ChangeRequest.is_too_late(cast.project)


def test_every_page_of_the_project_says_that_needs_are_frozen(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    url = f"/projects/{cast.project.number}/"
    put_in_state(cast.project, "aftersales")
    assert "Needs are frozen" not in client.get(url).content.decode()
    put_in_state(cast.project, "acceptance")
    page = client.get(f"{url}aftersales/").content.decode()
    assert "Needs are frozen since acceptance began." in page and f"{url}aftersales/phase-two/" in page
    cast.project.refresh_from_db()
    assert a_list(cast, frozen=True).frozen_on == timezone.localdate()
    put_in_state(cast.project, "closed")
    assert "Needs are frozen" not in client.get(url).content.decode()
