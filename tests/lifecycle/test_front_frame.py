"""The frame of every page: who sees which way to go, error pages that need nothing, templates that keep to the CSP."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from lifecycle.context import shell
from lifecycle.models import User

TEMPLATES = settings.BASE_DIR / "templates"
# What is printed or mailed carries its style with it; no browser of ours reads it.
OWN_STYLE = ("pdf", "emails")


def frame(path: str, user: Any) -> dict[str, Any]:
    request = RequestFactory().get(path)
    request.user = user
    return shell(request)["shell"]


def test_the_navigation_marks_where_one_is() -> None:
    rows = frame("/projects/P-2026-0042/", User(email="wl@example.com", name="王磊", roles=["IM"]))["nav"]
    assert [row["name"] for row in rows if row["current"]] == ["projects"]
    assert "settings" not in [row["name"] for row in rows]


def test_administrators_find_the_settings() -> None:
    rows = frame("/settings/users/", User(email="ad@example.com", name="管理员", roles=["AD"]))["nav"]
    assert [row["name"] for row in rows if row["current"]] == ["settings"]


def test_a_stranger_sees_no_navigation_but_may_choose_the_language() -> None:
    found = frame("/accounts/login/", AnonymousUser())
    assert found["nav"] == []
    assert {row["name"] for row in found["languages"]} == {"中文", "English"}
    assert found["theme"] == "auto"


def test_the_letters_of_the_shortcuts_differ() -> None:
    rows = frame("/", User(email="ad@example.com", name="管理员", roles=["AD", "EX", "BM"]))["nav"]
    assert len({row["key"] for row in rows}) == len(rows)


@pytest.mark.parametrize("code", ["500", "503"])
def test_the_pages_of_failure_need_no_request_and_no_database(code: str) -> None:
    html = get_template(f"{code}.html").render()
    assert 'lang="zh-Hans"' in html
    assert '<div lang="en">' in html


@pytest.mark.django_db
def test_a_missing_page_helps_on(client: Client) -> None:
    with translation.override("en"):
        answer = client.get("/no/such/page/", headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "409.html"])
def test_error_pages_have_one_heading_and_one_main(name: str) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = render_to_string(name, {}, request)
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert "data-failed" in html


@pytest.mark.parametrize("state", ["signed", "declined", "expired", "voided", "replaced", "unknown"])
def test_a_closed_signing_link_says_what_happened(state: str) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = render_to_string("lifecycle/sign_closed.html", {"state": state, "number": "P-1", "title": "T"}, request)
    assert html.count("<h1") == 1


def test_no_template_needs_what_the_csp_forbids() -> None:
    seen = 0
    for page in TEMPLATES.rglob("*.html"):
        if page.relative_to(TEMPLATES).parts[0] in OWN_STYLE:
            continue
        seen += 1
        html = page.read_text()
        assert not re.search(r"\sstyle\s*=|<style", html), page
        assert not re.search(r"\son[a-z]+\s*=\s*[\"']", html), page
        for tag in re.findall(r"<script[^>]*>", html):
            assert "src=" in tag or "application/json" in tag, page
    assert seen > 50
