"""Requirements as a table: what its columns are called and may say, how rows are read, the template, the export."""

import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.forms.people import contacts
from lifecycle.models.events import ChainHead
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User
from lifecycle.spreadsheets import Formula, Row
from lifecycle.text import listed

LANGUAGES = ("zh-hans", "en")
COLUMNS = (
    "title", "title_en", "description", "description_en", "category", "priority", "origin", "source", "source_note",
    "elicitation", "raised_by", "business_scenario", "business_scenario_en", "underlying_need", "underlying_need_en",
    "proposed_way", "proposed_way_en", "approach", "approach_en",
)  # fmt: skip
NEEDED = ("title", "category", "source")
LONGEST = 10_000  # characters of a text


@dataclass(frozen=True)
class Fault:
    row: int
    column: str
    text: str


@dataclass
class Table:
    """What a sheet holds: rows to be made, what is wrong with it, and what deserves a second look."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    @property
    def wrong_rows(self) -> int:
        return len({fault.row for fault in self.faults})


def heading(name: str) -> str:
    """A column's name in both languages, as the template writes it."""
    return " / ".join(dict.fromkeys(_words(_label(name))))


def _label(name: str) -> Any:
    return Requirement._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def choices_of(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """(code, words in both languages) of a column that chooses; nothing for texts."""
    model_field = Requirement._meta.get_field(name)
    return [(str(code), _words(label)) for code, label in getattr(model_field, "flatchoices", [])]


def _words(label: Any) -> tuple[str, ...]:
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            found.append(str(label))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.replace("*", " ").replace("／", "/").casefold().split())


@lru_cache(maxsize=1)
def _headings() -> dict[str, str]:
    known: dict[str, str] = {}
    for name in COLUMNS:
        for word in (name, heading(name), *_words(_label(name))):
            known.setdefault(_plain(word), name)
    return known


@lru_cache(maxsize=64)
def _codes(name: str) -> dict[str, str]:
    return {
        _plain(word): code
        for code, words in choices_of(name)
        for word in (code, *words, " / ".join(dict.fromkeys(words)))
    }  # fmt: skip


def parse(rows: list[Row], project: Any) -> Table:
    """Every row is looked at and every fault named, so that a table is put right in one go."""
    if not rows:
        raise Refused(_("The table is empty."), "file")
    columns = _columns(rows[0])
    if len(rows) == 1:
        raise Refused(_("Below its headings the table is empty."), "file")
    table = Table()
    people: dict[str, Any] = {}
    for contact in contacts(project):
        people |= {_plain(word): contact for word in (contact.name, contact.name_en, contact.email) if word}
    there = {_plain(title) for title in Requirement.objects.filter(project=project).values_list("title", flat=True)}
    seen: dict[str, int] = {}
    for row in rows[1:]:
        facts: dict[str, Any] = {"n": row.n}
        for place, name in columns.items():
            cell = row.cells[place] if place < len(row.cells) else ""
            try:
                facts[name] = _cell(name, cell, people)
            except Refused as refusal:
                table.faults.append(Fault(row.n, heading(name), refusal.message))
        title = _plain(str(facts.get("title", "")))
        if title and title in seen:
            text = _("The same title stands in row %(n)d.") % {"n": seen[title]}
            table.faults.append(Fault(row.n, heading("title"), text))
        elif title in there:
            text = _("A requirement with this title is in the register already.")
            table.remarks.append(Fault(row.n, heading("title"), text))
        seen.setdefault(title, row.n)
        table.rows.append(facts)
    return table


def _columns(head: Row) -> dict[int, str]:
    """Which column holds what. A heading that nobody knows, or that is missing, is refused by its name."""
    found: dict[int, str] = {}
    for place, cell in enumerate(head.cells):
        if not cell:
            continue
        name = _headings().get(_plain(str(cell))) if isinstance(cell, str) else None
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


