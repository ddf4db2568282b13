"""Rows by the ten thousand: what `bulk_create` does, without asking every field about every value.

Values must be what the columns hold. A moment that `bulk_create` would set to now stays what it was set to.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.db import connection, models
from django.utils import timezone

VALUES_AT_ONCE = 30_000  # SQLite takes 32,766 in one statement
# What both databases' drivers take as it is, and what PostgreSQL's takes besides.
PLAIN = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.ForeignKey)
PLAIN_IN_POSTGRESQL = (models.DateField, models.UUIDField)


def insert(objects: Iterable[Any]) -> list[Any]:
    """Insert rows of one table; they know their keys afterwards."""
    rows = list(objects)
    if not rows:
        return rows
    meta = type(rows[0])._meta
    fields = [field for field in meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    lines = list(zip(*_columns(rows, fields), strict=True))
    quote = connection.ops.quote_name
    into = f"INSERT INTO {quote(meta.db_table)} ({', '.join(quote(field.column) for field in fields)}) VALUES "  # noqa: S608 - names of ours
    line = f"({', '.join(['%s'] * len(fields))})"
    end = f" RETURNING {quote(meta.pk.column)}"
    step = max(1, VALUES_AT_ONCE // len(fields))
    with connection.cursor() as cursor:
        for first in range(0, len(rows), step):
            part = lines[first : first + step]
            cursor.execute(into + ", ".join([line] * len(part)) + end, [value for row in part for value in row])
            for row, (key,) in zip(rows[first : first + step], cursor.fetchall(), strict=True):
                row.pk = key
                row._state.adding, row._state.db = False, connection.alias
    return rows


def amend(objects: Iterable[Any], names: Iterable[str]) -> None:
    """Write these fields of rows that are there."""
    rows = list(objects)
    if not rows:
        return
    meta = type(rows[0])._meta
    fields = [meta.get_field(name) for name in names]
    columns = [*_columns(rows, fields), [row.pk for row in rows]]
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(meta.db_table)} SET {changes} WHERE {quote(meta.pk.column)} = %s",  # noqa: S608
            list(zip(*columns, strict=True)),
        )


def _columns(rows: list[Any], fields: list[Any]) -> list[Any]:
    now = timezone.now()
    for field in fields:
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            for row in rows:
                if getattr(row, field.attname) is None:
                    setattr(row, field.attname, now)
    read = attrgetter(*(field.attname for field in fields)) if len(fields) > 1 else None
    values = [read(row) if read else (getattr(row, fields[0].attname),) for row in rows]
    return [
        column if _is_plain(field) else [field.get_db_prep_save(value, connection) for value in column]
        for field, column in zip(fields, zip(*values, strict=True), strict=True)
    ]


def _is_plain(field: Any) -> bool:
    kinds = (*PLAIN, *PLAIN_IN_POSTGRESQL) if connection.vendor == "postgresql" else PLAIN
    # A subclass of ours may write something else than it reads.
    return isinstance(field, kinds) and type(field).__module__.startswith("django.")
