"""The pages of the implementation plan: its banner, who confirms, items on site, moves, baselines, its paper."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delivery.models import ImplementationPlan
from lifecycle import display
from lifecycle.documents import compose
from lifecycle.models import Document
from lifecycle.models.calendar import add_workdays
from lifecycle.stages import registry
from tests.delivery.plans import BEGIN, Memos, make_implementation_plan

pytestmark = pytest.mark.django_db


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_unconfirmed_plan_says_so(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast, upto="communicated")
    client.force_login(cast.consultant)
    page = read(client, plan.get_absolute_url())
    assert "nobody may rely on this plan yet" in page and "1 of 4 have confirmed it" in page
    assert client.post(plan.act_url("acknowledge")).status_code == 302
    assert "2 of 4 have confirmed it" in read(client, plan.get_absolute_url())
    client.force_login(cast.sales)
    assert "I have read it" not in read(client, plan.get_absolute_url())
    assert client.post(plan.act_url("acknowledge")).status_code == 403
    client.force_login(cast.pm)
    person = next(row for row in plan.waiting() if row.contact_id)
    told = {"person": person.pk, "on": timezone.localdate().isoformat(), "how": "电话确认"}
    assert client.post(plan.act_url("note"), told).status_code == 302
    plan.acknowledge(by=cast.implementation)
    assert client.post(plan.act_url("confirm"), {}).status_code == 302
    assert "nobody may rely on this plan yet" not in read(client, plan.get_absolute_url())


def test_an_item_is_done_on_site(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast)
    item = plan.rows()[0]
    args = [cast.project.number, plan.number, item.pk]
    tick, report = (reverse(f"delivery_plan_item_{name}", args=args) for name in ("tick", "report"))
    client.force_login(cast.consultant)
    page = read(client, item.get_absolute_url())
    assert "Tick off" in page and "Back up" in page
    client.post(tick, {"step": "备份", "done": "1"})
    item.refresh_from_db()
    assert "备份" in item.ticks
    assert "Take back" in read(client, item.get_absolute_url())
    assert client.post(report, {"progress": "100"}).status_code == 302
    item.refresh_from_db()
    assert item.is_done
    mine = plan.rows()[1]  # somebody else's
    other = reverse("delivery_plan_item_report", args=[*args[:2], mine.pk])
    assert client.post(other, {"progress": "10"}).status_code == 403
    assert "Tick off" not in read(client, mine.get_absolute_url())


def test_a_move_asks_for_its_reason_and_shows(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast)
    item = plan.rows()[2]
    url = reverse("plan_item_replan", args=[cast.project.number, plan.number, item.pk])
    client.force_login(cast.consultant)
    assert client.get(url).status_code == 403
    client.force_login(cast.pm)
    assert url in read(client, item.get_absolute_url())
    told = {
        "start": item.start.isoformat(),
        "due": add_workdays(item.due, 3).isoformat(),
        "cause": "customer",
        "reason": "短",
    }
    answer = client.post(url, told)
    assert answer.status_code == 422 and "at least 10 characters" in answer.content.decode()
    assert client.post(url, told | {"reason": "客户推迟了机房交付，例会上已商定"}).status_code == 302
    page = read(client, plan.get_absolute_url())
    assert "1 date moved" in page and "moved once" in page
    compare = read(client, reverse("plan_baselines", args=[cast.project.number, plan.number]))
    assert "Joint test" in compare and "1 item is due later" in compare
    assert item.start.isoformat() not in compare and display.day(item.start) in compare


def test_next_steps_are_put_in_with_one_click(cast: SimpleNamespace, client: Client, monkeypatch) -> None:
    memos = Memos().register(monkeypatch)
    memos.agree("memo.1", "客户提供接口文档", "Interface papers", BEGIN)
    memos.agree("memo.2", "加一次培训", "One more training")
    plan = make_implementation_plan(cast, upto="draft")
    client.force_login(cast.pm)
    assert "Put into the plan" in read(client, plan.get_absolute_url())
    assert client.post(plan.act_url("take-in"), {"key": "memo.1"}).status_code == 302
    assert plan.items.filter(what="客户提供接口文档").exists()
    assert client.post(plan.act_url("drop"), {"key": "memo.2", "reason": "客户取消"}).status_code == 422
    assert client.post(plan.act_url("drop"), {"key": "memo.2", "reason": "客户取消了培训"}).status_code == 302
    assert "Put into the plan" not in read(client, plan.get_absolute_url())


def test_a_step_is_dropped_while_the_plan_is_with_everybody(
    cast: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    memos = Memos().register(monkeypatch)
    plan = make_implementation_plan(cast, upto="communicated")
    memos.agree("memo.1", "客户提供接口文档", "Interface papers", BEGIN)
    client.force_login(cast.pm)
    page = read(client, plan.get_absolute_url())
    assert "Put into the plan" not in page and "takes the plan back" in page and plan.act_url("drop") in page
    assert client.post(plan.act_url("drop"), {"key": "memo.1", "reason": "客户另有安排"}).status_code == 302
    assert plan.act_url("drop") not in read(client, plan.get_absolute_url())


def test_five_hundred_items_cost_no_more_queries(
    cast: SimpleNamespace, client: Client, django_assert_max_num_queries
) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    item = plan.items.model
    item.objects.bulk_create(
        item(plan=plan, order=100 + n, what=f"事项 {n}", days=2, start=BEGIN, due=BEGIN, ours=cast.consultant)
        for n in range(500)
    )
    client.force_login(cast.pm)
    client.get(plan.get_absolute_url())
    with django_assert_max_num_queries(45):
        assert "事项 499" in read(client, plan.get_absolute_url())


def test_its_paper_is_a_runbook(cast: SimpleNamespace, monkeypatch) -> None:
    memos = Memos().register(monkeypatch)
    memos.agree("memo.1", "客户提供接口文档", "Interface papers", BEGIN)
    plan = make_implementation_plan(cast, upto="draft")
    with pytest.raises(Exception, match="Communicate the plan first"):
        plan.issue(by=cast.pm)
    plan.take_in(by=cast.pm, key="memo.1")
    plan.communicate(by=cast.pm, how="例会")
    plan = ImplementationPlan.objects.get(pk=plan.pk)
    draft = Document(
        project=cast.project, kind="D23", number="X", title="x", title_en="x", language="zh", public_code="A" * 10
    )
    body = compose(draft, plan, registry.documents["D23"], n=1, moment=timezone.now())["body"]
    first = body["phases"][0]["items"][0]
    assert (first["where"]["en"], len(first["steps"]), first["verification"]["en"]) == (
        "Pharmacy",
        3,
        "The head checks",
    )
    assert body["carried"][0]["what"]["en"] == "Interface papers" and body["carried"][0]["item"] == 4
    assert {row["party"] for row in body["confirmations"]} == {"vendor", "customer"}
