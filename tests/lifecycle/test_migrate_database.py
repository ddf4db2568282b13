"""Migrations, walked one by one, lead to the very database that the models describe, with what stands in it from the start."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from lifecycle.append_only import TABLES
from tests.databases import PostgreSQL

READ = """
import json, django
django.setup()
from tests.lifecycle.test_migrate_database import told
print(json.dumps(told(), sort_keys=True))
"""
OURS = ("lifecycle_", "presales_", "delivery_", "aftersales_")
STANDARD = ("lifecycle_playbookitem", "lifecycle_requirementtype", "lifecycle_solutiontemplate")


def told() -> dict[str, Any]:
    """Tables with their columns, constraints and triggers, and how many rows of the standard stand in them."""
    found: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith(OURS):
                continue
            columns = connection.introspection.get_table_description(cursor, table)
            rules = connection.introspection.get_constraints(cursor, table)
            found[table] = {
                "columns": sorted([c.name, str(c.type_code), bool(c.null_ok)] for c in columns),
                "rules": sorted(
                    [
                        sorted(r["columns"] or []),
                        r["primary_key"],
                        r["unique"],
                        list(r["foreign_key"] or []),
                    ]
                    for r in rules.values()
                    if r["columns"]
                ),
                "names": sorted(name for name, r in rules.items() if r["check"] and not name.startswith("__")),
                "rows": 0,
            }
        for table in STANDARD:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table]["rows"] = cursor.fetchone()[0]
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        found["triggers"] = sorted(row[0] for row in cursor.fetchall())
    return found


@pytest.fixture
def walked(tmp_path):
    """A database that `manage.py migrate` made, as `DATABASE_URL` names it."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/walked.sqlite3"
        return
    server, name = PostgreSQL(), "test_throughline_walked"
    server._sql(f'DROP DATABASE IF EXISTS "{name}"')
    server._sql(f'CREATE DATABASE "{name}"')
    yield os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
    server._sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def run(url: str, *command: str) -> str:
    own = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "lifecycle.settings",
        "DEBUG": "true",
        "ENV_FILE": os.devnull,
    }
    done = subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=os.environ | own, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.django_db
def test_both_ways_lead_to_the_same_database(walked):
    import json

    run(walked, "manage.py", "migrate", "--verbosity", "0")
    theirs, ours = json.loads(run(walked, "-c", READ)), json.loads(json.dumps(told()))
    for table in STANDARD:  # an earlier test of this process may have emptied ours
        ours[table]["rows"] = theirs[table]["rows"]
    assert len(theirs["triggers"]) == 2 * len(TABLES)
    assert all(theirs[table]["rows"] for table in STANDARD)
    assert sorted(theirs) == sorted(ours)
    differing = [table for table in ours if ours[table] != theirs[table]]
    assert not differing, {table: (ours[table], theirs[table]) for table in differing[:2]}
