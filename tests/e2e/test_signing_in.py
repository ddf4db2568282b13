"""The door, in a real browser: by keyboard, on a phone, in both languages, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lifecycle.models import User

PASSWORD = "a long and good password"


@pytest.fixture
def person(transactional_db: None) -> User:
    return User.objects.create_user("lin@example.com", PASSWORD, name="林", name_en="Lin", language="en")


def fill_in(page: Page, password: str) -> None:
    page.locator("input[name=login]").fill("lin@example.com")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")


@pytest.mark.parametrize("js", [True, False])
def test_a_person_signs_in_by_keyboard(open_page: Callable[..., Page], person: User, js: bool) -> None:
    page = open_page(path="/accounts/login/", language="en", js=js)
    fill_in(page, PASSWORD)
    expect(page).not_to_have_url("/accounts/login/")


def test_a_wrong_password_says_so_and_keeps_the_address(open_page: Callable[..., Page], person: User) -> None:
    page = open_page(path="/accounts/login/", language="en")
    fill_in(page, "something else entirely")
    expect(page.locator("input[name=login]")).to_have_value("lin@example.com")
    expect(page.get_by_role("alert").first).to_be_visible()


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_door_is_accessible_and_fits_a_phone(
    open_page: Callable[..., Page], axe: Any, transactional_db: None, path: str, language: str, dark: bool
) -> None:
    page = open_page(path=path, language=language, width=360, height=740, dark=dark)
    assert page.locator("html").get_attribute("lang", timeout=5000) in ("en", "zh-Hans", "zh-hans", "zh-CN")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []
