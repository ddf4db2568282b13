"""The ledger: open promises of all projects that one may see, narrowed, exported, at a constant price."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lifecycle import hooks
from tests.cast import make_project, put_in_state
from tests.presales.ready import make_promise as a_promise

pytestmark = pytest.mark.django_db
URL = "/promises/"


@pytest.fixture
def listed(cast: SimpleNamespace) -> SimpleNamespace:
    """One unjudged, one in the red and late, one settled; and one of a project that the manager is not on."""
    cast.plain = a_promise(cast, text="提供驻场服务")
    cast.red = a_promise(
        cast, text="一个月内上线", due=timezone.localdate() - timedelta(days=2), promised_by=cast.consultant
    )
    cast.red.review(by=cast.pm, verdict="infeasible", note="三个月不够，需五个月")
    cast.kept = a_promise(cast, text="演示两次")
    cast.kept.keep(by=cast.pm, outcome="已演示")
    cast.other = make_project(cast.sales, cast.customer, "二期", presales_owner=cast.sales)
    cast.foreign = a_promise(SimpleNamespace(**{**vars(cast), "project": cast.other}), text="别处的承诺")
    return cast


def texts(client: Client, query: str = "") -> list[str]:
    return sorted(row["text"] for row in client.get(URL + query).context["rows"])


def test_sales_see_every_project_and_a_manager_their_own(client: Client, listed: SimpleNamespace) -> None:
    client.force_login(listed.sales)
    assert texts(client) == sorted(["提供驻场服务", "一个月内上线", "别处的承诺"])
    client.force_login(listed.pm)
    assert texts(client) == sorted(["提供驻场服务", "一个月内上线"])
    client.force_login(listed.outsider)
    assert texts(client) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?verdict=unreviewed", ["提供驻场服务"]), ("?red=yes", ["一个月内上线"]), ("?overdue=yes", ["一个月内上线"]),
        ("?shown=settled", ["演示两次"]), ("?shown=all", ["一个月内上线", "提供驻场服务", "演示两次"]), ("?q=驻场", ["提供驻场服务"]),
        ("?kind=price", []), ("?promiser=x", ["一个月内上线", "提供驻场服务"]),
    ],
)  # fmt: skip
def test_it_is_narrowed_down(client: Client, listed: SimpleNamespace, query: str, found: list[str]) -> None:
    client.force_login(listed.pm)
    assert texts(client, query) == sorted(found)


def test_by_promiser(client: Client, listed: SimpleNamespace) -> None:
    client.force_login(listed.pm)
    assert texts(client, f"?promiser={listed.consultant.pk}") == ["一个月内上线"]


def test_counts_lead_to_what_they_count(client: Client, listed: SimpleNamespace) -> None:
    client.force_login(listed.pm)
    kpis = client.get(URL).context["kpis"]
    assert [row["value"] for row in kpis] == [2, 1, 1, 1]
    for row in kpis[1:]:
        assert len(texts(client, row["url"])) == row["value"]


def test_projects_at_rest_are_left_out(client: Client, listed: SimpleNamespace) -> None:
    put_in_state(listed.project, "suspended")
    client.force_login(listed.pm)
    assert texts(client) == []


def test_it_stands_in_the_navigation_of_those_who_may_read_it(client: Client, listed: SimpleNamespace) -> None:
    client.force_login(listed.sales)
    assert f'href="{reverse("promises")}"' in client.get("/projects/").content.decode()


def test_it_is_exported_with_the_estimate_beside_it(
    client: Client, listed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hooks.HOOKS, "likely_days", [lambda keys: dict.fromkeys(keys, (64, None))])
    client.force_login(listed.pm)
    sheet = load_workbook(BytesIO(client.get(URL + "?red=yes&export=xlsx").content)).active
    head, row = list(sheet.iter_rows(values_only=True))
    told = dict(zip(head, row, strict=True))
    assert (told["Promise"], told["Likely, days"], told["P80, days"], told["In the red"]) == (
        "一个月内上线",
        64,
        None,
        "yes",
    )


def test_it_costs_the_same_however_long_it_is(
    client: Client, listed: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        a_promise(listed, text=f"承诺 {n}", days=30)
    client.force_login(listed.sales)
    client.get(URL)
    with django_assert_max_num_queries(14):
        client.get(URL)
