"""The file of any bank is read: encodings, separators, workbooks, amounts and days as banks write them."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from aftersales.models import BankStatement
from aftersales.statements import columns, reading
from lifecycle.errors import Refused
from lifecycle.models import Attachment
from tests.aftersales.milestones import day
from tests.aftersales.statements import csv_of, line, make_invoiced, plan, upload


@pytest.fixture
def due(cast):
    return make_invoiced(cast)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_text_of_any_bank_is_read(encoding, sign):
    content = csv_of(line(), line(ref="F002")).decode().replace(",", sign).encode(encoding)
    rows = reading.read(SimpleUploadedFile("x.csv", content))
    assert len(rows) == 3 and columns.guess(rows)["columns"] == {
        "day": 0, "reference": 1, "payer": 2, "amount": 3, "out": 4, "text": 5,
    }  # fmt: skip


def workbook(*rows):
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_and_a_formula_is_a_fault_of_its_row(cast, due):
    content = workbook(
        ["某银行交易明细"], ["Date", "Counterparty", "Credit", "Reference", "Purpose"],
        [str(day()), "人民医院", 1000.5, "A1", ""], [str(day()), "人民医院", "=1+1", "A2", ""],
    )  # fmt: skip
    rows = plan(upload(cast, content, name="x.xlsx"), cast.commercial).rows
    assert [(row.outcome, row.entry.amount) for row in rows] == [("book", Decimal("1000.50")), ("bad", None)]
    assert "formula" in rows[1].why


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04nonsense", b"a,b\n" * 1200, b"\xff\xfe\xff"])
def test_what_is_no_table_or_too_long_is_refused_beside_the_file(cast, content):
    with pytest.raises(Refused) as refused:
        upload(cast, content)
    assert refused.value.field == "file"
    assert not BankStatement.objects.exists() and not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("1,234.56", ".", "1234.56"), ("¥ 1，234.56", ".", "1234.56"), ("1.234,56", ",", "1234.56"), ("(5.00)", ".", "-5.00"),
     ("１００", ".", "100"), ("abc", ".", None), ("1e9", ".", None), ("NaN", ".", None), ("", ".", None)],
)  # fmt: skip
def test_amounts_as_banks_write_them(text, decimal, value):
    assert columns.number(text, decimal) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "order", "ok"),
    [("2026-03-04", "ymd", True), ("2026年3月4日", "ymd", True), ("20260304", "ymd", True), ("2026/3/4 10:22", "ymd", True),
     ("04.03.2026", "dmy", True), ("03/04/2026", "mdy", True), ("2026-13-40", "ymd", False), ("gestern", "ymd", False)],
)  # fmt: skip
def test_days_as_banks_write_them(text, order, ok):
    read = columns._Read()
    found = columns._day(text, order, read)
    assert (str(found) == "2026-03-04") is ok and bool(read.faults) is not ok
