"""Log lines, headers, languages and limits that every request passes."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django.utils import timezone, translation

from lifecycle import access
from lifecycle.middleware.headers import SecurityHeaders
from lifecycle.middleware.languages import PersonalLanguage
from lifecycle.middleware.privacy import LineFormatter, current_id
from lifecycle.middleware.requests import BodyLimit, RequestLog
from lifecycle.models import User


def record(message: str, *args: Any, error: Exception | None = None) -> logging.LogRecord:
    exc_info = (type(error), error, None) if error else None
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, exc_info)


def private_prefixes() -> list[str]:
    """What stands before the secret, of every address that lets its holder in without a password."""
    public = {route for route, _name, rule in access.all_urls() if rule and rule.how == "public"}
    found = {route.partition("<")[0] for route in public if "<str:token>" in route}
    return sorted(found | {"/s/", "/accounts/password/reset/key/", "/accounts/confirm-email/"})


def test_a_private_address_never_reaches_the_log() -> None:
    assert {"/sign/", "/a/", "/e/", "/t/"} <= set(private_prefixes())  # the floor
    for prefix in private_prefixes():
        written = LineFormatter().format(record("Not Found: %s", f"{prefix}SeCrEt-123_x/page/?a=SeCrEt"))
        assert "SeCrEt" not in written
        assert f"Not Found: {prefix}…" in written


def test_nor_the_log_of_the_server_in_front() -> None:
    text = (Path(__file__).parents[2] / "docs" / "nginx.conf").read_text(encoding="utf-8")
    masks = re.findall(r"^ +~(\^\(\?<prefix>\S+) \$prefix\*\*\*;", text, re.M)
    known = [re.compile(mask.replace("?<prefix>", "")) for mask in masks]
    assert [prefix for prefix in private_prefixes() if not any(one.match(f"{prefix}SeCrEt") for one in known)] == []


def test_a_private_address_inside_a_traceback_is_masked_as_well() -> None:
    written = LineFormatter().format(record("failed", error=ValueError("at /sign/SeCrEt/")))
    assert "ValueError" in written
    assert "SeCrEt" not in written


def test_other_addresses_stay_readable() -> None:
    assert "Not Found: /projects/12/stages/" in LineFormatter().format(record("Not Found: %s", "/projects/12/stages/"))


def test_a_line_carries_the_id_of_its_request(caplog: pytest.LogCaptureFixture) -> None:
    inside: list[str] = []

    def view(request: Any) -> HttpResponse:
        inside.append(current_id.get())
        return HttpResponse(status=404)

    with caplog.at_level(logging.INFO, "lifecycle.requests"):
        response = RequestLog(view)(RequestFactory().get("/sign/SeCrEt/"))
    assert response["X-Request-ID"] == inside[0] != "-"
    assert current_id.get() == "-"
    assert "status=404" in caplog.text
    assert "method=GET" in caplog.text
    assert "SeCrEt" not in caplog.text


def answer(response: HttpResponse, user: Any = None, **headers: str) -> Any:
    request = RequestFactory().get("/projects/1/rows/", headers=headers)
    if user is not None:
        request._cached_user = user  # type: ignore[attr-defined]
    return SecurityHeaders(lambda _request: response)(request)


def test_every_answer_restricts_the_browser() -> None:
    response = answer(HttpResponse())
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_pages_of_signed_in_people_are_not_kept() -> None:
    assert answer(HttpResponse(), User(pk=1))["Cache-Control"] == "no-store, private"
    assert "Cache-Control" not in answer(HttpResponse(), AnonymousUser())
    assert "Cache-Control" not in answer(HttpResponse(content_type="application/pdf"), User(pk=1))
    chosen = HttpResponse(headers={"Cache-Control": "max-age=5"})
    assert answer(chosen, User(pk=1))["Cache-Control"] == "max-age=5"


def test_htmx_is_sent_to_sign_in_and_back_to_the_page() -> None:
    redirect = HttpResponseRedirect("/accounts/login/?next=/projects/1/rows/")
    response = answer(redirect, **{"HX-Request": "true", "HX-Current-URL": "http://testserver/projects/1/?page=2"})
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fprojects%2F1%2F%3Fpage%3D2"


def test_htmx_sign_in_leads_nowhere_else() -> None:
    redirect = HttpResponseRedirect("/accounts/login/?next=/projects/1/rows/")
    response = answer(redirect, **{"HX-Request": "true", "HX-Current-URL": "https://evil.example/projects/1/"})
    assert response["HX-Redirect"] == "/accounts/login/"


def test_other_redirects_are_left_alone() -> None:
    assert answer(HttpResponseRedirect("/projects/"), **{"HX-Request": "true"}).status_code == 302
    assert answer(HttpResponseRedirect("/accounts/login/")).status_code == 302


@pytest.mark.parametrize(("size", "status"), [("1000", 200), (str(60 * 1024 * 1024), 413), ("nonsense", 200)])
def test_a_body_beyond_all_limits_is_refused_unread(size: str, status: int) -> None:
    request = RequestFactory().post("/", headers={"accept-language": "en"})
    request.META["CONTENT_LENGTH"] = size
    assert BodyLimit(lambda _request: HttpResponse())(request).status_code == status


def as_seen_by(user: Any) -> tuple[str | None, str]:
    request = RequestFactory().get("/")
    request.user = user
    seen: list[tuple[str | None, str]] = []

    def view(_request: Any) -> HttpResponse:
        seen.append((translation.get_language(), timezone.get_current_timezone_name()))
        return HttpResponse()

    with translation.override("zh-hans"):
        PersonalLanguage(view)(request)
    return seen[0]


def test_people_get_their_language_and_their_clock() -> None:
    assert as_seen_by(User(pk=1, language="en", time_zone="Europe/Berlin")) == ("en", "Europe/Berlin")
    assert timezone.get_current_timezone_name() == "Asia/Shanghai"


def test_an_unknown_time_zone_falls_back_to_the_site() -> None:
    assert as_seen_by(User(pk=1, language="en", time_zone="Mars/Olympus")) == ("en", "Asia/Shanghai")


def test_strangers_keep_what_their_browser_asked_for() -> None:
    assert as_seen_by(AnonymousUser()) == ("zh-hans", "Asia/Shanghai")
