"""A character that the fonts cannot draw is named before anything is frozen."""

import pytest

from lifecycle import pdf
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import text


def log_with(words):
    data = samples.research_log("zh")
    data["body"]["topics"][0]["entries"][0]["text"] = samples.both(words, words)
    return data


@pytest.mark.parametrize(
    "words", [samples.RARE, "≤ ≥ ± × ÷ ℃ ㎡ ① → ★ √", "☐ ☑ ✔ ✘", "naïve Łódź Ελλάδα Привет", "第一行\n第二行"]
)
def test_these_can_be_printed(words, tmp_path):
    data = log_with(words)
    pdf.check_text(data)
    shown = text(pdf.render(data, "research_log"), tmp_path)
    assert all(part in shown for part in words.split())


@pytest.mark.parametrize(
    ("words", "chars"),
    [
        ("好的 😀", ["😀"]),
        ("عربي", sorted("عربي")),
        ("私用 \ue000", ["\ue000"]),
        ("铃 \x07", ["\x07"]),
        ("付款 \u202e000,1", ["\u202e"]),
        ("😀😀🥳", ["🥳", "😀"]),
    ],
)
def test_these_cannot(words, chars):
    with pytest.raises(pdf.MissingGlyphs) as caught:
        pdf.check_text(log_with(words))
    assert caught.value.chars == sorted(chars)
    with pytest.raises(pdf.MissingGlyphs):
        pdf.render(log_with(words), "research_log")


def test_the_message_names_the_character():
    assert "😀 (U+1F600)" in str(pdf.MissingGlyphs(["😀"]))
    assert "U+202E" in str(pdf.MissingGlyphs(["\u202e"])) and "\u202e" not in str(pdf.MissingGlyphs(["\u202e"]))


def test_a_draft_may_be_looked_at_all_the_same():
    data = log_with("好的 😀") | {"draft": True}
    assert pdf.render(data, "research_log").startswith(b"%PDF")


def test_fonts_are_known_by_their_hash():
    hashes = pdf.font_hashes()
    assert {"NotoSans-Regular.ttf", "NotoSansCJK-Regular.ttc"} <= set(hashes)
    assert all(len(value) == 64 for value in hashes.values())
    assert pdf.engine_versions()["weasyprint"].startswith("70.") and "pango" in pdf.engine_versions()
