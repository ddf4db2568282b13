"""Items of an implementation plan under its strategies: page, form, order, lint, file, baseline, paper."""

import io
import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delivery import planlint
from delivery.models import ImplementationPlan, PlanStrategy
from lifecycle import planfiles
from lifecycle.documents import compose
from lifecycle.errors import Refused
from lifecycle.models import Document
from lifecycle.models.calendar import add_workdays
from lifecycle.planning import exporting, importing
from lifecycle.stages import registry
from tests.delivery.plans import advance, make_implementation_plan

pytestmark = pytest.mark.django_db


def stated(cast: SimpleNamespace, *, upto: str = "draft") -> tuple[ImplementationPlan, PlanStrategy, PlanStrategy]:
    """Two strategies; the first item serves the second one, the two others the first."""
    plan = make_implementation_plan(cast, upto="draft")
    first = plan.strategy_named("先药房后病区", "Pharmacy before wards")
    second = plan.strategy_named("并行一个月", "Both systems for a month")
    for row, strategy in zip(plan.rows(), (second, first, first), strict=True):
        row.strategy = strategy
        plan.put_item(row, by=cast.pm, read_version=row.version)
    advance(cast, plan, upto)
    return plan, first, second


def names(plan: ImplementationPlan) -> list[str]:
    return [row.what for row in plan.rows()]


def strategy_findings(plan: ImplementationPlan) -> list[str]:
    return [found.text for found in planlint.findings(plan) if found.code == "strategy"]


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_items_stand_by_strategy_once_one_belongs_to_one(cast: SimpleNamespace, client: Client) -> None:
    plan, _first, _second = stated(cast)
    assert names(plan) == ["数据迁移", "联合测试", "环境部署"]
    assert [row.n for row in plan.rows()] == [1, 2, 3]
    client.force_login(cast.pm)
    page = read(client, plan.get_absolute_url())
    assert "Items of the plan, by strategy" in page and "0 of 2 items finished" in page
    table, chart = page[page.index('id="items"') :], page[page.index('id="chart"') : page.index('id="items"')]
    for part in (table, chart):
        assert part.index("Pharmacy before wards") < part.index("Both systems for a month")
    assert "Strategy it carries out" in read(client, plan.rows()[0].get_absolute_url())
    plan.items.update(strategy=None)
    assert names(plan) == ["环境部署", "数据迁移", "联合测试"]
    assert "Items of the plan, by phase" in read(client, plan.get_absolute_url())


def test_at_the_edge_an_item_moves_into_the_next_strategy(cast: SimpleNamespace) -> None:
    plan, first, _second = stated(cast)
    plan.move_item(plan.rows()[2], by=cast.pm, up=True)
    assert names(plan) == ["数据迁移", "联合测试", "环境部署"]
    assert plan.rows()[2].strategy == first
    plan.move_item(plan.rows()[2], by=cast.pm, up=True)
    assert names(plan) == ["数据迁移", "环境部署", "联合测试"]


def test_a_strategy_of_another_plan_is_refused(cast: SimpleNamespace) -> None:
    plan, first, _second = stated(cast)
    other = ImplementationPlan(project=cast.project, parent=plan, title="分计划", goal="x", verification="y")
    other.put(by=cast.pm, read_version=None)
    item = other.items.model(what="越界", days=1, strategy=first)
    with pytest.raises(Refused, match="another plan"):
        other.put_item(item, by=cast.pm, read_version=None)


def test_the_form_offers_the_plans_own_strategies_only(cast: SimpleNamespace, client: Client) -> None:
    bare = make_implementation_plan(cast, upto="draft")
    client.force_login(cast.pm)
    add = reverse("delivery_plan_item_add", args=[cast.project.number, bare.number])
    assert 'name="strategy"' not in read(client, add)
    strategy = bare.strategy_named("先药房后病区", "Pharmacy before wards")
    assert 'name="strategy"' in read(client, add)
    told: dict[str, Any] = {
        "what": "培训",
        "days": "2",
        "side": "vendor",
        "strategy": strategy.pk,
        "waits": "",
        "below": "",
    }
    wrong = client.post(add, told | {"strategy": strategy.pk + 99})
    assert wrong.status_code == 422 and bare.items.count() == 3
    assert client.post(add, told).status_code == 302
    assert strategy.items.get().what == "培训"


