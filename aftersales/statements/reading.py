"""The rows of a bank statement's file, CSV or XLSX, as plain texts, within the limits of every table that is uploaded."""

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from lifecycle import spreadsheets
from lifecycle.errors import Refused

LONGEST = 500  # characters of a cell
ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = ",;\t|"
FORMULA = "formula"

Rows = list[list[Any]]  # [number in the file, [cell, …]]; a cell is a text or {FORMULA: text}


def read(upload: Any) -> Rows:
    """Every row that is not empty. Refused: too large, too many rows, neither a workbook nor a text."""
    if upload.size > spreadsheets.MAX_BYTES:
        raise Refused(_("The file is larger than %(mb)d MB.") % {"mb": spreadsheets.MAX_BYTES // 2**20}, "file")
    begin = upload.read(4)
    upload.seek(0)
    rows = _workbook(upload) if begin == b"PK\x03\x04" else _text(upload.read())
    if not rows:
        raise Refused(_("The table is empty."), "file")
    return rows


def _workbook(upload: Any) -> Rows:
    return [[row.n, [_cell(cell) for cell in _trimmed(row.cells)]] for row in spreadsheets.read(upload)]


def _trimmed(cells: Any) -> list[Any]:
    found = list(cells)
    while found and found[-1] == "":
        found.pop()
    return found


def _cell(value: Any) -> Any:
    if isinstance(value, spreadsheets.Formula):
        return {FORMULA: value.text[:LONGEST]}
    return str(value).replace("\x00", "").strip()[:LONGEST]


def _text(content: bytes) -> Rows:
    if b"\x00" in content:
        raise Refused(_("This is neither a CSV nor an XLSX file."), "file")
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused(_("The text of this file cannot be read. Save it as CSV in UTF-8 and try again."), "file")
    found: Rows = []
    try:
        for n, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), start=1):
            values = _trimmed(_cell(cell) for cell in cells[: spreadsheets.MAX_COLUMNS])
            if not values:
                continue
            if len(found) > spreadsheets.MAX_ROWS:
                words = {"n": spreadsheets.MAX_ROWS}
                raise Refused(_("The table has more than %(n)d rows. Take it in parts.") % words, "file")
            found.append([n, values])
    except csv.Error:
        raise Refused(
            _("The text of this file cannot be read. Save it as CSV in UTF-8 and try again."), "file"
        ) from None
    return found


def _delimiter(text: str) -> str:
    """The one that stands most often in the line that has most of them, among the first lines."""
    lines = text.splitlines()[:30]
    return max(DELIMITERS, key=lambda sign: max((line.count(sign) for line in lines), default=0))
