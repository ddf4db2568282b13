"""The kinds of papers.py, known for as long as a test runs; rendered files and anchors in a folder of the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lifecycle.stages import registry
from tests.lifecycle.signing import papers
from tests.scenes import stage


@pytest.fixture(autouse=True)
def known_kinds(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.ANCHOR_DIR = tmp_path / "anchors"
    papers.register()
    yield
    papers.forget()


def issued(before: dict[str, Any]) -> Any:
    known = papers.KIND.code in registry.documents
    papers.register()
    try:
        return papers.issue(before["cast_scene"])
    finally:
        if not known:
            papers.forget()


def sent(before: dict[str, Any]) -> Any:
    known = papers.KIND.code in registry.documents
    papers.register()
    try:
        return papers.send(before["cast_scene"], before["document_scene"])
    finally:
        if not known:
            papers.forget()


stage.add("document_scene", issued, after="cast_scene")
stage.add("request_scene", sent, after="document_scene")


@pytest.fixture
def document_scene(db: None, known_kinds: None) -> Any:
    return stage.get("document_scene")


@pytest.fixture
def request_scene(db: None, known_kinds: None) -> Any:
    return stage.get("request_scene")


@pytest.fixture
def document(cast: Any, document_scene: Any) -> Any:
    return document_scene


@pytest.fixture
def open_request(cast: Any, request_scene: Any) -> Any:
    return request_scene
