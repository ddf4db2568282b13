"""The clause on deemed acceptance is part of the contract: whole or not at all, and fixed once it is signed."""

import pytest
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Project

CLAUSE = {"deemed_clause": "第9.2条 视为确认", "deemed_days": "5", "deemed_kinds": ["D06", "D35"]}


def post(client, project, **facts):
    data = {"version": project.version, "currency": "CNY"} | facts
    return client.post(f"/projects/{project.number}/contract/", data)


def test_clause_days_and_kinds_are_noted_together(cast, client):
    client.force_login(cast.sales)
    assert post(client, cast.project, **CLAUSE).status_code == 302
    project = Project.objects.get(pk=cast.project.pk)
    assert (project.deemed_clause, project.deemed_days) == (CLAUSE["deemed_clause"], 5)
    assert project.deemed_kinds == ["D06", "D35"]


def test_without_any_of_them_the_contract_has_no_clause(cast, client):
    client.force_login(cast.sales)
    assert post(client, cast.project, contract_number="HT-1").status_code == 302
    assert Project.objects.get(pk=cast.project.pk).deemed_days is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("deemed_clause", ""), ("deemed_days", ""), ("deemed_days", "0"), ("deemed_days", "61"), ("deemed_kinds", []),
     ("deemed_kinds", ["D36"]), ("deemed_kinds", ["nonsense"])],
)  # fmt: skip
def test_half_a_clause_is_refused_beside_its_field(cast, client, name, value):
    client.force_login(cast.sales)
    answer = post(client, cast.project, **CLAUSE | {name: value})
    assert answer.status_code == 422 and name in answer.context["form"].errors


def test_once_the_contract_is_signed_it_is_shown_and_fixed(cast, client):
    Project.objects.filter(pk=cast.project.pk).update(
        contract_passed_at=timezone.now(), deemed_clause="第9.2条", deemed_days=5, deemed_kinds=["D35"]
    )
    project = Project.objects.get(pk=cast.project.pk)
    for facts in ({"deemed_days": 3}, {"deemed_kinds": ["D06"]}, {"deemed_clause": "第10条"}):
        with pytest.raises(Refused):
            project.revise(by=cast.sales, version=project.version, **facts)
    client.force_login(cast.sales)
    answer = client.get(f"/projects/{project.number}/contract/")
    text = answer.content.decode()
    assert answer.context["form"] is None and "第9.2条" in text and "Acceptance certificate" in text
