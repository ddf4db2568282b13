"""SQLite under contention. PostgreSQL queues writers by itself."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.db.utils import OperationalError

from lifecycle.models import User

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="about SQLite"),
]


def in_threads(number: int, work: object) -> list[Exception]:
    faults: list[Exception] = []

    def run() -> None:
        try:
            work()  # type: ignore[operator]
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()
            caches.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_writers_wait_for_each_other_and_none_is_lost() -> None:
    person = User.objects.create_user("lin@example.com", name="林")

    def write() -> None:
        for _ in range(25):
            with transaction.atomic():
                person_now = User.objects.get(pk=person.pk)
                User.objects.filter(pk=person.pk).update(version=person_now.version + 1)

    assert in_threads(8, write) == []
    person.refresh_from_db()
    assert person.version == 1 + 8 * 25


def test_waiting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def write() -> None:
        connection.settings_dict["OPTIONS"] = {**connection.settings_dict["OPTIONS"], "timeout": 0.2}
        started = time.monotonic()
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            User.objects.update(version=9)
        assert 0.15 < time.monotonic() - started < 5

    with transaction.atomic():
        assert in_threads(1, write) == []


def test_the_settings_that_keep_commits() -> None:
    with connection.cursor() as cursor:
        values = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert values == ["wal", 2]


GREENLETS = """
from gevent import monkey; monkey.patch_all()
import gevent, time, django
django.setup()
from django.db import connection, transaction

with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE done (name text)")

def write(name, work):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO done VALUES (%s)", [name])
        time.sleep(work)
    print(name, flush=True)

gevent.joinall([gevent.spawn(write, "renders", 0.5), gevent.spawn(write, "waits", 0)], raise_error=True)
"""


def test_a_request_that_renders_in_its_transaction_does_not_stop_the_others(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/own.sqlite3"}
    started = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", GREENLETS],
        cwd=settings.BASE_DIR,
        env=environment | {"DJANGO_SETTINGS_MODULE": "lifecycle.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout.split() == ["renders", "waits"], ended.stderr
    assert time.monotonic() - started < 15  # SQLite's own waiting would end after 20 seconds, with an error
