"""The migrated database that every test process begins with: made once for a state of the migrations, then copied.

Migrating takes longer than most test files. SQLite copies a file in var/; PostgreSQL copies a database on its server.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.test.utils import override_settings

KEPT = settings.BASE_DIR / "var" / "test-databases"
LASTING = ("django_content_type", "auth_permission")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


def begin(*, anew: bool = False) -> "SQLite | PostgreSQL":
    """Lead the default connection to a fresh copy, which is gone after `end()`."""
    engine = SQLite() if connection.vendor == "sqlite" else PostgreSQL()
    with _alone():
        if anew or not engine.kept():
            engine.make()
        engine.copy()
    return engine


def state() -> str:
    """What the rows and tables of a new database follow from."""
    own = [config for config in apps.get_app_configs() if Path(config.path).is_relative_to(settings.BASE_DIR)]
    files = [file for config in own for file in Path(config.path).glob("migrations/*.py")]
    files += [file for config in own for file in Path(config.path).glob("data/**/*") if file.is_file()]
    files += [settings.BASE_DIR / "lifecycle" / name for name in ("standard.py", "append_only.py")]
    files += [
        settings.BASE_DIR / "lifecycle" / "models" / f"{name}.py"
        for name in ("solution_templates", "requirement_types")
    ]
    files.append(settings.BASE_DIR / "requirements.lock")
    told = hashlib.sha256(f"{django.VERSION} {sorted(model._meta.label for model in apps.get_models())}".encode())
    for file in sorted(files):
        told.update(str(file.relative_to(settings.BASE_DIR)).encode() + file.read_bytes())
    return told.hexdigest()[:16]


def empty() -> None:
    """Delete what a test committed, under a lock that waits for requests still on their way.

    Few tables have rows; emptying all of them, as Django does, takes longer than many a test: PostgreSQL makes a new
    file for each table and index. Names of models and permissions follow from the code and stay.
    """
    names = [name for name in connection.introspection.django_table_names(only_existing=True) if name not in LASTING]
    quoted = {name: connection.ops.quote_name(name) for name in names}
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"LOCK TABLE {', '.join(quoted.values())} IN ACCESS EXCLUSIVE MODE")
            cursor.execute("SET LOCAL session_replication_role = replica")  # triggers and foreign keys look away
        filled = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {quoted[name]})" for name in names)
        cursor.execute(" UNION ALL ".join(filled))
        for (name,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {quoted[name]}")


@contextmanager
def _alone() -> Iterator[None]:
    """One process makes it, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _use(name: Any) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(name)


class NoMigrations(dict[str, None]):
    """For MIGRATION_MODULES: no app has migrations, so that tables are made from the models as they are."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def _migrate() -> None:
    """Tables from the models, then what our migrations put into them: the same in a twentieth of the time.

    Walking the migrations one by one renders some two hundred models at each step. That both ways lead to the same
    database is asked by tests/lifecycle/test_migrate_database.py.
    """
    with override_settings(MIGRATION_MODULES=NoMigrations()):
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        for operation in migration.operations:
            if isinstance(operation, RunPython) and Path(settings.BASE_DIR, migration.app_label).is_dir():
                with connection.schema_editor() as editor:
                    operation.code(apps, editor)
    call_command("migrate", verbosity=0, interactive=False, fake=True)
    call_command("createcachetable")
    connection.close()


class SQLite:
    def __init__(self) -> None:
        self.template = KEPT / f"{state()}.sqlite3"
        self.name = Path(settings.DATABASES["default"]["TEST"]["NAME"])

    def kept(self) -> bool:
        return self.template.exists()

    def make(self) -> None:
        for old in KEPT.glob("*.sqlite3*"):
            old.unlink()
        _use(self.name)
        _migrate()  # closing the last connection folds the log into the file
        fresh = self.template.with_suffix(".new")
        shutil.copyfile(self.name, fresh)
        fresh.replace(self.template)
        self.end()

    def copy(self) -> None:
        shutil.copyfile(self.template, self.name)
        _use(self.name)

    def end(self) -> None:
        connection.close()
        for end in ("", "-wal", "-shm"):
            Path(f"{self.name}{end}").unlink(missing_ok=True)


class PostgreSQL:
    PREFIX = "test_throughline_"

    def __init__(self) -> None:
        self.template = f"{self.PREFIX}{state()}"
        self.name = f"{self.PREFIX}{WORKER}_{os.getpid()}"

    def kept(self) -> bool:
        return bool(self._sql("SELECT 1 FROM pg_database WHERE datname = %s", self.template))

    def make(self) -> None:
        self._sql(f'DROP DATABASE IF EXISTS "{self.template}"')
        fresh = f"{self.template}_new"
        self._sql(f'DROP DATABASE IF EXISTS "{fresh}"')
        self._sql(f'CREATE DATABASE "{fresh}"')
        _use(fresh)
        _migrate()
        self._sql(f'ALTER DATABASE "{fresh}" RENAME TO "{self.template}"')

    def copy(self) -> None:
        self._sql(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        _use(self.name)

    def end(self) -> None:
        connection.close()
        self._sql(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _sql(self, statement: str, *values: str) -> list[Any]:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if values else []
