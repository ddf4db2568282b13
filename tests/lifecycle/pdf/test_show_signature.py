"""What a signature shows: the drawing or the typed name, and who signed when and how."""

import math

import pytest

from lifecycle import pdf
from lifecycle.errors import Refused
from lifecycle.pdf.errors import BadStrokes, UnknownSlot
from lifecycle.pdf.strokes import MAX_COORDINATE, MAX_POINTS, check_appearance, svg_path
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import text


@pytest.fixture(scope="module")
def certificate() -> bytes:
    return pdf.render(samples.acceptance("both"), "acceptance")


def test_says_who_when_and_how(certificate, tmp_path):
    made = pdf.appearance_page(certificate, "customer-1", samples.APPEARANCE)
    shown = text(made, tmp_path)
    for words in (
        "陈志远 Chen Zhiyuan · 信息科主任 Head of IT",
        "2026-09-05 10:42 +08:00",
        "手写签名 · 专用链接",
        "private link",
    ):
        assert words in shown
    assert pdf.page_count(made) == 1


def test_no_such_place(certificate):
    with pytest.raises(UnknownSlot):
        pdf.appearance_page(certificate, "nobody-1", samples.APPEARANCE)
    draft = pdf.render(samples.acceptance("zh", draft=True), "acceptance")
    with pytest.raises(UnknownSlot):
        pdf.appearance_page(draft, "customer-1", samples.APPEARANCE)


def test_neither_drawn_nor_typed(certificate):
    with pytest.raises(BadStrokes):
        pdf.appearance_page(certificate, "customer-1", {**samples.APPEARANCE, "strokes": []})


def test_a_name_that_cannot_be_printed(certificate):
    with pytest.raises(pdf.MissingGlyphs) as caught:
        pdf.appearance_page(certificate, "customer-1", {**samples.APPEARANCE, "name": "陈志远 😀"})
    assert caught.value.chars == ["😀"]


def test_not_a_pdf():
    with pytest.raises(pdf.RenderFailed):
        pdf.appearance_page(b"%PDF-1.7 not really", "customer-1", samples.APPEARANCE)


@pytest.mark.parametrize(
    "strokes",
    [
        "M0 0",
        [{"x": 1, "y": 2}],
        [[[1, 2]]],
        [[{"x": 1}]],
        [[{"x": "1", "y": 2}]],
        [[{"x": True, "y": 2}]],
        [[{"x": math.nan, "y": 2}]],
        [[{"x": 1, "y": math.inf}]],
        [[{"x": 1, "y": 1}] * (MAX_POINTS + 1)],
        [[{"x": 1, "y": 1}]] * (MAX_POINTS + 1),
    ],
)
def test_drawings_that_are_none(strokes):
    with pytest.raises(Refused):
        check_appearance({**samples.APPEARANCE, "strokes": strokes})


def test_points_outside_are_pulled_in():
    clean = check_appearance({**samples.APPEARANCE, "strokes": [[{"x": -5, "y": 9e9}, {"x": 3.5, "y": 4}]]})
    assert clean["strokes"] == [[(0.0, MAX_COORDINATE), (3.5, 4.0)]]


@pytest.mark.parametrize("size", [1, 40, 4000])
def test_a_drawing_fits_its_box(size):
    path = svg_path([[(0.0, 0.0), (size, size / 2), (size * 2, 0.0)]], 48, 15)
    numbers = [float(part) for part in path.replace("M", "").replace("Q", "").replace("L", "").split()]
    assert all(0 <= x <= 48 for x in numbers[0::2]) and all(0 <= y <= 15 for y in numbers[1::2])


def test_a_dot_is_drawn_as_a_dot():
    assert svg_path([[(7.0, 7.0)]], 48, 15).endswith("l0.01 0")
