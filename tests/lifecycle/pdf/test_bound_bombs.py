"""Input that is made to make a layout explode is refused or printed in bounds, and a print that hangs loses nothing."""

import base64
import io
import re
import time
import zlib
from types import SimpleNamespace
from typing import Any

import pytest

from lifecycle import pdf
from lifecycle.models import Document, Event, NumberSequence
from lifecycle.pdf import logo, printer
from lifecycle.pdf.errors import TooLarge, TooManyPages
from lifecycle.pdf.renderer import _refusal, renderer
from lifecycle.pdf.serving import Refuse
from tests.lifecycle.pdf import samples
from tests.lifecycle.signing import papers

USE = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10))


def solution(markdown: str) -> dict[str, Any]:
    data = samples.presales_solution("zh")
    data["body"] = {"summary": samples.both(markdown), "sections": []}
    return data


def huge_png(side: int) -> str:
    """A picture that says it is very large, in a few bytes."""
    rows = zlib.compress(b"\0" * (side // 8 + 1) * 64, 9)
    head = side.to_bytes(4, "big") * 2 + b"\x01\0\0\0\0"
    written = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    written.seek(0, io.SEEK_END)
    for kind, content in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")):
        written.write(len(content).to_bytes(4, "big") + kind + content)
        written.write(zlib.crc32(kind + content).to_bytes(4, "big"))
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()


@pytest.mark.parametrize(
    "written",
    [
        f"<svg xmlns='http://www.w3.org/2000/svg'>{USE}<use href='#a9'/></svg>",
        "<table><tr><td colspan='1000000' rowspan='1000000'>x</td></tr></table>",
        "- a\n" + "".join("  " * n + "- a\n" for n in range(100)),
        ">" * 2_000 + " a",
        "*a **b " * 2_000,
    ],
    ids=["SVG use", "colspan", "nested lists", "nested quotes", "open emphasis"],
)
def test_these_are_text_and_soon_printed(written: str) -> None:
    started = time.process_time()
    assert len(pdf.render(solution(written), "presales_solution")) < 1_000_000
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "written", ["长" * 200_000, "a\n\n" * 30_000, "# a\n" * 20_000, "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n"],
    ids=["unbroken Hanzi", "paragraphs", "headings", "columns"],
)  # fmt: skip
def test_these_are_refused_before_anything_is_laid_out(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "ask", lambda job: pytest.fail("it was laid out"))
    with pytest.raises(TooLarge):
        pdf.render(solution(written), "presales_solution")


def test_a_document_of_too_many_pages_says_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "MAX_PAGES", 2)
    with pytest.raises(Refuse) as caught:
        printer.print_counted(samples.acceptance("zh"), "acceptance", b"{}")
    refusal = _refusal(caught.value.answer)
    assert isinstance(refusal, TooManyPages)
    assert re.search(rf"{caught.value.answer['pages']}\D+2\D", str(refusal))


@pytest.mark.parametrize("side", [2_001, 20_000])
def test_a_picture_that_is_too_large_is_not_unpacked(side: int) -> None:
    started = time.process_time()
    assert logo.safe(huge_png(side)) is None
    assert time.process_time() - started < 0.5


def test_a_print_that_hangs_loses_nothing(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = papers.record(cast)
    events = Event.objects.count()
    monkeypatch.setattr(renderer, "seconds", 0.01)
    with pytest.raises(pdf.RenderFailed, match=r"Nothing was changed|没有"):
        Document.issue(by=cast.sales, record=record, kind=papers.KIND, language="zh")
    assert not Document.objects.exists() and Event.objects.count() == events
    assert not NumberSequence.objects.filter(scope__startswith="doc:", last__gt=0).exists()
    monkeypatch.undo()
    assert Document.issue(by=cast.sales, record=record, kind=papers.KIND, language="zh").number.endswith("-01")
