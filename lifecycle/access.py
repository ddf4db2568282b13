"""Who may see and do what: the only place that answers that, from the table in rights.py. Default deny."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from lifecycle.asking import keeping
from lifecycle.errors import PROJECT_ENDED
from lifecycle.models.users import Role, User
from lifecycle.rights import COMPANY_WIDE, TABLE, VENDOR
from lifecycle.text import listed


def _allows(cell: str, act: str) -> bool:
    acts = cell.split()
    return act in acts or (act == "R" and any(a in acts for a in ("C", "E", "A", "own", "move")))


def grants(role: str, act: str, area: str) -> bool:
    """Does the table give a role an act in an area? An unknown area gives nothing."""
    return _allows(TABLE.get(area, {}).get(role, ""), act)


def roles_with(act: str, area: str) -> list[str]:
    return [role for role in VENDOR if grants(role, act, area)]


def sees_all(user: Any) -> bool:
    return user.is_authenticated and user.has_role(*COMPANY_WIDE)


def roles_in(user: Any, project: Any) -> set[str]:
    """The roles a person acts in: those of the project's members, and those of the whole company."""
    if not user.is_authenticated or not user.is_active:
        return set()
    if project is None:
        return set(user.roles)
    known = project.__dict__.setdefault("_roles_of", {})
    if user.pk not in known:
        from lifecycle.models.members import ProjectMember

        mine = ProjectMember.objects.acting(user).filter(project=project)
        known[user.pk] = {role for role in user.roles if role in COMPANY_WIDE} | set(
            mine.values_list("role", flat=True)
        )
    return known[user.pk]


def know_roles(user: Any, projects: Iterable[Any]) -> None:
    """Ask once which roles a person has in all of these projects, before each of them is asked about."""
    from lifecycle.models.members import ProjectMember

    unknown = [row for row in projects if user.pk not in row.__dict__.setdefault("_roles_of", {})]
    if not unknown:
        return
    own: dict[int, set[str]] = {}
    mine = ProjectMember.objects.acting(user).filter(project__in={row.pk for row in unknown})
    for pk, role in mine.values_list("project_id", "role"):
        own.setdefault(pk, set()).add(role)
    wide = {role for role in user.roles if role in COMPANY_WIDE}
    for row in unknown:
        row.__dict__["_roles_of"][user.pk] = wide | own.get(row.pk, set())


def can(user: Any, act: str, area: str, project: Any = None) -> bool:
    """May the person do it (in that project)? Without a project: with any role they hold."""
    return any(grants(role, act, area) for role in roles_in(user, project))


def can_on(user: Any, act: str, area: str, record: Any) -> bool:
    """May the person do it to this record? Where the table says `own`, whoever owns the record edits it as well."""
    if can(user, act, area, record.project):
        return True
    return act == "E" and record.is_owned_by(user) and can(user, "own", area, record.project)


def can_edit_item(user: Any, item: Any) -> bool:
    """Checklist items: some edit all, some only what they own or support."""
    if can(user, "E", "checklist", item.project):
        return True
    if not can(user, "own", "checklist", item.project):
        return False
    return item.owner_id == user.pk or item.support.filter(pk=user.pk).exists()


def need(user: Any, act: str, area: str, project: Any = None) -> None:
    """Raise PermissionDenied (403) unless `can`."""
    if not can(user, act, area, project):
        raise PermissionDenied


def need_on(user: Any, act: str, area: str, record: Any) -> None:
    """Raise PermissionDenied (403) unless `can_on`."""
    if not can_on(user, act, area, record):
        raise PermissionDenied


def reads_paper(user: Any, kind: Any, project: Any, *, private: bool) -> bool:
    """May the person read a document of that kind? An edition that is only ours may ask for more than its kind."""
    if not can(user, "R", kind.area, project):
        return False
    return not (private and kind.private_area) or can(user, "R", kind.private_area, project)


def role_names(roles: Iterable[str]) -> str:
    return listed(Role(role).label for role in roles)


# -- what a URL asks for -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rule:
    """`how`: public, signed_in, page (any role that the person holds), project (a role in that project), record
    (like project, the area being that of the kind in the URL)."""

    how: str
    area: str = ""
    act: str = ""
    why: str = ""
    post: str = ""  # what posting needs, where it is more than opening
    ended: bool = False  # posting stays possible in a project that has ended; the view asks for itself

    def roles(self, area: str = "") -> list[str]:
        """Roles that may open it, for the list of URLs and for its test."""
        if self.how in ("public", "signed_in"):
            return list(VENDOR)
        return roles_with(self.act, area or self.area)


View = Callable[..., HttpResponse]


def public(why: str) -> Callable[[View], View]:
    """A view for people without an account. The only way to be public; a test lists them all."""

    def mark(view: View) -> View:
        marked = login_not_required(view)
        marked.access = Rule("public", why=why)  # type: ignore[attr-defined]
        return marked

    return mark


