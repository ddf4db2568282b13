"""What production refuses to start with, and what the machine must have for documents.

`manage.py check` reports all of it; `refuse_to_serve()` is asked by the WSGI application, since servers run no checks.
"""

import ctypes
import shutil
import subprocess
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections

DEMO_ADDRESSES = "@throughline.example"
PLACEHOLDER = "change-me"
UNSAFE_WITHOUT = ("fsync", "full_page_writes", "synchronous_commit")


def in_production() -> bool:
    return not settings.DEBUG and not settings.DEMO


@register()
def check_keys(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not in_production():
        return []
    found: list[CheckMessage] = []
    for number, name in (("1", "SECRET_KEY"), ("2", "EVENT_KEY"), ("7", "SEAL_KEY")):
        key = getattr(settings, name)
        if len(key) < 32 or key == settings.DEBUG_KEY or PLACEHOLDER in key:
            found.append(
                Error(
                    f"{name} is missing, too short or an example.",
                    hint=f"Set {name} to 32 or more random characters: "
                    "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
                    id=f"throughline.E00{number}",
                )
            )
    keys = [key for key in (settings.SECRET_KEY, settings.EVENT_KEY, settings.SEAL_KEY) if key]
    if len(set(keys)) < len(keys):
        found.append(
            Error(
                "SECRET_KEY, EVENT_KEY and SEAL_KEY are not all different.",
                hint="Whoever learns the one could then rewrite events or seal documents as well. Set three keys.",
                id="throughline.E003",
            )
        )
    return found


@register()
def check_site(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if in_production() and settings.HTTPS and not settings.SITE_URL.startswith("https://"):
        return [
            Warning(
                "SITE_URL is not an https:// address, though HTTPS is on.",
                hint="Links in mail are built from SITE_URL. Set it to the address that people open.",
                id="throughline.W001",
            )
        ]
    return []


@register(Tags.database)
def check_demo_people(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """People of the demonstration have a password that is printed in the README."""
    if not in_production() or not databases:
        return []
    try:
        if get_user_model().objects.filter(email__endswith=DEMO_ADDRESSES, is_active=True).exists():
            return [
                Error(
                    f"There are people of the demonstration ({DEMO_ADDRESSES}) who may sign in.",
                    hint="Start production with a database of its own, or run with DEMO=true.",
                    id="throughline.E004",
                )
            ]
    except DatabaseError:
        pass  # not migrated yet, or away: /readyz says so
    return []


@register(Tags.database)
def check_durability(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A PostgreSQL that acknowledges what it has not written would lose signatures."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if not in_production() or connection.vendor != "postgresql":
            continue
        try:
            with connection.cursor() as cursor:
                for name in UNSAFE_WITHOUT:
                    cursor.execute(f"SHOW {name}")
                    if cursor.fetchone()[0] == "off":
                        found.append(
                            Error(
                                f"PostgreSQL runs with {name} = off.",
                                hint=f"Set {name} = on in postgresql.conf: a power cut would lose signed documents.",
                                id="throughline.E005",
                            )
                        )
        except DatabaseError:
            continue
    return found


@register()
def check_pdf_libraries(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    missing = [name for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0") if not loads(name)]
    if missing:
        found.append(
            Error(
                f"{' and '.join(missing)} not found: no PDF can be made.",
                hint="Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
                id="throughline.E006",
            )
        )
    if not loads("libharfbuzz-subset.so.0"):
        found.append(
            Warning(
                "libharfbuzz-subset.so.0 not found: a document with Chinese text takes 16 seconds instead of 1.",
                hint="Debian: apt-get install libharfbuzz-subset0",
                id="throughline.W002",
            )
        )
    if not has_chinese_font():
        found.append(
            Warning(
                "No font with Chinese characters found: documents would show empty boxes.",
                hint="Debian: apt-get install fontconfig fonts-noto-cjk fonts-noto-core",
                id="throughline.W003",
            )
        )
    return found


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    program = shutil.which("fc-list")
    if not program:
        return False
    listed = subprocess.run([program, ":lang=zh-cn", "family"], capture_output=True, timeout=60, check=False)
    return bool(listed.stdout.strip())


@register(Tags.database)
def check_seal(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Whoever has seen a demonstration may have its keys."""
    from lifecycle.models.certificates import Certificate

    if not in_production() or not databases:
        return []
    try:
        if Certificate.objects.filter(active=True, development=True).exists():
            return [
                Error(
                    "Documents would be sealed by a certificate that a demonstration made.",
                    hint="Start production with a database of its own, or replace both certificates: manage.py renew_seal",
                    id="throughline.E008",
                )
            ]
    except DatabaseError:
        pass  # not migrated yet, or away: /readyz says so
    return []


def refuse_to_serve() -> None:
    """Raise ImproperlyConfigured with every error's words, if there is one."""
    messages = [
        *check_keys(None),
        *check_demo_people(None, databases=["default"]),
        *check_seal(None, databases=["default"]),
        *check_durability(None, databases=["default"]),
    ]
    if errors := [message for message in messages if message.is_serious()]:
        raise ImproperlyConfigured("Not started: " + " ".join(f"{error.msg} {error.hint}" for error in errors))
