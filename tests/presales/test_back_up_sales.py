"""The sales manager negotiates with cost, time, feasibility and risks at hand, and never learns what is left over."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Evidence, SignatureRequest
from lifecycle.models.signatures import Invitee
from presales.documents.estimates import sales_backup
from presales.models import Estimate
from tests.presales.estimating import make_assessed_risk, make_estimate, make_feasibility
from tests.presales.test_estimate_project import promise

pytestmark = pytest.mark.django_db

# 1,234,567 is offered for a cost of 640,000: what is left over is a figure that nothing else can be.
QUOTED, MARGIN = 1234567, "594,567"


@pytest.fixture
def read(client: Client, cast: SimpleNamespace) -> Callable[..., str]:
    def page(who: str, *place: Any, name: str = "project_backup") -> str:
        client.force_login(getattr(cast, who))
        answer = client.get(reverse(name, args=[cast.project.number, *place]))
        return answer.content.decode() if answer.status_code == 200 else f"{answer.status_code}"

    return page


def test_sheet_sets_the_estimate_beside_what_is_asked(read: Callable[..., str], cast: SimpleNamespace) -> None:
    promise(cast)
    make_assessed_risk(cast)
    make_feasibility(cast, estimate=make_estimate(cast))
    page = read("sales")
    for words in (
        "Promised 22 working days, likely 64", "Live in a month", "42 working days short", "640,000.00",
        "No papers on the old interfaces", "Feasibility assessment 1", "先上一期", "too early",
    ):  # fmt: skip
        assert words in page, words


def test_without_an_estimate_it_says_whom_to_ask(read: Callable[..., str], cast: SimpleNamespace) -> None:
    assert "Nothing is estimated yet" in read("sales")
    make_estimate(cast, upto="draft")
    assert "Not handed to sales yet" in read("sales")


def test_it_shows_the_latest_valid_one(read: Callable[..., str], cast: SimpleNamespace) -> None:
    make_estimate(cast)
    newer = make_estimate(cast, steps=(("implementation", 80, 90, 130),))
    make_estimate(cast, upto="draft", steps=(("implementation", 5, 6, 7),))
    page = read("sales")
    assert newer.get_absolute_url() in page and ">90<" in page.replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize(("who", "sees"), [("pm", True), ("commercial", True), ("executive", True), ("sales", False)])
def test_what_is_left_over_is_for_those_who_read_the_budget(
    read: Callable[..., str], cast: SimpleNamespace, who: str, sees: bool
) -> None:
    estimate = make_estimate(cast, quoted_amount=QUOTED)
    row = make_feasibility(cast, estimate=estimate)
    pages = [
        read(who), read(who, "presales", "estimates", estimate.number, name="record"),
        read(who, "presales", "feasibility", row.number, name="record"),
    ]  # fmt: skip
    assert [MARGIN in page for page in pages] == [sees] * 3
    assert [("Margin" in page) for page in pages] == [sees] * 3
    assert all("1,234,567" in page for page in pages)


def test_sales_finds_it_on_no_page_of_the_project(read: Callable[..., str], cast: SimpleNamespace) -> None:
    make_feasibility(cast, estimate=make_estimate(cast, quoted_amount=QUOTED))
    names = ("project", "project_contract", "project_documents", "project_events", "project_edit")
    lists = [("presales", slug) for slug in ("estimates", "feasibility")]
    pages = [read("sales", name=name) for name in names]
    pages += [read("sales", *place, name="record_list") for place in lists] + [
        read("sales", "presales", name="project_stage")
    ]
    assert all(len(page) > 1000 for page in pages)
    assert not any(MARGIN in page or "594567" in page for page in pages)


@pytest.mark.parametrize(("who", "status"), [("support", "403"), ("admin", "403"), ("outsider", "404")])
def test_others_do_not_read_it(read: Callable[..., str], cast: SimpleNamespace, who: str, status: str) -> None:
    make_estimate(cast)
    assert read(who) == status


def test_a_consultant_reads_days_but_no_money(read: Callable[..., str], cast: SimpleNamespace) -> None:
    make_estimate(cast, quoted_amount=QUOTED)
    page = read("consultant")
    assert "64" in page and "640,000" not in page and "1,234,567" not in page


def test_people_who_are_a_risk_are_not_on_the_sheet(read: Callable[..., str], cast: SimpleNamespace) -> None:
    make_assessed_risk(cast, category="stakeholder", title="主任反对", title_en="The head is against it")
    estimate = make_estimate(cast)
    assert "The head is against it" not in read("sales")
    assert sales_backup(estimate)["body"]["risks"] == []


# -- the paper ---------------------------------------------------------------------------------------------------------


def test_paper_has_cost_time_risks_and_nothing_left_over(cast: SimpleNamespace) -> None:
    promise(cast)
    make_assessed_risk(cast)
    estimate = make_estimate(cast, quoted_amount=QUOTED)
    make_feasibility(cast, estimate=estimate)
    built = sales_backup(Estimate.objects.get(pk=estimate.pk))
    body = built["body"]
    assert body["total"]["amount"] == "640000.00" and body["schedule"]["likely"] == 64
    assert body["promises"][0]["short"] == 42 and body["risks"][0]["exposure"] == 16
    assert body["feasibility"]["verdict"] == "go"
    assert "594567" not in str(built) and "margin" not in str(built) and "东方软件" not in str(built)
    assert [slot["party"] for slot in built["slots"]] == ["vendor"]


def test_it_is_issued_once_it_is_handed_to_sales(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        make_estimate(cast, upto="draft").guard_issue()


def test_signed_by_the_project_manager_it_proves_the_item(cast: SimpleNamespace) -> None:
    document = make_estimate(cast).issue(by=cast.pm)
    assert document.kind == "D11" and document.internal
    request = SignatureRequest.send(by=cast.pm, document=document, people=[Invitee(cast.pm, "vendor-1")])
    request.signatories.get().sign(
        method="typed",
        typed_name=cast.pm.name,
        sha256=request.version.pdf_sha256,
        consent=True,
        identified_by="account",
    )
    item = ChecklistItem.objects.get(project=cast.project, code="S1-11", occurrence=1)
    assert Evidence.objects.filter(item=item, document_code="D11").exists() and item.state == "done"


# -- where it turns red ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["board", "table"])
def test_pipeline_and_contract_show_it_in_red(client: Client, cast: SimpleNamespace, view: str) -> None:
    promise(cast)
    make_estimate(cast)
    client.force_login(cast.sales)
    words = "Promised 22 working days, likely 64"
    assert words in client.get(reverse("pipeline"), {"view": view}).content.decode()
    assert words in client.get(reverse("project_contract", args=[cast.project.number])).content.decode()


def test_nothing_is_red_where_there_is_time_enough(client: Client, cast: SimpleNamespace) -> None:
    promise(cast, days=200)
    make_estimate(cast)
    client.force_login(cast.sales)
    assert "working days, likely" not in client.get(reverse("pipeline")).content.decode()
    cast.project.refresh_from_db()
    assert cast.project.promised_too_short == ""
