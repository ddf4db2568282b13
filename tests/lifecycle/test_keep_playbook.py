"""How far a project keeps to its playbook: in time, or skipped with a reason; each deviation says why."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from lifecycle import compliance
from lifecycle.models import ChecklistItem
from tests.cast import make_customer, make_project, put_in_state

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def put(cast: SimpleNamespace, code: str, **fields: Any) -> None:
    assert ChecklistItem.objects.filter(project=cast.project, code=code).update(**fields) == 1


@pytest.fixture
def four(cast: SimpleNamespace) -> SimpleNamespace:
    """One in time, one late, one skipped, one open and late; all others lie ahead."""
    today = timezone.localdate()
    ChecklistItem.objects.filter(project=cast.project).update(due=today + DAY)
    put(cast, "S1-01", state="done", due=today - 3 * DAY, done_on=today - 3 * DAY)
    put(cast, "S1-02", state="done", due=today - 5 * DAY, done_on=today - 3 * DAY, result_note="客户出差")
    put(
        cast, "S1-04", state="skipped", due=today, skip_reason_code="OTHER", skip_note="老客户，已用过产品",
        skip_approved_by=cast.manager if hasattr(cast, "manager") else cast.pm,
    )  # fmt: skip
    put(cast, "S1-05", due=today - 4 * DAY)
    return cast


def test_what_was_done_in_time_or_skipped_with_a_reason_is_kept(four: SimpleNamespace) -> None:
    found = compliance.of(four.project)
    assert (found.due, found.kept, found.percent) == (4, 2, 50) and found.words == "50%: 2 of 4"
    (stage,) = compliance.deviations(four.project)
    told = {row.item.code: (row.word, row.reason) for row in stage["rows"]}
    assert told == {
        "S1-02": ("Done 2 days late", "客户出差"), "S1-04": ("Skipped", "Another reason · 老客户，已用过产品"),
        "S1-05": ("Open, 4 days late", ""),
    }  # fmt: skip


def test_items_of_our_own_and_those_ahead_do_not_count(cast: SimpleNamespace) -> None:
    ChecklistItem.objects.filter(project=cast.project).update(due=timezone.localdate())
    ChecklistItem.add(by=cast.pm, project=cast.project, stage="presales", title="自加", due=timezone.localdate() - DAY)
    assert compliance.of(cast.project).percent is None and compliance.deviations(cast.project) == []


def test_what_is_open_in_a_lost_project_does_not_count(four: SimpleNamespace) -> None:
    put_in_state(four.project, "lost", state_before="lead")
    assert (compliance.of(four.project).due, compliance.of(four.project).kept) == (3, 2)


def test_a_playbook_says_how_far_it_is_kept_on_average(four: SimpleNamespace, client: Client) -> None:
    other = make_project(four.sales, make_customer("二院"), "二院项目", presales_owner=four.sales)
    ChecklistItem.objects.filter(project=other).update(due=timezone.localdate() + DAY)
    ChecklistItem.objects.filter(project=other, code="S1-01").update(state="done", done_on=timezone.localdate())
    assert compliance.averages()[four.project.playbook_id] == compliance.Average(75, 2)
    client.force_login(four.executive)
    for address in (reverse("playbooks"), reverse("playbook", args=[four.project.playbook_id])):
        assert "75% in 2 projects" in client.get(address).content.decode()


def test_the_project_leads_to_its_deviations(four: SimpleNamespace, client: Client) -> None:
    client.force_login(four.sales)
    address = reverse("project_compliance", args=[four.project.number])
    page = client.get(reverse("project", args=[four.project.number])).content.decode()
    assert f'<a href="{address}">50%: 2 of 4</a>' in page
    page = client.get(address).content.decode()
    assert "Done 2 days late" in page and "老客户，已用过产品" in page


def test_who_does_not_belong_to_the_project_does_not_see_them(four: SimpleNamespace, client: Client) -> None:
    other = make_project(four.executive, make_customer("三院"), "三院项目")
    client.force_login(four.consultant)
    assert client.get(reverse("project_compliance", args=[other.number])).status_code == 404
