"""A document of two places out on paper, its pages as clean pictures, and the same paper with all pages back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from lifecycle.models import PaperCopy
from tests.lifecycle.papercopies import sheets
from tests.lifecycle.signing.conftest import document, document_scene, known_kinds
from tests.scenes import stage

__all__ = ["document", "document_scene", "known_kinds"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """What is refused is asked for by its words."""
    with translation.override("en"):
        yield


@pytest.fixture
def paper(cast: Any, document: Any) -> Any:
    return PaperCopy.issue(by=cast.sales, document=document, note="顺丰 SF1002003")


@pytest.fixture
def pages(document: Any) -> tuple[Any, ...]:
    return sheets.pages(document.current.bytes)


def come_back(before: dict[str, Any]) -> Any:
    cast, document = before["cast_scene"], before["document_scene"]
    paper = PaperCopy.issue(by=cast.sales, document=document, note="顺丰 SF1002003")
    *read, last = [sheets.stamped(page) for page in sheets.pages(document.current.bytes)]
    blurred = sheets.jpeg(sheets.blurred(last, 9))
    paper.receive(by=cast.sales, files=[sheets.checked(sheets.pdf(read), "扫描件 😀.pdf")])
    paper.receive(by=cast.sales, files=[sheets.checked(blurred, "IMG_0001.jpg")])
    paper.place(paper.scans.get(name="IMG_0001.jpg").pages.get(), len(read) + 1, by=cast.sales)
    return paper


stage.add("back_scene", come_back, after="document_scene")


@pytest.fixture
def back_scene(db: None, known_kinds: None) -> Any:
    return stage.get("back_scene")


@pytest.fixture
def back(cast: Any, document: Any, back_scene: Any) -> Any:
    """All pages are back, the last one matched by hand."""
    return PaperCopy.objects.get(pk=back_scene.pk)
