"""Pages without JavaScript: sign in, tick a step, sign by typing."""

from collections.abc import Callable
from types import SimpleNamespace

from django.urls import reverse
from playwright.sync_api import Page, expect

from lifecycle.models import Document
from tests.cast import PASSWORD
from tests.presales.writing import a_presented_solution, send


def test_sign_in_and_tick_a_step(open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    page = open_page(path="/accounts/login/", language="en", js=False)
    page.get_by_label("Email").fill("implementation@throughline.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url("/")
    item = cast.project.items.get(code="S1-01")
    page.goto(item.get_absolute_url())
    page.get_by_role("button", name="Tick off").first.click()
    expect(page).to_have_url(item.get_absolute_url())
    expect(page.get_by_role("button", name="Open again")).to_have_count(1)
    assert item.ticks.count() == 1


def test_sign_by_typing(open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    document = a_presented_solution(cast).issue(by=cast.implementation)
    signatory = send(document, cast.implementation, cast.owner).signatories.get(contact=cast.owner)
    customer = open_page(path=reverse("sign", args=[signatory.new_link()]), width=390, height=844, js=False)
    customer.get_by_role("button", name="阅读并签署").click()
    expect(customer.locator("canvas")).to_be_hidden()
    customer.get_by_role("checkbox").check()
    customer.get_by_role("button", name="签署", exact=True).click()
    expect(customer.get_by_role("alert")).to_be_visible()  # no name yet, and the tick is kept
    expect(customer.get_by_role("checkbox")).to_be_checked()
    customer.get_by_role("textbox").first.fill("陈志远")
    customer.get_by_role("button", name="签署", exact=True).click()
    expect(customer.get_by_role("link", name="下载")).to_be_visible()

    colleague = open_page(cast.implementation, document.get_absolute_url(), language="en", js=False)
    colleague.get_by_role("link", name="Sign here").click()
    colleague.get_by_label("Your full name").fill("Wang Lei")
    colleague.get_by_role("checkbox").check()
    colleague.get_by_role("button", name="Sign", exact=True).click()
    expect(colleague).to_have_url(document.get_absolute_url())
    document.refresh_from_db()
    assert document.state == Document.State.COMPLETED
