"""The language is one click away, stays, and is the reader's own: also a customer's, behind a private link."""

from collections.abc import Callable
from types import SimpleNamespace

from django.urls import reverse
from playwright.sync_api import Page, expect

from lifecycle.models import Project
from tests.presales.writing import a_presented_solution, send


def test_a_visitor_and_then_an_account(open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    page = open_page(path="/accounts/login/", language="zh-hans")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()

    page = open_page(cast.pm, "/projects/", language="en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Projects")
    page.get_by_role("button", name="中文").click()
    expect(page).to_have_url("/projects/")
    expect(page.get_by_role("heading", level=1)).to_have_text("项目")
    expect(page.get_by_role("link", name="人民医院 ERP 实施")).to_be_visible()
    cast.pm.refresh_from_db()
    assert cast.pm.language == "zh-hans"
    # A new browser that asks for English: the account knows better.
    expect(open_page(cast.pm, "/", language="en").locator("html")).to_have_attribute("lang", "zh-hans")


def test_a_customer_behind_a_link(open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    Project.objects.filter(pk=cast.project.pk).update(document_language="both")
    cast.project.refresh_from_db()
    document = a_presented_solution(cast).issue(by=cast.implementation)
    signatory = send(document, cast.implementation, cast.owner).signatories.get(contact=cast.owner)
    page = open_page(path=reverse("sign", args=[signatory.new_link()]), language="en", width=390, height=844)
    expect(page.locator("html")).to_have_attribute(
        "lang", "zh-hans"
    )  # what the contact reads, not what the phone says
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Read and sign").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pre-sales solution")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("售前解决方案")
