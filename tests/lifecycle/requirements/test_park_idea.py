"""New ideas are parked in the backlog of a product, over all projects; what was put to phase two is listed beside them."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused, Stale
from lifecycle.models import Product, ProductIdea, Requirement, RequirementType
from tests.cast import make_customer, make_project
from tests.lifecycle.requirements.letters import answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(cast: SimpleNamespace) -> Product:
    row = Product(name="医院 ERP", name_en="Hospital ERP", owner=cast.implementation, maturity="mature")
    row.save()
    return row


def a_new_idea(cast: SimpleNamespace) -> Requirement:
    return answered(cast, "alternative", type=RequirementType.objects.get(code="visionary"))


def test_a_new_idea_is_parked_once(cast: SimpleNamespace, client: Client, product: Product) -> None:
    row = a_new_idea(cast)
    client.force_login(cast.implementation)
    assert client.post(row.act_url("park"), {"product": product.pk, "note": "三家医院都问过"}).status_code == 302
    idea = ProductIdea.objects.get()
    assert (idea.product, idea.requirement, idea.state) == (product, row, "new")
    with pytest.raises(Refused, match="already"):
        row.park(by=cast.implementation, product=product)
    page = client.get(row.get_absolute_url()).content.decode()
    assert reverse("product_idea", args=[idea.pk]) in page
    assert row.act_url("park") not in page


def test_what_is_no_new_idea_is_not_offered_a_place(cast: SimpleNamespace, client: Client) -> None:
    row = answered(cast)
    client.force_login(cast.implementation)
    assert row.act_url("park") not in client.get(row.get_absolute_url()).content.decode()


def test_the_backlog_is_narrowed_and_decided_on(cast: SimpleNamespace, client: Client, product: Product) -> None:
    a_new_idea(cast).park(by=cast.implementation, product=product)
    idea = ProductIdea.objects.get()
    client.force_login(cast.implementation)
    url = reverse("product_idea", args=[idea.pk])
    told: dict[str, Any] = {
        "title": idea.title, "title_en": idea.title_en, "product": product.pk, "state": "released", "release": "",
        "note": "", "version": idea.version,
    }  # fmt: skip
    assert client.post(url, told).status_code == 422
    assert client.post(url, told | {"state": "declined"}).status_code == 422
    assert client.post(url, told | {"state": "planned", "release": "V5.2"}).status_code == 302
    index = reverse("product_ideas")
    assert idea.title_en in client.get(index, {"state": "planned", "product": product.pk}).content.decode()
    assert "Nothing matches" in client.get(index, {"state": "declined"}).content.decode()
    with pytest.raises(Stale):
        idea.write(by=cast.implementation, version=1, note="x")


def test_others_read_it_and_do_not_change_it(cast: SimpleNamespace, client: Client, product: Product) -> None:
    a_new_idea(cast).park(by=cast.implementation, product=product)
    client.force_login(cast.consultant)
    assert client.get(reverse("product_ideas")).status_code == 200
    assert client.get(reverse("product_idea", args=[ProductIdea.objects.get().pk])).status_code == 403
    assert client.get(reverse("product_idea_new")).status_code == 403


def test_candidates_for_phase_two_are_those_of_projects_that_one_sees(cast: SimpleNamespace, client: Client) -> None:
    row = a_new_idea(cast)
    row.put_to_phase_two(by=cast.implementation, reason="不在本期目标之内，下期再议")
    client.force_login(cast.consultant)
    assert row.get_absolute_url() in client.get(reverse("product_ideas")).content.decode()
    other = make_project(cast.sales, make_customer("别家医院"), presales_owner=cast.sales)
    Requirement.objects.filter(pk=row.pk).update(project=other)
    row = Requirement.objects.get(pk=row.pk)
    assert row.get_absolute_url() not in client.get(reverse("product_ideas")).content.decode()
