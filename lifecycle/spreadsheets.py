"""Reading an XLSX that somebody uploads: its first sheet as plain values, within limits, formulas refused."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_PARTS = 500
MAX_ROWS = 1000
MAX_COLUMNS = 100
BLANK_ROWS = 200  # so many empty rows in a row end the sheet


@dataclass(frozen=True)
class Formula:
    """A cell that a spreadsheet would calculate; what it shows is not what it says."""

    text: str


@dataclass(frozen=True)
class Row:
    """A row with its number as the spreadsheet counts; its cells are texts or formulas."""

    n: int
    cells: tuple[Any, ...]


def read(upload: Any) -> list[Row]:
    """The rows that are not empty, the heading included. Refused: not an XLSX, too large, too many rows."""
    if upload.size > MAX_BYTES:
        raise Refused(_("The file is larger than %(mb)d MB.") % {"mb": MAX_BYTES // 2**20}, "file")
    content = upload.read()
    _guard(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            if not book.worksheets:
                raise Refused(_("The file has no sheet."), "file")
            return _rows(book.worksheets[0])
        finally:
            book.close()
    except Refused:
        raise
    except Exception:  # a damaged file breaks in whatever place it is damaged
        raise Refused(_("The file cannot be read. Save it anew as XLSX and try again."), "file") from None


def _guard(content: bytes) -> None:
    """What is no workbook, or unpacks to more than anybody types, is not even opened."""
    broken = Refused(_("This is not an XLSX file. Take the template, or save your table as XLSX."), "file")
    if not content.startswith(b"PK\x03\x04"):
        raise broken
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise broken from None
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise broken
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused(_("The file unpacks to more than a table of this kind can hold."), "file")


def _rows(sheet: Any) -> list[Row]:
    found: list[Row] = []
    blank = 0
    # What the file says of its own extent is not believed.
    sheet.reset_dimensions()
    for n, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        values = tuple(_value(cell) for cell in cells)
        if not any(values):
            blank += 1
            if blank > BLANK_ROWS:
                break
            continue
        blank = 0
        if len(found) > MAX_ROWS:
            raise Refused(_("The table has more than %(n)d rows. Take it in parts.") % {"n": MAX_ROWS}, "file")
        found.append(Row(n, values))
    return found


def _value(cell: Any) -> Any:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(str(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
