from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from lifecycle.views import health


def test_alive_needs_no_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_ready_when_everything_is_there(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


def test_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any) -> None:
        raise DatabaseError("connection refused to secret-host")

    monkeypatch.setattr(health, "MigrationExecutor", away)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"database: no answer\n")


@pytest.mark.django_db
def test_not_ready_before_migrating(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: ["one", "two"])
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"database: 2 migrations not applied\n")


@pytest.mark.django_db
def test_not_ready_when_files_cannot_be_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(health.os, "access", lambda path, mode: path != tmp_path)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"media: not writable\n")
