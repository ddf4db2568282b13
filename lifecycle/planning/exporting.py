"""Giving a plan out: as the table that can be taken in again, the empty one to fill in, and XML for MS Project."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.exports import harmless
from lifecycle.planning.columns import COLUMNS, SIDES, heading, written
from lifecycle.planning.imported import LONGEST, LONGEST_TEXT, MOST_DAYS, ImportedTask
from lifecycle.planning.mspdiwriting import to_mspdi

__all__ = ["table", "template", "to_mspdi"]

WIDTHS = {
    "n": 7,
    "what": 40,
    "what_en": 40,
    "days": 10,
    "progress": 10,
    "start": 13,
    "due": 13,
    "after": 14,
    "side": 14,
}


ALL = tuple(COLUMNS)


def table(tasks: Sequence[ImportedTask], columns: Sequence[str] = ALL) -> bytes:
    """A plan as XLSX; nothing in it can become a formula."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    _head(sheet, columns)
    for row, task in enumerate(tasks, start=2):
        for place, name in enumerate(columns, start=1):
            value = _cell(name, task)
            if value in ("", None):
                continue
            cell = sheet.cell(row, place, harmless(value))
            if isinstance(cell.value, str):
                cell.data_type = "s"
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            _dress(cell, name)
    return _saved(book)


def template(columns: Sequence[str] = ALL) -> bytes:
    """The empty table, and a second sheet that says what each column may hold."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet, legend = book.active, book.create_sheet(_("Allowed values"))
    _head(sheet, columns)
    for row in [
        [_("Column"), _("Needed"), _("Allowed values")],
        *([heading(n), _("yes") if n == "what" else "", _allowed(n)] for n in columns),
    ]:
        legend.append(row)
    for letter, width in (("A", 34), ("B", 12), ("C", 90)):
        legend.column_dimensions[letter].width = width
        legend[f"{letter}1"].font = Font(bold=True)
    for cell in legend["C"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    rule = DataValidation("list", '"' + ",".join(" / ".join(both) for both in SIDES.values()) + '"', allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add("{0}2:{0}1001".format(sheet.cell(1, list(columns).index("side") + 1).column_letter))
    return _saved(book)  # fmt: skip


def _head(sheet: Any, columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.title, sheet.freeze_panes = str(_("Plan")), "A2"
    for place, name in enumerate(columns, start=1):
        cell = sheet.cell(1, place, heading(name))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor="E8EEF5")
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(name, 24)


def _dress(cell: Any, name: str) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=name not in ("n", "days", "progress", "start", "due"), vertical="top")


def _cell(name: str, task: ImportedTask) -> Any:
    value = getattr(task, name)
    if name == "side":
        return " / ".join(SIDES[value])
    if name == "after":
        return "; ".join(written(link) for link in value)
    return value


def _allowed(name: str) -> str:
    match name:
        case "n":
            return _("A whole number, each once; left out, items are counted from 1 on")
        case "side":
            return ", ".join(" / ".join(both) for both in SIDES.values())
        case "days":
            return _("Whole working days, 0 to %(n)d; 0 is a milestone") % {"n": MOST_DAYS}
        case "start" | "due":
            return _("A date, like 2026-09-30")
        case "progress":
            return _("0 to 100")
        case "after":
            return _(
                "Numbers of items it waits for: 3 (begins after its end), 3FS+2 (two working days later), "
                "3SS (begins after its start), 3FF (ends after its end), 3SF (ends after its start); several with ;"
            )
        case "who_vendor" | "who_customer":
            return _("Names, at most %(n)d characters") % {"n": LONGEST[name]}
    return _("Text, at most %(n)d characters") % {"n": LONGEST.get(name, LONGEST_TEXT)}


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
