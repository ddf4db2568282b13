"""Two people change the same thing at once: nobody's text is lost."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Page, expect

from presales.models import ResearchLog
from tests.presales.writing import a_log


def test_two_people_edit_one_record(open_page: Callable[..., Page], axe: Any, cast: SimpleNamespace) -> None:
    log = a_log(cast)
    path = log.get_absolute_url() + "edit/"
    first, second = (
        open_page(cast.implementation, path, language="en"),
        open_page(cast.consultant, path, language="en"),
    )
    first.get_by_label("Place", exact=True).fill("Pharmacy, ground floor")
    first.get_by_role("button", name="Save").click()
    expect(first).to_have_url(log.get_absolute_url())

    second.get_by_label("Place", exact=True).fill("Ward 3")
    second.get_by_role("button", name="Save").click()
    expect(second.get_by_role("alert")).to_contain_text("Wang Lei changed this since you opened it")
    row = second.get_by_role("row").filter(has_text="Place")
    expect(row).to_contain_text("Pharmacy, ground floor")
    expect(row).to_contain_text("Ward 3")
    assert axe(second) == []
    assert ResearchLog.objects.get(pk=log.pk).place == "Pharmacy, ground floor"

    expect(second.get_by_label("Place", exact=True)).to_have_value("Ward 3")
    second.get_by_label("Place", exact=True).fill("Ward 3, beside the pharmacy")
    second.get_by_role("button", name="Save").click()
    expect(second).to_have_url(log.get_absolute_url())
    assert ResearchLog.objects.get(pk=log.pk).place == "Ward 3, beside the pharmacy"


def test_two_people_edit_one_project(open_page: Callable[..., Page], axe: Any, cast: SimpleNamespace) -> None:
    path = f"/projects/{cast.project.number}/edit/"
    first, second = open_page(cast.sales, path, language="en"), open_page(cast.pm, path, language="en")
    first.get_by_label("Product").fill("ERP 9")
    first.get_by_role("button", name="Save").click()
    expect(first.get_by_role("heading", level=1)).to_contain_text("Hospital ERP")

    second.get_by_label("Product").fill("ERP 10")
    second.get_by_role("button", name="Save").click()
    expect(second.get_by_role("alert")).to_contain_text("Li Na changed this since you opened it")
    expect(second.get_by_role("row").filter(has_text="Product")).to_contain_text("ERP 9")
    assert axe(second) == []
    second.get_by_role("link", name="Keep what is saved, drop mine").click()
    cast.project.refresh_from_db()
    assert cast.project.product == "ERP 9"
