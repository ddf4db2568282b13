"""Triggers by which the database itself refuses to change or delete what is evidence."""

from typing import Any

TABLES = (
    "lifecycle_event", "lifecycle_documentversion", "lifecycle_signedrevision", "lifecycle_signature",
    "lifecycle_completion",
)  # fmt: skip

PG_FUNCTION = """
CREATE OR REPLACE FUNCTION tl_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append-only: % of % is refused', TG_OP, TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql
"""


def _names(table: str) -> list[tuple[str, str]]:
    return [(f"{table}_no_{act.lower()}", act) for act in ("UPDATE", "DELETE")]


def _existing(connection: Any, cursor: Any) -> list[str]:
    """While migrations run, the later tables are not there yet."""
    there = set(connection.introspection.table_names(cursor))
    return [table for table in TABLES if table in there]


def install_triggers(connection: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(PG_FUNCTION)
        for table in _existing(connection, cursor):
            for name, act in _names(table):
                if connection.vendor == "postgresql":
                    cursor.execute(f'DROP TRIGGER IF EXISTS {name} ON "{table}"')
                    cursor.execute(
                        f'CREATE TRIGGER {name} BEFORE {act} ON "{table}" '
                        "FOR EACH ROW EXECUTE FUNCTION tl_append_only()"
                    )
                else:
                    cursor.execute(
                        f'CREATE TRIGGER IF NOT EXISTS {name} BEFORE {act} ON "{table}" '
                        f"BEGIN SELECT RAISE(ABORT, 'append-only: {act} of {table} is refused'); END"
                    )


def drop_triggers(connection: Any) -> None:
    """For the test runner, which empties tables between tests, and for reversing the migration."""
    with connection.cursor() as cursor:
        for table in _existing(connection, cursor):
            for name, _act in _names(table):
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def migrate_forwards(apps: Any, schema_editor: Any) -> None:
    install_triggers(schema_editor.connection)


def migrate_backwards(apps: Any, schema_editor: Any) -> None:
    drop_triggers(schema_editor.connection)
