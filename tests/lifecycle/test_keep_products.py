"""Products: kept with their modules, retired, offered in forms, and asked about how mature a promised function is."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from lifecycle.errors import Refused, Stale
from lifecycle.forms.products import doubt, fill_maturity
from lifecycle.models import Event, Product

pytestmark = pytest.mark.django_db

MOBILE = {"name": "移动版", "name_en": "Mobile app", "maturity": "development", "available_from": date(2026, 1, 1)}


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def a_product(cast: SimpleNamespace, *modules: dict[str, Any], **facts: Any) -> Product:
    row = Product(
        **({"name": "医院平台", "name_en": "Hospital platform", "owner": cast.pm, "maturity": "mature"} | facts)
    )
    row.write(by=cast.admin, version=1, modules=list(modules))
    return row


def test_a_product_and_its_modules_are_kept(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.implementation)
    told = {
        "name": "医院平台", "maturity": "mature", "owner": cast.pm.pk, "version": 1,
        "modules-TOTAL_FORMS": 2, "modules-INITIAL_FORMS": 0, "modules-0-name": "移动版",
        "modules-0-maturity": "development", "modules-0-available_from": "2026-12-01", "modules-0-ORDER": 2,
        "modules-1-name": "药房", "modules-1-maturity": "mature", "modules-1-ORDER": 1,
    }  # fmt: skip
    assert client.post(reverse("product_new"), told).status_code == 302
    product = Product.objects.get()
    assert [module.name for module in product.modules.all()] == ["药房", "移动版"]
    page = client.get(reverse("products")).content.decode()
    assert "In development" in page and "from 1 Dec 2026" in page
    assert client.post(reverse("product", args=[product.pk]), told | {"version": 99}).status_code == 409
    assert client.post(reverse("product_new"), told).status_code == 422  # the same name again


def test_names_are_distinct_and_changes_are_seen(cast: SimpleNamespace) -> None:
    product = a_product(cast, MOBILE)
    with pytest.raises(Refused, match="name already"):
        a_product(cast)
    with pytest.raises(Refused, match="Two modules"):
        product.write(by=cast.admin, version=product.version, modules=[MOBILE, MOBILE])
    with pytest.raises(Stale):
        product.write(by=cast.admin, version=7, modules=[])
    assert Event.objects.filter(verb="product.saved").count() == 1
    assert product.modules.get().is_late


def test_a_retired_product_is_offered_no_more(client: Client, cast: SimpleNamespace) -> None:
    product = a_product(cast, MOBILE)
    client.force_login(cast.implementation)
    url = reverse("product_retire", args=[product.pk])
    assert client.get(url).status_code == 405
    assert client.post(url, {"version": 99}, follow=True).status_code == 200
    assert Product.objects.offered().count() == 1
    client.post(url, {"version": product.version})
    assert Product.names() == []
    product.refresh_from_db()
    with pytest.raises(Refused):
        product.retire(by=cast.admin, version=product.version)


def test_everybody_reads_the_list_and_few_write_it(client: Client, cast: SimpleNamespace) -> None:
    product = a_product(cast)
    for who in ("sales", "pm", "consultant", "executive", "commercial", "support"):
        client.force_login(getattr(cast, who))
        page = client.get(reverse("products"))
        assert page.status_code == 200 and reverse("product", args=[product.pk]) not in page.content.decode()
        assert client.get(reverse("product", args=[product.pk])).status_code == 403
        assert client.post(reverse("product_retire", args=[product.pk])).status_code == 403


def test_forms_offer_the_names(client: Client, cast: SimpleNamespace) -> None:
    a_product(cast, MOBILE)
    client.force_login(cast.implementation)
    for url in (
        reverse("project_edit", args=[cast.project.number]),
        reverse("record_new", args=[cast.project.number, "presales", "demonstrations"]),
    ):
        page = client.get(url).content.decode()
        assert '<option value="Mobile app">' in page and 'list="id_product_names"' in page


def test_the_maturity_of_a_promised_function_is_proposed(cast: SimpleNamespace) -> None:
    a_product(cast, MOBILE)
    promise = {"promise_kind": "feature", "text": "年底送医院平台的移动版", "product_maturity": ""}
    assert fill_maturity(dict(promise))["product_maturity"] == "development"  # the module, not its mature product
    assert fill_maturity(promise | {"text": "The hospital PLATFORM"})["product_maturity"] == "mature"
    assert fill_maturity(promise | {"text": "别的"})["product_maturity"] == ""
    assert fill_maturity(promise | {"promise_kind": "schedule"})["product_maturity"] == ""
    assert fill_maturity(promise | {"product_maturity": "pilot"})["product_maturity"] == "pilot"


def test_what_the_list_calls_immature_is_not_shown_as_mature_without_words(cast: SimpleNamespace) -> None:
    a_product(cast, MOBILE)
    assert doubt("移动版", "mature") == "The list of products says of “Mobile app”: In development."
    assert doubt("移动版", "pilot") == doubt("医院平台", "mature") == doubt("别的", "mature") == ""
