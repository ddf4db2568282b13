"""What a project manager watches over stands on one page: resources, requirements, payments, team."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.models import SkillAssessment, TeamSlot
from lifecycle.models.requirements import Requirement
from tests.aftersales.milestones import make_milestone
from tests.cast import make_user, member, put_in_state
from tests.lifecycle.backbone import make_process

pytestmark = pytest.mark.django_db


def page(client: Client, reader: Any, manager: Any) -> Any:
    client.force_login(reader)
    return client.get(reverse("concerns", args=[manager.pk]))


def panel(answer: Any, key: str) -> Any:
    return next(one for one in answer.context["panels"] if one.key == key)


def keys(answer: Any) -> list[str]:
    return [one.key for one in answer.context["panels"]]


def values(found: Any) -> dict[str, Any]:
    return {str(title): n for title, n, _tone in found.numbers}


@pytest.fixture
def project(cast: SimpleNamespace) -> Any:
    put_in_state(cast.project, "delivery")
    type(cast.project).objects.filter(pk=cast.project.pk).update(delivery_owner=cast.pm)
    cast.project.refresh_from_db()
    return cast.project


def test_open_places_and_wishes_nobody_judged_are_counted(client: Client, cast: SimpleNamespace, project: Any) -> None:
    day = timezone.localdate()
    TeamSlot.objects.create(
        project=project,
        name="数据顾问",
        name_en="Data consultant",
        role="CO",
        from_date=day,
        to_date=day + timedelta(days=60),
    )
    Requirement(project=project, title="打印", category="functional", source="demo").put(by=cast.pm, read_version=None)
    answer = page(client, cast.pm, cast.pm)
    resources = panel(answer, "resources")
    assert values(resources)["Open places"] == 1
    assert resources.rows[0]["title"] == "Data consultant"
    assert values(panel(answer, "requirements"))["To judge"] == 1


def test_late_money_is_told_to_who_may_know(client: Client, cast: SimpleNamespace, project: Any) -> None:
    row = make_milestone(cast)
    late = timezone.localdate() - timedelta(days=12)
    type(row).objects.filter(pk=row.pk).update(state="triggered", due_on=late, triggered_at=timezone.now())
    told = panel(page(client, cast.pm, cast.pm), "payments")
    assert told.rows[0]["title"] == "Instalment 1"
    assert "12 days late" in told.rows[0]["note"]
    colleague = make_user("colleague", ["CO"])
    member(project, colleague, "CO")
    assert "payments" not in keys(page(client, colleague, cast.pm))  # and nobody is told that no money is late
    # Of the projects alone in which they have the role, whatever they are elsewhere.
    type(colleague).objects.filter(pk=colleague.pk).update(roles=["CO", "IM"])
    assert "payments" not in keys(page(client, colleague, cast.pm))


def test_key_users_are_told_of_to_who_works_with_them(client: Client, cast: SimpleNamespace, project: Any) -> None:
    make_process(cast, is_key=True)
    rows = [one["url"] for one in panel(page(client, cast.consultant, cast.pm), "team").rows]
    assert any(url.endswith("/key-users/") for url in rows)
    for url in rows:
        assert client.get(url).status_code == 200
    assert "team" not in keys(page(client, cast.commercial, cast.pm))


def test_growth_is_told_to_the_manager_and_not_to_colleagues(
    client: Client, cast: SimpleNamespace, project: Any
) -> None:
    colleague = make_user("colleague", ["CO"])
    member(project, colleague, "CO")
    rows = [one["url"] for one in panel(page(client, cast.pm, cast.pm), "team").rows]
    url = reverse("person_growth", args=[colleague.pk])
    assert url in rows
    assert url not in [one["url"] for one in panel(page(client, colleague, cast.pm), "team").rows]
    SkillAssessment.objects.create(
        person=colleague, year=timezone.localdate().year, assessor=cast.pm,
        **dict.fromkeys(("core_needs", "blueprint", "planning", "team_building", "focus", "customer_service", "change", "communication"), 3),
    )  # fmt: skip
    notes = [one["note"] for one in panel(page(client, cast.pm, cast.pm), "team").rows if one["url"] == url]
    assert not any("not judged" in note for note in notes)


def test_who_sees_none_of_the_projects_learns_nothing(client: Client, cast: SimpleNamespace, project: Any) -> None:
    stranger = make_user("stranger", ["PM"])
    answer = page(client, stranger, cast.pm)
    assert answer.status_code == 200
    assert not answer.context["panels"]
    assert project.name not in answer.content.decode()


def test_one_more_project_costs_no_more_queries(
    client: Client, cast: SimpleNamespace, project: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.pm)
    with django_assert_max_num_queries(30):
        assert client.get(reverse("concerns", args=[cast.pm.pk])).status_code == 200
