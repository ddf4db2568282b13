"""What production refuses to start with."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from lifecycle import checks
from lifecycle.models import User

ROOT = Path(__file__).parents[2]


def test_every_variable_that_an_operator_decides_stands_in_the_example() -> None:
    read = re.compile(r"""(?:env(?:\.\w+)?|environ\.get|path_setting)\(\s*['"]([A-Z][A-Z0-9_]+)['"]|\$\{([A-Z_]+)""")
    asked = {
        name
        for file in ("lifecycle/settings.py", "lifecycle/gunicorn.py", "compose.yaml")
        for pair in read.findall((ROOT / file).read_text(encoding="utf-8"))
        for name in pair
        if name
    }
    told = set(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    assert {"SECRET_KEY", "MEDIA_ROOT", "PORT", "POSTGRES_PASSWORD"} <= asked  # the floor
    assert asked - told == {"ENV_FILE"}  # which names the file itself


def ids(messages: list[Any]) -> list[str]:
    return [message.id for message in messages]


@pytest.mark.parametrize("key", ["", "short", "change-me-change-me-change-me-change-me-change-me"])
def test_production_refuses_weak_keys(settings: Any, key: str) -> None:
    assert ids(checks.check_keys(None)) == []
    settings.EVENT_KEY = key
    assert ids(checks.check_keys(None)) == ["throughline.E002"]
    settings.DEMO = True
    assert ids(checks.check_keys(None)) == []


def test_production_refuses_the_debug_key(settings: Any) -> None:
    settings.SECRET_KEY = settings.DEBUG_KEY
    assert ids(checks.check_keys(None)) == ["throughline.E001"]


def test_production_wants_three_keys(settings: Any) -> None:
    settings.EVENT_KEY = settings.SECRET_KEY
    assert ids(checks.check_keys(None)) == ["throughline.E003"]
    settings.EVENT_KEY, settings.SEAL_KEY = "e" * 40, settings.SECRET_KEY
    assert ids(checks.check_keys(None)) == ["throughline.E003"]


def test_mail_must_lead_to_https(settings: Any) -> None:
    settings.HTTPS = True
    assert ids(checks.check_site(None)) == ["throughline.W001"]
    settings.SITE_URL = "https://throughline.example.com"
    assert ids(checks.check_site(None)) == []


@pytest.mark.django_db
def test_production_refuses_people_of_the_demonstration(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "UNSAFE_WITHOUT", ())  # the test's own PostgreSQL is not durable
    checks.refuse_to_serve()
    person = User.objects.create_user("pm@throughline.example", "throughline-demo", name="项目")
    with pytest.raises(ImproperlyConfigured, match="people of the demonstration"):
        checks.refuse_to_serve()
    settings.DEMO = True
    checks.refuse_to_serve()
    settings.DEMO = False
    person.is_active = False
    person.save()
    checks.refuse_to_serve()


@pytest.mark.django_db
def test_production_refuses_a_postgresql_that_may_lose_commits() -> None:
    if connection.vendor != "postgresql":
        assert checks.check_durability(None, databases=["default"]) == []
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert "throughline.E005" in ids(checks.check_durability(None, databases=["default"]))


def test_documents_need_their_libraries_and_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(checks.check_pdf_libraries(None)) == []
    monkeypatch.setattr(checks, "loads", lambda library: False)
    monkeypatch.setattr(checks.shutil, "which", lambda program: None)
    assert ids(checks.check_pdf_libraries(None)) == ["throughline.E006", "throughline.W002", "throughline.W003"]


def test_a_missing_library_is_noticed() -> None:
    assert not checks.loads("libthroughline-has-no-such-library.so.0")
