"""The kinds of papers.py, known for as long as a test runs; rendered files and anchors in a folder of the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lifecycle.signing import papers


@pytest.fixture(autouse=True)
def known_kinds(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.ANCHOR_DIR = tmp_path / "anchors"
    papers.register()
    yield
    papers.forget()


@pytest.fixture
def document(cast: Any) -> Any:
    return papers.issue(cast)


@pytest.fixture
def open_request(cast: Any, document: Any) -> Any:
    return papers.send(cast, document)
