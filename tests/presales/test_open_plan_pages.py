"""The pages of the preliminary plan: written item by item, shown to everybody, its paper, and what gates say of it."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lifecycle import gates
from lifecycle.documents import compose
from lifecycle.models import ChecklistItem, Document
from lifecycle.stages import registry
from tests.presales.plans import BEGIN, make_plan
from tests.presales.ready import make_readiness, make_risk
from tests.presales.registers import make_objective

pytestmark = pytest.mark.django_db


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def g4f(cast: SimpleNamespace) -> gates.Answer:
    return next(row for row in gates.evaluate(cast.project, "G4").lines if row.condition.code == "G4-f").answer


def test_a_plan_is_begun_and_written_on_its_pages(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    new = reverse("record_new", args=[cast.project.number, "presales", "preliminary-plans"])
    page = read(client, new)
    assert "Preliminary plan" in page
    key = page.split('name="creation_key" value="')[1].split('"')[0]
    told = {
        "creation_key": key, "title": "初步项目计划", "starts_on": "2026-03-02", "goal": "两小时对账",
        "resources-TOTAL_FORMS": 1, "resources-INITIAL_FORMS": 0, "resources-0-kind": "human", "resources-0-side": "vendor",
        "resources-0-what": "顾问", "resources-0-quantity": "2 人",
    }  # fmt: skip
    answer = client.post(new, told)
    assert answer.status_code == 302
    plan = cast.project.presales_preliminaryplans.get()
    assert plan.items.count() == 6 and plan.resources.count() == 1
    add = reverse("presales_plan_item_add", args=[cast.project.number, plan.number])
    first = plan.items.first()
    assert "Waits for" in read(client, f"{add}?below={first.pk}")
    answer = client.post(add, {"phase": first.phase, "what": "合同交底", "start": "2026-03-02", "days": "2", "side": "both", "waits": "1FS+1", "below": first.pk})  # fmt: skip
    made = plan.items.get(what="合同交底")
    assert answer.url == f"{plan.get_absolute_url()}#item-{made.pk}"
    assert [row.what for row in plan.rows()][1] == "合同交底"
    assert [(link.on_id, link.kind, link.lag) for link in made.waits_for.all()] == [(first.pk, "FS", 1)]
    page = read(client, plan.get_absolute_url())
    assert "合同交底" in page and "waits for 1+1" in page
    wrong = client.post(add, {"what": "x", "waits": "99", "side": "vendor"})
    assert wrong.status_code == 422 and "no other item with the number 99" in wrong.content.decode()
    edit = reverse("presales_plan_item_edit", args=[cast.project.number, plan.number, made.pk])
    assert 'value="1+1"' in read(client, edit)
    stale = client.post(edit, {"what": "合同交底", "side": "both", "version": "9", "waits": ""})
    assert stale.status_code == 409
    move = reverse("presales_plan_item_move", args=[cast.project.number, plan.number, made.pk])
    client.post(move, {"to": "up"})
    assert plan.items.first() == made
    assert "合同交底" in read(client, made.get_absolute_url())
    remove = reverse("presales_plan_item_remove", args=[cast.project.number, plan.number, made.pk])
    assert client.post(remove).status_code == 302
    assert not plan.items.filter(pk=made.pk).exists()


def test_others_read_and_do_not_write(cast: SimpleNamespace, client: Client) -> None:
    plan = make_plan(cast, upto="draft")
    first = plan.items.first()
    edit = reverse("presales_plan_item_edit", args=[cast.project.number, plan.number, first.pk])
    for person in (cast.sales, cast.consultant):
        client.force_login(person)
        page = read(client, plan.get_absolute_url())
        assert "Add an item" not in page
        assert client.get(edit).status_code == 403
        assert client.post(edit, {"what": "x"}).status_code == 403
    client.force_login(cast.pm)
    assert "Add an item" in read(client, plan.get_absolute_url())
    plan.settle(by=cast.pm)
    assert client.get(edit).status_code == 302  # settled: back to the plan
    assert "Add an item" not in read(client, plan.get_absolute_url())


def test_five_hundred_items_cost_no_more_queries(cast: SimpleNamespace, client: Client, django_assert_max_num_queries) -> None:  # fmt: skip
    plan = make_plan(cast, upto="draft")
    item = plan.items.model
    item.objects.bulk_create(
        item(
            plan=plan,
            order=100 + n,
            what=f"事项 {n}",
            phase="实施",
            days=2,
            start=BEGIN,
            due=BEGIN,
            ours=cast.consultant,
        )
        for n in range(500)
    )
    client.force_login(cast.pm)
    client.get(plan.get_absolute_url())
    with django_assert_max_num_queries(30):
        assert "事项 499" in read(client, plan.get_absolute_url())


def test_its_paper_ends_the_item_of_the_checklist(cast: SimpleNamespace) -> None:
    plan = make_plan(cast, upto="draft")
    with pytest.raises(Exception, match="Settle the plan first"):
        plan.issue(by=cast.pm, language="zh")
    plan.settle(by=cast.pm)
    row = cast.project.items.get(code="S1-14")
    assert row.is_open
    document = plan.issue(by=cast.pm, language="zh")
    row.refresh_from_db()
    assert document.kind == "D13" and row.state == ChecklistItem.State.DONE
    assert len(document.current.facts["body"]["chart"]["rows"]) == 6


def test_the_paper_tells_goal_steps_resources_and_site(cast: SimpleNamespace) -> None:
    from django.utils import timezone

    make_objective(cast)
    make_readiness(cast)
    plan = make_plan(cast)
    plan.resources.create(kind="financial", side="vendor", what="差旅预算", what_en="Travel money", quantity="8 万")
    plan.resources.create(kind="financial", side="customer", what="专线费用", what_en="Cost of the line")
    draft = Document(project=cast.project, kind="D13", number="X", title="x", title_en="x", language="both", public_code="A" * 10)  # fmt: skip
    data = compose(draft, plan, registry.documents["D13"], n=1, moment=timezone.now())
    body = data["body"]
    assert body["phases"][0]["heading"]["en"] == "Initiation"
    assert body["phases"][0]["items"][0]["start"] == BEGIN.isoformat()
    assert body["phases"][1]["items"][0]["waits"] == [1]
    assert [row["what"]["en"] for row in body["resources"]] == [
        "Consultants",
        "Cost of the line",
    ]  # ours stays with us
    assert body["readiness"][0]["what"]["en"] == "Leased line"
    assert body["objectives"]


def test_delivery_takes_plan_and_risks_over(cast: SimpleNamespace) -> None:
    assert str(g4f(cast).detail) == "There is no preliminary plan. The register of risks is empty."
    make_risk(cast)
    plan = make_plan(cast, upto="draft")
    answer = g4f(cast)
    assert (answer.met, str(answer.detail)) == (False, "The preliminary plan is not settled.")
    assert answer.url == plan.get_absolute_url()
    plan.settle(by=cast.pm)
    assert g4f(cast).met
    plan.reopen(by=cast.pm, reason="再看")
    cast.project.items.filter(code="S1-14").update(
        state="skipped", skip_reason_code="other", skip_note="小项目", skip_approved_by=cast.executive
    )
    assert g4f(cast).met


def test_items_come_from_a_table_and_go_out_as_one(cast: SimpleNamespace, client: Client) -> None:
    plan = make_plan(cast, upto="draft")
    args = [cast.project.number, plan.number]
    client.force_login(cast.pm)
    table = client.get(reverse("presales_plan_item_fetch", args=[*args, "xlsx"]))
    assert table.status_code == 200 and table.content.startswith(b"PK")
    plan.items.all().delete()
    url = reverse("presales_plan_item_import", args=args)
    assert "Fetch the template" in read(client, url)
    page = client.post(url, {"file": SimpleUploadedFile("plan.xlsx", table.content)})
    answer = client.post(reverse("presales_plan_item_import_confirm", args=args), {"key": str(page.context["key"])})
    assert answer.status_code == 302
    rows = plan.rows()
    assert [(row.what_en, row.days) for row in rows][:2] == [("Initiation", 5), ("Requirements analysis", 10)]
    assert [link.on_id for link in rows[1].waits_for.all()] == [rows[0].pk]
    assert rows[0].ours == cast.pm
    wrong = client.post(url, {"file": SimpleUploadedFile("plan.xlsx", b"no table"), "instead": "0"})
    assert wrong.status_code == 422 and plan.items.count() == 6
    client.force_login(cast.sales)
    assert client.get(url).status_code == 403