def _cell(name: str, cell: Any, people: dict[str, Any]) -> Any:
    if isinstance(cell, Formula):
        raise Refused(_("This is a formula. Write down what it shows."))
    if not cell:
        if name in NEEDED:
            raise Refused(_("This must not be empty."))
        return None if name == "raised_by" else ""
    if name == "raised_by":
        if (contact := people.get(_plain(cell))) is None:
            raise Refused(_("“%(what)s” is nobody of this customer.") % {"what": cell[:60]})
        return contact.pk
    if codes := _codes(name):
        if (code := codes.get(_plain(cell))) is None:
            raise Refused(_("“%(what)s” is none of: %(words)s.") % {"what": cell[:60], "words": listed(_labels(name))})
        return code
    limit = getattr(Requirement._meta.get_field(name), "max_length", None) or LONGEST
    if len(cell) > limit:
        raise Refused(_("At most %(n)d characters.") % {"n": limit})
    return cell


def _labels(name: str) -> list[str]:
    return [str(label) for _code, label in Requirement._meta.get_field(name).flatchoices]  # type: ignore[union-attr]


@transaction.atomic
def take_in(rows: list[dict[str, Any]], *, project: Any, by: User, key: uuid.UUID) -> int:
    """Make all of them or none; the same table under the same key is taken in once. Returns how many were made."""
    ChainHead.locked(project.pk)
    keys = {row["n"]: uuid.uuid5(key, str(row["n"])) for row in rows}
    if taken_in(rows, project=project, key=key):
        return 0
    for row in rows:
        facts = {name: value for name, value in row.items() if name in COLUMNS and name != "raised_by" and value}
        Requirement(
            project=project, creation_key=keys[row["n"]], state=Requirement.first_state(project),
            raised_by_id=row.get("raised_by"), **facts,
        ).put(by=by, read_version=None)  # fmt: skip
    return len(rows)


def taken_in(rows: list[dict[str, Any]], *, project: Any, key: uuid.UUID) -> bool:
    keys = [uuid.uuid5(key, str(row["n"])) for row in rows[:1]]
    return Requirement.objects.filter(project=project, creation_key__in=keys).exists()


def template() -> bytes:
    """An empty table with its headings, and a second sheet that says what each column may hold."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet, legend = book.active, book.create_sheet(_("Allowed values"))
    sheet.title, sheet.freeze_panes = str(_("Requirements")), "A2"
    legend.append([_("Column"), _("Needed"), _("Allowed values")])
    for place, name in enumerate(COLUMNS, start=1):
        letter = get_column_letter(place)
        cell = sheet.cell(1, place, heading(name))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = 24
        words = [" / ".join(dict.fromkeys(both)) for _code, both in choices_of(name)]
        first = legend.max_row + 1
        for i, word in enumerate(words or [_allowed(name)]):
            legend.append([heading(name) if not i else "", _needed(name) if not i else "", word])
        if words:
            rule = DataValidation("list", f"='{legend.title}'!$C${first}:$C${legend.max_row}", allow_blank=True)
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}1001")
    for letter, width in (("A", 40), ("B", 12), ("C", 60)):
        legend.column_dimensions[letter].width = width
        legend[f"{letter}1"].font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _allowed(name: str) -> str:
    if name == "raised_by":
        return _("Name or mail address of a person of the customer")
    limit = getattr(Requirement._meta.get_field(name), "max_length", None) or LONGEST
    return _("Text, at most %(n)d characters") % {"n": limit}


def _needed(name: str) -> str:
    return _("yes") if name in NEEDED else ""


def export_head() -> list[str]:
    """Headings of the register as it is exported; nothing in it is internal."""
    names = [_label(name) for name in EXPORTED]
    return [_("No."), *(str(name)[:1].upper() + str(name)[1:] for name in names)]


EXPORTED = (*COLUMNS, "response", "reason", "workaround", "state", "confirmed_by", "confirmed_on", "revision")


def export_rows(project: Any) -> Iterator[list[Any]]:
    rows = Requirement.objects.filter(project=project).select_related("raised_by", "confirmed_by").order_by("number")
    for row in rows:
        yield [row.code, *(_shown(row, name) for name in EXPORTED)]


def _shown(row: Requirement, name: str) -> Any:
    display = getattr(row, f"get_{name}_display", None)
    return display() if display else getattr(row, name)
