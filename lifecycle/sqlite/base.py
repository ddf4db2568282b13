"""Django's SQLite backend, but waiting for the write lock lets other requests run.

SQLite waits inside a C call. Under gevent that stops every request of the process, also the one that holds the lock
and only waits for its PDF: nobody gets on until the wait times out. BEGIN IMMEDIATE is where writers queue, so it is
tried again and again with a sleep that gevent can see.
"""

import random
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

LONGEST_PAUSE = 0.025


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self) -> None:
        patience = self.settings_dict["OPTIONS"].get("timeout", 5)
        deadline = time.monotonic() + patience
        pause = 0.001
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    return super()._start_transaction_under_autocommit()  # type: ignore[misc]
                except OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > deadline:
                        raise
                time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  (spreads waiters, hides nothing)
                pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
