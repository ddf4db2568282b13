"""What closed projects took, and what they learned, stands where later projects choose durations."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import pastdurations
from lifecycle.models import ChecklistItem, KnowledgeNote, Project, ReferenceDuration, StageTransition
from lifecycle.models.calendar import add_workdays
from tests.cast import make_project, put_in_state
from tests.delivery.plans import make_implementation_plan
from tests.presales.estimating import make_estimate

pytestmark = pytest.mark.django_db
START = date(2026, 3, 2)


def finished(cast: SimpleNamespace, days: int, **fields: Any) -> Project:
    """A project whose research took that many working days, and that stood in delivery for twice as many."""
    project = make_project(cast.sales, cast.customer, f"旧项目 {days}", **fields)
    put_in_state(project, "closed")
    item = ChecklistItem.objects.filter(project=project, code="S2-05")
    item.update(state="done", started_on=START, done_on=add_workdays(START, days))
    noon = timezone.make_aware(timezone.datetime(2026, 3, 2, 12))
    Project.objects.filter(pk=project.pk).update(created_at=noon - timedelta(days=9))
    project.refresh_from_db()
    for old, new, at in (("contract", "delivery", noon), ("delivery", "trial_run", noon + timedelta(days=14))):
        StageTransition.objects.create(
            project=project, gate="G4", from_state=old, to_state=new, result="passed", by=cast.pm, at=at
        )
    ReferenceDuration.take_from(project)
    return project


def test_durations_of_items_and_phases_are_taken_once(cast: SimpleNamespace) -> None:
    project = finished(cast, 8)
    taken = dict(ReferenceDuration.objects.filter(project=project).values_list("code", "days"))
    assert taken["S2-05"] == 8 and taken["delivery"] == 10 and "trial_run" not in taken
    assert ReferenceDuration.take_from(project) == len(taken)
    assert ReferenceDuration.objects.filter(project=project).count() == len(taken)


def test_only_projects_of_the_type_are_compared_and_never_itself(cast: SimpleNamespace) -> None:
    for days in (6, 8, 20):
        finished(cast, days)
    finished(cast, 90, type="maintenance")
    found = pastdurations.past(project=cast.project)["S2-05"]
    assert (found.n, found.median, found.least, found.most) == (3, 8, 6, 20)
    mine = Project.objects.get(name="旧项目 20")
    assert pastdurations.past(project=mine)["S2-05"].days == (6, 8)
    assert pastdurations.past()["S2-05"].n == 4
    assert pastdurations.past(codes=["S9-99"]) == {}


def test_they_stand_where_durations_are_chosen(cast: SimpleNamespace, client: Client) -> None:
    plan, estimate = make_implementation_plan(cast, upto="draft", contract=False), make_estimate(cast)
    item = ChecklistItem.objects.get(project=cast.project, code="S2-05")
    new = reverse("delivery_plan_item_add", args=[cast.project.number, plan.number])
    client.force_login(cast.pm)
    pages = {
        "plan": plan.get_absolute_url(), "form": new, "estimate": estimate.get_absolute_url(), "item": item.get_absolute_url(),
        "playbook": reverse("playbook", args=[cast.project.playbook_id]),
    }  # fmt: skip
    before = {name: client.get(url).content.decode() for name, url in pages.items()}
    assert not any("closed projects" in page.lower() for page in before.values())  # nothing was closed yet
    for days in (6, 8, 20):
        finished(cast, days)
    after = {name: client.get(url).content.decode() for name, url in pages.items()}
    assert (
        "What closed projects of this type took" in after["plan"]
        and "What closed projects of this type took" in after["estimate"]
    )
    for name in ("form", "item", "playbook"):
        assert "median" in after[name] and "(3 projects" in after[name], name


def test_lessons_are_shown_where_the_thing_is_planned(cast: SimpleNamespace, client: Client) -> None:
    other = make_project(cast.sales, cast.customer, "旧项目")
    note = KnowledgeNote(project=other)
    note.write(
        by=cast.pm, version=0, kind="lesson", title="数据晚到三周", title_en="Data came late", text="约定日期", about="S2-05",
        industry=cast.project.industry,
    )  # fmt: skip
    assert (
        pastdurations.lessons(cast.project, "S2-05") == [note] and pastdurations.lessons(cast.project, "S2-06") == []
    )
    assert pastdurations.lessons(other) == []  # its own lessons are in its own report
    client.force_login(cast.pm)
    item = ChecklistItem.objects.get(project=cast.project, code="S2-05")
    assert "Data came late" in client.get(item.get_absolute_url()).content.decode()
    note.retire(by=cast.admin)
    assert "Data came late" not in client.get(item.get_absolute_url()).content.decode()