def test_strategies_are_stated_with_the_plan(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    client.force_login(cast.pm)
    page = read(client, f"{plan.get_absolute_url()}edit/")
    assert 'name="strategies-TOTAL_FORMS"' in page
    told = {
        "title": plan.title, "starts_on": plan.starts_on.isoformat(), "goal": plan.goal, "strategy": plan.strategy,
        "ability": plan.ability, "verification": plan.verification, "version": plan.version,
        "strategies-TOTAL_FORMS": "2", "strategies-INITIAL_FORMS": "0", "resources-TOTAL_FORMS": "0", "resources-INITIAL_FORMS": "0",
        "strategies-0-what": "先药房后病区", "strategies-1-what": "先药房后病区",
    }  # fmt: skip
    answer = client.post(f"{plan.get_absolute_url()}edit/", told)
    assert answer.status_code == 422 and not plan.strategies.exists()
    answer = client.post(f"{plan.get_absolute_url()}edit/", told | {"strategies-1-what": "并行一个月"})
    assert answer.status_code == 302
    assert [(row.order, row.what) for row in plan.strategies.all()] == [(1, "先药房后病区"), (2, "并行一个月")]
    assert "no item carries it out" in read(client, plan.get_absolute_url())


def test_loose_items_and_empty_strategies_are_told(cast: SimpleNamespace) -> None:
    plan, _first, _second = stated(cast)
    assert strategy_findings(plan) == []
    row = plan.rows()[2]
    row.strategy = None
    plan.put_item(row, by=cast.pm, read_version=row.version)
    assert strategy_findings(plan) == [
        "1 item carries out no strategy: Set up.", "No item carries out this strategy: Both systems for a month.",
    ]  # fmt: skip
    assert plan.rows()[0].heading["en"] == "Of no strategy"
    plan.strategies.all().delete()
    assert strategy_findings(plan) == []
    ImplementationPlan.objects.filter(pk=plan.pk).update(strategy="")
    plan.refresh_from_db()
    assert strategy_findings(plan) == ["The plan does not say: strategy."]


def test_a_file_keeps_the_strategies(cast: SimpleNamespace, client: Client) -> None:
    plan, _first, second = stated(cast)
    tasks = planfiles.tasks_of(plan)
    book = exporting.table(tasks, planfiles.columns_of(plan))
    project = exporting.to_mspdi(tasks, title=plan.title)
    for content, name in ((book, "plan.xlsx"), (project, "plan.xml")):
        made = importing.read(io.BytesIO(content), name=name)
        assert [task.strategy for task in made.rows] == ["先药房后病区", "先药房后病区", "并行一个月"]
        assert planfiles.new_strategies(made.rows, plan) == []
    second.delete()
    assert planfiles.new_strategies(made.rows, plan) == ["并行一个月"]
    planfiles.take_in(plan, made.rows, by=cast.pm, key=uuid.uuid4(), instead=True)
    assert names(plan) == ["数据迁移", "联合测试", "环境部署"]
    assert [row.strategy.what for row in plan.rows()] == ["先药房后病区", "先药房后病区", "并行一个月"]
    assert plan.strategies.count() == 2 and plan.rows()[2].strategy.what_en == "Both systems for a month"
    client.force_login(cast.pm)
    page = client.post(
        reverse("delivery_plan_item_import", args=[cast.project.number, plan.number]),
        {"file": io.BytesIO(book), "instead": "0"},
    )
    assert page.status_code == 200 and "Strategy" in page.content.decode()


def test_a_preliminary_plan_has_no_column_for_them(cast: SimpleNamespace) -> None:
    from tests.presales.plans import make_plan

    plan = make_plan(cast)
    assert "strategy" not in planfiles.columns_of(plan)
    assert all(not task.strategy for task in planfiles.tasks_of(plan))


def test_a_new_revision_keeps_them_and_baselines_tell_them(cast: SimpleNamespace, client: Client) -> None:
    plan, first, second = stated(cast, upto="confirmed")
    frozen = plan.baseline()
    assert [row["strategy"]["zh"] for row in frozen.items] == ["先药房后病区", "先药房后病区", "并行一个月"]
    plan.revise(by=cast.pm, cause="customer", reason="客户要求分两批上线，双方已商定")
    row = plan.rows()[2]
    assert row.strategy == second
    row.strategy = first
    plan.put_item(row, by=cast.pm, read_version=row.version)
    client.force_login(cast.pm)
    compare = reverse("plan_baselines", args=[cast.project.number, plan.number])
    assert "Both systems for a month → Pharmacy before wards" in read(client, compare)
    advance(cast, plan, "confirmed")
    assert [row["strategy"]["key"] for row in plan.baseline().items] == [str(first.pk)] * 3
    assert "Both systems for a month → Pharmacy before wards" in read(client, f"{compare}?first=1&second=2")
    moved = plan.rows()[0]
    plan.replan(
        moved,
        by=cast.pm,
        start=moved.start,
        due=add_workdays(moved.due, 2),
        cause="customer",
        reason="客户推迟两天，例会上同意",
    )
    assert plan.rows()[0].strategy == first


def test_its_paper_stands_by_strategy(cast: SimpleNamespace) -> None:
    plan, _first, _second = stated(cast, upto="confirmed")
    draft = Document(project=cast.project, kind="D23", number="X-01", language="both")
    body = compose(draft, plan, registry.documents["D23"], n=1, moment=timezone.now())["body"]
    assert [row["what"]["en"] for row in body["strategies"]] == ["Pharmacy before wards", "Both systems for a month"]
    assert [group["heading"]["en"] for group in body["phases"]] == [
        "Pharmacy before wards",
        "Both systems for a month",
    ]
    assert body["phases"][0]["items"][0]["phase"]["en"] == "Implementation"
    assert [row["group"]["en"] for row in body["chart"]["rows"]] == [
        "Pharmacy before wards", "Pharmacy before wards", "Both systems for a month",
    ]  # fmt: skip
