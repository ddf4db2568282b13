"""Every URL against every role: what the table grants opens, what it does not is refused, an unknown URL fails."""

import re
from typing import Any

import pytest

from lifecycle import access
from lifecycle.models.users import VENDOR_ROLES, User
from lifecycle.stages import registry
from tests.cast import PASSWORD, make_customer, make_project

# Reviewed by hand: everything that opens without an account.
PUBLIC = {
    "healthz", "readyz", "language", "sign", "sign_document", "sign_code", "sign_code_send", "sign_own",
    "sign_own_file", "sign_decline", "sign_pdf", "sign_completion", "sign_page", "verify",
    "verify_file", "verify_certificates", "portal", "training_door",
    "exam_room", "exam_room_slip", "exam_room_certificate",
    "account_login", "account_logout", "account_signup", "account_inactive", "account_confirm_email",
    "account_email_verification_sent", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_login_code",
    "account_request_login_code", "mfa_authenticate", "mfa_login_webauthn", "mfa_trust", "mfa_signup_webauthn",
    "socialaccount_login_cancelled", "socialaccount_login_error", "socialaccount_signup",
    "account_reset_password_confirm_code", "account_reset_password_code_done", "account_reset_password_complete",
}  # fmt: skip


def urls() -> list[tuple[str, str, access.Rule]]:
    return [(route, name, rule) for route, name, rule in access.all_urls()]


def test_no_url_is_without_a_rule():
    assert [route for route, _name, rule in urls() if rule is None] == []


def test_the_list_of_public_urls_is_the_reviewed_one():
    public = {name for _route, name, rule in urls() if name and rule.how == "public"}
    assert public - PUBLIC == set()


def fill(route: str, project) -> list[str]:
    """The route with values put in; a record route once per kind."""
    base = route.replace("<str:number>", project.number) if route.startswith("/projects/") else route
    base = base.replace("<str:number>", "P-0000-0000-D00-01")
    base = base.replace("<str:kind>", "lifecycle.project").replace("<str:token>", "x" * 43)
    base = base.replace("<slug:act>", "nothing") if "<slug:slug>" not in base else base
    pages = []
    kinds = list(registry.records.values()) if "<slug:slug>" in base else [None]
    for kind in kinds:
        path = base
        if kind is not None:
            path = path.replace("<slug:stage>", str(kind.stage)).replace("<slug:slug>", kind.slug)
            path = path.replace("<slug:act>", kind.acts[0].name if kind.acts else "none")
        path = path.replace("<slug:stage>", "presales")
        path = re.sub(r"<int:\w+>", "999999", path)
        pages.append(re.sub(r"<\w+:\w+>", "x", path))
    return pages


def expected(rule: access.Rule, path: str, role: str, method: str) -> bool:
    if rule.how in ("public", "signed_in"):
        return True
    if rule.how == "record":
        kind = next(k for k in registry.records.values() if f"/{k.stage}/{k.slug}/" in path)
        act = rule.act
        if "/do/" in path:
            name = path.rstrip("/").rsplit("/", 1)[1]
            act = next((a.need for a in kind.acts if a.name == name), rule.act)
        return access.grants(role, act, kind.area)
    act = rule.post if rule.post and method == "post" else rule.act
    return access.grants(role, act, rule.area)


def one_on_any_database() -> list[Any]:
    """Rights are no matter of the database; that all pages open on it is shown by one role."""
    return [
        pytest.param(role.value, marks=[] if role == "IM" else [pytest.mark.any_database]) for role in VENDOR_ROLES
    ]


@pytest.mark.parametrize("role", one_on_any_database())
def test_each_role_opens_what_the_table_grants_and_nothing_else(role, db, client):
    """As a member of the project: allowed answers anything but 403, refused answers 403 (404 where nothing is)."""
    user = User.objects.create_user("r@throughline.example", PASSWORD, name="r", roles=[role], language="en")
    boss = User.objects.create_user("b@throughline.example", PASSWORD, name="b", roles=["SM", "PM"])
    project = make_project(boss, make_customer(), presales_owner=boss, team=[(user, role)])
    client.force_login(user)
    wrong, tried = [], 0
    for route, name, rule in urls():
        if route.startswith("/accounts/") or name in PUBLIC or "(?P" in route or "^" in route:
            continue
        for path in fill(route, project):
            for method in ("get", "post"):
                status = getattr(client, method)(path).status_code
                tried += 1
                allowed = expected(rule, path, role, method)
                if status == 500 or (status == 403 and allowed) or (status not in (403, 404, 405) and not allowed):
                    wrong.append((method, path, role, status))
    assert wrong == []
    assert tried > 100  # the floor: the walk really visited the product


@pytest.mark.parametrize("who", [None, "outsider"])
def test_a_stranger_finds_no_project(who, cast, client):
    """404 as if it were not there for a colleague from elsewhere, the sign-in page for somebody unknown."""
    if who:
        client.force_login(cast.outsider)
    leaked = []
    for route, _name, _rule in urls():
        if not route.startswith("/projects/<"):
            continue
        for path in fill(route, cast.project):
            for method in ("get", "post"):
                answer = getattr(client, method)(path)
                fine = (
                    answer.status_code in (404, 405)
                    if who
                    else "/accounts/login/" in answer.headers.get("Location", "")
                )
                if not fine:
                    leaked.append((method, path, answer.status_code))
    assert leaked == []


def test_nothing_opens_without_signing_in_but_what_is_public(db, client):
    from types import SimpleNamespace

    opened = []
    for route, name, rule in urls():
        if (
            rule.how == "public" or route.startswith("/accounts/") or "(?P" in route
        ):  # the library's own are named above
            continue
        for path in fill(route, SimpleNamespace(number="P-2026-0001")):
            answer = client.get(path)
            if not (answer.status_code == 302 and "/accounts/login/" in answer.url):
                opened.append((path, name, answer.status_code))
    assert opened == []


def test_an_unknown_area_or_role_gives_nothing():
    assert not access.grants("SM", "R", "no-such-area")
    assert not access.grants("CC", "R", "projects")
    assert not access.grants("AD", "R", "private")
    assert not access.grants("CO", "R", "payment")
