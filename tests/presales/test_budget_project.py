"""The budget: filled in from the estimate, put forward, approved line by line, spent; and unseen by those who sell."""

import re
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from lifecycle import words
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event
from lifecycle.models.traces import Trace
from presales.models import Budget, Estimate
from tests.presales.dealing import a_budget, amounts, an_approved_budget

pytestmark = pytest.mark.django_db


@transaction.atomic
def an_estimate(cast: SimpleNamespace, state: str = "submitted", **fields: Any) -> Estimate:
    row = Estimate(project=cast.project, title="第一版", basis_note="x", **fields)
    row.put(by=cast.implementation, read_version=None)
    for kind, quantity, rate in (("labour", 100, 2000), ("labour", 10, 1500), ("travel", 3, 4000)):
        row.costs.create(kind=kind, what="x", quantity=quantity, rate=rate)
    Estimate.objects.filter(pk=row.pk).update(state=state)
    return row


def test_costs_of_the_newest_estimate_are_filled_in_by_kind(cast: SimpleNamespace) -> None:
    row = a_budget(cast, lines=(("travel", "住宿", "900"), ("labour", "", "1")))
    with pytest.raises(Refused, match="No estimate"):
        row.fill_in(by=cast.implementation)
    estimate = an_estimate(cast)
    an_estimate(cast, state="superseded")
    row.fill_in(by=cast.implementation)
    found = {(line.category, line.what): line.estimate for line in row.rows}
    assert found == {
        ("labour", ""): Decimal(215000),
        ("travel", ""): Decimal(12000),
        ("travel", "住宿"): Decimal(900),
    }
    assert Trace.sources(row) == [estimate]


def test_another_amount_is_approved_with_words(cast: SimpleNamespace) -> None:
    row = a_budget(cast)
    row.put_forward(by=cast.implementation)
    with pytest.raises(Refused) as refused:
        row.approve(by=cast.executive, amounts=amounts(row, "250000", "20000"))
    assert refused.value.field == "words"
    row.approve(by=cast.executive, amounts=amounts(row, "250000", "20000"), words="驻场减半")
    assert (row.state, row.approved_total, row.approved_by) == ("approved", Decimal(270000), cast.executive)


def test_a_budget_without_amount_or_control_is_not_put_forward(cast: SimpleNamespace) -> None:
    row = a_budget(cast, lines=())
    with pytest.raises(Refused, match="at least one line"):
        row.put_forward(by=cast.implementation)
    row.lines.create(category="labour", estimate=1)
    Budget.objects.filter(pk=row.pk).update(note=" ")
    row.refresh_from_db()
    with pytest.raises(Refused, match="controlled"):
        row.put_forward(by=cast.implementation)


def test_the_author_does_not_approve_and_one_budget_is_enough(cast: SimpleNamespace) -> None:
    row = a_budget(cast)
    row.put_forward(by=cast.implementation)
    with pytest.raises(Refused, match="other than the author"):
        row.approve(by=cast.implementation, amounts=amounts(row, "300000", "20000"))
    with pytest.raises(Refused, match="budget already"):
        a_budget(cast)


def test_sent_back_it_says_why_and_proves_nothing(cast: SimpleNamespace) -> None:
    row = an_approved_budget(cast)
    item = ChecklistItem.objects.get(project=cast.project, code="S1-13")
    assert (item.evidence.count(), item.state) == (1, "doing")
    with pytest.raises(Refused):
        row.send_back(by=cast.executive, words=" ")
    row.send_back(by=cast.executive, words="差旅太高")
    assert (row.state, row.is_editable, row.approved_total) == ("draft", True, None)
    assert not item.evidence.exists()


def test_what_was_spent_is_kept_in_the_history(cast: SimpleNamespace) -> None:
    row = an_approved_budget(cast)
    labour, travel = row.rows
    row.spend(by=cast.pm, amounts={labour.pk: Decimal(100000), travel.pk: None})
    assert (row.variance.tone, row.rows[1].variance.tone) == ("ok", "draft")
    with pytest.raises(Refused, match="Nothing has changed"):
        row.spend(by=cast.pm, amounts={labour.pk: Decimal(100000)})
    with pytest.raises(Refused, match="costs more") as refused:
        row.spend(by=cast.pm, amounts={labour.pk: Decimal(330000)})
    assert refused.value.field == "words"
    row.refresh_from_db()
    row.spend(by=cast.pm, amounts={labour.pk: Decimal(330000)}, words="接口返工，已减差旅")
    variance = row.rows[0].variance
    assert (variance.tone, variance.word, row.variance_word) == ("bad", "10% over", "3% over")
    event = Event.objects.about(row).newest_first().first()
    assert words.history(event) == [("Labour", "100000.00", "330000.00")]


def test_a_line_that_is_nearly_used_up_is_watched(cast: SimpleNamespace) -> None:
    row = an_approved_budget(cast)
    row.spend(by=cast.pm, amounts=amounts(row, "270000", "0"))
    assert [line.variance.tone for line in row.rows] == ["wait", "ok"]


def test_pages_put_forward_approve_and_spend(client: Client, cast: SimpleNamespace) -> None:
    row = a_budget(cast)
    client.force_login(cast.implementation)
    assert client.post(row.act_url("put-forward")).status_code == 302
    assert client.get(row.act_url("approve")).status_code == 403
    first, second = (f"line_{line.pk}" for line in row.rows)
    client.force_login(cast.executive)
    page = client.get(row.act_url("approve")).content.decode()
    assert "Asked for: ¥300,000.00" in page
    told = {first: "280000", second: "20000", "words": "一期先做门诊"}
    assert client.post(row.act_url("approve"), told | {"words": ""}).status_code == 422
    assert client.post(row.act_url("approve"), told).status_code == 302
    client.force_login(cast.commercial)
    assert client.post(row.act_url("spend"), {first: "290000", second: "100", "words": "加班"}).status_code == 302
    page = client.get(row.get_absolute_url()).content.decode()
    assert "4% over" in page and "within the budget" in page


@pytest.mark.parametrize("who", ["sales", "consultant", "support", "admin"])
def test_those_who_sell_see_no_budget_on_any_page(client: Client, cast: SimpleNamespace, who: str) -> None:
    row = an_approved_budget(cast)
    row.spend(by=cast.pm, amounts=amounts(row, "123457", "3"))
    n, item = cast.project.number, ChecklistItem.objects.get(project=cast.project, code="S1-13")
    client.force_login(getattr(cast, who))
    refused = [
        reverse("record_list", args=[n, "presales", "budget"]), row.get_absolute_url(), row.act_url("spend"),
        reverse("record_new", args=[n, "presales", "budget"]),
    ]  # fmt: skip
    assert {client.get(url).status_code for url in refused} == {403}
    open_to_them = [
        reverse("project", args=[n]), reverse("project_events", args=[n]), reverse("project_stage", args=[n, "presales"]),
        reverse("item", args=[n, item.pk]), reverse("today"), reverse("projects"), reverse("project_documents", args=[n]),
    ]  # fmt: skip
    for url in open_to_them:
        page = client.get(url)
        text = re.sub(r"[,\s]", "", page.content.decode())
        assert page.status_code == 200
        assert "/budget/" not in text and "123457" not in text and "300000" not in text, url


def test_those_who_answer_for_cost_find_it_on_the_stage_page(client: Client, cast: SimpleNamespace) -> None:
    an_approved_budget(cast)
    client.force_login(cast.pm)
    page = client.get(reverse("project_stage", args=[cast.project.number, "presales"])).content.decode()
    assert "/budget/" in page
