"""What every page's frame needs: the navigation this person may open, language, theme."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

# (URL name, title, icon, letter after `g` that leads there)
NAV = (
    ("today", _("Today"), "home", "t"),
    ("pipeline", _("Pipeline"), "layout-kanban", "p"),
    ("projects", _("Projects"), "folder", "j"),
    ("promises", _("Promises"), "flag", "o"),
    ("documents", _("Documents"), "file-text", "d"),
    ("payments", _("Payments"), "cash", "m"),
    ("service", pgettext_lazy("menu", "Service"), "tool", "v"),
    ("references", _("References"), "presentation", "f"),
    ("reports", _("Reports"), "chart-bar", "r"),
    ("customers", _("Customers"), "building", "c"),
    ("team", _("Team"), "users", "e"),
    ("materials", _("Materials"), "folders", "l"),
    ("settings", _("Settings"), "settings", "s"),
)
LINKS = (
    "search", "outbox", "profile", "language", "theme",
    "account_login", "account_logout", "mfa_index", "usersessions_list",
)  # fmt: skip
THEMES = (("auto", _("As the device"), "device-desktop"), ("light", _("Light"), "sun"), ("dark", _("Dark"), "moon"))


def address(name: str) -> str:
    """The URL of that name, or nothing: an installation may leave a page out."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Lazy: fragments and error pages that don't draw the frame pay nothing for it."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    urls = {name: address(name) for name in LINKS}
    urls["language"] = urls["language"] or address("set_language")
    theme = getattr(user, "theme", "auto") if known else "auto"
    return {
        "nav": _nav(request, user) if known else [],
        "urls": urls,
        "theme": theme,
        "themes": [{"code": c, "title": t, "icon": i, "current": c == theme} for c, t, i in THEMES],
        "languages": _languages(),
        "outbox": known and settings.OUTBOX_PAGE,
    }


def _nav(request: HttpRequest, user: Any) -> list[dict[str, Any]]:
    from lifecycle import access

    rows = []
    for name, title, icon, key in NAV:
        url = address(name)
        if not url or not access.may_open(user, name):
            continue
        current = request.path == url or (url != "/" and request.path.startswith(url))
        rows.append({"name": name, "title": title, "icon": icon, "key": key, "url": url, "current": current})
    return rows


def _languages() -> list[dict[str, Any]]:
    """Each in its own words, because a reader looks for a language in that language."""
    own = {"zh-hans": "中文", "en": "English"}
    active = get_language()
    return [
        {"code": code, "name": own.get(code, name), "current": code == active} for code, name in settings.LANGUAGES
    ]
