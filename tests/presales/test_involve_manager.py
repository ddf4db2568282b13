"""The project manager before signing: decided with a reason, with what follows for the checklist, and reminded of."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event, Project
from presales.involvement import steps
from tests.presales.meetings import an_exchange

pytestmark = pytest.mark.django_db


def decide(cast: SimpleNamespace, chosen: str, reason: str = "A new field of business", **fields: Any) -> None:
    project = Project.objects.get(pk=cast.project.pk)
    project.revise(
        by=cast.sales, version=project.version, pm_involvement=chosen, pm_involvement_reason=reason, **fields
    )
    cast.project = Project.objects.get(pk=project.pk)


def back_up(cast: SimpleNamespace) -> ChecklistItem:
    return ChecklistItem.objects.get(project=cast.project, code="S1-11")


def test_it_is_decided_with_a_reason_by_somebody_on_a_day(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        decide(cast, "full", reason=" ")
    assert refused.value.field == "pm_involvement_reason"
    decide(cast, "full")
    assert cast.project.pm_involvement_by == cast.sales
    assert cast.project.pm_involvement_on == timezone.localdate()


def test_somebody_must_be_there_to_take_part(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        decide(cast, "advisory", delivery_owner=None)
    assert refused.value.field == "delivery_owner"
    decide(cast, "none", delivery_owner=None)
    assert cast.project.pm_involvement == "none"


def test_taking_part_decides_whose_items_those_of_the_manager_are(cast: SimpleNamespace) -> None:
    decide(cast, "full")
    assert back_up(cast).owner == cast.pm
    assert cast.project.members.filter(user=cast.pm, role="PM").exists()
    decide(cast, "advisory")
    item = back_up(cast)
    assert (item.owner, list(item.support.filter(pk=cast.pm.pk))) == (cast.implementation, [cast.pm])
    decide(cast, "none")
    item = back_up(cast)
    assert (item.owner, item.support.filter(pk=cast.pm.pk).exists()) == (cast.implementation, False)


def test_what_ended_stays_with_whoever_did_it(cast: SimpleNamespace) -> None:
    ChecklistItem.objects.filter(project=cast.project, code="S1-11").update(state="done", owner=cast.pm)
    decide(cast, "none")
    assert back_up(cast).owner == cast.pm


def test_three_steps_into_the_project(client: Client, cast: SimpleNamespace) -> None:
    decide(cast, "advisory")
    assert [step["done"] for step in steps(cast.project)] == [False, False, False]
    talk = an_exchange(cast)
    talk.our_people.add(cast.pm)
    talk.contacts.add(cast.owner, cast.signatory)
    assert [step["done"] for step in steps(cast.project)] == [True, True, False]
    url = reverse("requirements_read", args=[cast.project.number])
    client.force_login(cast.sales)
    assert client.post(url).status_code == 403
    client.force_login(cast.pm)
    stage = reverse("project_stage", args=[cast.project.number, "presales"])
    assert "I have read them" in client.get(stage).content.decode()
    for _n in range(2):
        assert client.post(url).status_code == 302
    assert Event.objects.filter(verb="project.requirements_read").count() == 1
    assert all(step["done"] for step in steps(cast.project))


def test_today_reminds_the_seller_when_the_day_has_come(client: Client, cast: SimpleNamespace) -> None:
    words = "Project managers to decide on"
    client.force_login(cast.sales)
    for days, shown in ((1, False), (0, True), (-3, True)):
        Project.objects.filter(pk=cast.project.pk).update(
            pm_involvement_due=timezone.localdate() + timedelta(days=days)
        )
        assert (words in client.get(reverse("today")).content.decode()) is shown
    client.force_login(cast.pm)
    assert words not in client.get(reverse("today")).content.decode()
    decide(cast, "none")
    client.force_login(cast.sales)
    assert words not in client.get(reverse("today")).content.decode()
