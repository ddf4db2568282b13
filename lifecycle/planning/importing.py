"""Taking a plan in from a file: a table (XLSX), or what MS Project and many others save as XML.

All of it or nothing: whoever has `errors` has no plan yet. What is wrong with the file as a whole is Refused.
"""

import io
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.planning import mspdi
from lifecycle.planning.columns import heading, headings, plain, value
from lifecycle.planning.imported import (
    Imported,
    ImportedTask,
    RowError,
    people,
    side_of,
    too_long,
    wrong_dates,
    wrong_links,
)
from lifecycle.spreadsheets import Formula, Row
from lifecycle.spreadsheets import read as read_sheet
from lifecycle.text import listed

__all__ = ["Imported", "ImportedTask", "RowError", "read"]

XML_BYTES = 12 * 1024 * 1024
NEEDED = ("what",)
PEOPLE = ("who_vendor", "who_customer")


class _Held(io.BytesIO):
    """Content that knows its size, as an upload does."""

    @property
    def size(self) -> int:
        return self.getbuffer().nbytes


def read(file: Any, *, name: str) -> Imported:
    """The items of a plan. `file` is open for reading bytes; `name` only helps to say what else it might be."""
    content = file.read(XML_BYTES + 1)
    if len(content) > XML_BYTES:
        raise Refused(_("The file is larger than %(mb)d MB.") % {"mb": XML_BYTES // 2**20}, "file")
    if content.startswith(b"PK\x03\x04"):
        return _table(read_sheet(_Held(content)))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            _("This file can only be read by its own program. Save the plan there as XML or as XLSX."), "file"
        )
    if not content.strip():
        raise Refused(_("The file is empty."), "file")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return mspdi.read(content)
    raise Refused(_("“%(name)s” is neither a table (XLSX) nor a plan in XML.") % {"name": name[:80]}, "file")


def _table(rows: list[Row]) -> Imported:
    """Every row is looked at and every fault named, so that a table is put right in one go."""
    if not rows:
        raise Refused(_("The table is empty."), "file")
    columns = _columns(rows[0])
    if len(rows) == 1:
        raise Refused(_("Below its headings the table is empty."), "file")
    made, shown = Imported(), dict[int, int]()
    fractions = _has_fractions(rows[1:], columns)
    for at, row in enumerate(rows[1:], start=1):
        facts = {column: row.cells[place] if place < len(row.cells) else "" for place, column in columns.items()}
        if fractions:
            facts["progress"] = _percent(facts["progress"])
        values, errors = _values(row.n, facts)
        number = values.get("n") or at
        if number in shown:
            text = _("The same number stands in row %(n)d.") % {"n": shown[number]}
            errors.append(RowError(row.n, heading("n"), text))
        shown.setdefault(number, row.n)
        made.errors += errors
        if not errors:
            made.rows.append(_task(values | {"n": number}))
    if not made.errors:
        made.errors += wrong_links(made.rows, shown, heading("after"))
    return made


def _columns(head: Row) -> dict[int, str]:
    """Which column holds what. A heading that nobody knows, or that is missing, is refused by its name."""
    found: dict[int, str] = {}
    for place, cell in enumerate(head.cells):
        if not cell:
            continue
        name = headings().get(plain(cell)) if isinstance(cell, str) else None
        if name is None:
            text = cell.text if isinstance(cell, Formula) else cell
            raise Refused(
                _("Nobody knows the column “%(what)s”. Take the headings of the template.") % {"what": text}, "file"
            )
        if name in found.values():
            raise Refused(_("The column “%(what)s” stands there twice.") % {"what": heading(name)}, "file")
        found[place] = name
    if lacking := [heading(name) for name in NEEDED if name not in found.values()]:
        raise Refused(_("Columns are missing: %(what)s.") % {"what": listed(lacking)}, "file")
    return found


def _has_fractions(rows: list[Row], columns: dict[int, str]) -> bool:
    """Whether progress is kept as a spreadsheet keeps percentages: 0.6 for 60 %, and then 1 for 100 %."""
    place = next((place for place, name in columns.items() if name == "progress"), None)
    if place is None:
        return False
    cells = [row.cells[place] for row in rows if place < len(row.cells)]
    return any(isinstance(cell, str) and cell.startswith("0.") for cell in cells)


def _percent(cell: Any) -> Any:
    try:
        return str(round(float(cell) * 100)) if 0 <= float(cell) <= 1 else cell
    except (TypeError, ValueError):
        return cell


def _values(n: int, facts: dict[str, Any]) -> tuple[dict[str, Any], list[RowError]]:
    values: dict[str, Any] = {}
    errors = []
    for column, cell in facts.items():
        try:
            values[column] = value(column, cell)
        except Refused as refusal:
            errors.append(RowError(n, heading(column), str(refusal)))
            continue
        if column in PEOPLE:
            values[column] = people(values[column])
        if isinstance(values[column], str) and (text := too_long(column, values[column])):
            errors.append(RowError(n, heading(column), text))
    if text := wrong_dates(values.get("start"), values.get("due")):
        errors.append(RowError(n, heading("due"), text))
    return values, errors


def _task(values: dict[str, Any]) -> ImportedTask:
    side = values.get("side") or side_of(values.get("who_vendor", ""), values.get("who_customer", ""))
    said = {name: given for name, given in values.items() if given is not None}
    return ImportedTask(**(said | {"side": side}))