def signed_in(view: View) -> View:
    """Any person of the vendor, for what is their own."""
    view.access = Rule("signed_in")  # type: ignore[attr-defined]
    return view


def page(area: str, act: str = "R") -> Callable[[View], View]:
    """A page of the company: allowed to whoever has the act in the area through any role."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            need(request.user, act, area)
            return view(request, *args, **kwargs)

        guarded.access = Rule("page", area, act)  # type: ignore[attr-defined]
        return guarded

    return mark


def project_page(area: str, act: str = "R", post: str = "", ended: bool = False) -> Callable[[View], View]:
    """A page of a project. The view gets the Project in place of its number: 404 if not visible, 403 if not allowed.

    `post` is the act that posting needs, where reading needs less. Nothing is posted to a project that has ended, but
    to views that are marked as `ended`: they ask for themselves what still goes on.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
            project = find_project(request.user, number)
            need(request.user, post if post and request.method == "POST" else act, area, project)
            if request.method not in ("GET", "HEAD"):
                if project.read_only and not ended:
                    return at_rest(request, project)
                return view(request, project, *args, **kwargs)
            with keeping(project):
                return view(request, project, *args, **kwargs)

        guarded.access = Rule("project", area, act, post=post, ended=ended)  # type: ignore[attr-defined]
        return guarded

    return mark


def at_rest(request: HttpRequest, back: Any) -> HttpResponse:
    """What was asked for is no longer done: the project has ended."""
    messages.error(request, str(PROJECT_ENDED))
    return redirect(back)


def find_project(user: Any, number: str) -> Any:
    from lifecycle.models.projects import Project

    if "\x00" in number:
        raise Http404
    rows = Project.objects.visible_to(user).select_related(
        "customer", "presales_owner", "delivery_owner", "collection_owner", "support_owner", "sponsor", "playbook"
    )
    return get_object_or_404(rows, number=number)


# Views of libraries, which cannot carry a rule of their own. `*` stands for the rest of a name.
BY_NAME = {
    "account_login": Rule("public", why="sign-in"),
    "account_logout": Rule("public", why="sign-out"),
    "account_reset_password*": Rule("public", why="reset of a forgotten password"),
    "account_inactive": Rule("public", why="says that an account is closed"),
    "account_signup": Rule("public", why="says that accounts are made by an administrator"),
    "account_confirm_email": Rule("public", why="confirms an address from a mail"),
    "account_email_verification_sent": Rule("public", why="says that a mail was sent"),
    "account_confirm_login_code": Rule("public", why="second step of sign-in"),
    "account_request_login_code": Rule("public", why="sign-in by code"),
    "mfa_authenticate": Rule("public", why="second step of sign-in"),
    "mfa_login_webauthn": Rule("public", why="sign-in by passkey"),
    "mfa_trust": Rule("public", why="second step of sign-in"),
    "mfa_signup_webauthn": Rule("public", why="says that accounts are made by an administrator"),
    "socialaccount_login*": Rule("public", why="sign-in through an identity provider"),
    "socialaccount_signup": Rule("public", why="sign-in through an identity provider"),
    "account_*": Rule("signed_in"),
    "usersessions_*": Rule("signed_in"),
    "mfa_*": Rule("signed_in"),
    "socialaccount_connections": Rule("signed_in"),
}


MOVED = "/accounts/social/"


def rule_of(name: str | None, callback: Any) -> Rule | None:
    """The rule of a URL: from the view itself, or from BY_NAME for those of libraries; None if there is none."""
    own = getattr(callback, "access", None) or getattr(getattr(callback, "view_class", None), "access", None)
    if own is not None:
        return own
    if name in BY_NAME:
        return BY_NAME[name]
    for pattern, rule in BY_NAME.items():
        if name and pattern.endswith("*") and name.startswith(pattern[:-1]):
            return rule
    return None


def all_urls() -> list[tuple[str, str | None, Rule | None]]:
    """Every URL pattern with its name and rule."""
    from django.urls import get_resolver

    found: list[tuple[str, str | None, Rule | None]] = []

    def walk(patterns: Any, prefix: str) -> None:
        for entry in patterns:
            route = prefix + str(entry.pattern)
            if hasattr(entry, "url_patterns"):
                walk(entry.url_patterns, route)
            elif entry.name is None and route.startswith(MOVED):
                found.append(
                    (route, None, Rule("public", why="a former address of the sign-in library; it only redirects"))
                )
            else:
                found.append((route, entry.name, rule_of(entry.name, entry.callback)))

    walk(get_resolver().url_patterns, "/")
    return found


@lru_cache(maxsize=1)
def _rules_by_name() -> dict[str, Rule | None]:
    return {name: rule for _route, name, rule in all_urls() if name}


def may_open(user: User, name: str) -> bool:
    """Would the page of that name let the person in? For menus; project pages answer for any project."""
    rule = _rules_by_name().get(name)
    if rule is None:
        return False
    if rule.how == "public":
        return True
    if not user.is_authenticated:
        return False
    return rule.how == "signed_in" or can(user, rule.act, rule.area)
