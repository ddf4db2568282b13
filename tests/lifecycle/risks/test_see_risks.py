"""The register with its matrix, and what other projects in the same field of business had to fear."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.models import Project
from lifecycle.risklibrary import suggestions
from tests.cast import make_customer, make_project, put_in_state
from tests.presales.ready import make_risk

pytestmark = pytest.mark.django_db


def url(cast: SimpleNamespace) -> str:
    return reverse("record_list", args=[cast.project.number, "lifecycle", "risks"])


@pytest.fixture
def closed(cast: SimpleNamespace) -> SimpleNamespace:
    """A project in the same field of business that is over, and one in another field."""
    for name, industry in (("旧医院", "health"), ("旧学校", "education")):
        project = make_project(
            cast.sales,
            make_customer(name, industry=industry),
            f"{name}项目",
            industry=industry,
            presales_owner=cast.sales,
        )
        there = SimpleNamespace(**{**vars(cast), "project": project})
        make_risk(there, title=f"{name}接口延期", title_en="", prevention="提前联调", owner=cast.sales)
        make_risk(there, title=f"{name}院长反对", category="stakeholder", owner=cast.sales)
        put_in_state(project, "closed")
    return cast


def test_matrix_counts_open_ones_and_leads_to_them(client: Client, cast: SimpleNamespace) -> None:
    make_risk(cast, title_en="First")
    make_risk(cast, title_en="Second")
    make_risk(cast, title_en="Small", probability=1, impact=1)
    make_risk(cast, title_en="Over").close(by=cast.pm, outcome="已经过去")
    client.force_login(cast.sales)
    matrix = client.get(url(cast)).context["matrix"]
    fields = {(row["probability"], f["impact"]): f for row in matrix for f in row["fields"]}
    assert len(fields) == 25
    assert {place: f["n"] for place, f in fields.items() if f["n"]} == {(4, 4): 2, (1, 1): 1}
    assert (fields[4, 4]["tone"], fields[2, 3]["tone"], fields[1, 1]["tone"]) == ("bad", "wait", "ok")
    page = client.get(url(cast) + "?probability=4&impact=4")
    assert sorted(row["label"] for row in page.context["rows"]) == ["First", "Second"]
    assert len(client.get(url(cast) + "?probability=9&impact=4").context["rows"]) == 4


def test_other_projects_of_the_field_suggest_and_are_taken_over(client: Client, closed: SimpleNamespace) -> None:
    found = suggestions(closed.project)
    assert [risk.title for risk in found] == ["旧医院接口延期"]
    client.force_login(closed.pm)
    page = client.get(url(closed)).content.decode()
    assert "旧医院接口延期" in page and "院长反对" not in page
    form = client.get(
        reverse("record_new", args=[closed.project.number, "lifecycle", "risks"]) + f"?like={found[0].pk}"
    ).context["form"]
    assert (form["title"].value(), form["prevention"].value()) == ("旧医院接口延期", "提前联调")
    make_risk(closed, title="旧医院接口延期")
    assert suggestions(closed.project) == []


def test_projects_with_the_same_product_suggest_too(closed: SimpleNamespace) -> None:
    school = Project.objects.get(name="旧学校项目")
    for told, mine, found in (("一卡通", "", 1), ("一卡通", "一卡通", 2), ("", "", 1), ("排课", "一卡通", 1)):
        Project.objects.filter(pk=school.pk).update(product=told)
        closed.project.product = mine
        assert len(suggestions(closed.project)) == found


@pytest.mark.parametrize("key", ["", "x", "99999", "9" * 30])
def test_a_suggestion_that_is_none_leaves_the_form_empty(client: Client, cast: SimpleNamespace, key: str) -> None:
    client.force_login(cast.pm)
    form = client.get(
        reverse("record_new", args=[cast.project.number, "lifecycle", "risks"]) + f"?like={key}"
    ).context["form"]
    assert not form["title"].value()


def test_registers_stand_side_by_side(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.sales)
    for slug in ("promises", "risks", "readiness"):
        page = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", slug]))
        named = [row["url"].split("/")[-2] for row in page.context["registers"]]
        assert {"promises", "risks", "readiness"} <= set(named)


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, cast: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for n in range(10):
        make_risk(cast, title=f"风险 {n}")
    client.force_login(cast.sales)
    client.get(url(cast))
    with django_assert_max_num_queries(16):
        client.get(url(cast))
