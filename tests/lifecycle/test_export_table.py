"""Spreadsheets that leave the product: text stays text, numbers stay numbers."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from lifecycle import charts, exports

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "＝1", "＋1", "－1", "＠A", "|x", "%0A=1",
    "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text):
    table = [[text, 1]]
    rows = list(
        csv.reader(io.StringIO(exports.answer("csv", "t", [text], table).content.decode("utf-8-sig"), newline=""))
    )
    assert all(row[0].startswith("'") for row in rows)
    sheet = load_workbook(io.BytesIO(exports.answer("xlsx", "t", [text], table).content)).active
    assert all(cell.data_type == "s" and cell.value.startswith("'") for cell in (sheet["A1"], sheet["A2"]))


def test_numbers_dates_and_plain_text_stay_what_they_are():
    row = ["医院", Decimal("-12.50"), date(2026, 5, 1), datetime(2026, 5, 1, 8, tzinfo=UTC), None, 3, "a\x00b\ud800"]
    sheet = load_workbook(io.BytesIO(exports.answer("xlsx", "t", ["h"] * 7, [row]).content)).active
    values = [cell.value for cell in sheet[2]]
    assert values[0] == "医院" and values[1] == -12.5 and values[2].date() == date(2026, 5, 1) and values[6] == "ab"
    assert "-12.50" in exports.answer("csv", "t", ["h"] * 7, [row]).content.decode()


def test_an_export_has_an_end():
    answer = exports.answer("csv", "t", ["n"], ([n] for n in iter(int, 1)))
    assert answer.content.count(b"\n") == exports.MAX_ROWS + 1


def test_a_chart_escapes_labels_and_survives_nothing():
    assert charts.columns([], "x") == ""
    svg = charts.columns([charts.Bar("<script>", 0, '"><b>', 0)], '"onload=')
    assert "<script>" not in svg and "<b>" not in svg and 'aria-label="&quot;onload="' in svg
