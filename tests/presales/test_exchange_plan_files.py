"""A plan comes from a file and goes out as one: looked at first, all items or none, once; people found by their names."""

import io
import uuid
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lifecycle import planfiles
from lifecycle.errors import Refused
from lifecycle.planning import exporting, importing
from lifecycle.planning.imported import ImportedTask
from lifecycle.planning.network import Link
from tests.presales.plans import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: SimpleNamespace) -> Any:
    return make_plan(cast, upto="draft", estimated=False)


def url(plan: Any, name: str, *more: str) -> str:
    return reverse(f"presales_plan_item_{name}", args=[plan.project.number, plan.number, *more])


def tasks(cast: SimpleNamespace) -> list[ImportedTask]:
    return [
        ImportedTask(10, "机房就绪", phase="准备", start=date(2026, 9, 1), due=date(2026, 9, 4), days=4, side="customer", who_customer=f"{cast.owner.name}、总务科"),
        ImportedTask(20, "部署", phase="实施", start=date(2026, 9, 7), due=date(2026, 9, 8), days=2, who_vendor=f"{cast.consultant.name}、某外协", where="机房", steps="安装\n核对", after=(Link("10", "FS", 0),)),
        ImportedTask(30, "上线", phase="实施", start=date(2026, 9, 8), due=date(2026, 9, 8), days=0, side="both", after=(Link("20"), Link("10", "SS", 3))),
    ]  # fmt: skip


def file(content: bytes, name: str = "plan.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("way", ["xlsx", "xml"])
def test_a_file_is_looked_at_then_taken_in_once(cast: SimpleNamespace, plan: Any, client: Client, way: str) -> None:
    client.force_login(cast.pm)
    there = plan.items.count()
    content = exporting.table(tasks(cast)) if way == "xlsx" else exporting.to_mspdi(tasks(cast), title="x")
    page = client.post(url(plan, "import"), {"file": file(content, f"plan.{way}"), "instead": "1"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "Take in 3 items" in text and "总务科, 某外协" in text and "tl-gantt" in text
    assert f"The {there} items that the plan has are taken out" in text
    assert plan.items.count() == there
    told = {"key": str(page.context["key"])}
    answer = client.post(url(plan, "import_confirm"), told)
    assert answer.url == plan.get_absolute_url() + "#items"
    again = client.post(url(plan, "import_confirm"), told, follow=True)
    assert "taken in already" in again.content.decode()
    ready, put, live = plan.rows()
    assert (ready.what, ready.theirs, ready.others, ready.ours) == ("机房就绪", cast.owner, "总务科", None)
    assert (put.ours, put.others, put.place, put.steps) == (cast.consultant, "某外协", "机房", "安装\n核对")
    assert {(link.on_id, link.kind, link.lag) for link in live.waits_for.all()} == {
        (put.pk, "FS", 0),
        (ready.pk, "SS", 3),
    }
    assert live.is_milestone
    assert f"plan.{way}" in client.get(plan.get_absolute_url()).content.decode()  # what happened tells the file


def test_items_of_the_file_come_below_those_that_are_there(cast: SimpleNamespace, plan: Any) -> None:
    there = [row.what for row in plan.rows()]
    key = uuid.uuid4()
    assert planfiles.take_in(plan, tasks(cast), by=cast.pm, key=key) == 3
    assert planfiles.take_in(plan, tasks(cast), by=cast.pm, key=key) == 0
    assert [row.what for row in plan.rows()] == [*there, "机房就绪", "部署", "上线"]


def test_a_plan_given_out_comes_back_as_it_was(cast: SimpleNamespace, plan: Any, client: Client) -> None:
    client.force_login(cast.pm)
    planfiles.take_in(plan, tasks(cast), by=cast.pm, key=uuid.uuid4(), instead=True)
    before = planfiles.tasks_of(plan)
    for way in ("xlsx", "xml"):
        answer = client.get(url(plan, "fetch", way))
        assert answer.status_code == 200
        assert f".{way}" in answer["Content-Disposition"]
        made = importing.read(io.BytesIO(answer.content), name=f"plan.{way}")
        assert made.errors == []
        planfiles.take_in(plan, made.rows, by=cast.pm, key=uuid.uuid4(), instead=True)
        assert planfiles.tasks_of(plan) == before
    assert client.get(url(plan, "fetch", "exe")).status_code == 404


def test_forty_wrong_rows_are_all_named_and_nothing_is_kept(cast: SimpleNamespace, plan: Any, client: Client) -> None:
    client.force_login(cast.pm)
    from openpyxl import Workbook

    book = Workbook()
    for row in [("事项", "工作日"), ("好的", 1), *((f"事项 {n}", "很久") for n in range(40))]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    page = client.post(url(plan, "import"), {"file": file(out.getvalue()), "instead": "0"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "40 rows have faults" in text
    assert all(f'data-label="Row">{n}</td>' in text for n in range(3, 43))
    refused = client.post(url(plan, "import_confirm"), {"key": str(page.context["key"])}, follow=True)
    assert "nothing was taken in" in refused.content.decode()


def test_a_hostile_file_is_refused_beside_its_field(cast: SimpleNamespace, plan: Any, client: Client) -> None:
    client.force_login(cast.pm)
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project><Tasks><Task><Name>&e;</Name></Task></Tasks></Project>'
    page = client.post(url(plan, "import"), {"file": file(evil, "plan.xml"), "instead": "0"})
    assert page.status_code == 422
    assert "document type or entities" in page.content.decode()


def test_what_was_begun_is_not_thrown_away_by_a_file(cast: SimpleNamespace, plan: Any) -> None:
    plan.items.filter(pk=plan.items.first().pk).update(progress=10)
    there = plan.items.count()
    with pytest.raises(Refused, match="begun already"):
        planfiles.take_in(plan, tasks(cast), by=cast.pm, key=uuid.uuid4(), instead=True)
    assert plan.items.count() == there


def test_only_a_plan_that_may_be_written_takes_a_file(cast: SimpleNamespace, client: Client) -> None:
    plan = make_plan(cast, estimated=False)
    client.force_login(cast.pm)
    assert client.get(url(plan, "import")).url == plan.get_absolute_url()
    with pytest.raises(Refused):
        planfiles.take_in(plan, tasks(cast), by=cast.pm, key=uuid.uuid4())
    assert client.get(url(plan, "fetch", "xlsx")).status_code == 200
    client.force_login(cast.sales)
    assert client.get(url(plan, "import")).status_code == 403
    assert client.get(url(plan, "template")).status_code == 200


def test_another_record_is_no_plan(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    wrong = reverse("presales_plan_item_import", args=[cast.project.number, 999])
    assert client.get(wrong).status_code == 404
