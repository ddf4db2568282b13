"""Tables for spreadsheets: CSV and XLSX in which nothing that a person typed can become a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

FORMATS = ("csv", "xlsx")
MAX_ROWS = 20_000
# What Excel, LibreOffice and WPS take for the beginning of a formula; the full-width ones too.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# Spreadsheet files are XML, which has no place for these.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer(form: str, name: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The table as a download. `form` is csv or xlsx; `name` is the file's name without its ending.

    Numbers and dates stay numbers and dates; everything else becomes text that is only ever text.
    """
    table = [list(row) for _n, row in zip(range(MAX_ROWS), rows, strict=False)]
    content, kind = (_xlsx(head, table), XLSX) if form == "xlsx" else (_csv(head, table), "text/csv; charset=utf-8")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y%m%d}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def harmless(value: Any) -> Any:
    """A cell's value; text that a spreadsheet would calculate gets an apostrophe in front."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, int | float | Decimal | date):
        return value
    text = UNPRINTABLE.sub("", str(value))
    return f"'{text}" if text.lstrip(" \u3000\u00a0").startswith(RISKY) or text.startswith(RISKY) else text


def _csv(head: Sequence[Any], rows: list[list[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(str(title)) for title in head])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    # Without the mark Excel reads Chinese as Latin letters.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _xlsx(head: Sequence[Any], rows: list[list[Any]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"

    def cell(value: Any, *, bold: bool = False) -> Any:
        made = WriteOnlyCell(sheet, value=harmless(value))
        if isinstance(made.value, str):
            made.data_type = "s"  # never "f", whatever the text begins with
        if isinstance(value, date):
            made.number_format = "yyyy-mm-dd"
        elif isinstance(value, Decimal):
            made.number_format = "#,##0.00"
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(str(title), bold=True) for title in head])
    for row in rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
