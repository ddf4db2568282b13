"""The way from the door to a project with nothing but a keyboard; where one is can always be seen."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD

# What stands out of the page where the focus is: an outline or a ring.
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
}"""
HERE = "() => (document.activeElement.innerText || document.activeElement.name || '').trim()"


def tab_to(page: Page, text: str, most: int = 60) -> None:
    """Tab until the focus is on what says `text`, seeing at each stop where it is."""
    for _stop in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(RING), page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate(HERE).startswith(text):
            return
    raise AssertionError(f"{text} cannot be reached")


def test_sign_in_and_open_a_project(open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    page = open_page(path="/accounts/login/", language="en")
    if page.evaluate(HERE) != "login":
        tab_to(page, "login")
    page.keyboard.type("pm@throughline.example")
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("/")
    tab_to(page, "Projects")
    page.keyboard.press("Enter")
    page.wait_for_url("/projects/")
    tab_to(page, "Skip to the content", most=1)
    page.keyboard.press("Enter")
    tab_to(page, "Hospital ERP")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hospital ERP")


def test_letters_lead_on_unless_one_types(open_page: Callable[..., Page], cast: SimpleNamespace) -> None:
    page = open_page(cast.pm, "/", language="en")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page).not_to_have_url("/")
    page.wait_for_load_state()
    here = page.url
    page.keyboard.press("/")
    page.keyboard.type("gt")
    expect(page).to_have_url(here)
    expect(page.get_by_role("searchbox")).to_have_value("gt")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_a_dialog_is_left_by_keyboard(open_page: Callable[..., Page], cast: SimpleNamespace, key: str) -> None:
    page = open_page(cast.pm, "/", language="en")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    if key == "Tab":  # through the links of the list to its button
        tab_to(page, "Close", most=20)
        page.keyboard.press("Enter")
    else:
        page.keyboard.press(key)
    expect(dialog).to_be_hidden()
