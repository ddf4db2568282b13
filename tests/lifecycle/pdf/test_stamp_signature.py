"""A signature shows in its place, and nothing that was there before changes."""

import io
import math
import shutil
import subprocess

import pytest
from PIL import Image, ImageChops

from lifecycle import pdf
from lifecycle.errors import Refused
from lifecycle.pdf.errors import BadStrokes, SlotTaken, UnknownSlot
from lifecycle.pdf.strokes import MAX_COORDINATE, MAX_POINTS, check_appearance, svg_path
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import text, tool


@pytest.fixture(scope="module")
def certificate() -> bytes:
    return pdf.render(samples.acceptance("both"), "acceptance")


def place(made, key):
    return next(place for place in pdf.slots(made) if place["key"] == key)


def picture(made, page, folder):
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")
    (folder / "page.pdf").write_bytes(made)
    command = ["pdftoppm", "-r", "72", "-png", "-f", str(page), "-l", str(page), str(folder / "page.pdf")]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")


@pytest.mark.parametrize("key", ["customer-1", "vendor-5"])
@pytest.mark.parametrize("how", ["drawn", "typed"])
def test_shows_in_its_place_and_nowhere_else(certificate, key, how, tmp_path):
    drawn = (
        samples.APPEARANCE
        if how == "drawn"
        else {**samples.APPEARANCE, "strokes": [], "typed": "王磊 " + samples.RARE}
    )
    stamped = pdf.stamp(certificate, key, drawn)

    assert stamped.startswith(certificate) and len(stamped) > len(certificate)
    where = place(certificate, key)
    before, after = (picture(made, where["page"], tmp_path) for made in (certificate, stamped))
    left, upper, right, lower = ImageChops.difference(before, after).getbbox()
    x1, y1, x2, y2 = where["rect"]
    assert x1 - 1 <= left and right <= x2 + 1
    assert before.height - y2 - 1 <= upper and lower <= before.height - y1 + 1
    assert right - left > 60 and lower - upper > 40


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


def test_field_stays_unsigned_for_a_seal_to_come(certificate):
    stamped = pdf.stamp(certificate, "customer-1", samples.APPEARANCE)
    field = place(stamped, "customer-1")
    assert field["filled"] and not field["signed"]
    assert field["rect"] == place(certificate, "customer-1")["rect"]
    assert not place(stamped, "vendor-3")["filled"]


def test_all_places_one_after_another(certificate, tmp_path):
    made = certificate
    for where in pdf.slots(certificate):
        parent, made = made, pdf.stamp(made, where["key"], samples.APPEARANCE)
        assert made.startswith(parent)
    assert all(where["filled"] for where in pdf.slots(made))
    tool("qpdf", "--check", pdf=made, folder=tmp_path)
    fonts = tool("pdffonts", pdf=made, folder=tmp_path).splitlines()[2:]
    assert all(font.split()[-5] == "yes" for font in fonts)


def test_a_place_is_signed_once(certificate):
    stamped = pdf.stamp(certificate, "customer-1", samples.APPEARANCE)
    with pytest.raises(SlotTaken):
        pdf.stamp(stamped, "customer-1", samples.APPEARANCE)


def test_no_such_place(certificate):
    with pytest.raises(UnknownSlot):
        pdf.stamp(certificate, "nobody-1", samples.APPEARANCE)
    draft = pdf.render(samples.acceptance("zh", draft=True), "acceptance")
    with pytest.raises(UnknownSlot):
        pdf.stamp(draft, "customer-1", samples.APPEARANCE)


def test_neither_drawn_nor_typed(certificate):
    with pytest.raises(BadStrokes):
        pdf.stamp(certificate, "customer-1", {**samples.APPEARANCE, "strokes": []})


def test_a_name_that_cannot_be_printed(certificate):
    with pytest.raises(pdf.MissingGlyphs) as caught:
        pdf.stamp(certificate, "customer-1", {**samples.APPEARANCE, "name": "陈志远 😀"})
    assert caught.value.chars == ["😀"]


def test_not_a_pdf():
    with pytest.raises(pdf.RenderFailed):
        pdf.stamp(b"%PDF-1.7 not really", "customer-1", samples.APPEARANCE)


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
