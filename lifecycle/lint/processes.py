"""What the list of business processes gives away: numbers that jump or stand twice, and nothing marked as key."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.lint import Finding
from lifecycle.models.processes import BusinessProcess


def findings(project: Any) -> list[Finding]:
    rows = list(BusinessProcess.of(project))
    for row in rows:
        row.project = project
    return [*_order(rows), *_key(rows)]


def _order(rows: list[BusinessProcess]) -> Iterator[Finding]:
    numbers = [row.sequence for row in rows]
    for n in sorted({n for n in numbers if numbers.count(n) > 1}):
        row = rows[numbers.index(n)]
        yield Finding("order", _("Two processes have the number %(n)d.") % {"n": n}, _edit(row))
    for at, row in enumerate(rows):
        before = numbers[at - 1] if at else 0
        if row.sequence > before + 1:
            text = _("Before %(n)d “%(name)s” a process is missing: the numbers jump.")
            yield Finding("order", text % {"n": row.sequence, "name": row}, _edit(row))


def _key(rows: list[BusinessProcess]) -> Iterator[Finding]:
    if rows and not any(row.is_key for row in rows):
        text = _("No process is marked as key. Ask where the customer's work stands still when it fails.")
        yield Finding("key", text, _edit(rows[0]))


def _edit(row: BusinessProcess) -> str:
    here = row.get_absolute_url()
    return f"{here}edit/#id_sequence" if row.is_editable else here
